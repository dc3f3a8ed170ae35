/** Which words would write again what a hypothesis has written already: for models that fall into loops. */
import { UNK } from '../special-ids.ts';
import type { Prefix } from './hypothesis.ts';

/**
 * The words after which some n-gram would stand in the hypothesis twice.
 * UNK is free, since each may stand for another word; EOS is in no n-gram.
 *
 * Example  n = 3 after "a b c a b": the trigram "a b c" is there, so c may not follow
 *
 * @see Paulus, Xiong & Socher 2017, arXiv 1705.04304, §2.5
 */
export function wordsThatRepeat(prefix: Prefix | null, n: number): ReadonlySet<number> {
  const latestFirst: number[] = [];
  for (let word = prefix; word !== null; word = word.before) latestFirst.push(word.id);
  const repeating = new Set<number>();
  for (let before = 1; before + n - 2 < latestFirst.length; before++) {
    const follower = latestFirst[before - 1]!;
    if (follower !== UNK && isSame(latestFirst, before, n - 1)) repeating.add(follower);
  }
  return repeating;
}

/** Whether the `count` words before that place are the last `count` words, none of them unknown. */
function isSame(latestFirst: readonly number[], before: number, count: number): boolean {
  for (let i = 0; i < count; i++) {
    if (latestFirst[i] === UNK || latestFirst[i] !== latestFirst[before + i]) return false;
  }
  return true;
}
