/** Attention once the scores are known, emitted: the arithmetic of attend.ts. */
import { softmaxGradient, softmaxRow } from '../loss/softmax.simd.ts';
import type { SimdOp } from '../simd-op.ts';
import {
  type AttendMemoryGradient,
  type AttendStep,
  type AttendStepGradient,
  attend,
  attendBackward,
  attendMemoryBackward,
  LEAST_WEIGHT,
} from './attend.ts';
import { addScaledRows, placeStarts, rowDots, slotOf, weightedRows } from './source-rows.simd.ts';

export const attendSimd: SimdOp<AttendStep> = {
  op: attend,
  functions: [rowDots, weightedRows, addScaledRows],
  bind(machine) {
    const { addressOf } = machine;
    const startsOf = placeStarts(machine);
    const [softmax, sums] = [machine.frame(softmaxRow), machine.frame(weightedRows)];
    return (step) => {
      const { weights, values, context } = step;
      attend.check(step);
      softmax.columns = weights.columns;
      softmax.least = LEAST_WEIGHT;
      sums.starts = startsOf(step.looking.source);
      sums.rows = values;
      sums.columns = values.columns;
      sums.accumulate = 0;
      const [from, to] = [addressOf(weights), addressOf(context)];
      for (let i = 0; i < weights.rows; i++) {
        const slot = slotOf(step.looking, i);
        sums.slot = slot;
        sums.count = step.looking.source.lengths[slot]!;
        const row = from + 4 * weights.stride * i;
        softmax.x = row;
        softmax.count = step.looking.source.lengths[slot]!;
        softmax.call();
        sums.weights = row;
        sums.out = to + 4 * context.stride * i;
        sums.call();
      }
    };
  },
};

export const attendBackwardSimd: SimdOp<AttendStepGradient> = {
  op: attendBackward,
  functions: [],
  bind(machine) {
    const { addressOf } = machine;
    const startsOf = placeStarts(machine);
    const [dots, softmax] = [machine.frame(rowDots), machine.frame(softmaxGradient)];
    return (step) => {
      const { weights, values, dContext, dScores } = step;
      attendBackward.check(step);
      dots.starts = startsOf(step.looking.source);
      dots.rows = values;
      dots.columns = values.columns;
      const [x, d, w] = [addressOf(dContext), addressOf(dScores), addressOf(weights)];
      for (let i = 0; i < weights.rows; i++) {
        const slot = slotOf(step.looking, i);
        dots.slot = slot;
        dots.count = step.looking.source.lengths[slot]!;
        dots.x = x + 4 * dContext.stride * i;
        dots.out = d + 4 * dScores.stride * i;
        dots.call();
        softmax.d = d + 4 * dScores.stride * i;
        softmax.weights = w + 4 * weights.stride * i;
        softmax.count = step.looking.source.lengths[slot]!;
        softmax.call();
      }
    };
  },
};

/** One sentence after the other, so that its gradients are written at a stretch: that is why it waits for the last step. */
export const attendMemoryBackwardSimd: SimdOp<AttendMemoryGradient> = {
  op: attendMemoryBackward,
  functions: [],
  bind(machine) {
    const { addressOf } = machine;
    const startsOf = placeStarts(machine);
    const scaled = machine.frame(addScaledRows);
    return (step) => {
      const { target, source, sourceSlotOfRow, weights, dContext, dValues, keys } = step;
      attendMemoryBackward.check(step);
      const parts = [{ to: dValues, by: weights, x: dContext }];
      if (keys !== null) parts.push({ to: keys.dKeys, by: keys.dScores, x: keys.query });
      scaled.starts = startsOf(source);
      for (let b = 0; b < target.lengths.length; b++) {
        scaled.slot = sourceSlotOfRow[target.starts[0]! + b]!;
        scaled.count = source.lengths[sourceSlotOfRow[target.starts[0]! + b]!]!;
        for (let t = target.lengths[b]! - 1; t >= 0; t--) {
          for (const { to, by, x } of parts) {
            scaled.rows = to;
            scaled.columns = to.columns;
            scaled.weights = addressOf(by) + 4 * by.stride * (target.starts[t]! + b);
            scaled.x = addressOf(x) + 4 * x.stride * (target.starts[t]! + b);
            scaled.call();
          }
        }
      }
    };
  },
};
