/** Who trains: threads where there is a built program for them to run, else the calling thread. */
import type { ClusterPlace } from '../cluster/cluster-place.ts';
import type { Config } from '../config.ts';
import { threadProgram } from '../installation.ts';
import { ThreadPool, threadCount } from '../runtime/thread-pool.ts';
import type { OnTrainingEvent } from './events.ts';
import type { Result, StepReport, Task, TrainingSetup } from './messages.ts';
import { type TrainingPool, trainOnThisThread } from './worker.ts';

const PROGRAM = threadProgram('training/worker-program.js');

/** The coordinating thread computes nothing where others do, so that it always hears the keyboard and can draw. */
export function startPool(setup: TrainingSetup, program = PROGRAM): TrainingPool {
  if (program === null) return trainOnThisThread(setup);
  const closed = { problem: 'training was ended in the midst of a task' };
  const { workers: size } = setup.memory;
  return new ThreadPool<TrainingSetup, Task, Result, StepReport>({ program, setup, size, name: 'training', closed });
}

/** Threads beyond the shards of a batch would have nothing to do. */
export function chooseThreads(
  { threads }: Config,
  shards: number,
  place: ClusterPlace | null,
  onEvent: OnTrainingEvent,
): number {
  if (PROGRAM === null) return 1;
  if (threads !== null && threads > shards) {
    const share = place === null ? 'a batch is cut into' : 'of a batch this process has';
    const message = `${shards} of ${threads} threads work: ${share} ${shards} shards (--shards)`;
    onEvent({ type: 'notice', severity: 'note', message });
  }
  return Math.min(threadCount(threads, place?.local), shards);
}
