import { describe, expect, it } from 'vitest';
import { addInPairs } from '../../src/cluster/tree-sum.ts';
import { referenceKernels } from '../../src/ops/reference.ts';
import { uniform } from '../../src/random.ts';
import { exchangeGradients } from '../support/simulated-network.ts';

/** Not a whole number of blocks, and so few that some of eight processes have none. */
const LENGTH = 5 * 16_384 + 77;

const gradients = (count: number) =>
  Array.from({ length: count }, (_, shard) =>
    Float32Array.from({ length: LENGTH }, (_, i) => (uniform(shard, i) - 0.5) * 2 ** (20 * uniform(shard + 99, i))),
  );

function onOneMachine(count: number): Float32Array {
  const shards = gradients(count);
  addInPairs(referenceKernels, shards, 0, LENGTH);
  return shards[0]!;
}

describe('the sum of a gradient over processes', () => {
  it.each([
    [8, 2],
    [8, 4],
    [8, 8],
    [6, 3],
    [12, 3],
    [5, 5],
  ])('when %i shards are dealt to %i processes, then all have the bits of one machine', (count, size) => {
    const expected = onOneMachine(count);
    const { sums } = exchangeGradients(gradients(count), size, referenceKernels);
    expect(sums).toHaveLength(size);
    expect(sums.map((sum) => Buffer.from(sum.buffer).equals(Buffer.from(expected.buffer)))).not.toContain(false);
  });

  it('when a process has sent all it has to, then these are no more bytes than the best all-reduce sends', () => {
    const { bytes } = exchangeGradients(gradients(4), 4, referenceKernels);
    const total = bytes.reduce((sum, one) => sum + one, 0);
    expect(total).toBe(2 * 3 * 4 * LENGTH);
  });
});
