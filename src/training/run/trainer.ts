/**
 * The training loop, on the thread that computes nothing: epochs of updates, validations, checkpoints, and when to end.
 * The team does the work; weights are read and saved only while it waits for its next order.
 */
import type { Config } from '../../config.ts';
import type { EpochData, TrainingText } from '../data/training-text.ts';
import type { EpochRecord, OnTrainingEvent, TrainingEvent } from '../events.ts';
import type { Crew } from '../threads/crew.ts';
import type { StepReport, UpdatesAnswer } from '../threads/orders.ts';
import { adamSettings } from '../update/adam.ts';
import type { ModelMemory } from '../update/model-memory.ts';
import type { DevResult, DevSet } from '../validation/dev-set.ts';
import { HealthWatch } from '../validation/health.ts';
import { updateRatio } from '../validation/update-ratio.ts';
import { RunClock } from './run-clock.ts';
import { judge, nextEpoch, type RunState, takeMeans } from './run-state.ts';
import { divergence, type Saver } from './saver.ts';

export type EndReason = Extract<TrainingEvent, { type: 'end' }>['reason'];

export interface TrainerParts {
  readonly config: Config;
  readonly crew: Crew;
  readonly memory: ModelMemory;
  readonly text: TrainingText;
  readonly dev: DevSet;
  readonly state: RunState;
  readonly history: EpochRecord[];
  readonly saver: Saver;
  readonly onEvent: OnTrainingEvent;
  readonly signal: AbortSignal;
}

/** With a time budget: a validation every tenth of it within long epochs, at most every fiftieth in short ones. */
const RAREST_VALIDATION = 0.1;
const DENSEST_VALIDATION = 0.02;
/** And so many times as long as one takes between two of them. */
const VALIDATION_COST = 8;

export class Trainer {
  private readonly parts: TrainerParts;
  private readonly clock: RunClock;
  private readonly health = new HealthWatch();
  /** Gradient norms and the last learning rate since the last validation. */
  private norms: number[] = [];
  private learningRate = 0;
  /** What the last validation took. */
  private validationSeconds = 0;

  constructor(parts: TrainerParts) {
    this.parts = parts;
    const { state } = parts;
    this.clock = new RunClock(state.seconds, this.shareDone(state.stepInEpoch === 0 ? 0 : 0.5));
  }

  /**
   * Trains until the run is over or a stop is asked for.
   *
   * @throws NmtError E_DIVERGED when a loss or gradient is no number, E_WORKER when a thread dies, E_FILE when a
   *   checkpoint cannot be written
   */
  async run(): Promise<EndReason> {
    await this.parts.crew.run({ type: 'pack' });
    for (;;) {
      const reason = this.reasonToEnd() ?? (await this.advance());
      if (reason !== null) return reason;
    }
  }

  /** Updates until something is due: the end of the epoch, a validation, a save. Then does that. */
  private async advance(): Promise<EndReason | null> {
    const { state, text, config, signal } = this.parts;
    if (signal.aborted) return this.interrupted();
    const data = await text.epoch(state.epoch);
    const end = await this.update(data);
    if (end === 'stopped') return this.interrupted();
    const isEpochOver = state.stepInEpoch === data.batches.starts.length - 1;
    if (isEpochOver ? this.isValidationDue(DENSEST_VALIDATION) : end === 'time') {
      if (!(await this.validate(isEpochOver))) return this.interrupted();
    } else if (isEpochOver) nextEpoch(state);
    const isSaveDue = config.saveEvery !== null && state.step % config.saveEvery === 0;
    if (isEpochOver || end === 'time' || isSaveDue) await this.save('last');
    return null;
  }

  private reasonToEnd(): EndReason | null {
    const { config, state } = this.parts;
    if (config.minutes !== null) {
      if (state.seconds >= 60 * config.minutes) return 'minutes';
    } else if (state.epoch >= config.epochs) return 'epochs';
    return config.patience !== null && state.epochsSinceBest >= config.patience ? 'patience' : null;
  }

  /** Gives the team its next order, and sums up what it reports. */
  private async update({ pairs, batches }: EpochData): Promise<UpdatesAnswer['end']> {
    const { state, config, crew, text } = this.parts;
    const count = batches.starts.length - 1;
    const { stepInEpoch, step, epoch, plateauFactor } = state;
    const untilSave = config.saveEvery === null ? count : config.saveEvery - (step % config.saveEvery);
    const order = {
      type: 'updates',
      pairs,
      batches,
      from: stepInEpoch,
      to: Math.min(count, stepInEpoch + untilSave),
      step,
      epoch,
      plateauFactor,
      seconds: state.seconds,
      secondsLimit: this.secondsUntilValidation(),
    } as const;
    this.clock.skip();
    const working = crew.run(order, (report) => this.hear(report, count));
    if (config.bpeDropout > 0 && order.to === count) void text.epoch(epoch + 1);
    const [answer] = (await working) as UpdatesAnswer[];
    state.seconds = this.clock.seconds;
    if (answer!.end === 'diverged') throw divergence(config, state.step + 1, this.parts.saver);
    return answer!.end;
  }

