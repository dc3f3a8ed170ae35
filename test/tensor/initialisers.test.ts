import { describe, expect, it } from 'vitest';
import { gateBias, orthogonal, uniformWithin, xavier, zeros } from '../../src/tensor/initialisers.ts';
import { Matrix } from '../../src/tensor/matrix.ts';

const matrix = (rows: number, columns: number) => new Matrix(new Float64Array(rows * columns), rows, columns);

describe('initialisers', () => {
  it.each([
    [5, 1],
    [16, 3],
    [32, 4],
  ])('when %i × %i gates are orthogonal, then QᵀQ = I within 1e-12 for each gate', (size, gates) => {
    const weights = matrix(size, gates * size);
    orthogonal(gates)(weights, 7);
    for (let gate = 0; gate < gates; gate++) {
      const q = weights.columnsAt(gate * size, size).toRows();
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          const dot = q.reduce((sum, row) => sum + row[i]! * row[j]!, 0);
          expect(Math.abs(dot - (i === j ? 1 : 0))).toBeLessThan(1e-12);
        }
      }
    }
  });

  it('when weights are drawn after Glorot, then they fill ±√(6 / (inputs + outputs of one gate)), with a mean near 0', () => {
    const weights = matrix(40, 4 * 60);
    xavier(4)(weights, 11);
    const bound = Math.sqrt(6 / (40 + 60));
    const all = weights.toRows().flat();
    expect(Math.max(...all.map(Math.abs))).toBeLessThanOrEqual(bound);
    expect(Math.max(...all)).toBeGreaterThan(0.99 * bound);
    expect(Math.min(...all)).toBeLessThan(-0.99 * bound);
    expect(Math.abs(all.reduce((sum, x) => sum + x, 0) / all.length)).toBeLessThan(0.05 * bound);
  });

  it('when a bound is given, then no weight is beyond it, and another stream draws others', () => {
    const [one, other] = [matrix(10, 10), matrix(10, 10)];
    uniformWithin(0.1)(one, 1);
    uniformWithin(0.1)(other, 2);
    expect(Math.max(...one.toRows().flat().map(Math.abs))).toBeLessThanOrEqual(0.1);
    expect(one.toRows()).not.toEqual(other.toRows());
  });

  it('when a gate starts open, then its bias alone is not 0', () => {
    const bias = matrix(1, 12);
    zeros(bias, 1);
    gateBias(1, 3, 1)(bias, 1);
    expect(bias.toRows()).toEqual([[0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0]]);
  });
});
