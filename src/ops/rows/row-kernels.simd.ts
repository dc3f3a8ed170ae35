/** The everyday work behind its interface: matrices into frames, rows one after the other where ids choose them. */
import { INDEX_FACTOR } from '../../random.ts';
import type { RowKernels } from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import type { EmittedFunction } from '../../wasm/frame.ts';
import type { Machine } from '../simd-op.ts';
import { dropoutRows } from './dropout.simd.ts';
import { clearBytes, sumOfSquares } from './ranges.simd.ts';
import { addRows, columnSums, copyRows, leftFromFirstAbove, tanhGradientRows, tanhRows } from './rows.simd.ts';

export const ROW_FUNCTIONS: readonly EmittedFunction[] = [
  ...[copyRows, addRows, tanhRows, tanhGradientRows],
  ...[columnSums, dropoutRows, clearBytes, sumOfSquares, leftFromFirstAbove],
];

export function rowKernels(machine: Machine): RowKernels {
  return { ...pairs(machine), ...functions(machine), ...masks(machine), ...ranges(machine), ...searches(machine) };
}

function pairs({ frame, addressOf }: Machine): Pick<RowKernels, 'copy' | 'add' | 'gatherRows' | 'scatterAddRows'> {
  const [copying, adding] = [frame(copyRows), frame(addRows)];
  const whole = (pair: typeof copying, out: Matrix, x: Matrix) => {
    pair.out = addressOf(out);
    pair.outStep = 4 * out.stride;
    pair.x = addressOf(x);
    pair.xStep = 4 * x.stride;
    pair.rows = out.rows;
    pair.columns = out.columns;
    pair.call();
  };
  const oneRow = (pair: typeof copying, columns: number) => {
    pair.rows = 1;
    pair.columns = columns;
  };
  return {
    copy: (out, x) => whole(copying, out, x),
    add: (out, x) => whole(adding, out, x),
    gatherRows(out, table, ids, first) {
      const [to, from] = [addressOf(out), addressOf(table)];
      oneRow(copying, out.columns);
      for (let i = 0; i < out.rows; i++) {
        copying.out = to + 4 * out.stride * i;
        copying.x = from + 4 * table.stride * ids[first + i]!;
        copying.call();
      }
    },
    scatterAddRows(table, x, ids, first) {
      const [to, from] = [addressOf(table), addressOf(x)];
      oneRow(adding, x.columns);
      for (let i = 0; i < x.rows; i++) {
        adding.out = to + 4 * table.stride * ids[first + i]!;
        adding.x = from + 4 * x.stride * i;
        adding.call();
      }
    },
  };
}

function setShape(of: { rows: number; columns: number }, { rows, columns }: Matrix): void {
  of.rows = rows;
  of.columns = columns;
}

function functions({ frame, addressOf }: Machine): Pick<RowKernels, 'addColumnSums' | 'tanh' | 'tanhGradient'> {
  const [sums, tanhs, gradients] = [frame(columnSums), frame(tanhRows), frame(tanhGradientRows)];
  return {
    addColumnSums(out, x) {
      sums.out = addressOf(out);
      sums.x = x;
      setShape(sums, x);
      sums.call();
    },
    tanh(x) {
      tanhs.x = x;
      setShape(tanhs, x);
      tanhs.call();
    },
    tanhGradient(dX, y, dY, accumulate) {
      gradients.dX = dX;
      gradients.y = y;
      gradients.dY = dY;
      gradients.accumulate = accumulate ? 1 : 0;
      setShape(gradients, y);
      gradients.call();
    },
  };
}

function masks({ frame }: Machine): Pick<RowKernels, 'dropout'> {
  const masks = frame(dropoutRows);
  return {
    dropout(x, rate, key) {
      masks.x = x;
      masks.threshold = Math.ceil(rate * 0x1000000); // of 24 random bits
      masks.scale = 1 / (1 - rate);
      masks.key = key;
      masks.keyStep = Math.imul(INDEX_FACTOR, x.columns);
      setShape(masks, x);
      masks.call();
    },
  };
}

function ranges({ frame, addressOf }: Machine): Pick<RowKernels, 'clear' | 'addRange' | 'squaredNorm'> {
  const [zeros, adding, squares] = [frame(clearBytes), frame(addRows), frame(sumOfSquares)];
  return {
    clear(x) {
      zeros.x = addressOf({ data: x, offset: 0 });
      zeros.bytes = x.byteLength;
      zeros.call();
    },
    addRange(out, x, start, end) {
      adding.out = addressOf({ data: out, offset: start });
      adding.x = addressOf({ data: x, offset: start });
      adding.rows = 1;
      adding.columns = end - start;
      adding.call();
    },
    squaredNorm(x, start, end) {
      squares.x = addressOf({ data: x, offset: start });
      squares.columns = end - start;
      return squares.call();
    },
  };
}

function searches({ frame, addressOf }: Machine): Pick<RowKernels, 'firstAbove'> {
  const rest = frame(leftFromFirstAbove);
  return {
    firstAbove(x, row, from, bar) {
      rest.x = addressOf(x) + 4 * (row * x.stride + from);
      rest.columns = x.columns - from;
      rest.bar = bar;
      return x.columns - rest.call();
    },
  };
}
