/** Row-wise and element-wise work in plain loops. */
import { mixBits } from '../../random.ts';
import { tanh as tanhOf } from '../../tensor/elementary-functions.ts';
import type { Matrix } from '../../tensor/matrix.ts';

export function addColumnSums(out: Matrix, x: Matrix): void {
  for (let j = 0; j < x.columns; j++) {
    let sum = 0;
    for (let i = 0; i < x.rows; i++) sum += x.data[x.offset + i * x.stride + j]!;
    out.data[out.offset + j] = out.data[out.offset + j]! + sum;
  }
}

export function copy(out: Matrix, x: Matrix): void {
  for (let i = 0; i < out.rows; i++) {
    const to = out.offset + i * out.stride;
    const from = x.offset + i * x.stride;
    for (let j = 0; j < out.columns; j++) out.data[to + j] = x.data[from + j]!;
  }
}

export function add(out: Matrix, x: Matrix): void {
  for (let i = 0; i < out.rows; i++) {
    const to = out.offset + i * out.stride;
    const from = x.offset + i * x.stride;
    for (let j = 0; j < out.columns; j++) out.data[to + j] = out.data[to + j]! + x.data[from + j]!;
  }
}

export function tanh(x: Matrix): void {
  for (let i = 0; i < x.rows; i++) {
    const at = x.offset + i * x.stride;
    for (let j = 0; j < x.columns; j++) x.data[at + j] = tanhOf(x.data[at + j]!);
  }
}

export function tanhGradient(dX: Matrix, y: Matrix, dY: Matrix, accumulate: boolean): void {
  for (let i = 0; i < y.rows; i++) {
    for (let j = 0; j < y.columns; j++) {
      const value = y.data[y.offset + i * y.stride + j]!;
      const gradient = dY.data[dY.offset + i * dY.stride + j]! * (1 - value * value);
      const at = dX.offset + i * dX.stride + j;
      dX.data[at] = accumulate ? dX.data[at]! + gradient : gradient;
    }
  }
}

export function dropout(x: Matrix, rate: number, key: number): void {
  const scale = 1 / (1 - rate);
  const threshold = Math.ceil(rate * 0x1000000); // of 24 random bits
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < x.columns; j++) {
      const bits = mixBits((key + Math.imul(i * x.columns + j, 0x9e3779b9)) | 0) >>> 8;
      const at = x.offset + i * x.stride + j;
      x.data[at] = bits >= threshold ? x.data[at]! * scale : 0;
    }
  }
}

export function gatherRows(out: Matrix, table: Matrix, ids: Int32Array, first: number): void {
  for (let i = 0; i < out.rows; i++) {
    const to = out.offset + i * out.stride;
    const from = table.offset + ids[first + i]! * table.stride;
    for (let j = 0; j < out.columns; j++) out.data[to + j] = table.data[from + j]!;
  }
}

export function scatterAddRows(table: Matrix, x: Matrix, ids: Int32Array, first: number): void {
  for (let i = 0; i < x.rows; i++) {
    const to = table.offset + ids[first + i]! * table.stride;
    const from = x.offset + i * x.stride;
    for (let j = 0; j < x.columns; j++) table.data[to + j] = table.data[to + j]! + x.data[from + j]!;
  }
}
