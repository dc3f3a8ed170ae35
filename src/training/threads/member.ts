/** The program of one thread of the team: it carries out orders, together with the others, on the shared memory. */
import { modelConfig } from '../../config.ts';
import { modelSpecs } from '../../model/seq2seq.ts';
import type { Kernels } from '../../tensor/kernels.ts';
import { sentenceAt } from '../data/sentences.ts';
import { learningRateAt } from '../update/learning-rate.ts';
import type { ModelMemory } from '../update/model-memory.ts';
import { Replica } from '../update/replica.ts';
import { joinTeam, type Team } from '../update/team.ts';
import { validate } from '../validation/validation.ts';
import type { Answer, Order, StepReport, TeamSetup, UpdatesAnswer, UpdatesOrder } from './orders.ts';
import { bufferOf, enter } from './workplace.ts';

/** What the thread of rank 0 decides before each update, for all. */
const VERDICTS = { go: 0, done: 1, stopped: 2, time: 3 } as const;
const END_OF = [null, 'done', 'stopped', 'time'] as const;

export class Member {
  readonly kernels: Kernels;
  private readonly setup: TeamSetup;
  private readonly memory: ModelMemory;
  private readonly team: Team;
  private readonly replica: Replica;

  constructor(setup: TeamSetup, rank: number) {
    const { config, sizes, workers, workplace } = setup;
    const { kernels, memory } = enter(setup, rank);
    const { seed, labelSmoothing, beta2, clipNorm, weightAverage } = config;
    this.setup = setup;
    this.kernels = kernels;
    this.memory = memory;
    this.team = joinTeam(memory.barrier, rank, workers);
    this.replica = new Replica({
      config: modelConfig(config),
      specs: modelSpecs(modelConfig(config), sizes),
      memory,
      buffer: bufferOf(workplace),
      kernels,
      team: this.team,
      rules: { seed, labelSmoothing, beta2, clipNorm, weightAverage },
    });
  }

  /** Carries out an order; the thread of rank 0 reports each update. */
  run(order: Order, report: (report: StepReport) => void): Answer {
    if (order.type === 'updates') return this.runUpdates(order, report);
    const { replica, team, memory } = this;
    if (order.type === 'validation') return validate({ replica, team, memory }, order);
    replica.pack();
    return { type: 'pack' };
  }

  private runUpdates(order: UpdatesOrder, report: (report: StepReport) => void): UpdatesAnswer {
    const { replica, team, memory } = this;
    const startMs = performance.now();
    const isFirst = team.rank === 0;
    for (let batch = order.from; ; batch++) {
      const updates = batch - order.from;
      const step = order.step + updates;
      if (isFirst) this.decide(order, batch, (performance.now() - startMs) / 1000);
      team.barrier();
      const end = END_OF[Atomics.load(memory.stop, 1)];
      if (end != null) return { type: 'updates', end, updates };
      const learningRate = memory.learningRate[0]!;
      const { loss, targetTokens, gradientNorm, finite } = replica.update(
        order.pairs,
        sentenceAt(order.batches, batch),
        step,
        learningRate,
      );
      if (!finite) return { type: 'updates', end: 'diverged', updates };
      if (isFirst) report({ step: step + 1, loss, targetTokens, gradientNorm, learningRate });
    }
  }

  /** Whether there is another update, and its learning rate. The others read it after the barrier. */
  private decide(order: UpdatesOrder, batch: number, seconds: number): void {
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
