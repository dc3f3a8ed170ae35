/** One worker of a training group: it carries out tasks, together with the others, on the shared memory. */
import { modelConfig } from '../config.ts';
import { modelSpecs } from '../model/seq2seq.ts';
import { type OpenMemory, openMemory } from '../runtime/model-memory.ts';
import { onThisThread, type TaskRunner } from '../runtime/tasks.ts';
import { joinGroup, type ThreadGroup } from '../runtime/thread-group.ts';
import type { Result, StepReport, Task, TrainingSetup, UpdatesResult, UpdatesTask } from './messages.ts';
import { rowAt, rowCount } from './ragged.ts';
import { learningRateAt } from './schedule.ts';
import { TrainingStep } from './training-step.ts';
import { validate } from './validate.ts';

export type TrainingPool = TaskRunner<Task, Result, StepReport>;

/** A group of one, on the calling thread. */
export function trainOnThisThread(setup: TrainingSetup): TrainingPool {
  const worker = new TrainingWorker(setup, 0);
  return onThisThread((task, report) => worker.run(task, report));
}

/** What the worker of rank 0 decides before each update, for all. */
const VERDICTS = { go: 0, done: 1, stopped: 2, time: 3 } as const;
const END_OF = [null, 'done', 'stopped', 'time'] as const;

export class TrainingWorker {
  private readonly setup: TrainingSetup;
  private readonly open: OpenMemory;
  private readonly group: ThreadGroup;
  private readonly trainingStep: TrainingStep;

  constructor(setup: TrainingSetup, rank: number) {
    const { config: all, sizes, memory: shared } = setup;
    const config = modelConfig(all);
    const specs = modelSpecs(config, sizes);
    this.setup = setup;
    this.open = openMemory(specs, shared, rank);
    this.group = joinGroup(this.open.memory.barrier, rank, shared.workers);
    this.trainingStep = new TrainingStep({ ...this.open, config, specs, group: this.group, rules: all });
  }

  /** Carries out a task; the thread of rank 0 reports each update. */
  run(task: Task, report: (report: StepReport) => void): Result {
    if (task.type === 'updates') return this.runUpdates(task, report);
    const { trainingStep, group } = this;
    const { memory, kernels } = this.open;
    if (task.type === 'validation') return validate({ trainingStep, group, memory }, task);
    trainingStep.pack();
    return { type: 'pack', kernels: kernels.name };
  }

  private runUpdates(task: UpdatesTask, report: (report: StepReport) => void): UpdatesResult {
    const { trainingStep, group } = this;
    const { memory } = this.open;
    const startMs = performance.now();
    const isFirst = group.rank === 0;
    for (let batch = task.from; ; batch++) {
      const updates = batch - task.from;
      const step = task.step + updates;
      if (isFirst) this.decide(task, batch, (performance.now() - startMs) / 1000);
      group.barrier();
      const end = END_OF[Atomics.load(memory.stop, 1)];
      if (end != null) return { type: 'updates', end, updates };
      const learningRate = memory.learningRate[0]!;
      const { loss, targetTokens, gradientNorm, finite } = trainingStep.update(
        task.pairs,
        rowAt(task.batches, batch),
        step,
        learningRate,
      );
      if (!finite) return { type: 'updates', end: 'diverged', updates };
      if (isFirst) report({ step: step + 1, loss, targetTokens, gradientNorm, learningRate });
    }
  }

  /** Whether there is another update, and its learning rate. The others read it after the barrier. */
  private decide(task: UpdatesTask, batch: number, seconds: number): void {
    const { config } = this.setup;
    const { memory } = this.open;
    let verdict: number = VERDICTS.go;
    if (task.secondsLimit !== null && seconds >= task.secondsLimit) verdict = VERDICTS.time;
    if (Atomics.load(memory.stop, 0) !== 0) verdict = VERDICTS.stopped;
    if (batch === task.to) verdict = VERDICTS.done;
    Atomics.store(memory.stop, 1, verdict);
    const { epoch, plateauFactor } = task;
    const share =
      config.minutes === null
        ? (epoch + batch / rowCount(task.batches)) / config.epochs
        : (task.seconds + seconds) / (60 * config.minutes);
    const step = task.step + batch - task.from;
    memory.learningRate[0] = learningRateAt(config, { step, share, plateauFactor });
  }
}
