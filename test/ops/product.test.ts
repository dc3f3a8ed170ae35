import { beforeEach, describe, expect, it } from 'vitest';
import { referenceKernels } from '../../src/ops/reference.ts';
import { createSimdKernels } from '../../src/ops/simd.ts';
import { K_BLOCK, type Kernels } from '../../src/tensor/kernels.ts';
import { Matrix } from '../../src/tensor/matrix.ts';
import { fusedMultiplyAdd } from '../../src/tensor/multiply-add.ts';
import {
  ARITHMETIC,
  bitsOf,
  clone,
  gapsAreUntouched,
  matrix,
  memory,
  narrow,
  random,
  resetMemory,
  take,
  tall,
  wide,
  worstDifference,
} from './fixture.ts';

function separateMultiplyAdd(a: number, b: number, c: number): number {
  return Math.fround(Math.fround(a * b) + c);
}

/** [rows, k, columns]: every row tail, column tails, k below, at and above the block of 512. */
const SHAPES = [
  [1, 1, 1],
  [2, 3, 5],
  [3, 7, 8],
  [4, 4, 16],
  [5, 13, 17],
  [6, 64, 24],
  [7, 33, 39],
  [11, 512, 32],
  [64, 128, 48],
  [16, 96, 136],
  [20, 70, 160],
  [39, 530, 144],
  [130, 515, 20],
  [9, 1100, 31],
] as const;

function product(
  kernels: Kernels,
  out: Matrix,
  a: Matrix,
  weights: Matrix,
  options: { transposed: boolean; packed: boolean },
) {
  const length = kernels.packedLength(weights.rows, weights.columns, options.transposed);
  const packed = kernels.createPacked(weights, options.transposed, options.packed && length > 0 ? take(length) : null);
  kernels.pack(packed);
  kernels.product(out, a, packed, out);
}

beforeEach(resetMemory);

describe.each(SHAPES)('product [%i, %i] · [.., %i]', (m, k, n) => {
  const bound = 4e-7 * k;
  it.each([
    [false, true],
    [true, true],
    [false, false],
    [true, false],
  ])(
    `when transposed %s and packed %s, then it matches the reference within 4e-7 · k, the same bits with all tiles`,
    (transposed, packed) => {
      const a = matrix(m, k, random(), 3);
      const weights = transposed ? matrix(n, k, random(), 1) : matrix(k, n, random(), 2);
      const start = matrix(m, n, random(), 5);
      const [expected, first, second, third] = [clone(start), clone(start), clone(start), clone(start)];
      product(referenceKernels, expected, a, weights, { transposed, packed });
      product(narrow, first, a, weights, { transposed, packed });
      product(wide, second, a, weights, { transposed, packed });
      product(tall, third, a, weights, { transposed, packed });
      expect(worstDifference(first, expected)).toBeLessThan(bound);
      for (const other of [second, third]) expect(bitsOf(other)).toEqual(bitsOf(first));
      expect([first, second, third].every(gapsAreUntouched)).toBe(true);
    },
  );

  it('when several a share one b in transposed products, then each matches the reference within 4e-7 · R', () => {
    const b = matrix(k, n, random(), 2);
    const as = [matrix(k, m, random(), 1), matrix(k, m + 3, random())];
    const start = as.map((a) => matrix(a.columns, n, random(), 1));
    const copies = () => start.map(clone);
    const [expected, first, second, third] = [copies(), copies(), copies(), copies()];
    referenceKernels.addTransposedProducts(expected, as, b);
    narrow.addTransposedProducts(first, as, b);
    wide.addTransposedProducts(second, as, b);
    tall.addTransposedProducts(third, as, b);
    first.forEach((out, i) => {
      expect(worstDifference(out, expected[i]!)).toBeLessThan(bound);
      for (const other of [second[i]!, third[i]!]) expect(bitsOf(other)).toEqual(bitsOf(out));
      expect([out, second[i]!, third[i]!].every(gapsAreUntouched)).toBe(true);
    });
  });

  it('when a row is added to every row, then the bits are those of a product on top of rows that hold it', () => {
    const [a, weights, row] = [matrix(m, k, random()), matrix(k, n, random()), matrix(1, n, random())];
    for (const kernels of [referenceKernels, narrow, wide]) {
      const room = kernels.packedLength(k, n, false);
      const packed = kernels.createPacked(weights, false, room === 0 ? null : take(room));
      kernels.pack(packed);
      const [filled, out] = [matrix(m, n, (i) => row.at(0, i % n), 2), matrix(m, n, () => Number.NaN, 1)];
      kernels.product(filled, a, packed, filled);
      kernels.product(out, a, packed, row);
      expect(bitsOf(out)).toEqual(bitsOf(filled));
      expect(gapsAreUntouched(out)).toBe(true);
    }
  });

  it('when it does not accumulate, then what stood in out does not matter', () => {
    const [a, weights] = [matrix(m, k, random()), matrix(k, n, random())];
    const [clean, dirty] = [matrix(m, n, () => 0), matrix(m, n, () => Number.NaN)];
    const packed = narrow.createPacked(weights, false, take(narrow.packedLength(k, n, false)));
    narrow.pack(packed);
    narrow.product(clean, a, packed, clean);
    narrow.product(dirty, a, packed, null);
    expect(worstDifference(dirty, clean)).toBe(0);
  });
});

