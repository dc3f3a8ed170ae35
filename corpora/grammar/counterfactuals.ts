/**
 * Pairs of sentences that differ in one English word, with the grammar's translations: what a translation must change
 * when that word changes, and nothing else. Drawn from the patterns; read by the tests of the models.
 */

import { Chooser } from './choose.ts';
import { PATTERNS } from './patterns/all.ts';
import type { Pattern } from './patterns/build.ts';
import { makesSense } from './patterns/sense.ts';
import { realise } from './realise.ts';
import { type Sentence, wordsOf } from './split.ts';

export interface Counterfactual {
  readonly before: Sentence;
  readonly after: Sentence;
  /** The word that was changed, and its place among the words of the English side. */
  readonly words: readonly [before: string, after: string];
  readonly at: number;
}

/** Draws of a sentence that are worth twisting: later ones are seldom reached. */
const DRAWS = 12;

/** As many pairs as asked for, patterns weighted, none of their English sentences among the known ones. */
export function counterfactuals(count: number, seed: number, known: ReadonlySet<string>): Counterfactual[] {
  const pairs: Counterfactual[] = [];
  const seen = new Set<string>();
  const bag = PATTERNS.flatMap((pattern) => Array<Pattern>(pattern.weight).fill(pattern));
  for (let attempt = 0; pairs.length < count; attempt++) {
    const chance = new Chooser(seed, attempt);
    const pattern = chance.from(bag);
    const pair = twisted(pattern, seed, attempt, chance.from([...Array(DRAWS).keys()]));
    if (pair === undefined) continue;
    const sides = [pair.before.en, pair.after.en];
    if (sides.some((side) => seen.has(side) || known.has(side))) continue;
    for (const side of sides) seen.add(side);
    pairs.push(pair);
  }
  return pairs;
}

function twisted(pattern: Pattern, seed: number, stream: number, twist: number): Counterfactual | undefined {
  const before = drawn(pattern, new Chooser(seed + 2, stream));
  const after = drawn(pattern, new Chooser(seed + 2, stream, twist));
  if (before === undefined || after === undefined) return undefined;
  const [old, now] = [wordsOf(before.en), wordsOf(after.en)];
  const changed = old.flatMap((word, i) => (word === now[i] ? [] : [i]));
  const [at] = changed;
  if (at === undefined || changed.length > 1 || old.length !== now.length) return undefined;
  return { before, after, words: [old[at]!, now[at]!], at };
}

function drawn(pattern: Pattern, choose: Chooser): Sentence | undefined {
  const slots = pattern.slots(choose);
  return makesSense(slots) ? { ...realise(pattern, slots), pattern: pattern.name } : undefined;
}
