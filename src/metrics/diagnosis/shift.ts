/** Texts out of step: from some line on each hypothesis translates the line before or after its own. */
import { type Script, unitsOf } from './script.ts';

/** What a stretch must show together, and each of its lines on average: neighbours are alike by chance too. */
const LEAST_GAIN = 4;
const LEAST_MEAN_GAIN = 0.25;

/** The lines, counted from 0, of the stretch that fits the references one line up or down far better than its own. */
export function outOfStep(hypotheses: readonly string[], references: readonly string[], script: Script): number[] {
  const found = gainsOfShifts(hypotheses, references, script).map((gains) => ({ gains, ...bestStretch(gains) }));
  const { gains, start, end, gain } = found.reduce((a, b) => (b.gain > a.gain ? b : a));
  if (gain < LEAST_GAIN || gain / (end - start) < LEAST_MEAN_GAIN) return [];
  return Array.from({ length: end - start }, (_, k) => start + k).filter((line) => gains[line]! > 0);
}

/** By how much each line is more like the reference before it, and the one after it, than like its own. */
function gainsOfShifts(hypotheses: readonly string[], references: readonly string[], script: Script): Float64Array[] {
  const pairs = (line = '') => pairsOf(unitsOf(line.toLowerCase(), script));
  const up = new Float64Array(hypotheses.length);
  const down = new Float64Array(hypotheses.length);
  let [before, here] = [pairs(), pairs(references[0])];
  hypotheses.forEach((hypothesis, i) => {
    const after = pairs(references[i + 1]);
    const line = pairs(hypothesis);
    const own = likeness(line, here);
    up[i] = likeness(line, before) - own;
    down[i] = likeness(line, after) - own;
    [before, here] = [here, after];
  });
  return [up, down];
}

/** A line's words and pairs of neighbouring words. */
function pairsOf(units: readonly string[]): ReadonlySet<string> {
  return new Set([...units, ...units.slice(1).map((unit, i) => `${units[i]} ${unit}`)]);
}

/** Dice: twice what both have, by what each has; 0 where nothing is to be compared. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const one of a) if (b.has(one)) both++;
  return both === 0 ? 0 : (2 * both) / (a.size + b.size);
}

/** The run of neighbours with the greatest sum (Kadane's algorithm), from `start` up to before `end`. */
function bestStretch(gains: Float64Array): { start: number; end: number; gain: number } {
  let best = { start: 0, end: 0, gain: 0 };
  let [start, sum] = [0, 0];
  gains.forEach((gain, i) => {
    if (sum <= 0) [start, sum] = [i, 0];
    sum += gain;
    if (sum > best.gain) best = { start, end: i + 1, gain: sum };
  });
  return best;
}
