/** The order in which the gradients of a batch's parts are added: a tree, so that whole branches of it can be added apart. */
import type { Kernels } from '../tensor/kernels.ts';
import type { FloatArray } from '../tensor/matrix.ts';

/**
 * vectors[0] becomes the sum of all over [start, end): neighbours in pairs, then pairs of pairs. The others are spoilt.
 * Groups of 2^k neighbours that were added in this way, and then their sums, give the same bits. So does `into`, one of
 * the vectors, when it is to become the sum instead: a + b is b + a.
 */
export function addInPairs(
  kernels: Pick<Kernels, 'addRange'>,
  vectors: readonly FloatArray[],
  start: number,
  end: number,
  into = vectors[0],
): void {
  const sums = [...vectors];
  for (let distance = 1; distance < vectors.length; distance *= 2) {
    for (let i = 0; i + distance < vectors.length; i += 2 * distance) {
      const other = i + distance;
      if (sums[other] === into) [sums[i], sums[other]] = [into!, sums[i]!];
      kernels.addRange(sums[i]!, sums[other]!, start, end);
    }
  }
}
