import { beforeEach, describe, expect, it } from 'vitest';
import { fromInt8, toInt8 } from '../../src/int8-weights.ts';
import { mostOfRow } from '../../src/ops/int8/int8-product.ts';
import { int8ReferenceKernels, referenceKernels } from '../../src/ops/reference.ts';
import type { Kernels } from '../../src/tensor/kernels.ts';
import { Matrix } from '../../src/tensor/matrix.ts';
import {
  bitsOf,
  clone,
  gapsAreUntouched,
  int8Narrow,
  int8Wide,
  matrix,
  random,
  resetMemory,
  take,
  worstDifference,
} from './fixture.ts';

function packed(kernels: Kernels, weights: Matrix, transposed = false) {
  const room = take(kernels.packedLength(weights.rows, weights.columns, transposed)).fill(Number.NaN);
  const made = kernels.createPacked(weights, transposed, room);
  kernels.pack(made);
  return made;
}

/** What the product comes to by the loops, which both SIMD kernels must match to the bit. */
function productOf(a: Matrix, weights: Matrix, { start, transposed }: { start: Matrix; transposed: boolean }): Matrix {
  const outs = [int8ReferenceKernels, int8Narrow, int8Wide].map((kernels) => {
    const out = clone(start);
    kernels.product(out, a, packed(kernels, weights, transposed), out);
    expect(gapsAreUntouched(out)).toBe(true);
    return out;
  });
  for (const out of outs.slice(1)) expect(bitsOf(out)).toEqual(bitsOf(outs[0]!));
  return outs[0]!;
}

beforeEach(resetMemory);

describe('weights as 8-bit integers', () => {
  it('when they are made, then each is the nearest whole number of its scale, and the largest is 127', () => {
    const weights = matrix(40, 30, random(3), 2);
    for (const by of ['rows', 'columns'] as const) {
      const { scales, integers } = toInt8(weights, by);
      const again = fromInt8({ scales, integers }, 30, by);
      again.forEach((value, at) => {
        const [i, j] = [Math.floor(at / 30), at % 30];
        expect(Math.abs(value - weights.at(i, j))).toBeLessThanOrEqual(0.5001 * scales[by === 'rows' ? i : j]!);
      });
      const lines = by === 'rows' ? 40 : 30;
      const most = new Array<number>(lines).fill(0);
      integers.forEach((value, at) => {
        const line = by === 'rows' ? Math.floor(at / 30) : at % 30;
        most[line] = Math.max(most[line]!, Math.abs(value));
      });
      expect(most).toEqual(new Array(lines).fill(127));
    }
  });

  it('when weights were made from integers, then they give the same integers and scales again', () => {
    for (const size of [1e-30, 0.1, 7, 1e30]) {
      const first = toInt8(matrix(64, 50, random(size)), 'columns');
      const second = toInt8(new Matrix(fromInt8(first, 50, 'columns'), 64, 50), 'columns');
      expect(second).toEqual(first);
    }
  });

  it('when all weights of an output are 0, then so are they again', () => {
    const { scales, integers } = toInt8(
      matrix(3, 2, (i) => (i % 2 === 0 ? 0 : 1)),
      'columns',
    );
    const one = 127 * scales[1]!;
    expect(one).toBeCloseTo(1, 4);
    expect(Array.from(fromInt8({ scales, integers }, 2, 'columns'))).toEqual([0, one, 0, one, 0, one]);
  });
});

describe.each([
  [1, 1, 1],
  [1, 512, 64],
  [2, 3, 5],
  [3, 7, 8],
  [4, 4, 16],
  [5, 33, 41],
  [6, 64, 24],
  [7, 130, 39],
  [9, 1101, 31],
  [20, 70, 264],
  [150, 20, 20],
])('int8 product [%i, %i] · [.., %i]', (m, k, n) => {
  it.each([false, true])('when transposed %s, then SIMD has the bits of the loops with every tile', (transposed) => {
    const a = matrix(m, k, random(2), 3);
    const weights = transposed ? matrix(n, k, random(), 1) : matrix(k, n, random(), 2);
    const start = matrix(m, n, random(), 5);
    const found = productOf(a, weights, { start, transposed });
    const expected = clone(start);
    referenceKernels.product(expected, a, referenceKernels.createPacked(weights, transposed, null), expected);
    // A weight is off by at most 1/254 of the largest, an input by 1/65534 of its own.
    expect(worstDifference(found, expected)).toBeLessThan(2 * k * (1 / 254 + 1 / 30_000));
  });

  it('when a row or nothing is added, then SIMD has the bits of the loops', () => {
    const [a, weights, row] = [matrix(m, k, random()), matrix(k, n, random()), matrix(1, n, random())];
    for (const plus of [row, null]) {
      const outs = [int8ReferenceKernels, int8Narrow, int8Wide].map((kernels) => {
        const out = matrix(m, n, () => Number.NaN, 1);
        kernels.product(out, a, packed(kernels, weights), plus);
        return out;
      });
      for (const out of outs.slice(1)) expect(bitsOf(out)).toEqual(bitsOf(outs[0]!));
    }
  });
});

describe('int8 product', () => {
  it('when every number is as large as it can be, then no sum overflows', () => {
    for (const k of [1, 512, 516, 517, 5000]) {
      const [a, weights] = [matrix(2, k, (i) => (i < k ? 1 : -1)), matrix(k, 9, () => 1)];
      const found = productOf(a, weights, { start: matrix(2, 9, () => 0), transposed: false });
      expect(found.at(0, 8) / k).toBeCloseTo(1, 4);
      expect(found.at(1, 0) / k).toBeCloseTo(-1, 4);
      expect(127 * k * mostOfRow(k)).toBeLessThan(2 ** 31);
    }
  });

  it('when inputs lie halfway between two integers, then SIMD rounds them as the loops do, to even', () => {
    const k = 64;
    const a = matrix(1, k, (i) => (i === 0 ? mostOfRow(k) : i - 32.5));
    const weights = matrix(k, k, (i) => (Math.floor(i / k) === i % k ? 1 : 0));
    const found = productOf(a, weights, { start: matrix(1, k, () => 0), transposed: false });
    expect(found.at(0, 30)).toBeCloseTo(-2, 3);
    expect(found.at(0, 31)).toBeCloseTo(-2, 3);
    expect(found.at(0, 34)).toBeCloseTo(2, 3);
  });

  it('when rows are zeros, subnormal or not finite, then SIMD gives what the loops give', () => {
    const special = [0, 1e-42, 3e38, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const a = matrix(6, 9, (i) =>
      i % 9 === 4 ? special[Math.floor(i / 9)]! : special[Math.floor(i / 9)]! > 1 ? 1 : 0,
    );
    const weights = matrix(9, 10, random());
    const outs = [int8ReferenceKernels, int8Narrow, int8Wide].map((kernels) => {
      const out = matrix(6, 10, () => 1);
      kernels.product(out, a, packed(kernels, weights), null);
      return out;
    });
    for (const out of outs.slice(1)) expect(worstDifference(out, outs[0]!)).toBe(0);
    expect(outs[0]!.toRows()[0]).toEqual(new Array(10).fill(0));
    expect(outs[0]!.toRows()[3]!.every(Number.isNaN)).toBe(true);
  });
});
