/** The order in which the gradients of a batch's parts are added: a tree, so that whole branches of it can be added apart. */
import type { Kernels } from '../tensor/kernels.ts';
import type { FloatArray } from '../tensor/matrix.ts';

/**
 * vectors[0] becomes the sum of all over [start, end): neighbours in pairs, then pairs of pairs. The others are spoilt.
 * Groups of 2^k neighbours that were added in this way, and then their sums, give the same bits.
 */
export function addInPairs(
  kernels: Pick<Kernels, 'addRange'>,
  vectors: readonly FloatArray[],
  start: number,
  end: number,
): void {
  for (let distance = 1; distance < vectors.length; distance *= 2) {
    for (let i = 0; i + distance < vectors.length; i += 2 * distance) {
      kernels.addRange(vectors[i]!, vectors[i + distance]!, start, end);
    }
  }
}
