import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PURPOSE, randomInteger, streamKey } from '../../src/random.ts';
import { type BatchOptions, createBatches, type PairLengths } from '../../src/training/batches.ts';

const lengths: fc.Arbitrary<PairLengths> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), { maxLength: 400 })
  .map((pairs) => ({
    source: Int32Array.from(pairs, ([source]) => source),
    target: Int32Array.from(pairs, ([, target]) => target),
  }));
const options: fc.Arbitrary<BatchOptions> = fc.record({
  batchSize: fc.integer({ min: 1, max: 40 }),
  batchTokens: fc.option(fc.integer({ min: 1, max: 200 })),
  seed: fc.nat(),
  epoch: fc.nat(1000),
});
const plain = (batches: readonly Int32Array[]) => batches.map((batch) => [...batch]);

describe('batches', () => {
  it('when any lengths are batched, then each index stands in exactly one batch and none is empty (property)', () => {
    fc.assert(
      fc.property(lengths, options, (all, given) => {
        const batches = createBatches(all, given);
        expect(batches.every((batch) => batch.length > 0)).toBe(true);
        const indices = plain(batches)
          .flat()
          .sort((a, b) => a - b);
        expect(indices).toEqual([...all.target.keys()]);
      }),
    );
  });

  it('when any lengths are batched, then no batch is larger than allowed, by sentences or tokens (property)', () => {
    fc.assert(
      fc.property(lengths, options, (all, given) => {
        for (const batch of createBatches(all, given)) {
          const tokens = batch.reduce((sum, index) => sum + all.target[index]! + 1, 0);
          if (given.batchTokens === null) expect(batch.length).toBeLessThanOrEqual(given.batchSize);
          else if (batch.length > 1) expect(tokens).toBeLessThanOrEqual(given.batchTokens);
        }
      }),
    );
  });

  it('when the batch size does not divide the corpus, then only one batch is smaller', () => {
    const { source, target } = drawn(12_345);
    const batches = createBatches({ source, target }, { batchSize: 10, batchTokens: null, seed: 1, epoch: 0 });
    expect(batches.length).toBe(1235);
    expect(batches.filter((batch) => batch.length < 10).map((batch) => batch.length)).toEqual([5]);
  });

  it('when seed and epoch are the same, then so are the batches; another epoch or seed has others', () => {
    const all = drawn(1000);
    const given = { batchSize: 16, batchTokens: null, seed: 7, epoch: 3 };
    const batches = plain(createBatches(all, given));
    expect(plain(createBatches(all, given))).toEqual(batches);
    const [nextEpoch, nextSeed] = [
      createBatches(all, { ...given, epoch: 4 }),
      createBatches(all, { ...given, seed: 8 }),
    ];
    for (const other of [plain(nextEpoch), plain(nextSeed)]) {
      expect(other).not.toEqual(batches);
      const together = new Set(batches.map((batch) => [...batch].sort().join()));
      expect(other.filter((batch) => together.has([...batch].sort().join())).length).toBeLessThan(3);
    }
  });

  it('when lengths vary, then less than 5 % of what is computed is padding, and short batches come among long ones', () => {
    const all = drawn(20_000);
    for (const batchTokens of [null, 800]) {
      const batches = createBatches(all, { batchSize: 64, batchTokens, seed: 1, epoch: 0 });
      let [real, padded] = [0, 0];
      for (const batch of batches) {
        const targets = [...batch].map((index) => all.target[index]!);
        real += targets.reduce((sum, length) => sum + length, 0);
        padded += Math.max(...targets) * batch.length;
      }
      expect(1 - real / padded).toBeLessThan(0.05);
      const firstLengths = batches.slice(0, 10).map((batch) => all.target[batch[0]!]!);
      expect(new Set(firstLengths).size).toBeGreaterThan(4);
    }
  });
});

/** Lengths from 1 to 40, the two sides alike. */
function drawn(count: number): PairLengths {
  const key = streamKey(1, PURPOSE.sample);
  const target = Int32Array.from({ length: count }, (_, i) => 1 + randomInteger(key, i, 40));
  return { source: target.map((length, i) => Math.max(1, length + randomInteger(key, count + i, 5) - 2)), target };
}
