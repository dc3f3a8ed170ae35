/** How the learning rate moves: warm-up, then constant, plateau, cosine or linear, over epochs or over a time budget. */
import type { Config } from '../config.ts';
import { cos } from '../tensor/elementary-functions.ts';

interface Progress {
  /** Updates done before this one. */
  readonly step: number;
  /** Share of the run that is over, 0–1: of its updates, or of its minutes. */
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
  const left = { constant: 1, plateau: 1, cosine: (1 + cos(Math.PI * share)) / 2, linear: 1 - share }[schedule];
  const ends = schedule === 'cosine' || schedule === 'linear';
  return (
    learningRate *
    warmUp *
    (ends ? finalLearningRate + (1 - finalLearningRate) * left : 1) *
    (schedule === 'plateau' ? progress.plateauFactor : 1)
  );
}
