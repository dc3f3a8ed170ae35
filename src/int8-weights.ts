/**
 * Weights as 8-bit integers. Each output of a matrix has a scale s, and each of its weights is a whole number of it:
 *
 *   s = max |w| / 127, rounded up to 16 significant bits        q = w / s, rounded, −127 … 127        w ≈ q · s
 *
 * q · s is then exact in Float32, and weights that were made from integers give the same integers and scales again.
 */

/** A matrix, [rows, columns], as tensor/matrix.ts lays it out. */
interface Weights {
  readonly data: ArrayLike<number>;
  readonly offset: number;
  readonly stride: number;
  readonly rows: number;
  readonly columns: number;
}

/** What has a scale: what a column holds are the weights of one output in x · W, what a row holds in x · Wᵀ. */
export type ScaledBy = 'rows' | 'columns';

interface Int8Weights {
  /** One for each row, or for each column. */
  readonly scales: Float32Array;
  /** Row after row. */
  readonly integers: Int8Array;
}

/** The largest integer. */
export const MOST_INT8 = 127;

export function toInt8({ data, offset, stride, rows, columns }: Weights, by: ScaledBy): Int8Weights {
  const scales = new Float32Array(by === 'rows' ? rows : columns);
  const integers = new Int8Array(rows * columns);
  const [rowStep, columnStep] = by === 'rows' ? [1, 0] : [0, 1];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const at = i * rowStep + j * columnStep;
      scales[at] = Math.max(scales[at]!, Math.abs(data[offset + i * stride + j]!)); // NaN stays
    }
  }
  const bits = new Int32Array(scales.buffer);
  for (let at = 0; at < scales.length; at++) {
    scales[at] = scales[at]! / MOST_INT8;
    bits[at] = (bits[at]! + 0xff) & ~0xff;
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const scale = scales[i * rowStep + j * columnStep]!;
      integers[i * columns + j] = Math.round(data[offset + i * stride + j]! / scale); // NaN, of 0 / 0, becomes 0
    }
  }
  return { scales, integers };
}

/** The weights, row after row. */
export function fromInt8({ scales, integers }: Int8Weights, columns: number, by: ScaledBy): Float32Array {
  const weights = new Float32Array(integers.length);
  for (let at = 0, row = 0; at < weights.length; row++) {
    for (let j = 0; j < columns; j++, at++) weights[at] = integers[at]! * scales[by === 'rows' ? row : j]!;
  }
  return weights;
}
