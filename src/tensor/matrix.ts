/**
 * A matrix is a view: rows and columns laid over a stretch of a typed array.
 * Everything that the network computes is one, so that a time step, a column block or a single row costs no copy.
 */

/** Float32 where we train and translate, Float64 where gradients are checked. */
export type FloatArray = Float32Array | Float64Array;

/** Element (i, j) stands at `data[offset + i * stride + j]`. */
export class Matrix {
  readonly data: FloatArray;
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;

  constructor(data: FloatArray, rows: number, columns: number, offset = 0, stride = columns) {
    this.data = data;
    this.rows = rows;
    this.columns = columns;
    this.offset = offset;
    this.stride = stride;
  }

  /** The `count` rows from `start` on, as a view. */
  rowsAt(start: number, count: number): Matrix {
    return new Matrix(this.data, count, this.columns, this.offset + start * this.stride, this.stride);
  }

  /** The `count` columns from `start` on, as a view. */
  columnsAt(start: number, count: number): Matrix {
    return new Matrix(this.data, this.rows, count, this.offset + start, this.stride);
  }

  /** The element (row, column). */
  at(row: number, column: number): number {
    return this.data[this.offset + row * this.stride + column]!;
  }

  /** Writes the element (row, column). */
  set(row: number, column: number, value: number): void {
    this.data[this.offset + row * this.stride + column] = value;
  }

  /** Of the first `count` numbers of a row the column of the greatest; of equals the first. */
  indexOfMost(row: number, count = this.columns): number {
    let best = 0;
    for (let j = 1; j < count; j++) if (this.at(row, j) > this.at(row, best)) best = j;
    return best;
  }

  /** A copy as plain rows, for tests and for drawing. */
  toRows(): number[][] {
    return Array.from({ length: this.rows }, (_, i) =>
      Array.from(this.data.subarray(this.offset + i * this.stride, this.offset + i * this.stride + this.columns)),
    );
  }
}

/** A value and the gradient of the loss with respect to it, of the same shape. */
export class Variable {
  readonly value: Matrix;
  readonly gradient: Matrix;

  constructor(value: Matrix, gradient: Matrix) {
    this.value = value;
    this.gradient = gradient;
  }

  get rows(): number {
    return this.value.rows;
  }

  get columns(): number {
    return this.value.columns;
  }

  rowsAt(start: number, count: number): Variable {
    return new Variable(this.value.rowsAt(start, count), this.gradient.rowsAt(start, count));
  }

  columnsAt(start: number, count: number): Variable {
    return new Variable(this.value.columnsAt(start, count), this.gradient.columnsAt(start, count));
  }
}
