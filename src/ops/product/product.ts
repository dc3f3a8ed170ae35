/**
 * Matrix products in plain loops, blocked 4 × 4 so that each number read is used four times.
 * Sums run in doubles over ascending k and are rounded once, at the store.
 */
import type { PackedMatrix } from '../../tensor/kernels.ts';
import type { FloatArray, Matrix } from '../../tensor/matrix.ts';

/** out [m, n] = a [m, k] · b [k, n] (+ plus), where a and b are read through (row, column) strides. */
function multiply(out: Matrix, a: Strided, b: Strided, inner: number, plus: Matrix | null): void {
  for (let i = 0; i < out.rows; i += 4) {
    const rows = Math.min(4, out.rows - i);
    for (let j = 0; j < out.columns; j += 4) {
      if (rows === 4 && out.columns - j >= 4) block4x4(out, a, b, inner, i, j, plus);
      else edge(out, a, b, inner, i, rows, j, plus);
    }
  }
}

/** How to step through a matrix or its transpose. */
interface Strided {
  readonly data: FloatArray;
  readonly offset: number;
  readonly rowStep: number;
  readonly columnStep: number;
}

const plain = (m: Matrix): Strided => ({ data: m.data, offset: m.offset, rowStep: m.stride, columnStep: 1 });
const transposed = (m: Matrix): Strided => ({ data: m.data, offset: m.offset, rowStep: 1, columnStep: m.stride });

function block4x4(out: Matrix, a: Strided, b: Strided, inner: number, i: number, j: number, plus: Matrix | null): void {
  const x = a.data;
  const y = b.data;
  let a0 = a.offset + i * a.rowStep;
  let a1 = a0 + a.rowStep;
  let a2 = a1 + a.rowStep;
  let a3 = a2 + a.rowStep;
  let b0 = b.offset + j * b.columnStep;
  let b1 = b0 + b.columnStep;
  let b2 = b1 + b.columnStep;
  let b3 = b2 + b.columnStep;
  let s00 = 0,
    s01 = 0,
    s02 = 0,
    s03 = 0;
  let s10 = 0,
    s11 = 0,
    s12 = 0,
    s13 = 0;
  let s20 = 0,
    s21 = 0,
    s22 = 0,
    s23 = 0;
  let s30 = 0,
    s31 = 0,
    s32 = 0,
    s33 = 0;
  for (let k = 0; k < inner; k++) {
    const y0 = y[b0]!;
    const y1 = y[b1]!;
    const y2 = y[b2]!;
    const y3 = y[b3]!;
    const x0 = x[a0]!;
    const x1 = x[a1]!;
    const x2 = x[a2]!;
    const x3 = x[a3]!;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s03 += x0 * y3;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s13 += x1 * y3;
    s20 += x2 * y0;
    s21 += x2 * y1;
    s22 += x2 * y2;
    s23 += x2 * y3;
    s30 += x3 * y0;
    s31 += x3 * y1;
    s32 += x3 * y2;
    s33 += x3 * y3;
    a0 += a.columnStep;
    a1 += a.columnStep;
    a2 += a.columnStep;
    a3 += a.columnStep;
    b0 += b.rowStep;
    b1 += b.rowStep;
    b2 += b.rowStep;
    b3 += b.rowStep;
  }
  storeRow(out, i, j, plus, s00, s01, s02, s03);
  storeRow(out, i + 1, j, plus, s10, s11, s12, s13);
  storeRow(out, i + 2, j, plus, s20, s21, s22, s23);
  storeRow(out, i + 3, j, plus, s30, s31, s32, s33);
}

function storeRow(
  out: Matrix,
  i: number,
  j: number,
  plus: Matrix | null,
  ...sums: [number, number, number, number]
): void {
  for (let c = 0; c < 4; c++) store(out, i, j + c, plus, sums[c]!);
}

/** Sets one element to its sum, and to what stands in its column of `plus`: in its row, or in the only one. */
function store(out: Matrix, i: number, j: number, plus: Matrix | null, sum: number): void {
  const before = plus === null ? 0 : plus.at(plus.rows === 1 ? 0 : i, j);
  out.data[out.offset + i * out.stride + j] = before + sum;
}

/** The rows and columns that are left over at the right and the bottom, one by one. */
function edge(
  out: Matrix,
  a: Strided,
  b: Strided,
  inner: number,
  i: number,
  rows: number,
  j: number,
  plus: Matrix | null,
): void {
  const columns = Math.min(4, out.columns - j);
  for (let r = i; r < i + rows; r++) {
    for (let c = j; c < j + columns; c++) {
      let sum = 0;
      let ax = a.offset + r * a.rowStep;
      let bx = b.offset + c * b.columnStep;
      for (let k = 0; k < inner; k++) {
        sum += a.data[ax]! * b.data[bx]!;
        ax += a.columnStep;
        bx += b.rowStep;
      }
      store(out, r, c, plus, sum);
    }
  }
}

/** out = a · b + plus, where b is read as it stands or transposed. */
export function product(out: Matrix, a: Matrix, b: PackedMatrix, plus: Matrix | null): void {
  multiply(out, plain(a), b.transposed ? transposed(b.weights) : plain(b.weights), a.columns, plus);
}

/** outs[i] += as[i]ᵀ · b. */
export function addTransposedProducts(outs: readonly Matrix[], as: readonly Matrix[], b: Matrix): void {
  for (let i = 0; i < outs.length; i++) multiply(outs[i]!, transposed(as[i]!), plain(b), b.rows, outs[i]!);
}

/** The reference products read weights as they are: nothing to pack. */
export function createPacked(weights: Matrix, isTransposed: boolean): PackedMatrix {
  return {
    weights,
    transposed: isTransposed,
    rows: isTransposed ? weights.columns : weights.rows,
    columns: isTransposed ? weights.rows : weights.columns,
    packed: null,
  };
}
