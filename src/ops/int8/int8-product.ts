/**
 * Products with weights of 8-bit integers (int8-weights.ts), for translation:
 *
 *   x ≈ r · sx      a row of 16-bit integers and its scale: sx = max |x| / X, X the largest for which no sum overflows
 *   y = plus + (r · q) · (sx · sq)                          r · q is a sum of whole numbers, q and sq are the weights
 *
 * Sums of whole numbers are exact in any order, and all else is rounded as written here: every machine gets the same bits.
 *
 * @see Jacob et al. 2018 (arXiv 1712.05877) for integers and scales in place of floats
 */
import { MOST_INT8 } from '../../int8-weights.ts';
import type { PackedMatrix, Products } from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import { checkProduct, productsByLoops } from '../product/product.ts';
import { int8Length, packInt8, panelsIn } from './int8-panels.ts';

/** Rows whose numbers are all smaller become zeros. */
export const LEAST_MOST = 2 ** -100;

/** X for rows of k numbers. */
export function mostOfRow(k: number): number {
  return Math.min(2 ** 15 - 1, Math.floor((2 ** 31 - 1) / (MOST_INT8 * k)));
}

/** A row as integers, and its scale. Ties are rounded to even; what is not a number becomes 0, and the scale NaN. */
function rowAsIntegers(x: Matrix, row: number): { integers: Int32Array; scale: number } {
  const values = Float32Array.from({ length: x.columns }, (_, k) => x.at(row, k));
  const most = values.reduce((a, b) => Math.max(a, Math.abs(b)), LEAST_MOST);
  const X = mostOfRow(x.columns);
  const factor = Math.fround(X / most);
  const integers = Int32Array.from(values, (value) => toEven(Math.fround(value * factor)));
  return { integers, scale: Math.fround(most / X) };
}

function toEven(x: number): number {
  const nearest = Math.round(x);
  return nearest - x === 0.5 && nearest % 2 !== 0 ? nearest - 1 : nearest;
}

/** out [m, n] = plus + a [m, k] · b [k, n] */
function product(out: Matrix, a: Matrix, b: PackedMatrix, plus: Matrix | null): void {
  checkProduct(out, a, b, plus);
  const { scales, bytes, indexOf } = panelsIn(b);
  for (let i = 0; i < out.rows; i++) {
    const { integers, scale } = rowAsIntegers(a, i);
    for (let j = 0; j < out.columns; j++) {
      let sum = 0;
      for (let k = 0; k < a.columns; k++) sum += integers[k]! * bytes[indexOf(k, j)]!;
      const product = Math.fround(Math.fround(sum) * Math.fround(scale * scales[j]!));
      const before = plus?.at(plus.rows === 1 ? 0 : i, j);
      out.set(i, j, before === undefined ? product : before + product);
    }
  }
}

/** The room that the weights take, and how they come into it: the same for loops and SIMD. */
export const int8Packing: Pick<Products, 'packedLength' | 'createPacked' | 'pack'> = {
  packedLength: int8Length,
  createPacked: (weights, transposed, room) => ({
    ...productsByLoops.createPacked(weights, transposed, null),
    packed: room,
  }),
  pack: packInt8,
};

export const int8ByLoops: Pick<Products, 'packedLength' | 'createPacked' | 'pack' | 'product'> = {
  ...int8Packing,
  product,
};
