import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Candidates } from '../../src/search/candidates.ts';
import type { NextWords } from '../../src/search/step.ts';
import { BOS, PAD, UNK } from '../../src/special-ids.ts';

/** Few different numbers, so that many are equal; sums of them with a hypothesis round in the last place. */
const logProbability = fc.oneof(
  fc.constantFrom(Number.NEGATIVE_INFINITY, Number.NaN, -0, Math.fround(-0.1), Math.fround(-0.1000001), -1e-30, -3),
  fc.float({ min: -12, max: 0, noNaN: true }),
);

/** What a kernel answers: it has the bar as a Float32. */
function byFloats(data: Float32Array, columns: number): NonNullable<NextWords['nextAbove']> {
  return (row, from, bar) => {
    let id = from;
    while (id < columns && !(data[row * columns + id]! > Math.fround(bar))) id++;
    return id;
  };
}

describe('Candidates', () => {
  it('when words of several hypotheses are offered, then those are kept that sorting all of them puts first', () => {
    const rows = fc.array(
      fc.tuple(fc.double({ min: -40, max: 0, noNaN: true }), fc.array(logProbability, { minLength: 9, maxLength: 9 })),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 5 }), fc.boolean(), (hypotheses, most, mayWriteUnknown) => {
        const columns = 9;
        const data = Float32Array.from(hypotheses.flatMap(([, words]) => words));
        const logProbabilities = { data, offset: 0, stride: columns, columns };
        const barred = new Set([7]);
        const sums = hypotheses.flatMap(([before], origin) =>
          Array.from({ length: columns }, (_, id) => ({ origin, id, sum: before + data[origin * columns + id]! })),
        );
        const wanted = sums
          .filter(({ id, sum }) => ![PAD, BOS, 7].includes(id) && (id !== UNK || mayWriteUnknown) && sum > -Infinity)
          .sort((a, b) => b.sum - a.sum || a.origin - b.origin || a.id - b.id)
          .slice(0, most);
        for (const nextAbove of [undefined, byFloats(data, columns)]) {
          const candidates = new Candidates(most);
          hypotheses.forEach(([before], origin) => {
            const hypothesis = { row: origin, origin, logProbability: before, mayWriteUnknown, barred };
            candidates.offer({ logProbabilities, attended: null, nextAbove }, hypothesis, most);
          });
          const found = Array.from({ length: candidates.size }, (_, i) => ({
            origin: candidates.origins[i],
            id: candidates.ids[i],
            sum: candidates.logProbabilities[i],
          }));
          expect(found).toEqual(wanted);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