  private hear(report: StepReport, stepsPerEpoch: number): void {
    const { state, onEvent } = this.parts;
    const { loss, targetTokens, gradientNorm, learningRate } = report;
    state.step = report.step;
    state.stepInEpoch++;
    state.targetTokens += targetTokens;
    state.sumLoss += loss * targetTokens;
    state.sumTokens += targetTokens;
    state.sumNorm += gradientNorm;
    state.sumUpdates++;
    state.seconds = this.clock.seconds;
    this.norms.push(gradientNorm);
    this.learningRate = learningRate;
    const share = this.shareDone(state.stepInEpoch / stepsPerEpoch);
    onEvent({
      type: 'step',
      epoch: state.epoch + 1,
      epochs: this.epochsExpected(state.stepInEpoch / stepsPerEpoch, share),
      step: state.step,
      stepInEpoch: state.stepInEpoch,
      stepsPerEpoch,
      loss,
      learningRate,
      gradientNorm,
      tokensPerSecond: this.clock.count(targetTokens),
      secondsLeft: this.secondsLeft(share),
    });
  }

  private secondsLeft(share: number): number {
    const { config, state } = this.parts;
    if (config.minutes === null) return this.clock.secondsLeft(share);
    return Math.max(0, 60 * config.minutes - state.seconds);
  }

  /** Share of the run that is over, with so much of the epoch under way. */
  private shareDone(epochShare: number): number {
    const { config, state } = this.parts;
    if (config.minutes !== null) return state.seconds / (60 * config.minutes);
    return (state.epoch + epochShare) / config.epochs;
  }

  private epochsExpected(epochShare: number, share: number): number {
    const { config, state } = this.parts;
    return config.minutes === null ? config.epochs : Math.ceil((state.epoch + epochShare) / Math.max(share, 1e-9));
  }

  /** Validates, records, and saves the model if it is the best; false when it was stopped in the midst. */
  private async validate(isEpochOver: boolean): Promise<boolean> {
    const { state, config, crew, dev, history, saver, onEvent } = this.parts;
    onEvent({ type: 'validating', epoch: state.epoch + 1 });
    const before = this.clock.seconds;
    const result = dev.summarise(await crew.run(dev.order));
    if (result === null) return false;
    const best = judge(state, config, result);
    state.seconds = this.clock.seconds;
    this.validationSeconds = state.seconds - before;
    const record: EpochRecord = {
      epoch: state.epoch + 1,
      step: state.step,
      ...takeMeans(state),
      devLoss: result.loss,
      devPerplexity: result.perplexity,
      devBleu: result.bleu,
      learningRate: this.learningRate,
      updateRatio: this.lastUpdateRatio(),
      gateSaturation: Object.fromEntries(result.gates.map(({ gate, saturated }) => [gate, saturated])),
      seconds: state.seconds - state.validatedSeconds,
      weightHash: saver.weightHash(),
      best,
      samples: result.samples,
    };
    state.validatedSeconds = state.seconds;
    history.push(record);
    if (isEpochOver) nextEpoch(state);
    if (best) await this.save('best');
    onEvent({ type: 'epoch', record });
    this.examine(result);
    return true;
  }

  private lastUpdateRatio(): number {
    const { config, state, memory } = this.parts;
    const done = { step: state.step - 1, learningRate: this.learningRate, gradientScale: 1 };
    return updateRatio(memory, adamSettings({ ...config, ...done }));
  }

  private examine(dev: DevResult): void {
    const { config, history, onEvent } = this.parts;
    const facts = { history, dev, norms: this.norms, clipNorm: config.clipNorm };
    for (const message of this.health.examine(facts)) onEvent({ type: 'health', message });
    this.norms = [];
  }

  /** At the end of an epoch; without a time budget always. */
  private isValidationDue(share: number): boolean {
    const { config, state } = this.parts;
    if (config.minutes === null || state.seconds >= 60 * config.minutes) return true;
    return state.seconds - state.validatedSeconds >= this.validationGap(share * 60 * config.minutes);
  }

  /** With a time budget: until it is used up, or until the dev set should be looked at again. */
  private secondsUntilValidation(): number | null {
    const { config, state } = this.parts;
    if (config.minutes === null) return null;
    const budget = 60 * config.minutes;
    const next = state.validatedSeconds + this.validationGap(RAREST_VALIDATION * budget);
    return Math.max(0, Math.min(budget, next) - state.seconds);
  }

  private validationGap(seconds: number): number {
    return Math.max(seconds, VALIDATION_COST * this.validationSeconds);
  }

  private async save(kind: 'best' | 'last'): Promise<void> {
    const { state, history, saver } = this.parts;
    state.seconds = this.clock.seconds;
    await (kind === 'best' ? saver.saveBest(state, history) : saver.saveLast(state, history));
  }

  private async interrupted(): Promise<EndReason> {
    await this.save('last');
    return 'interrupted';
  }
}
