import { describe, expect, it } from 'vitest';
import { referenceKernels } from '../../src/ops/reference.ts';
import type { Matrix } from '../../src/tensor/matrix.ts';
import { op } from '../../src/tensor/op.ts';
import { checkShape, parseShape } from '../../src/tensor/shapes.ts';
import { matrix, narrow } from '../ops/fixture.ts';

interface Doubling {
  readonly x: Matrix; // [N, 2H]
  readonly out: Matrix; // [N, H]
  readonly weights: Matrix | null; // [1, H]
}

/** A learner's op: the sum of both halves of a row. It has no SIMD version. */
const sumOfHalves = op<Doubling>('sumOfHalves', { x: '[N, 2H]', out: '[N, H]', weights: '[1, H]' }, ({ x, out }) => {
  for (let i = 0; i < out.rows; i++)
    for (let j = 0; j < out.columns; j++)
      out.data[out.offset + i * out.stride + j] = x.at(i, j) + x.at(i, out.columns + j);
});

describe('an op', () => {
  it.each([referenceKernels, narrow])('when it has no SIMD version, then it runs on its loops ($name)', (kernels) => {
    const [x, out] = [matrix(2, 6, (i) => i, 1), matrix(2, 3, () => 0)];
    kernels.run(sumOfHalves)({ x, out, weights: null });
    expect(out.toRows()).toEqual([
      [3, 5, 7],
      [15, 17, 19],
    ]);
  });

  it.each([
    [[2, 6], [2, 2], null, 'sumOfHalves: out is [2, 2], expected [N, H] with N 2, H 3'],
    [[2, 6], [3, 3], null, 'sumOfHalves: out is [3, 3], expected [N, H] with N 2, H 3'],
    [[2, 5], [2, 2], null, 'sumOfHalves: x is [2, 5], expected [N, 2H]'],
    [[2, 6], [2, 3], [2, 3], 'sumOfHalves: weights is [2, 3], expected [1, H] with N 2, H 3'],
  ] as const)('when shapes are %j, %j and %j, then it says which operand is wrong', (x, out, weights, problem) => {
    const make = (shape: readonly [number, number] | null) => shape && matrix(...shape, () => 0);
    const step = { x: make(x)!, out: make(out)!, weights: make(weights) };
    for (const kernels of [referenceKernels, narrow])
      expect(() => kernels.run(sumOfHalves)(step)).toThrow(
        expect.objectContaining({ code: 'E_SHAPE', message: expect.stringContaining(problem) }),
      );
  });
});

describe('shapes', () => {
  it('when one is read, then each side has its factor and its letter', () => {
    expect(parseShape('[N, 4H]')).toEqual({ rows: { factor: 1, letter: 'N' }, columns: { factor: 4, letter: 'H' } });
    expect(parseShape('[1, D]').rows).toEqual({ factor: 1, letter: null });
    expect(() => parseShape('[N]')).toThrow('"[N]" is no shape');
  });

  it('when a matrix has another one, then the check says both', () => {
    expect(() => checkShape('the memory', { rows: 3, columns: 4 }, 3, 5)).toThrow(
      'the memory is [3, 4], expected [3, 5]',
    );
  });
});
