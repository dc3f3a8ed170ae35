import { describe, expect, it } from 'vitest';
import { uniform } from '../../src/random.ts';
import { cos, exp, log, power, sigmoid, tanh } from '../../src/tensor/elementary-functions.ts';

/** The distance to the engine's own function in units of the last place of a double. */
function ulps(value: number, expected: number): number {
  if (Object.is(value, expected) || value === expected) return 0;
  const exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(expected))));
  return Math.abs(value - expected) / 2 ** (exponent - 52);
}

/** The worst of 20,000 numbers from `from` to `to`. */
function worst(ours: (x: number) => number, theirs: (x: number) => number, from: number, to: number): number {
  let most = 0;
  for (let i = 0; i < 20_000; i++) {
    const x = from + (to - from) * uniform(3, i);
    most = Math.max(most, ulps(ours(x), theirs(x)));
  }
  return most;
}

describe('functions of additions and multiplications alone', () => {
  it('exp is within 3 units in the last place of Math.exp', () => {
    expect(worst(exp, Math.exp, -700, 700)).toBeLessThan(3);
    expect(worst(exp, Math.exp, -1, 1)).toBeLessThan(3);
  });

  it('when x is at the ends, then exp is 0, ∞ or subnormal, and NaN stays', () => {
    expect([exp(-800), exp(800), exp(0), exp(Number.NaN)]).toEqual([0, Number.POSITIVE_INFINITY, 1, Number.NaN]);
    expect(Math.abs(exp(-740) / Math.exp(-740) - 1)).toBeLessThan(0.1);
  });

  it('log is within 4 units in the last place of Math.log, subnormal numbers too', () => {
    expect(worst(log, Math.log, 1e-300, 1e-290)).toBeLessThan(4);
    expect(worst(log, Math.log, 1e-3, 0.9)).toBeLessThan(4);
    expect(worst(log, Math.log, 1.1, 1e6)).toBeLessThan(4);
    expect(ulps(log(5e-324), Math.log(5e-324))).toBeLessThan(4);
    expect([log(0), log(-1), log(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.NaN, 0]);
  });

  it('tanh and sigmoid are within 1e-14 of the engine’s', () => {
    for (let i = 0; i < 20_000; i++) {
      const x = 40 * uniform(4, i) - 20;
      expect(Math.abs(tanh(x) - Math.tanh(x))).toBeLessThan(1e-14);
      expect(Math.abs(sigmoid(x) - 1 / (1 + Math.exp(-x)))).toBeLessThan(1e-14);
    }
    expect([tanh(1000), tanh(-1000), sigmoid(1000), sigmoid(-1000)]).toEqual([1, -1, 1, 0]);
  });

  it('cos is within 1e-15 of Math.cos from 0 to π, and power within 1e-13 of Math.pow', () => {
    for (let i = 0; i < 5000; i++) {
      const x = Math.PI * uniform(5, i);
      expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThan(1e-15);
      expect(Math.abs(power(0.9, i % 300) / 0.9 ** (i % 300) - 1)).toBeLessThan(1e-13);
    }
  });
});
