/**
 * One update of the weights, and the moving average of the weights behind it:
 *
 *   g ← scale · g
 *   m ← β1·m + (1 − β1)·g            v ← β2·v + (1 − β2)·g²
 *   w ← w − η · (m / (1 − β1ᵗ)) / (√(v / (1 − β2ᵗ)) + ε)
 *   a ← d·a + (1 − d)·w
 *
 * t counts the updates, this one included; η is the learning rate, d the decay of the average.
 *
 * An m or v below 2⁻¹²⁰ is kept as 0. Where a gradient no longer comes, in the row of a rare word, they would end as subnormal
 * numbers for ever, at which a processor takes a hundred times as long; so far below ε they move no bit of a weight.
 *
 * @see Kingma & Ba 2015 (arXiv 1412.6980), Algorithm 1
 */
import type { FloatArray } from '../../tensor/matrix.ts';
import { op } from '../../tensor/op.ts';

export interface AdamStep {
  readonly weights: FloatArray;
  readonly gradient: FloatArray;
  readonly mean: FloatArray; // m, first moment
  readonly square: FloatArray; // v, second moment
  /** Moving average of the weights, or `null`. */
  readonly average: FloatArray | null;
  /** The stretch of all of them that is updated. */
  readonly start: number;
  readonly end: number;
  readonly settings: AdamSettings;
}

export interface AdamSettings {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** 1 − β1ᵗ and 1 − β2ᵗ. */
  readonly correction1: number;
  readonly correction2: number;
  /** What the gradient is multiplied by first: clipping. */
  readonly gradientScale: number;
  /** Decay d of the moving average of the weights at this step. */
  readonly averageDecay: number;
}

export const LEAST_MOMENT = 2 ** -120;

export const adam = op<AdamStep>('adam', {}, ({ weights, gradient, mean, square, average, start, end, settings }) => {
  const { learningRate, beta1, beta2, epsilon, correction1, correction2, gradientScale, averageDecay } = settings;
  for (let i = start; i < end; i++) {
    const g = gradient[i]! * gradientScale;
    const m = beta1 * mean[i]! + (1 - beta1) * g;
    const v = beta2 * square[i]! + (1 - beta2) * g * g;
    mean[i] = withoutDust(m);
    square[i] = withoutDust(v);
    const w = weights[i]! - (learningRate * (m / correction1)) / (Math.sqrt(v / correction2) + epsilon);
    weights[i] = w;
    if (average !== null) average[i] = averageDecay * average[i]! + (1 - averageDecay) * w;
  }
});

/** 0 in place of a moment that is too small to matter. */
function withoutDust(moment: number): number {
  return Math.abs(moment) < LEAST_MOMENT ? 0 : moment;
}
