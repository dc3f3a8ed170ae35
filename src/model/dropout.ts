/**
 * Inverted dropout: in training each element is 0 with probability `rate`, else scaled by 1 / (1 − rate).
 * Masks are never stored: they are drawn again from their key in the backward pass.
 *
 * @see Srivastava et al. 2014 (JMLR 15)
 */
import type { Variable } from '../tensor/matrix.ts';
import type { Pass } from '../tensor/tape.ts';

/**
 * Drops elements of x in place.
 *
 * Shapes  x [R, any]
 */
export function dropout(pass: Pass, x: Variable, rate: number): void {
  const { kernels, dropoutKeys } = pass;
  if (dropoutKeys === null || rate === 0) return;
  const [key, drawn] = [dropoutKeys.next(), dropoutKeys.rate(rate)];
  kernels.dropout(x.value, drawn, key);
  pass.tape?.record(() => kernels.dropout(x.gradient, drawn, key));
}
