/** The everyday work on rows, elements and stretches of the parameter vector, in plain loops: RowKernels says what each does. */
import { randomBits } from '../../random.ts';
import { tanh as tanhOf } from '../../tensor/elementary-functions.ts';
import type { RowKernels } from '../../tensor/kernels.ts';
import type { FloatArray, Matrix } from '../../tensor/matrix.ts';

function addColumnSums(out: Matrix, x: Matrix): void {
  for (let j = 0; j < x.columns; j++) {
    let sum = 0;
    for (let i = 0; i < x.rows; i++) sum += x.at(i, j);
    out.set(0, j, out.at(0, j) + sum);
  }
}

function copy(out: Matrix, x: Matrix): void {
  for (let i = 0; i < out.rows; i++) {
    const to = out.offset + i * out.stride;
    const from = x.offset + i * x.stride;
    for (let j = 0; j < out.columns; j++) out.data[to + j] = x.data[from + j]!;
  }
}

function add(out: Matrix, x: Matrix): void {
  for (let i = 0; i < out.rows; i++) {
    const to = out.offset + i * out.stride;
    const from = x.offset + i * x.stride;
    for (let j = 0; j < out.columns; j++) out.data[to + j] = out.data[to + j]! + x.data[from + j]!;
  }
}

function tanh(x: Matrix): void {
  for (let i = 0; i < x.rows; i++) {
    const at = x.offset + i * x.stride;
    for (let j = 0; j < x.columns; j++) x.data[at + j] = tanhOf(x.data[at + j]!);
  }
}

function tanhGradient(dX: Matrix, y: Matrix, dY: Matrix, accumulate: boolean): void {
  for (let i = 0; i < y.rows; i++) {
    for (let j = 0; j < y.columns; j++) {
      const value = y.at(i, j);
      const gradient = dY.at(i, j) * (1 - value * value);
      dX.set(i, j, accumulate ? dX.at(i, j) + gradient : gradient);
    }
  }
}

function dropout(x: Matrix, rate: number, key: number): void {
  const scale = 1 / (1 - rate);
  const threshold = Math.ceil(rate * 0x1000000); // of 24 random bits
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < x.columns; j++) {
      const bits = randomBits(key, i * x.columns + j) >>> 8;
      x.set(i, j, bits >= threshold ? x.at(i, j) * scale : 0);
    }
  }
}

function gatherRows(out: Matrix, table: Matrix, ids: Int32Array, first: number): void {
  for (let i = 0; i < out.rows; i++) {
    const to = out.offset + i * out.stride;
    const from = table.offset + ids[first + i]! * table.stride;
    for (let j = 0; j < out.columns; j++) out.data[to + j] = table.data[from + j]!;
  }
}

function scatterAddRows(table: Matrix, x: Matrix, ids: Int32Array, first: number): void {
  for (let i = 0; i < x.rows; i++) {
    const to = table.offset + ids[first + i]! * table.stride;
    const from = x.offset + i * x.stride;
    for (let j = 0; j < x.columns; j++) table.data[to + j] = table.data[to + j]! + x.data[from + j]!;
  }
}

function firstAbove(x: Matrix, row: number, from: number, bar: number): number {
  const start = x.offset + row * x.stride;
  for (let j = from; j < x.columns; j++) if (x.data[start + j]! > bar) return j;
  return x.columns;
}

function clear(x: FloatArray): void {
  x.fill(0);
}

function addRange(out: FloatArray, x: FloatArray, start: number, end: number): void {
  for (let i = start; i < end; i++) out[i] = out[i]! + x[i]!;
}

function squaredNorm(x: FloatArray, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += x[i]! * x[i]!;
  return sum;
}

export const rowsByLoops: RowKernels = {
  addColumnSums,
  copy,
  add,
  tanh,
  tanhGradient,
  dropout,
  gatherRows,
  scatterAddRows,
  firstAbove,
  clear,
  addRange,
  squaredNorm,
};
