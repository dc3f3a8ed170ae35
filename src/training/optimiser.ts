/** What the optimiser does with a gradient: its norm is clipped, then Adam takes a step; the arithmetic is in ops/. */
import type { AdamSettings } from '../ops/adam/adam.ts';
import { PARAMETER_BLOCK } from '../runtime/model-memory.ts';
import { power } from '../tensor/elementary-functions.ts';
import type { Kernels } from '../tensor/kernels.ts';
import type { FloatArray } from '../tensor/matrix.ts';

const BETA1 = 0.9;
const EPSILON = 1e-8;

interface UpdateOptions {
  /** Updates done before this one. */
  readonly step: number;
  readonly learningRate: number;
  readonly beta2: number;
  /** Factor on the gradient, from clipping. */
  readonly gradientScale: number;
  /** Decay of the moving average of the weights. */
  readonly weightAverage: number;
}

/** What Adam computes this update with. */
export function adamSettings({ step, learningRate, beta2, gradientScale, weightAverage }: UpdateOptions): AdamSettings {
  return {
    learningRate,
    beta1: BETA1,
    beta2,
    epsilon: EPSILON,
    correction1: 1 - power(BETA1, step + 1),
    correction2: 1 - power(beta2, step + 1),
    gradientScale,
    // The average forgets faster at first: it must not remember the random start (the ramp of TensorFlow's moving average).
    averageDecay: Math.min(weightAverage, (1 + step) / (10 + step)),
  };
}

/**
 * Sums the squares of the blocks that begin in [start, end) into `blocks`; `start` is a multiple of the block. `prepare`
 * is called for each block before it is read.
 */
export function sumSquares(
  kernels: Kernels,
  gradient: FloatArray,
  range: { start: number; end: number },
  blocks: Float64Array,
  prepare: (start: number, end: number) => void = () => {},
): void {
  for (let from = range.start; from < range.end; from += PARAMETER_BLOCK) {
    const to = Math.min(from + PARAMETER_BLOCK, range.end);
    prepare(from, to);
    blocks[from / PARAMETER_BLOCK] = kernels.squaredNorm(gradient, from, to);
  }
}

/** The L2 norm: √ of the sum of the blocks' squares. */
export function normOf(blocks: Float64Array): number {
  let sum = 0;
  for (const block of blocks) sum += block;
  return Math.sqrt(sum);
}

/**
 * What the gradient is multiplied by so that its norm is at most `clipNorm`.
 *
 * @see Pascanu, Mikolov & Bengio 2013 (arXiv 1211.5063) on clipping by the norm
 */
export function clipScale(norm: number, clipNorm: number | null): number {
  return clipNorm === null || norm <= clipNorm ? 1 : clipNorm / norm;
}
