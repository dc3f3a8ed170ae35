/** Work over a range of the whole parameter vector. */
import type { AdamStep } from '../../tensor/kernels.ts';
import type { FloatArray } from '../../tensor/matrix.ts';

export function clear(x: FloatArray): void {
  x.fill(0);
}

export function addRange(out: FloatArray, x: FloatArray, start: number, end: number): void {
  for (let i = start; i < end; i++) out[i] = out[i]! + x[i]!;
}

export function squaredNorm(x: FloatArray, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += x[i]! * x[i]!;
  return sum;
}

/** Kingma & Ba 2015 (arXiv 1412.6980), Algorithm 1, and the moving average of the weights behind it. */
export function adam({ weights, gradient, mean, square, average, start, end, settings }: AdamStep): void {
  const { learningRate, beta1, beta2, epsilon, correction1, correction2, gradientScale, averageDecay } = settings;
  for (let i = start; i < end; i++) {
    const g = gradient[i]! * gradientScale;
    const m = beta1 * mean[i]! + (1 - beta1) * g;
    const v = beta2 * square[i]! + (1 - beta2) * g * g;
    mean[i] = m;
    square[i] = v;
    const w = weights[i]! - (learningRate * (m / correction1)) / (Math.sqrt(v / correction2) + epsilon);
    weights[i] = w;
    if (average !== null) average[i] = averageDecay * average[i]! + (1 - averageDecay) * w;
  }
}
