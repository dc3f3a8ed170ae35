import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnMerges } from '../../src/text/bpe/learn.ts';
import { countWords } from '../../src/text/bpe/lines.ts';
import { mergeLong, NO_MERGE } from '../../src/text/bpe/long-word.ts';
import { MergeTable } from '../../src/text/bpe/merge-table.ts';

/** Merging as subword-nmt does it, pass by pass over the whole word. */
function mergeByPasses(word: readonly string[], merges: readonly string[]): string[] {
  let symbols = [...word];
  for (;;) {
    const ranks = symbols.slice(1).map((right, i) => merges.indexOf(`${symbols[i]} ${right}`));
    const best = Math.min(...ranks.filter((rank) => rank >= 0));
    if (!Number.isFinite(best)) return symbols;
    const [left, right] = merges[best]!.split(' ') as [string, string];
    const result: string[] = [];
    for (let i = 0; i < symbols.length; i++) {
      const isPair = symbols[i] === left && symbols[i + 1] === right;
      result.push(isPair ? left + right : symbols[i]!);
      if (isPair) i++;
    }
    symbols = result;
  }
}

function mergeByQueue(word: readonly string[], merges: readonly string[]): string[] {
  const texts = [...new Set([...word, ...merges.flatMap((one) => [...one.split(' '), one.replace(' ', '')])])];
  const ids = new Map(texts.map((text, id) => [text, id]));
  const ranks = new Map<string, number>();
  merges.forEach((one, rank) => {
    if (!ranks.has(one)) ranks.set(one, rank);
  });
  const symbols = mergeLong(
    word.map((text) => ids.get(text)!),
    {
      rank: (left, right) => ranks.get(`${texts[left]} ${texts[right]}`) ?? NO_MERGE,
      merged: (rank) => ids.get(merges[rank]!.replace(' ', ''))!,
    },
  );
  return symbols.map((id) => texts[id]!);
}

const letters = (text: string) => [...text];
const syllable = fc.stringMatching(/^[ab]{1,3}$/);

describe('a word merged by a queue of ranks', () => {
  it('when merges are learnt from text, then the pieces are those of passes over the word', () => {
    const counts = new Map<string, number>();
    for (const line of ['abba baab abab aabb', 'aaaa bbbb abba abbab', 'babab aabab']) countWords(counts, line);
    const merges = learnMerges(counts, 30).map((merge) => merge.replaceAll('</w>', '$'));
    fc.assert(
      fc.property(fc.stringMatching(/^[ab]{1,60}\$?$/), (word) => {
        expect(mergeByQueue(letters(word), merges)).toEqual(mergeByPasses(letters(word), merges));
      }),
      { numRuns: 500 },
    );
  });

  it('when merges stand in any order, also before those that they need, then the pieces are the same', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ab]{1,40}$/),
        fc.uniqueArray(
          fc.tuple(syllable, syllable).map(([left, right]) => `${left} ${right}`),
          { maxLength: 12 },
        ),
        (word, merges) => {
          expect(mergeByQueue(letters(word), merges)).toEqual(mergeByPasses(letters(word), merges));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('when a word has a million letters, then it is cut as a short one is', () => {
    const merges = ['a b', 'ab c', 'abc abc', 'abcabc a'];
    const table = new MergeTable({ version: '0.2', merges });
    const cut = (word: string) => table.cut(word).map((symbol, i, all) => table.textOf(symbol, i === all.length - 1));
    const short = cut('abcabcab'.repeat(10));
    const long = cut('abcabcab'.repeat(125_000));
    expect(long.slice(0, 12)).toEqual(short.slice(0, 12));
    expect(long.join('')).toBe('abcabcab'.repeat(125_000));
  });
});
