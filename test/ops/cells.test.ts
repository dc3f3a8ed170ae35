import { beforeEach, describe, expect, it } from 'vitest';
import { gruBackward, gruForward } from '../../src/ops/gru/gru.ts';
import { lstmBackward, lstmForward } from '../../src/ops/lstm/lstm.ts';
import { uniform } from '../../src/random.ts';
import { tanh as exactTanh } from '../../src/tensor/elementary-functions.ts';
import type { Kernels } from '../../src/tensor/kernels.ts';
import { compare, matrix, narrow, random, resetMemory, wide } from './fixture.ts';

/** Odd widths, widths below, at and above one and two vectors. */
const SIZES = [
  [1, 1],
  [2, 3],
  [3, 4],
  [5, 7],
  [4, 8],
  [3, 29],
  [7, 64],
] as const;

function tanhOf(kernels: Kernels, values: readonly number[]): number[] {
  const x = matrix(1, values.length, (i) => values[i]!);
  kernels.tanh(x);
  return x.toRows()[0]!;
}

/** The distance to `exact` in units of the last place of a Float32 of its size. */
function ulps(value: number, exact: number): number {
  const exponent = Math.max(-126, Math.floor(Math.log2(Math.abs(exact))));
  return Math.abs(value - exact) / 2 ** (exponent - 23);
}

beforeEach(resetMemory);

describe('tanh', () => {
  it('when x is any size, then it is within 4 units in the last place', () => {
    const xs = Array.from({ length: 20_000 }, (_, i) =>
      Math.fround((i % 2 === 0 ? 1 : -1) * 2 ** (24 * uniform(5, i) - 20) * (1 + uniform(6, i))),
    );
    for (const kernels of [narrow, wide]) {
      const ys = tanhOf(kernels, xs);
      expect(Math.max(...ys.map((y, i) => ulps(y, exactTanh(xs[i]!))))).toBeLessThan(4);
    }
  });

  it('when x is extreme, then it behaves: ±0 and subnormal numbers stay, large ones give ±1, NaN stays', () => {
    const xs = [
      0,
      -0,
      1e-42,
      -1e-45,
      9.5,
      -30,
      3e38,
      -3e38,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
    ];
    const expected = [0, -0, Math.fround(1e-42), Math.fround(-1e-45), 1, -1, 1, -1, 1, -1, Number.NaN];
    expect(tanhOf(narrow, xs)).toEqual(expected);
    expect(tanhOf(wide, xs)).toEqual(expected);
  });
});

describe.each(SIZES)('cells of [%i, %i]', (rows, width) => {
  const gates = (count: number, size: number) => matrix(rows, count * width, random(size), 3);
  const state = (size: number, gap: number) => matrix(rows, width, random(size), gap);

  it('when an LSTM goes forward, then it matches the reference within 4e-7', () => {
    const worst = compare(
      [gates(4, 6), state(2, 1), state(1, 0), state(1, 5)],
      (kernels, [g, previousCell, cell, hidden]) =>
        kernels.run(lstmForward)({ gates: g!, previousCell: previousCell!, cell: cell!, hidden: hidden! }),
    );
    expect(worst).toBeLessThan(4e-7);
  });

  it('when an LSTM goes backward, then it matches the reference within 1e-6', () => {
    const worst = compare(
      [gates(4, 1), state(1, 1), state(2, 0), state(1, 5), state(1, 2)],
      (kernels, [g, previousCell, cell, dHidden, dCell]) =>
        kernels.run(lstmBackward)({
          gates: g!,
          previousCell: previousCell!,
          cell: cell!,
          dHidden: dHidden!,
          dCell: dCell!,
        }),
    );
    expect(worst).toBeLessThan(1e-6);
  });

  it('when a GRU goes forward, then it matches the reference within 4e-7', () => {
    const worst = compare(
      [gates(3, 4), gates(3, 4), state(1, 0), state(1, 5)],
      (kernels, [g, hiddenProduct, previousHidden, hidden]) =>
        kernels.run(gruForward)({
          gates: g!,
          hiddenProduct: hiddenProduct!,
          previousHidden: previousHidden!,
          hidden: hidden!,
        }),
    );
    expect(worst).toBeLessThan(4e-7);
  });

  it('when a GRU goes backward, then it matches the reference within 1e-6', () => {
    const worst = compare(
      [gates(3, 1), gates(3, 1), state(1, 0), state(1, 5)],
      (kernels, [g, hiddenProduct, previousHidden, dHidden]) =>
        kernels.run(gruBackward)({
          gates: g!,
          hiddenProduct: hiddenProduct!,
          previousHidden: previousHidden!,
          dHidden: dHidden!,
        }),
    );
    expect(worst).toBeLessThan(1e-6);
  });
});

describe('cells', () => {
  it('when pre-activations are huge or infinite, then gates saturate and nothing becomes NaN', () => {
    const huge = [3e38, -3e38, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const worst = compare(
      [matrix(4, 20, (i) => huge[i % 4]!), matrix(4, 5, () => 1), matrix(4, 5, () => 0), matrix(4, 5, () => 0)],
      (kernels, [g, previousCell, cell, hidden]) => {
        kernels.run(lstmForward)({ gates: g!, previousCell: previousCell!, cell: cell!, hidden: hidden! });
      },
    );
    expect(worst).toBeLessThan(4e-7);
  });
});
