/**
 * Bootstrap resampling (Koehn 2004, W04-3250): how far a score would move on another test set of the same kind.
 * Seeded, so the same call gives the same interval.
 */
import { PURPOSE, randomInteger, streamKey } from '../random.ts';
import type { Metric, SentenceStatistics } from './metric.ts';

interface BootstrapOptions {
  /** How many test sets are drawn. */
  readonly resamples?: number;
  readonly seed?: number;
}

export const DEFAULT_RESAMPLES = 1000;
export const DEFAULT_SEED = 12345;
/** Fewer sentences say nothing about other test sets: of a single one every resample is the same. */
export const LEAST_SENTENCES = 10;

/** A 95 % interval: in sacreBLEU's words μ ± halfWidth. */
export interface Interval {
  readonly mean: number;
  readonly halfWidth: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The score on each resampled test set: as many sentences as there are, drawn with repetition.
 * The same seed draws the same sentences for every system, which is what makes a comparison paired.
 */
export function bootstrapScores(
  metric: Metric,
  statistics: SentenceStatistics,
  { resamples = DEFAULT_RESAMPLES, seed = DEFAULT_SEED }: BootstrapOptions = {},
): Float64Array {
  const { count, width, values } = statistics;
  const scores = new Float64Array(resamples);
  const sum = new Float64Array(width);
  for (let resample = 0; resample < resamples; resample++) {
    const key = streamKey(seed, PURPOSE.bootstrap, resample);
    sum.fill(0);
    for (let draw = 0; draw < count; draw++) {
      const row = randomInteger(key, draw, count) * width;
      for (let k = 0; k < width; k++) sum[k]! += values[row + k]!;
    }
    scores[resample] = metric.score(sum).score;
  }
  return scores;
}

/** The interval that holds the middle 95 % of the resampled scores, and their mean. */
export function confidenceInterval(scores: Float64Array): Interval {
  const sorted = Float64Array.from(scores).sort();
  const cut = Math.floor(sorted.length / 40);
  const low = sorted[cut]!;
  const high = sorted[sorted.length - cut - 1]!;
  return { mean: meanOf(sorted), halfWidth: (high - low) / 2, low, high };
}

export function meanOf(numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i]!;
  return numbers.length === 0 ? 0 : sum / numbers.length;
}
