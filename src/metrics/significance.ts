/**
 * Is one system better than another, or lucky on this test set? Paired bootstrap (Koehn 2004, W04-3250) and
 * approximate randomisation (Riezler and Maxwell 2005, W05-0908), both two-sided, as sacreBLEU runs them.
 */
import { NmtError } from '../errors.ts';
import { PURPOSE, randomBits, streamKey } from '../random.ts';
import { bootstrapScores, DEFAULT_RESAMPLES, DEFAULT_SEED, LEAST_SENTENCES, meanOf } from './bootstrap.ts';
import { type Metric, type SentenceStatistics, sumStatistics } from './metric.ts';

export const SIGNIFICANCE_TESTS = ['bootstrap', 'randomisation'] as const;
export type SignificanceTest = (typeof SIGNIFICANCE_TESTS)[number];
export const DEFAULT_SHUFFLES = 10_000;
/** Below this a difference counts as real. */
export const SIGNIFICANCE_LEVEL = 0.05;

interface ComparisonOptions {
  readonly test?: SignificanceTest;
  /** Resamples of the bootstrap, or shuffles of the randomisation. */
  readonly samples?: number;
  readonly seed?: number;
}

export interface Comparison {
  /** Score of the system minus score of the baseline. */
  readonly difference: number;
  /** Chance of a difference at least as large between systems that are equally good; `null` where sentences are too few to say. */
  readonly pValue: number | null;
  readonly significant: boolean;
}

/**
 * Compares a system with a baseline on the same sentences.
 *
 * @throws NmtError E_CORPUS when the two have not the same number of sentences
 */
export function compareSystems(
  metric: Metric,
  baseline: SentenceStatistics,
  system: SentenceStatistics,
  { test = 'bootstrap', samples, seed = DEFAULT_SEED }: ComparisonOptions = {},
): Comparison {
  if (baseline.count !== system.count) {
    throw new NmtError({
      code: 'E_CORPUS',
      problem: `systems of ${baseline.count} and ${system.count} lines cannot be compared`,
    });
  }
  const difference = metric.score(sumStatistics(system)).score - metric.score(sumStatistics(baseline)).score;
  if (system.count < LEAST_SENTENCES) return { difference, pValue: null, significant: false };
  const chance =
    test === 'bootstrap'
      ? centredDifferences(metric, [baseline, system], { samples: samples ?? DEFAULT_RESAMPLES, seed })
      : shuffledDifferences(metric, [baseline, system], { samples: samples ?? DEFAULT_SHUFFLES, seed });
  const pValue = shareAtLeast(chance, Math.abs(difference));
  return { difference, pValue, significant: pValue < SIGNIFICANCE_LEVEL };
}

type Pair = readonly [baseline: SentenceStatistics, system: SentenceStatistics];
interface Draws {
  readonly samples: number;
  readonly seed: number;
}

/** Differences on resampled test sets, moved so that their mean is 0, as if the systems were equally good. */
function centredDifferences(metric: Metric, [baseline, system]: Pair, { samples, seed }: Draws): Float64Array {
  const ofBaseline = bootstrapScores(metric, baseline, { resamples: samples, seed });
  const ofSystem = bootstrapScores(metric, system, { resamples: samples, seed });
  const differences = ofSystem.map((score, i) => Math.abs(score - ofBaseline[i]!));
  const mean = meanOf(differences);
  return differences.map((difference) => difference - mean);
}

/** Differences between two systems made by swapping the outputs of a random half of the sentences. */
function shuffledDifferences(metric: Metric, [baseline, system]: Pair, { samples, seed }: Draws): Float64Array {
  const { count, width } = baseline;
  const change = system.values.map((value, i) => value - baseline.values[i]!);
  const ofBaseline = sumStatistics(baseline);
  const ofBoth = sumStatistics(system).map((value, k) => value + ofBaseline[k]!);
  return new Float64Array(samples).map((_, sample) => {
    const key = streamKey(seed, PURPOSE.bootstrap, sample);
    const first = Float64Array.from(ofBaseline);
    for (let sentence = 0, bits = 0; sentence < count; sentence++, bits >>>= 1) {
      if (sentence % 32 === 0) bits = randomBits(key, sentence / 32);
      if ((bits & 1) === 0) continue;
      for (let k = 0; k < width; k++) first[k]! += change[sentence * width + k]!;
    }
    const second = ofBoth.map((value, k) => value - first[k]!);
    return Math.abs(metric.score(first).score - metric.score(second).score);
  });
}

/** Differences nearer than this differ by rounding. */
const ROUNDING = 1e-9;

/**
 * One is added on both sides, so that no test claims a chance of exactly 0 (Noreen 1989).
 *
 * Why   ties count as at least as large; sacreBLEU leaves them out, and so finds that a system differs from itself
 */
function shareAtLeast(chance: Float64Array, difference: number): number {
  let reached = 0;
  for (const value of chance) if (value >= difference - ROUNDING) reached++;
  return (reached + 1) / (chance.length + 1);
}
