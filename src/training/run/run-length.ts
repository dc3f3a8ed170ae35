/** How long a run is and how much of it is over: counted in epochs or, where there is a time budget, by the clock. */
import type { Config } from '../../config.ts';
import type { TrainingEvent } from '../events.ts';
import type { RunState } from './run-state.ts';

export type EndReason = Extract<TrainingEvent, { type: 'end' }>['reason'];

type Length = Pick<Config, 'minutes' | 'epochs'>;

/** Why there is nothing left to train, or `null` while there is. */
export function reasonToEnd(config: Length & Pick<Config, 'patience'>, state: RunState): EndReason | null {
  if (config.minutes !== null) {
    if (state.seconds >= 60 * config.minutes) return 'minutes';
  } else if (state.epoch >= config.epochs) return 'epochs';
  return config.patience !== null && state.epochsSinceBest >= config.patience ? 'patience' : null;
}

/** Share of the run that is over, with so much of the epoch under way. */
export function shareDone(config: Length, state: RunState, epochShare: number): number {
  if (config.minutes !== null) return state.seconds / (60 * config.minutes);
  return (state.epoch + epochShare) / config.epochs;
}

/** Epochs that the run will have had at its end; by the clock an estimate from those so far. */
export function epochsExpected(config: Length, state: RunState, epochShare: number): number {
  if (config.minutes === null) return config.epochs;
  return Math.ceil((state.epoch + epochShare) / Math.max(shareDone(config, state, epochShare), 1e-9));
}
