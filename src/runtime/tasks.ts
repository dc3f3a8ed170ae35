/** Work that is asked for and comes back, wherever it is done: on this thread, or on others (thread-pool.ts). */
import type { ErrorFacts } from '../errors.ts';
import { nextTurn } from '../turns.ts';

/** Whoever carries out tasks: all workers the same one, each its part of it. */
export interface TaskRunner<Task, Result, Report> {
  /** Every worker's result, by rank. One worker may report on the way. */
  run(task: Task, onReport?: (report: Report) => void): Promise<Result[]>;
  close(): Promise<void>;
}

/** What one worker does with a task. */
export type Work<Task, Result, Report> = (task: Task, report: (report: Report) => void) => Result;

/** The same, perhaps with pauses. */
type WorkInTurns<Task, Result, Report> = (...given: Parameters<Work<Task, Result, Report>>) => Result | Promise<Result>;

/** What a worker thread starts with. */
export interface WorkerStart<Setup> {
  readonly setup: Setup;
  readonly rank: number;
}

/** What a worker thread says. An expected error travels as its facts: errors lose their class between threads. */
export type FromWorker<Result, Report> =
  | { readonly type: 'report'; readonly report: Report }
  | { readonly type: 'result'; readonly result: Result }
  | { readonly type: 'failed'; readonly facts: ErrorFacts };

/** One worker, on the calling thread: it begins each task when the event loop has had a turn. */
export function onThisThread<Task, Result, Report>(
  work: WorkInTurns<Task, Result, Report>,
): TaskRunner<Task, Result, Report> {
  return {
    async run(task, onReport = () => {}) {
      await nextTurn();
      return [await work(task, onReport)];
    },
    close: async () => {},
  };
}
