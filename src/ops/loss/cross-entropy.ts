/**
 * The loss: softmax and cross-entropy over rows of logits, with label smoothing ε, and its gradient.
 *
 *   p = softmax(logits)
 *   loss = −(1 − ε)·log p[target] − ε/V · Σ log p          dlogits = p − (1 − ε)·[target] − ε/V
 *
 * @see Szegedy et al. 2016 (arXiv 1512.00567), §7, for label smoothing
 */
import { exp, log } from '../../tensor/elementary-functions.ts';
import type { FloatArray, Matrix } from '../../tensor/matrix.ts';
import { op } from '../../tensor/op.ts';

export interface CrossEntropyStep {
  /** [R, V] before: logits. After: the gradient of the loss, times `scale`. */
  readonly logits: Matrix;
  readonly targets: Int32Array;
  /** ε: the target distribution is (1 − ε) on the target and ε / V on every class, the target included. */
  readonly smoothing: number;
  readonly scale: number;
  /** Out: the smoothed loss of each row in nats, before `scale`. */
  readonly losses: FloatArray;
}

export const crossEntropy = op<CrossEntropyStep>(
  'crossEntropy',
  { logits: '[R, V]' },
  ({ logits, targets, smoothing, scale, losses }) => {
    const V = logits.columns;
    for (let i = 0; i < logits.rows; i++) {
      const start = logits.offset + i * logits.stride;
      const { highest, sum } = partition(logits, start);
      const logSum = highest + log(sum);
      const target = targets[i]!;
      let loss = -(1 - smoothing) * (logits.data[start + target]! - logSum);
      let sumOfLogits = 0;
      for (let j = 0; j < V; j++) sumOfLogits += logits.data[start + j]!;
      loss -= (smoothing / V) * (sumOfLogits - V * logSum);
      losses[i] = loss;
      for (let j = 0; j < V; j++) {
        const p = exp(logits.data[start + j]! - highest) / sum;
        logits.data[start + j] = scale * (p - smoothing / V - (j === target ? 1 - smoothing : 0));
      }
    }
  },
);

export interface LogSoftmaxStep {
  /** [R, V] before: logits. After: log-probabilities. */
  readonly logits: Matrix;
}

export const logSoftmax = op<LogSoftmaxStep>('logSoftmax', { logits: '[R, V]' }, ({ logits }) => {
  for (let i = 0; i < logits.rows; i++) {
    const start = logits.offset + i * logits.stride;
    const { highest, sum } = partition(logits, start);
    const logSum = highest + log(sum);
    for (let j = 0; j < logits.columns; j++) logits.data[start + j] = logits.data[start + j]! - logSum;
  }
});

/** The highest logit of a row, and Σ e^(logit − highest): the softmax's denominator that cannot overflow. */
function partition(logits: Matrix, start: number): { highest: number; sum: number } {
  let highest = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < logits.columns; j++) if (logits.data[start + j]! > highest) highest = logits.data[start + j]!;
  let sum = 0;
  for (let j = 0; j < logits.columns; j++) sum += exp(logits.data[start + j]! - highest);
  return { highest, sum };
}
