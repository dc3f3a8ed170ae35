/** Cross-entropy and log-softmax, emitted: the arithmetic of cross-entropy.ts, logarithms in doubles. */
import { log } from '../../tensor/elementary-functions.ts';
import { f32x4, type V128 } from '../../wasm/expressions.ts';
import { type CodeTools, framed } from '../../wasm/frame.ts';
import { eachInRow, storeAll } from '../../wasm/loops.ts';
import type { Machine, SimdOp } from '../simd-op.ts';
import { type CrossEntropyStep, crossEntropy, type LogSoftmaxStep, logSoftmax } from './cross-entropy.ts';
import { rowExponentials, rowMaximum, softmaxGradient, softmaxRow } from './softmax.simd.ts';

/** Every x of a row becomes map(x, a, b). */
const rowMap = (name: string, map: (x: V128, a: V128, b: V128, emitter: CodeTools) => V128) =>
  framed(name, { x: 'i32', columns: 'i32', a: 'f32', b: 'f32' }, (f, { x, columns, a, b }, emitter) => {
    const both = [f.let(f32x4.splat(a)), f.let(f32x4.splat(b))] as const;
    eachInRow(f, [x], emitter.pairs(columns), (vectors) => {
      storeAll(
        vectors,
        0,
        vectors.map((at) => f.let(map(at.load(0), ...both, emitter))),
      );
    });
  });

const rowScale = rowMap('rowScale', (x, factor, shift, { addProduct }) => addProduct(shift, x, factor));
const rowSubtract = rowMap('rowSubtract', (x, first, second) => f32x4.sub(f32x4.sub(x, first), second));

/** The highest logit of a row, Σ e^(x − highest), and Σ (x − highest); with `keep`, x becomes e^(x − highest). */
function partition(machine: Machine) {
  const [maximum, exponentials] = [machine.frame(rowMaximum), machine.frame(rowExponentials)];
  const sums = new Float32Array(machine.memory.buffer, machine.scratch.work, 2);
  return (row: number, columns: number, keep: boolean) => {
    maximum.x = row;
    maximum.columns = columns;
    const highest = maximum.call();
    exponentials.x = row;
    exponentials.columns = columns;
    exponentials.highest = highest;
    exponentials.sums = sums.byteOffset;
    exponentials.keep = keep ? 1 : 0;
    exponentials.call();
    return { highest, sum: sums[0]!, differences: sums[1]! };
  };
}

export const crossEntropySimd: SimdOp<CrossEntropyStep> = {
  op: crossEntropy,
  functions: [rowMaximum, rowExponentials, softmaxRow, softmaxGradient, rowScale],
  bind(machine) {
    const { addressOf } = machine;
    const [parts, scaled] = [partition(machine), machine.frame(rowScale)];
    return ({ logits, targets, smoothing, scale, losses }) => {
      const V = logits.columns;
      for (let i = 0; i < logits.rows; i++) {
        const row = addressOf(logits) + 4 * i * logits.stride;
        const at = logits.offset + i * logits.stride + targets[i]!;
        const before = logits.data[at]!;
        const { highest, sum, differences } = parts(row, V, true);
        const logSum = log(sum);
        const smoothed = smoothing > 0 ? (smoothing / V) * (differences - V * logSum) : 0;
        losses[i] = -(1 - smoothing) * (before - highest - logSum) - smoothed;
        scaled.x = row;
        scaled.columns = V;
        scaled.a = scale / sum;
        scaled.b = -(scale * smoothing) / V;
        scaled.call();
        logits.data[at] = logits.data[at]! - scale * (1 - smoothing);
      }
    };
  },
};

export const logSoftmaxSimd: SimdOp<LogSoftmaxStep> = {
  op: logSoftmax,
  functions: [rowSubtract],
  bind(machine) {
    const { addressOf } = machine;
    const [parts, shifted] = [partition(machine), machine.frame(rowSubtract)];
    return ({ logits }) => {
      for (let i = 0; i < logits.rows; i++) {
        const row = addressOf(logits) + 4 * i * logits.stride;
        const { highest, sum } = parts(row, logits.columns, false);
        shifted.x = row;
        shifted.columns = logits.columns;
        shifted.a = highest;
        shifted.b = log(sum);
        shifted.call();
      }
    };
  },
};
