/**
 * Matrix products in three plain loops. Each sum runs in doubles over ascending k and is rounded once, when it is stored.
 */
import { NmtError } from '../../errors.ts';
import type { PackedMatrix, Products } from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';

/** out [m, n] = plus + a [m, k] · b [k, n] */
function product(out: Matrix, a: Matrix, b: PackedMatrix, plus: Matrix | null): void {
  checkProduct(out, a, b, plus);
  const { weights } = b;
  const [rowStep, columnStep] = b.transposed ? [1, weights.stride] : [weights.stride, 1];
  for (let i = 0; i < out.rows; i++) {
    for (let j = 0; j < out.columns; j++) {
      let sum = 0;
      const x = a.offset + i * a.stride;
      const y = weights.offset + j * columnStep;
      for (let k = 0; k < a.columns; k++) sum += a.data[x + k]! * weights.data[y + k * rowStep]!;
      const before = plus === null ? 0 : plus.at(plus.rows === 1 ? 0 : i, j);
      out.set(i, j, before + sum);
    }
  }
}

/** outs[i] [k, n] += as[i]ᵀ [k, R] · b [R, n] */
function addTransposedProducts(outs: readonly Matrix[], as: readonly Matrix[], b: Matrix): void {
  outs.forEach((out, o) => {
    const a = as[o]!;
    for (let k = 0; k < out.rows; k++) {
      for (let j = 0; j < out.columns; j++) {
        let sum = 0;
        for (let r = 0; r < b.rows; r++) sum += a.at(r, k) * b.at(r, j);
        out.set(k, j, out.at(k, j) + sum);
      }
    }
  });
}

/**
 * Checks a [m, k] · b [k, n] + plus → out [m, n].
 *
 * @throws NmtError E_SHAPE when the shapes do not fit, or k is 0 and there is nothing to sum
 */
export function checkProduct(out: Matrix, a: Matrix, b: PackedMatrix, plus: Matrix | null): void {
  const fits = a.rows === out.rows && a.columns === b.rows && out.columns === b.columns;
  const plusFits = plus === null || (plus.columns === out.columns && (plus.rows === 1 || plus.rows === out.rows));
  if (fits && plusFits && (b.rows > 0 || plus === out)) return;
  const shape = (m: { rows: number; columns: number }) => `[${m.rows}, ${m.columns}]`;
  throw new NmtError({ code: 'E_SHAPE', problem: `no product ${shape(a)} · ${shape(b)} → ${shape(out)}` });
}

/** The reference products read weights as they are: nothing to pack. */
export const productsByLoops: Products = {
  packedLength: () => 0,
  createPacked: (weights, transposed) => ({
    weights,
    transposed,
    rows: transposed ? weights.columns : weights.rows,
    columns: transposed ? weights.rows : weights.columns,
    packed: null,
  }),
  pack: () => {},
  product,
  addTransposedProducts,
};
