import { beforeEach, describe, expect, it } from 'vitest';
import { adam } from '../../src/ops/adam/adam.ts';
import type { FloatArray } from '../../src/tensor/matrix.ts';
import { compare, matrix, narrow, random, resetMemory, wide } from './fixture.ts';

const settings = {
  ...{
    learningRate: 0.01,
    beta1: 0.9,
    beta2: 0.98,
    epsilon: 1e-9,
    correction1: 1 - 0.9 ** 3,
    correction2: 1 - 0.98 ** 3,
  },
  ...{ gradientScale: 0.5, averageDecay: 0.999 },
};

beforeEach(resetMemory);

describe('adam', () => {
  it.each([true, false])('when the weights are averaged: %s, then it matches the reference within 3e-7', (averaged) => {
    const vector = (size: number) => matrix(1, 101, random(size));
    const square = matrix(1, 101, (i) => i / 1000);
    const worst = compare([vector(1), vector(2), vector(0.1), square, vector(1)], (kernels, m) => {
      const [weights, gradient, mean, squares, average] = m.map(({ data }) => data) as [
        FloatArray,
        FloatArray,
        FloatArray,
        FloatArray,
        FloatArray,
      ];
      kernels.run(adam)({
        ...{ weights, gradient, mean, square: squares, average: averaged ? average : null },
        ...{ start: 3, end: 98, settings },
      });
    });
    expect(worst).toBeLessThan(3e-7);
  });

  it('when a moment is so small that it would become subnormal, then it is 0, and NaN stays NaN', () => {
    const moments = [2 ** -119, -(2 ** -119), 2 ** -121, -(2 ** -121), 2 ** -140, Number.NaN, 0, 1];
    const ofAll = (size: number) => matrix(1, 40, (i) => size * moments[i % moments.length]!);
    const zeros = matrix(1, 40, () => 0);
    const worst = compare([zeros, zeros, ofAll(1), ofAll(1)], (kernels, m) => {
      const [weights, gradient, mean, square] = m.map(({ data }) => data) as [
        FloatArray,
        FloatArray,
        FloatArray,
        FloatArray,
      ];
      const still = { ...settings, beta1: 1, beta2: 1 };
      kernels.run(adam)({ weights, gradient, mean, square, average: null, start: 0, end: 40, settings: still });
      for (const moment of [mean, square]) {
        expect(Array.from(moment.subarray(0, 8))).toEqual([2 ** -119, -(2 ** -119), 0, 0, 0, Number.NaN, 0, 1]);
      }
    });
    expect(worst).toBeLessThan(1e-30);
  });
});

describe('clear', () => {
  it('when a vector is cleared, then it alone becomes 0', () => {
    const worst = compare([matrix(1, 17, random())], (kernels, [x]) => {
      kernels.clear(x!.data.subarray(2, 12));
      expect(Array.from(x!.data.subarray(2, 12))).toEqual(new Array(10).fill(0));
    });
    expect(worst).toBe(0);
  });
});

describe('squaredNorm', () => {
  it.each([1, 3, 8, 50, 1001])(
    'when %i numbers are squared and summed, then it is within 1e-12 of the sum in doubles',
    (count) => {
      const { data } = matrix(1, count + 3, random(1e20));
      const exact = Array.from(data.subarray(2, count + 2)).reduce((sum, x) => sum + x * x, 0);
      expect(Math.abs(narrow.squaredNorm(data, 2, count + 2) / exact - 1)).toBeLessThan(1e-12);
      expect(wide.squaredNorm(data, 2, count + 2)).toBe(narrow.squaredNorm(data, 2, count + 2));
    },
  );

  it('when a number is NaN, then so is the norm', () => {
    const { data } = matrix(1, 9, (i) => (i === 8 ? Number.NaN : 1));
    expect(narrow.squaredNorm(data, 0, 9)).toBeNaN();
  });
});
