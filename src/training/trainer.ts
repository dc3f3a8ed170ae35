/**
 * The training loop, on the thread that computes nothing: epochs of updates, validations, checkpoints, and when to end.
 * The group does the work; weights are read and saved only while it waits for its next task.
 */
import { counted } from '../amounts.ts';
import type { TrainingData } from './data.ts';
import type { EpochData, Epochs } from './epochs.ts';
import type { PackResult, StepReport, UpdatesResult } from './messages.ts';
import {
  countUpdate,
  type EndReason,
  epochsExpected,
  nextEpoch,
  owesValidation,
  reasonToEnd,
  shareDone,
} from './progress.ts';
import { rowCount } from './ragged.ts';
import { RunClock } from './run-clock.ts';
import { divergence } from './saver.ts';
import type { StopSignal } from './stop-signal.ts';
import { type ValidationParts, Validations } from './validations.ts';

interface TrainerParts extends ValidationParts {
  readonly data: Pick<TrainingData, 'counts'>;
  readonly epochs: Epochs;
  readonly signal: StopSignal;
}

export class Trainer {
  private readonly parts: TrainerParts;
  private readonly clock: RunClock;
  private readonly validations: Validations;

  constructor(parts: TrainerParts) {
    const { config, state } = parts;
    this.parts = parts;
    this.clock = new RunClock(state.seconds, shareDone(config, state, state.stepInEpoch === 0 ? 0 : 0.5));
    this.validations = new Validations(parts, this.clock);
  }

  /**
   * Trains until the run is over or a stop is asked for.
   *
   * @throws NmtError E_DIVERGED when a loss or gradient is no number, E_WORKER when a thread dies, E_FILE when a
   *   checkpoint cannot be written
   */
  async run(): Promise<EndReason> {
    const { config, state, model, signal } = this.parts;
    const { memory } = model;
    const begunAt = state.step;
    const askToStop = () => Atomics.store(memory.stop, 0, 1);
    signal.addEventListener('abort', askToStop);
    try {
      await this.start();
      for (;;) {
        if (owesValidation(config, state) && !(await this.makeUp())) return await this.interrupted();
        const reason = reasonToEnd(config, state) ?? (await this.advance());
        if (reason === 'minutes' && state.step > begunAt) await this.tellShort();
        if (reason !== null) return reason;
      }
    } finally {
      signal.removeEventListener('abort', askToStop);
    }
  }

  /** Has the weights packed, and tells what is going to be trained, and by what. */
  private async start(): Promise<void> {
    const { data, config, model, pool, epochs, state, onEvent } = this.parts;
    const [packed] = (await pool.run({ type: 'pack' })) as PackResult[];
    const { batches } = await epochs.epoch(state.epoch);
    onEvent({
      type: 'start',
      ...data.counts,
      ...model.counts,
      kernels: packed!.kernels,
      stepsPerEpoch: rowCount(batches),
      resumedStep: state.step,
    });
    const reason = state.step > 0 ? reasonToEnd(config, state) : null;
    if (reason === null || owesValidation(config, state)) return;
    const message = `nothing is left to train: --${reason} ${config[reason]} is used up; a greater one goes on`;
    onEvent({ type: 'notice', severity: 'warning', message });
  }

  /** The last validation, where a run was stopped in it, or its time was over while it saved; false when stopped. */
  private async makeUp(): Promise<boolean> {
    const { batches } = await this.parts.epochs.epoch(this.parts.state.epoch);
    const isDone = await this.validate(this.parts.state.stepInEpoch === rowCount(batches));
    if (isDone) await this.save('last');
    return isDone;
  }

  /** Time that is over within the first pass has left sentences unread. */
  private async tellShort(): Promise<void> {
    const { config, state, epochs, onEvent } = this.parts;
    if (state.epoch > 0) return;
    const all = rowCount((await epochs.epoch(0)).batches);
    const done = `${counted(state.step, 'update')}, where one pass over the corpus takes ${all}`;
    const message = `--minutes ${config.minutes} was over after ${done}: the model has not seen all of it`;
    onEvent({ type: 'notice', severity: 'warning', message });
  }

  /** Updates until something is due: the end of the epoch, a validation, a save. Then does that. */
  private async advance(): Promise<EndReason | null> {
    const { state, epochs, config, signal } = this.parts;
    if (signal.aborted) return this.interrupted();
    const data = await epochs.epoch(state.epoch);
    const end = await this.update(data);
    if (end === 'stopped') return this.interrupted();
    const isEpochOver = state.stepInEpoch === rowCount(data.batches);
    const isTimeToLook = end === 'time' || state.step === config.updates;
    if (isEpochOver ? this.validations.isDue() : isTimeToLook) {
      if (!(await this.validate(isEpochOver))) return this.interrupted();
    } else if (isEpochOver) nextEpoch(state);
    const isSaveDue = config.saveEvery !== null && state.step % config.saveEvery === 0;
    if (isEpochOver || isTimeToLook || isSaveDue) await this.save('last');
    return null;
  }

  /** Gives the group its next task, and sums up what it reports. */
  private async update({ pairs, batches }: EpochData): Promise<UpdatesResult['end']> {
    const { state, config, pool, epochs } = this.parts;
    const count = rowCount(batches);
    const { stepInEpoch, step, epoch, plateauFactor } = state;
    const untilSave = config.saveEvery === null ? count : config.saveEvery - (step % config.saveEvery);
    const untilEnd = config.updates === null ? count : config.updates - step;
    const task = {
      type: 'updates',
      pairs,
      batches,
      from: stepInEpoch,
      to: Math.min(count, stepInEpoch + Math.min(untilSave, untilEnd)),
      step,
      epoch,
      plateauFactor,
      seconds: state.seconds,
      unvalidated: state.sumUpdates,
      secondsLimit: this.validations.secondsUntilNext(),
    } as const;
    this.clock.skip();
    const working = pool.run(task, (report) => this.hear(report, count));
    if (config.bpeDropout > 0 && task.to === count) void epochs.epoch(epoch + 1);
    const [result] = (await working) as UpdatesResult[];
    state.seconds = this.clock.seconds;
    if (result!.end === 'diverged') throw divergence(config, state.step + 1, this.parts.saver);
    return result!.end;
  }

  private hear(report: StepReport, stepsPerEpoch: number): void {
    const { config, state, onEvent } = this.parts;
    const { loss, targetTokens, gradientNorm, learningRate } = report;
    countUpdate(state, report);
    state.seconds = this.clock.seconds;
    this.validations.hear(report);
    const epochShare = state.stepInEpoch / stepsPerEpoch;
    onEvent({
      type: 'step',
      epoch: state.epoch + 1,
      epochs: epochsExpected(config, state, epochShare),
      step: state.step,
      stepInEpoch: state.stepInEpoch,
      stepsPerEpoch,
      loss,
      learningRate,
      gradientNorm,
      tokensPerSecond: this.clock.count(targetTokens),
      secondsLeft: this.secondsLeft(epochShare),
    });
  }

  private secondsLeft(epochShare: number): number {
    const { config, state } = this.parts;
    if (config.minutes === null) return this.clock.secondsLeft(shareDone(config, state, epochShare));
    return Math.max(0, 60 * config.minutes - state.seconds);
  }

  /** Validates, and saves the model if it is the best; false when it was stopped in the midst. */
  private async validate(isEpochOver: boolean): Promise<boolean> {
    const validated = await this.validations.validate();
    if (validated === null) return false;
    if (isEpochOver) nextEpoch(this.parts.state);
    if (validated.record.best) await this.save('best');
    this.validations.tell(validated);
    return true;
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
