import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alignmentOf, learnTranslations, type WordTranslations } from '../../src/training/ibm-model-1.ts';
import { toRagged } from '../../src/training/ragged.ts';

interface Golden {
  readonly pairs: readonly (readonly [number[], number[]])[];
  readonly forward: readonly (readonly [target: number, source: number, probability: number])[];
  readonly backward: Golden['forward'];
}

const golden = JSON.parse(readFileSync(new URL('../golden/alignment.json', import.meta.url), 'utf8')) as Record<
  'nltk' | 'enumerated',
  Golden
>;

function sidesOf({ pairs }: Golden) {
  return { sources: toRagged(pairs.map(([source]) => source)), targets: toRagged(pairs.map(([, target]) => target)) };
}

const { sources, targets } = sidesOf(golden.nltk);

/** As the golden file has them: [target, source, probability], ordered. */
function rowsOf({ starts, sources, probabilities }: WordTranslations): [number, number, number][] {
  const rows: [number, number, number][] = [];
  for (let word = 0; word + 1 < starts.length; word++)
    for (let cell = starts[word]!; cell < starts[word + 1]!; cell++)
      rows.push([word, sources[cell]!, probabilities[cell]!]);
  return rows;
}

describe('IBM model 1 after five rounds', () => {
  it.each([
    ['NLTK finds', 'nltk', 'forward'],
    ['NLTK finds', 'nltk', 'backward'],
    ['all alignments add up to, where words stand twice', 'enumerated', 'forward'],
    ['all alignments add up to, where words stand twice', 'enumerated', 'backward'],
  ] as const)('every probability is the one that %s (%s, %s)', async (_, maker, direction) => {
    const { sources, targets } = sidesOf(golden[maker]);
    const pairs = direction === 'forward' ? { sources, targets } : { sources: targets, targets: sources };
    const found = rowsOf(await learnTranslations(pairs));
    const expected = golden[maker][direction];
    expect(found.map(([target, source]) => [target, source])).toEqual(expected.map(([t, s]) => [t, s]));
    found.forEach(([, , probability], i) => {
      expect(probability).toBeCloseTo(expected[i]![2], 12);
    });
  });

  it('when all that a word says of another is added up over the words it may become, then it is 1', async () => {
    const totals = new Map<number, number>();
    for (const [, source, probability] of rowsOf(await learnTranslations({ sources, targets })))
      totals.set(source, (totals.get(source) ?? 0) + probability);
    expect(totals.size).toBeGreaterThan(7);
    for (const total of totals.values()) expect(total).toBeCloseTo(1, 12);
  });
});

describe('the alignment of a pair', () => {
  it('when words translate each other one by one, then each comes from its own, whatever the order', async () => {
    const count = 300;
    const words = (i: number) => [4 + (i % 5), 9 + ((i * 7) % 6), 15 + ((i * 3) % 4)];
    const read = Array.from({ length: count }, (_, i) => words(i));
    const written = read.map((sentence, i) => (i % 2 ? sentence : [...sentence].reverse()).map((word) => word + 30));
    const table = await learnTranslations({ sources: toRagged(read), targets: toRagged(written) });
    const shares = alignmentOf(table, [45, 39, 34], [4, 9, 15]);
    const best = [0, 1, 2].map((i) => {
      const row = Array.from(shares.subarray(4 * i, 4 * i + 4));
      return row.indexOf(Math.max(...row));
    });
    expect(best).toEqual([2, 1, 0]);
  });

  it('when a word never stood beside any of these, then nothing is said of it', async () => {
    const table = await learnTranslations({ sources, targets });
    expect(Array.from(alignmentOf(table, [99], [4]).subarray(0, 2))).toEqual([0, 0]);
  });
});
