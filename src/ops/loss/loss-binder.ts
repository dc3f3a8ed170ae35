/** Softmax and cross-entropy over rows of logits, by the kernels of code/loss.ts; logarithms in doubles. */
import { log } from '../../tensor/elementary-functions.ts';
import type { Kernels } from '../../tensor/kernels.ts';
import type { AddressOf } from '../../wasm/addresses.ts';
import type { Scratch } from '../scratch.ts';
import type { LossCode } from './cross-entropy.simd.ts';

export type LossKernels = Pick<Kernels, 'crossEntropy' | 'logSoftmax'>;

export function createLossKernels(
  code: LossCode,
  scratch: Scratch,
  { memory, addressOf }: { memory: WebAssembly.Memory; addressOf: AddressOf },
): LossKernels {
  const sums = new Float32Array(memory.buffer, scratch.work, 2);
  return {
    crossEntropy(logits, targets, smoothing, scale, losses) {
      const V = logits.columns;
      for (let i = 0; i < logits.rows; i++) {
        const row = addressOf(logits) + 4 * i * logits.stride;
        const at = logits.offset + i * logits.stride + targets[i]!;
        const highest = code.rowMaximum(row, V);
        const target = logits.data[at]! - highest;
        code.rowExponentials(row, V, highest, scratch.work, 1);
        const [sum, differences] = [sums[0]!, sums[1]!];
        const logSum = log(sum);
        const smoothed = smoothing > 0 ? (smoothing / V) * (differences - V * logSum) : 0;
        losses[i] = -(1 - smoothing) * (target - logSum) - smoothed;
        code.rowScale(row, V, scale / sum, (scale * smoothing) / V);
        logits.data[at] = logits.data[at]! - scale * (1 - smoothing);
      }
    },
    logSoftmax(logits) {
      for (let i = 0; i < logits.rows; i++) {
        const row = addressOf(logits) + 4 * i * logits.stride;
        const highest = code.rowMaximum(row, logits.columns);
        code.rowExponentials(row, logits.columns, highest, scratch.work, 0);
        code.rowSubtract(row, logits.columns, highest, log(sums[0]!));
      }
    },
  };
}
