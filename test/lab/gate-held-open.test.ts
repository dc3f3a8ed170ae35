import { describe, expect, it } from 'vitest';
import { lstmWithout } from '../../src/lab/memory/gate-held-open.ts';
import { createWorkspace } from '../../src/lab/own-workspace.ts';
import { uniform } from '../../src/random.ts';
import { simdAvailable } from '../../src/wasm/memory.ts';

const GATES = { input: 0, forget: 1, output: 3 } as const;
const NAMES = Object.keys(GATES) as (keyof typeof GATES)[];

describe.each(NAMES)('the LSTM without %s gate', (held) => {
  for (const kernels of ['reference', 'simd'] as const) {
    it.skipIf(kernels === 'simd' && !simdAvailable())(
      `when it is run on ${kernels} kernels, then the gate is exactly 1, nothing is learnt about it, and the others are as they were`,
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
        const kind = lstmWithout(held);
        kind.initialBias(H, 1)(bias, 0);
        for (let b = 0; b < rows; b++) workspace.kernels.add(gates.rowsAt(b, 1), bias);
        const sums = gates.toRows();
        const none = workspace.arena.matrix(0, H);
        const step = { gates, hiddenProduct: none, ownWeights: none, previousHidden, previousCell, cell, hidden };
        workspace.kernels.run(kind.forward)(step);
        const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
        for (let b = 0; b < rows; b++) {
          for (let j = 0; j < H; j++) {
            expect(gates.at(b, GATES[held] * H + j)).toBe(1);
            const [i, f, o] = NAMES.map((name) => (name === held ? 1 : sigmoid(sums[b]![GATES[name] * H + j]!)));
            const c = f! * previousCell.at(b, j) + i! * Math.tanh(sums[b]![2 * H + j]!);
            expect(cell.at(b, j)).toBeCloseTo(c, 5);
            expect(hidden.at(b, j)).toBeCloseTo(o! * Math.tanh(c), 5);
          }
        }
        workspace.kernels.run(kind.backward)({ ...step, dHidden, dCell, dOwnWeights: none });
        for (let b = 0; b < rows; b++) {
          for (const name of NAMES) {
            const found = Math.abs(gates.at(b, GATES[name] * H));
            if (name === held) expect(found).toBe(0);
            else expect(found).toBeGreaterThan(0);
          }
        }
      },
    );
  }
});
