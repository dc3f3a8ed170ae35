import { beforeEach, describe, expect, it } from 'vitest';
import { clone, compare, matrix, narrow, random, resetMemory, take, wide } from './fixture.ts';

const SIZES = [
  [1, 1],
  [3, 3],
  [2, 4],
  [5, 9],
  [4, 31],
  [33, 40],
] as const;

beforeEach(resetMemory);

describe.each(SIZES)('elements of [%i, %i]', (rows, columns) => {
  const any = (gap: number, size = 1) => matrix(rows, columns, random(size), gap);
  const row = () => matrix(1, columns, random(), 1);

  it('when rows are copied, added, gathered or scattered, then it is exactly the reference', () => {
    const ids = Int32Array.from({ length: rows + 1 }, (_, i) => (7 * i * i + 3) % 5);
    const table = matrix(5, columns, random(), 2);
    const worst = compare([any(0), any(3), any(2), table, clone(table)], (kernels, m) => {
      const [copied, added, gathered, from, to] = m;
      kernels.copy(copied!, added!);
      kernels.add(added!, copied!);
      kernels.gatherRows(gathered!, from!, ids, 1);
      kernels.scatterAddRows(to!, added!, ids, 1);
    });
    expect(worst).toBe(0);
  });

  it('when columns are summed, then it matches the reference within 2e-7 · rows', () => {
    const worst = compare([row(), any(3)], (kernels, [out, x]) => kernels.addColumnSums(out!, x!));
    expect(worst).toBeLessThan(2e-7 * (rows + 1));
  });

  it('when elements are dropped, then the masks are the reference, and what stays is within 1 unit in the last place', () => {
    for (const rate of [0, 0.1, 0.5, 0.9]) {
      for (const key of [0, 1, 0x7fffffff, 0xfffffff1]) {
        const worst = compare([any(3)], (kernels, [x]) => kernels.dropout(x!, rate, key));
        expect(worst).toBeLessThan(1.3e-7 / (1 - rate));
      }
    }
  });

  it('when the gradient of tanh is taken, in place or added, then it matches the reference within 2e-7', () => {
    const worst = compare([any(0), any(1), any(2), any(3)], (kernels, [out, y, inPlace, added]) => {
      kernels.tanhGradient(out!, y!, added!, false);
      kernels.tanhGradient(inPlace!, y!, inPlace!, false);
      kernels.tanhGradient(added!, y!, out!, true);
    });
    expect(worst).toBeLessThan(2e-7);
  });
});

describe('dropout', () => {
  it('when the masks are compared bit by bit, then kept and dropped elements are the same ones', () => {
    const x = matrix(50, 77, () => 1);
    compare([x], (kernels, [ones]) => {
      kernels.dropout(ones!, 0.3, 12345);
      const kept = ones!
        .toRows()
        .flat()
        .filter((value) => value !== 0).length;
      expect(kept / (50 * 77)).toBeCloseTo(0.7, 1);
    });
  });
});

describe('addRange', () => {
  it('when a range is added, then nothing outside of it changes', () => {
    const [out, x] = [take(40).fill(1), take(40).fill(2)];
    for (const kernels of [narrow, wide]) kernels.addRange(out, x, 3, 36);
    expect(Array.from(out)).toEqual(Array.from({ length: 40 }, (_, i) => (i >= 3 && i < 36 ? 5 : 1)));
  });
});

describe('firstAbove', () => {
  it('when the first column above a bar is asked for, then it is the one that a reader finds, from any column on', () => {
    for (const columns of [1, 15, 16, 17, 40]) {
      const x = matrix(
        3,
        columns,
        (i) => [Number.NaN, Number.NEGATIVE_INFINITY, -0, 2][((i * i) % 7) % 4]! + (i % 5),
        3,
      );
      for (const bar of [Number.NEGATIVE_INFINITY, -0, 0, 3, 5, Number.POSITIVE_INFINITY]) {
        for (let from = 0; from <= columns; from++) {
          const found = [narrow, wide].map((kernels) => kernels.firstAbove(x, 1, from, bar));
          const row = Array.from({ length: columns }, (_, j) => x.at(1, j));
          const wanted = row.findIndex((value, j) => j >= from && value > bar);
          expect(found).toEqual([wanted, wanted].map((j) => (j < 0 ? columns : j)));
        }
      }
    }
  });

  it('when elements before the row or after it are above the bar, then they are not looked at', () => {
    const x = matrix(3, 5, (i) => (Math.floor(i / 5) === 1 ? 0 : 9), 2);
    expect([narrow, wide].map((kernels) => kernels.firstAbove(x, 1, 0, 1))).toEqual([5, 5]);
  });
});
