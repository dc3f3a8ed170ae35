import { describe, expect, it } from 'vitest';
import { unforgettingCell } from '../../src/lab/memory/unforgetting-cell.ts';
import { createWorkspace } from '../../src/lab/own-workspace.ts';
import { uniform } from '../../src/random.ts';
import { simdAvailable } from '../../src/wasm/memory.ts';

describe('the LSTM without a forget gate', () => {
  for (const kernels of ['reference', 'simd'] as const) {
    it.skipIf(kernels === 'simd' && !simdAvailable())(
      `when it is run on ${kernels} kernels, then f is exactly 1, c = c′ + i·g, and nothing is learnt about f`,
      () => {
        const workspace = createWorkspace(kernels, 1 << 20);
        const [rows, H] = [5, 3];
        const fresh = (columns: number, key: number) => {
          const matrix = workspace.arena.matrix(rows, columns);
          for (let i = 0; i < rows * columns; i++) matrix.data[matrix.offset + i] = 4 * uniform(key, i) - 2;
          return matrix;
        };
        const [gates, previousHidden, previousCell] = [fresh(4 * H, 1), fresh(H, 2), fresh(H, 3)];
        const [cell, hidden, dHidden, dCell] = [fresh(H, 4), fresh(H, 5), fresh(H, 6), fresh(H, 7)];
        const bias = workspace.arena.matrix(1, 4 * H);
        unforgettingCell.initialBias(H, 0)(bias, 0);
        for (let b = 0; b < rows; b++) workspace.kernels.add(gates.rowsAt(b, 1), bias);
        const none = workspace.arena.matrix(0, H);
        const step = { gates, hiddenProduct: none, ownWeights: none, previousHidden, previousCell, cell, hidden };
        workspace.kernels.run(unforgettingCell.forward)(step);
        for (let b = 0; b < rows; b++) {
          for (let j = 0; j < H; j++) {
            expect(gates.at(b, H + j)).toBe(1);
            const expected = previousCell.at(b, j) + gates.at(b, j) * gates.at(b, 2 * H + j);
            expect(cell.at(b, j)).toBeCloseTo(expected, 5);
          }
        }
        workspace.kernels.run(unforgettingCell.backward)({ ...step, dHidden, dCell, dOwnWeights: none });
        for (let b = 0; b < rows; b++) for (let j = 0; j < H; j++) expect(Math.abs(gates.at(b, H + j))).toBe(0);
      },
    );
  }
});
