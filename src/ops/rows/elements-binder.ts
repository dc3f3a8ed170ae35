/** Rows and elements: how the kernels of code/elements.ts are called for matrices. */
import type { Kernels } from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import type { AddressOf } from '../../wasm/addresses.ts';
import type { ElementCode } from './rows.simd.ts';

/** Multiplies the index of an element in the counter of random.ts. */
const GOLDEN = 0x9e3779b9;

export type ElementKernels = Pick<
  Kernels,
  'addColumnSums' | 'copy' | 'add' | 'tanhGradient' | 'dropout' | 'gatherRows' | 'scatterAddRows' | 'clear' | 'addRange'
>;

export function createElementKernels(code: ElementCode, addressOf: AddressOf): ElementKernels {
  const step = (m: Matrix) => 4 * m.stride;
  const rowOf = (m: Matrix, row: number) => addressOf(m) + row * step(m);
  return {
    addColumnSums: (out, x) => code.addColumnSums(addressOf(out), addressOf(x), step(x), x.rows, x.columns),
    copy: (out, x) => code.copy(addressOf(out), step(out), addressOf(x), step(x), out.rows, out.columns),
    add: (out, x) => code.add(addressOf(out), step(out), addressOf(x), step(x), out.rows, out.columns),
    tanhGradient(dX, y, dY, accumulate) {
      const { rows, columns } = y;
      const [to, values, from] = [addressOf(dX), addressOf(y), addressOf(dY)];
      code.tanhGradient(to, step(dX), values, step(y), from, step(dY), rows, columns, accumulate ? 1 : 0);
    },
    dropout(x, rate, key) {
      const threshold = Math.ceil(rate * 0x1000000);
      const keyStep = Math.imul(GOLDEN, x.columns);
      code.dropout(addressOf(x), step(x), x.rows, x.columns, threshold, 1 / (1 - rate), key, keyStep);
    },
    gatherRows(out, table, ids, first) {
      for (let i = 0; i < out.rows; i++) code.copy(rowOf(out, i), 0, rowOf(table, ids[first + i]!), 0, 1, out.columns);
    },
    scatterAddRows(table, x, ids, first) {
      for (let i = 0; i < x.rows; i++) code.add(rowOf(table, ids[first + i]!), 0, rowOf(x, i), 0, 1, x.columns);
    },
    clear: (x) => code.clear(addressOf({ data: x, offset: 0 }), x.byteLength),
    addRange(out, x, start, end) {
      const [to, from] = [addressOf({ data: out, offset: start }), addressOf({ data: x, offset: start })];
      code.add(to, 0, from, 0, 1, end - start);
    },
  };
}
