/**
 * Adam's settings at each step (Kingma & Ba 2015, arXiv 1412.6980, Algorithm 1); its arithmetic is a kernel.
 */

import type { AdamSettings } from '../../ops/adam/adam.ts';
import { power } from '../../tensor/elementary-functions.ts';

export const BETA1 = 0.9;
export const EPSILON = 1e-8;

export interface UpdateOptions {
  /** Updates done before this one. */
  readonly step: number;
  readonly learningRate: number;
  readonly beta2: number;
  /** Factor on the gradient, from clipping. */
  readonly gradientScale: number;
  /** Decay of the moving average of the weights. */
  readonly weightAverage: number;
}

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
