/**
 * The work that takes the time, as one interface with two implementations: ops/reference.ts (plain loops, Float32 or
 * Float64: the specification) and ops/simd.ts (WebAssembly emitted at start-up).
 */
import type { FloatArray, Matrix } from './matrix.ts';
import type { Op } from './op.ts';

/**
 * SIMD products sum K_BLOCK values of k, then add that to the result. This fixes the order of summation: changing it
 * changes the bits of every model.
 */
export const K_BLOCK = 512;

/**
 * A weight matrix in the order in which a product reads it. `pack` refreshes it after the weights have changed.
 * With `transposed`, products multiply by the transpose of `weights`.
 */
export interface PackedMatrix {
  readonly weights: Matrix;
  readonly transposed: boolean;
  /** Rows and columns of the matrix that products multiply by: after transposition. */
  readonly rows: number;
  readonly columns: number;
  /** Room for the packed floats; `null` where an implementation reads the weights as they are. */
  readonly packed: FloatArray | null;
}

/** How products have their weights: as floats, or for translation as 8-bit integers (ops/int8/). */
export const WEIGHT_FORMS = ['float32', 'int8'] as const;
export type WeightForm = (typeof WEIGHT_FORMS)[number];

export interface Products {
  /** How many floats `createPacked` takes for weights of that shape. */
  packedLength(rows: number, columns: number, transposed: boolean): number;
  createPacked(weights: Matrix, transposed: boolean, room: FloatArray | null): PackedMatrix;
  pack(matrix: PackedMatrix): void;
  /** out [m, n] = a [m, k] · b [k, n] + `plus`: `out` itself, a row [1, n] that is added to every row, or nothing. */
  product(out: Matrix, a: Matrix, b: PackedMatrix, plus: Matrix | null): void;
  /** outs[i] [k, n] += as[i]ᵀ [k, R] · b [R, n], for several a that share one b. */
  addTransposedProducts(outs: readonly Matrix[], as: readonly Matrix[], b: Matrix): void;
}

/** The everyday work on rows, elements and stretches of the parameter vector; what is written to comes first. */
export interface RowKernels {
  /** out [1, n] += the sum of the rows of x. */
  addColumnSums(out: Matrix, x: Matrix): void;
  copy(out: Matrix, x: Matrix): void;
  /** out += x. */
  add(out: Matrix, x: Matrix): void;
  /** x becomes tanh(x). */
  tanh(x: Matrix): void;
  /** dX = dY ⊙ (1 − y²), or += with `accumulate`; dX may be dY. */
  tanhGradient(dX: Matrix, y: Matrix, dY: Matrix, accumulate: boolean): void;
  /**
   * Inverted dropout in place: element (i, j) is kept and scaled by 1 / (1 − rate) when the
   * (i · columns + j)-th uniform number of `key` is ≥ rate, else it becomes 0. The same call on the gradient is its backward.
   */
  dropout(x: Matrix, rate: number, key: number): void;
  /** out row i = table row ids[first + i]. */
  gatherRows(out: Matrix, table: Matrix, ids: Int32Array, first: number): void;
  /** table row ids[first + i] += x row i, in the order of i. */
  scatterAddRows(table: Matrix, x: Matrix, ids: Int32Array, first: number): void;
  /** x becomes 0. */
  clear(x: FloatArray): void;
  /** out[start, end) += x[start, end). */
  addRange(out: FloatArray, x: FloatArray, start: number, end: number): void;
  /** The first column, from column `from` on, in which a row of x has more than `bar` (a Float32); `x.columns` for none. */
  firstAbove(x: Matrix, row: number, from: number, bar: number): number;
  /** Σ x² over [start, end). */
  squaredNorm(x: FloatArray, start: number, end: number): number;
}

export interface Kernels extends Products, RowKernels {
  /** For the run header, such as "reference" or "simd 4×16 fused (re-vectorised)". */
  readonly name: string;
  /** The function that carries out an op. Ask for it once, outside of loops. */
  run<S>(op: Op<S>): (step: S) => void;
}
