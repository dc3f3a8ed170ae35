/** The program of one thread of the group: it carries out orders, together with the others, on the shared memory. */
import { modelConfig } from '../config.ts';
import { modelSpecs } from '../model/seq2seq.ts';
import type { ModelMemory } from '../runtime/model-memory.ts';
import { joinGroup, type ThreadGroup } from '../runtime/thread-group.ts';
import type { Kernels } from '../tensor/kernels.ts';
import type { Result, StepReport, Task, TrainingSetup, UpdatesResult, UpdatesTask } from './messages.ts';
import { rowAt } from './ragged.ts';
import { learningRateAt } from './schedule.ts';
import { TrainingStep } from './training-step.ts';
import { validate } from './validate.ts';
import { bufferOf, enter } from './workplace.ts';

/** What the thread of rank 0 decides before each update, for all. */
const VERDICTS = { go: 0, done: 1, stopped: 2, time: 3 } as const;
const END_OF = [null, 'done', 'stopped', 'time'] as const;

export class TrainingWorker {
  readonly kernels: Kernels;
  private readonly setup: TrainingSetup;
  private readonly memory: ModelMemory;
  private readonly group: ThreadGroup;
  private readonly trainingStep: TrainingStep;

  constructor(setup: TrainingSetup, rank: number) {
    const { config, sizes, workers, workplace } = setup;
    const { kernels, memory } = enter(setup, rank);
    const { seed, labelSmoothing, beta2, clipNorm, weightAverage } = config;
    this.setup = setup;
    this.kernels = kernels;
    this.memory = memory;
    this.group = joinGroup(memory.barrier, rank, workers);
    this.trainingStep = new TrainingStep({
      config: modelConfig(config),
      specs: modelSpecs(modelConfig(config), sizes),
      memory,
      buffer: bufferOf(workplace),
      kernels,
      group: this.group,
      rules: { seed, labelSmoothing, beta2, clipNorm, weightAverage },
    });
  }

  /** Carries out an order; the thread of rank 0 reports each update. */
  run(order: Task, report: (report: StepReport) => void): Result {
    if (order.type === 'updates') return this.runUpdates(order, report);
    const { trainingStep, group, memory } = this;
    if (order.type === 'validation') return validate({ trainingStep, group, memory }, order);
    trainingStep.pack();
    return { type: 'pack' };
  }

  private runUpdates(order: UpdatesTask, report: (report: StepReport) => void): UpdatesResult {
    const { trainingStep, group, memory } = this;
    const startMs = performance.now();
    const isFirst = group.rank === 0;
    for (let batch = order.from; ; batch++) {
      const updates = batch - order.from;
      const step = order.step + updates;
      if (isFirst) this.decide(order, batch, (performance.now() - startMs) / 1000);
      group.barrier();
      const end = END_OF[Atomics.load(memory.stop, 1)];
      if (end != null) return { type: 'updates', end, updates };
      const learningRate = memory.learningRate[0]!;
      const { loss, targetTokens, gradientNorm, finite } = trainingStep.update(
        order.pairs,
        rowAt(order.batches, batch),
        step,
        learningRate,
      );
      if (!finite) return { type: 'updates', end: 'diverged', updates };
      if (isFirst) report({ step: step + 1, loss, targetTokens, gradientNorm, learningRate });
    }
  }

  /** Whether there is another update, and its learning rate. The others read it after the barrier. */
  private decide(order: UpdatesTask, batch: number, seconds: number): void {
    const { config } = this.setup;
    const { memory } = this;
    let verdict: number = VERDICTS.go;
    if (order.secondsLimit !== null && seconds >= order.secondsLimit) verdict = VERDICTS.time;
    if (Atomics.load(memory.stop, 0) !== 0) verdict = VERDICTS.stopped;
    if (batch === order.to) verdict = VERDICTS.done;
    Atomics.store(memory.stop, 1, verdict);
    const { epoch, plateauFactor } = order;
    const share =
      config.minutes === null
        ? (epoch + batch / (order.batches.starts.length - 1)) / config.epochs
        : (order.seconds + seconds) / (60 * config.minutes);
    const step = order.step + batch - order.from;
    memory.learningRate[0] = learningRateAt(config, { step, share, plateauFactor });
  }
}
