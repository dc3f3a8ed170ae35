/**
 * The validations of a run: when one is due, what it finds as a row of the history, and what is to be said about it.
 * The trainer asks for them between two updates, while the group waits.
 */

import type { EpochRecord } from '../checkpoint/records.ts';
import type { Config } from '../config.ts';
import type { DevResult, DevSet } from './dev-set.ts';
import { updateRatio } from './diagnostics.ts';
import type { OnTrainingEvent } from './events.ts';
import { adviceOn, HealthWatch } from './health.ts';
import type { StepReport } from './messages.ts';
import { adamSettings } from './optimiser.ts';
import type { PlacedModel } from './placement.ts';
import { judge, lastEpoch, type RunState, takeMeans } from './progress.ts';
import type { RunClock } from './run-clock.ts';
import type { Saver } from './saver.ts';
import type { TrainingPool } from './worker.ts';

/** With a time budget: a validation every tenth of it within long epochs, at most every fiftieth in short ones. */
const RAREST = 0.1;
const DENSEST = 0.02;
/** Between two validations pass at least COST times the seconds that one takes: a twentieth of the run at most goes into them. */
const COST = 19;

export interface ValidationParts {
  readonly config: Config;
  readonly pool: TrainingPool;
  readonly model: PlacedModel;
  readonly dev: DevSet;
  readonly state: RunState;
  readonly history: EpochRecord[];
  readonly saver: Saver;
  readonly onEvent: OnTrainingEvent;
}

interface Validated {
  readonly record: EpochRecord;
  readonly dev: DevResult;
}

export class Validations {
  private readonly parts: ValidationParts;
  private readonly clock: RunClock;
  private readonly health = new HealthWatch();
  /** Gradient norms since the last validation. */
  private norms: number[] = [];
  /** What the last one took. */
  private seconds = 0;

  constructor(parts: ValidationParts, clock: RunClock) {
    this.parts = parts;
    this.clock = clock;
  }

  /** Keeps an update's gradient norm for the next report. */
  hear({ gradientNorm }: StepReport): void {
    this.norms.push(gradientNorm);
  }

  /** At the end of an epoch; without a time budget always. */
  isDue(): boolean {
    const { config, state } = this.parts;
    if (config.minutes === null || state.seconds >= 60 * config.minutes) return true;
    return state.seconds - state.validatedSeconds >= this.gap(DENSEST * 60 * config.minutes);
  }

  /** With a time budget: until it is used up, or until the dev set should be looked at again. */
  secondsUntilNext(): number | null {
    const { config, state } = this.parts;
    if (config.minutes === null) return null;
    const budget = 60 * config.minutes;
    const next = state.validatedSeconds + this.gap(RAREST * budget);
    return Math.max(0, Math.min(budget, next) - state.seconds);
  }

  private gap(seconds: number): number {
    return Math.max(seconds, COST * this.seconds);
  }

  /** Validates and adds a row to the history; `null` when it was stopped in the midst. */
  async validate(): Promise<Validated | null> {
    const { state, config, pool, dev, history, onEvent } = this.parts;
    onEvent({ type: 'validating', epoch: lastEpoch(state) });
    const before = this.clock.seconds;
    const found = dev.summarise(await pool.run(dev.task));
    if (found === null) return null;
    const best = judge(state, config, found);
    state.seconds = this.clock.seconds;
    this.seconds = state.seconds - before;
    const record = this.record(found, best);
    state.validatedSeconds = state.seconds;
    history.push(record);
    return { record, dev: found };
  }

  private record(found: DevResult, best: boolean): EpochRecord {
    const { state, saver } = this.parts;
    return {
      epoch: lastEpoch(state),
      step: state.step,
      ...takeMeans(state),
      devLoss: found.loss,
      devPerplexity: found.perplexity,
      devBleu: found.bleu,
      devLengthRatio: found.lengthRatio,
      devBrevityPenalty: found.brevityPenalty,
      learningRate: state.learningRate,
      dropoutFactor: state.dropoutFactor,
      updateRatio: this.lastUpdateRatio(),
      gateSaturation: found.gates,
      seconds: state.seconds - state.validatedSeconds,
      weightHash: saver.weightHash(),
      best,
      samples: found.samples,
    };
  }

  private lastUpdateRatio(): number {
    const { config, state, model } = this.parts;
    const done = { step: state.step - 1, learningRate: state.learningRate, gradientScale: 1 };
    return updateRatio(model.memory, adamSettings({ ...config, ...done }));
  }

  /** Tells the row, then any advice that it gives reason for. */
  tell({ record, dev }: Validated): void {
    const { config, history, onEvent } = this.parts;
    onEvent({ type: 'epoch', record });
    const option = config.updates === null ? 'epochs' : 'updates';
    const done = option === 'epochs' ? record.epoch : record.step;
    const isLast = config.minutes === null && done === (config.updates ?? config.epochs);
    const facts = { history, dev, norms: this.norms, clipNorm: config.clipNorm, isLast, option } as const;
    for (const finding of this.health.examine(facts)) {
      onEvent({ type: 'health', finding, message: adviceOn(finding) });
    }
    this.norms = [];
  }
}
