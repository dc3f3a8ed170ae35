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
/** Pairs between two pauses. */
const PAUSE_EVERY = 1 << 14;

/**
 * The stretch whose lines fit the translations of their neighbours better than their own; `null` where none is sure.
 * A sentence and its translation are about equally long, but for the usual ratio r of the two languages:
 *
 *   misfit(i, by) = |ln t(i + by) − ln s(i) − ln r| / scale
 *   gain(i) = min(misfit(i, 0), misfit(i, −by)) − misfit(i, by)
 *
 * and the stretch is the one whose gains have the largest sum: among pairs in their places each costs some. Where lengths
 * have another ratio than in most of the file, both neighbours fit better by chance: hence the one on the other side.
 * In a file that is sorted by length nothing shows.
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
  let best = { by: 0, start: 0, count: 0, gain: 0, squares: 0 };
  for (const by of distances) {
    const gain = (i: number) => Math.min(misfit(i, 0), misfit(i, -by)) - misfit(i, by);
    const run = yield* bestRun(ratios.length, gain);
    if (run.gain > best.gain) best = { by, ...run };
  }
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
function* bestRun(length: number, gainAt: (i: number) => number) {
  const best = { start: 0, count: 0, gain: 0, squares: 0 };
  let [start, gain, squares] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    if (gain <= 0) {
      start = i;
      gain = 0;
      squares = 0;
    }
    const gained = gainAt(i);
    gain += gained;
    squares += gained * gained;
    if (gain > best.gain) Object.assign(best, { start, count: i + 1 - start, gain, squares });
    if (i % PAUSE_EVERY === 0) yield;
  }
  return best;
}
