import { describe, expect, it } from 'vitest';
import { addInPairs } from '../../src/cluster/tree-sum.ts';
import { referenceKernels } from '../../src/ops/reference.ts';
import { uniform } from '../../src/random.ts';

const LENGTH = 64;

/** Numbers of very different sizes, so that another order gives other bits. */
function parts(count: number): Float32Array[] {
  return Array.from({ length: count }, (_, part) =>
    Float32Array.from({ length: LENGTH }, (_, i) => (uniform(part, i) - 0.5) * 2 ** (uniform(part + 100, i) * 30)),
  );
}

function tree(vectors: readonly Float32Array[]): Float32Array {
  addInPairs(referenceKernels, vectors, 0, LENGTH);
  return vectors[0]!;
}

function oneAfterTheOther([first, ...others]: readonly Float32Array[]): Float32Array {
  for (const other of others) referenceKernels.addRange(first!, other, 0, LENGTH);
  return first!;
}

describe('the sum of the parts of a gradient', () => {
  it.each([1, 2, 3])('when there are %i parts, then it has the bits of adding one after the other', (count) => {
    expect(tree(parts(count))).toEqual(oneAfterTheOther(parts(count)));
  });

  it('when there are four, then it is the sum of two sums, which has other bits than adding one after the other', () => {
    const [a, b, c, d] = parts(4) as [Float32Array, Float32Array, Float32Array, Float32Array];
    const expected = a.map((_, i) => Math.fround(Math.fround(a[i]! + b[i]!) + Math.fround(c[i]! + d[i]!)));
    expect(tree(parts(4))).toEqual(expected);
    expect(tree(parts(4))).not.toEqual(oneAfterTheOther(parts(4)));
  });

  it.each([
    [8, 2],
    [8, 4],
    [12, 4],
    [20, 4],
    [48, 16],
    [7, 1],
  ])('when each %i parts are added %i neighbours at a time first, then the bits are the same', (count, own) => {
    const all = parts(count);
    const branches = Array.from({ length: count / own }, (_, i) => tree(all.slice(i * own, (i + 1) * own)));
    expect(tree(branches)).toEqual(tree(parts(count)));
  });

  it.each([2, 3, 4, 6, 7])(
    'when the sum of %i is to come into one of them, then it has the same bits there',
    (count) => {
      for (let into = 0; into < count; into++) {
        const vectors = parts(count);
        addInPairs(referenceKernels, vectors, 0, LENGTH, vectors[into]);
        expect(vectors[into]).toEqual(tree(parts(count)));
      }
    },
  );

  it('when a stretch is asked for, then nothing outside of it changes', () => {
    const vectors = parts(5);
    addInPairs(referenceKernels, vectors, 8, 24);
    const [before, whole] = [parts(5)[0]!, tree(parts(5))];
    expect(vectors[0]).toEqual(before.map((x, i) => (i >= 8 && i < 24 ? whole[i]! : x)));
  });
});
