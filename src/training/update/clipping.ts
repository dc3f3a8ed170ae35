/** Clipping by the norm of the whole gradient (Pascanu, Mikolov & Bengio 2013, arXiv 1211.5063, Algorithm 1). */
import type { Kernels } from '../../tensor/kernels.ts';
import type { FloatArray } from '../../tensor/matrix.ts';

/**
 * Floats of the parameter vector whose squares are summed together. The blocks' sums are added in order,
 * so the norm has the same bits whichever thread summed which block.
 */
export const NORM_BLOCK = 16_384;

/** Sums the squares of the blocks that begin in [start, end) into `blocks`; `start` is a multiple of the block. */
export function sumSquares(
  kernels: Kernels,
  gradient: FloatArray,
  range: { start: number; end: number },
  blocks: Float64Array,
): void {
  for (let from = range.start; from < range.end; from += NORM_BLOCK) {
    blocks[from / NORM_BLOCK] = kernels.squaredNorm(gradient, from, Math.min(from + NORM_BLOCK, range.end));
  }
}

/** √ of the blocks' sum. */
export function normOf(blocks: Float64Array): number {
  let sum = 0;
  for (const block of blocks) sum += block;
  return Math.sqrt(sum);
}

/** What the gradient is multiplied by so that it is at most `clipNorm` long. */
export function clipScale(norm: number, clipNorm: number | null): number {
  return clipNorm === null || norm <= clipNorm ? 1 : clipNorm / norm;
}
