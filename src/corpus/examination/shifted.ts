/** Lines that stand beside their neighbours' translations, since one before them is missing or too many: told by lengths alone. */
import { median } from '../../median.ts';
import { eachInSlices } from '../../turns.ts';
import type { Pairs } from '../corpus.ts';
import { characterCount } from './side.ts';

/** A stretch of pairs of which the translation of line n stands in line n + by. */
interface Shift {
  /** Index of the first pair, within ten or so. */
  readonly start: number;
  readonly count: number;
  readonly by: number;
}

/** What a stretch has to win in all, and in its standard deviations. Chance came to 4 of these at most, with pairs in random order. */
const SURE = { gain: 40, deviations: 6 };
/** Of natural logarithms: lengths that differ by less say nothing. */
const LEAST_SCALE = 0.1;
/** What one pair can say at most. */
const MOST = 4;

/**
 * The stretch whose lines fit the translations of their neighbours better than their own; `null` where none is sure.
 * A sentence and its translation are about equally long, but for the usual ratio r of the two languages:
 *
 *   misfit(i, by) = |ln t(i + by) − ln s(i) − ln r| / scale      gain(i) = misfit(i, 0) − misfit(i, by)
 *
 * and the stretch is the one whose gains have the largest sum: among pairs in their places each costs some. In a file that
 * is sorted by length nothing shows.
 *
 * @param distances the values of `by` that are tried; sides may be unequally long
 */
export function* findShift(pairs: Pairs, distances: readonly number[]): Generator<void, Shift | null> {
  const source = yield* logLengths(pairs.sources);
  const target = yield* logLengths(pairs.targets);
  const ratios = source.slice(0, target.length).map((length, i) => target[i]! - length);
  const usual = median(ratios);
  const scale = Math.max(LEAST_SCALE, median(ratios.map((ratio) => Math.abs(ratio - usual))));
  const misfit = (i: number, by: number) =>
    Math.min(MOST, Math.abs((target[i + by] ?? Number.POSITIVE_INFINITY) - source[i]! - usual) / scale);
  const runs = distances.map((by) => ({ by, ...bestRun(ratios.map((_, i) => misfit(i, 0) - misfit(i, by))) }));
  const best = runs.reduce((most, next) => (next.gain > most.gain ? next : most));
  const isSure = best.gain >= Math.max(SURE.gain, SURE.deviations * Math.sqrt(best.squares));
  return isSure ? best : null;
}

function* logLengths(texts: readonly string[]): Generator<void, Float64Array> {
  const lengths = new Float64Array(texts.length);
  yield* eachInSlices(texts, (text, i) => {
    lengths[i] = Math.log(1 + characterCount(text));
  });
  return lengths;
}

/** The run whose gains have the largest sum, with the sum of their squares. */
function bestRun(gains: Float64Array) {
  let best = { start: 0, count: 0, gain: 0, squares: 0 };
  let run = best;
  for (const [i, gain] of gains.entries()) {
    if (run.gain <= 0) run = { start: i, count: 0, gain: 0, squares: 0 };
    run = { ...run, count: run.count + 1, gain: run.gain + gain, squares: run.squares + gain * gain };
    if (run.gain > best.gain) best = run;
  }
  return best;
}
