/**
 * How far a run is, and what follows from it: how the learning rate moves (warm-up, then constant, plateau, cosine or linear),
 * how much of its dropout a run takes, and how long attention is led.
 */
import type { Config } from '../config.ts';
import { cos } from '../tensor/elementary-functions.ts';

/** What has been done of a run. */
interface Done {
  /** Epochs, the part of the one under way included. */
  readonly epochs: number;
  readonly step: number;
  readonly seconds: number;
}

/** Share of the run that is over: of its minutes, of its updates or of its epochs, whichever it ends by. */
export function shareOfRun(config: Pick<Config, 'minutes' | 'updates' | 'epochs'>, done: Done): number {
  if (config.minutes !== null) return done.seconds / (60 * config.minutes);
  if (config.updates !== null) return done.step / config.updates;
  return done.epochs / config.epochs;
}

interface Progress {
  /** Updates done before this one. */
  readonly step: number;
  /** Share of the run that is over, 0–1: as `shareOfRun` tells. */
  readonly share: number;
  /** What the plateau schedule has come down to; 1 at first. */
  readonly plateauFactor: number;
}

/** A run too short for its warm-up warms up for this share of itself: else it would be over before it learns. */
const LONGEST_WARM_UP = 0.2;

/**
 * The learning rate of the next update.
 *
 *   cosine   η·(e + (1 − e)·½(1 + cos πs))      linear   η·(e + (1 − e)·(1 − s))      e = finalLearningRate, s = share
 *
 * @see Loshchilov & Hutter 2017 (arXiv 1608.03983), eq. 5, for the cosine
 */
export function learningRateAt(
  config: Pick<Config, 'learningRate' | 'schedule' | 'warmupSteps' | 'finalLearningRate'>,
  progress: Progress,
): number {
  const { learningRate, schedule, warmupSteps, finalLearningRate } = config;
  const share = Math.min(1, Math.max(0, progress.share));
  const warmUp = Math.min(1, Math.max((progress.step + 1) / (warmupSteps + 1), share / LONGEST_WARM_UP));
  const falling = (left: number) => finalLearningRate + (1 - finalLearningRate) * left;
  const factor = {
    constant: 1,
    plateau: progress.plateauFactor,
    cosine: falling((1 + cos(Math.PI * share)) / 2),
    linear: falling(1 - share),
  }[schedule];
  return learningRate * warmUp * factor;
}

/**
 * How much of its dropout rates a run takes for the next update, 0–1: what the passes to come need, and in the beginning
 * less. The passes are known beforehand, but for a time budget, whose speed tells them.
 *
 *   factor = min(1, passes / dropoutPasses) · min(1, share / dropoutGrowth)
 */
export function dropoutFactorAt(
  config: Pick<Config, 'minutes' | 'updates' | 'epochs' | 'dropoutGrowth' | 'dropoutPasses'>,
  { share, epochs, stepsPerEpoch }: { share: number; epochs: number; stepsPerEpoch: number },
): number {
  const { dropoutGrowth, dropoutPasses } = config;
  const grown = dropoutGrowth === 0 ? 1 : Math.min(1, share / dropoutGrowth);
  if (dropoutPasses === null) return grown;
  return grown * Math.min(1, passesOfRun(config, { share, epochs, stepsPerEpoch }) / dropoutPasses);
}

/** How much the guidance of attention counts after so many epochs: in the first update as much as the words, then ever less. */
export function guidanceAt({ guidedAlignment }: Pick<Config, 'guidedAlignment'>, epochs: number): number {
  return guidedAlignment === 0 ? 0 : Math.max(0, 1 - epochs / guidedAlignment);
}

/** Passes over the corpus that a run will have made at its end; by the clock at the speed so far, and none before it has one. */
function passesOfRun(
  { minutes, updates, epochs: planned }: Pick<Config, 'minutes' | 'updates' | 'epochs'>,
  { share, epochs, stepsPerEpoch }: { share: number; epochs: number; stepsPerEpoch: number },
): number {
  if (minutes !== null) return share > 0 ? epochs / share : 0;
  return updates === null ? planned : updates / stepsPerEpoch;
}
