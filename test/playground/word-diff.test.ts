import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords } from '../../src/playground/engine/word-diff.ts';

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 });

describe('what has changed between two translations', () => {
  it('when two lists of words are compared, then both can be read from it, and as much as can be is in both', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const found = diffWords(before, after);
        const without = (side: string) => found.filter((one) => one.in !== side).map(({ word }) => word);
        expect([without('after'), without('before')]).toEqual([before, after]);
        const kept = found.filter((one) => one.in === 'both').map(({ word }) => word);
        expect(kept.length).toBe(longestCommon(before, after));
      }),
    );
  });

  it('when one word becomes another, then it goes and the other comes at its place', () => {
    expect(diffWords(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([
      { word: 'a', in: 'both' },
      { word: 'b', in: 'before' },
      { word: 'x', in: 'after' },
      { word: 'c', in: 'both' },
    ]);
  });
});

/** By trying all ways. */
function longestCommon([first, ...rest]: readonly string[], after: readonly string[]): number {
  if (first === undefined) return 0;
  const at = after.indexOf(first);
  const without = longestCommon(rest, after);
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, after.slice(at + 1)));
}