describe('product', () => {
  it('when k is longer than a block, then each block is a chain of multiply-adds as multiply-add.ts defines them', () => {
    const [m, k, n] = [6, 700, 11];
    const [a, weights, start] = [matrix(m, k, random()), matrix(k, n, random()), matrix(m, n, random())];
    const out = clone(start);
    product(narrow, out, a, weights, { transposed: false, packed: true });
    const step = ARITHMETIC === 'fused' ? fusedMultiplyAdd : separateMultiplyAdd;
    const expected = matrix(m, n, (at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      let total = start.at(i, j);
      for (let block = 0; block < k; block += K_BLOCK) {
        let sum = 0;
        for (let x = block; x < Math.min(k, block + K_BLOCK); x++) sum = step(a.at(i, x), weights.at(x, j), sum);
        total = Math.fround(total + sum);
      }
      return total;
    });
    expect(bitsOf(out)).toEqual(bitsOf(expected));
  });

  it('when rows come one, two or three at a time, then they have the bits of a product of many rows', () => {
    const [a, weights] = [matrix(11, 700, random()), matrix(700, 37, random())];
    const packed = wide.createPacked(weights, false, take(wide.packedLength(700, 37, false)));
    wide.pack(packed);
    const whole = matrix(11, 37, random());
    wide.product(whole, a, packed, null);
    const parts = matrix(11, 37, random());
    for (const [kernels, start, count] of [
      [narrow, 0, 1],
      [wide, 1, 2],
      [narrow, 3, 3],
      [wide, 6, 1],
      [narrow, 7, 4],
    ] as const) {
      kernels.product(parts.rowsAt(start, count), a.rowsAt(start, count), packed, null);
    }
    expect(bitsOf(parts)).toEqual(bitsOf(whole));
  });

  it('when an operand holds NaN, infinity or subnormal numbers, then they go through as in the reference', () => {
    const special = [Number.NaN, Number.POSITIVE_INFINITY, 1e-42, -0, 3e38, -3e38];
    const a = matrix(6, 2, (i) => (i % 2 === 0 ? special[i / 2]! : 1));
    const weights = matrix(2, 9, (i) => (i < 9 ? 1 : 0));
    const [expected, out] = [matrix(6, 9, () => 0), matrix(6, 9, () => 0)];
    product(referenceKernels, expected, a, weights, { transposed: false, packed: true });
    product(narrow, out, a, weights, { transposed: false, packed: true });
    expect(worstDifference(out, expected)).toBe(0);
  });

  it('when the scratch holds a single panel, then the bits do not change', () => {
    const small = createSimdKernels(memory, {
      tile: '4x8',
      arithmetic: ARITHMETIC,
      scratch: { start: 40 << 20, bytes: 300_000 },
    });
    const [a, b] = [matrix(600, 140, random()), matrix(600, 43, random())];
    const [first, second] = [matrix(140, 43, () => 1), matrix(140, 43, () => 1)];
    narrow.addTransposedProducts([first], [a], b);
    small.addTransposedProducts([second], [a], b);
    expect(bitsOf(second)).toEqual(bitsOf(first));
  });

  it('when shapes do not fit or a matrix lies elsewhere, then it says so', () => {
    const weights = matrix(3, 4, random());
    const packed = narrow.createPacked(weights, false, null);
    expect(() => narrow.product(matrix(2, 4, random()), matrix(2, 2, random()), packed, null)).toThrow(/no product/);
    const outside = new Matrix(new Float32Array(8), 2, 4);
    expect(() => narrow.product(outside, matrix(2, 3, random()), packed, null)).toThrow(/outside of the shared memory/);
  });
});
