/** Dot scores, emitted: the arithmetic of dot-score.ts. */
import type { SimdOp } from '../simd-op.ts';
import { type DotScoreStep, type DotScoreStepGradient, dotScore, dotScoreBackward } from './dot-score.ts';
import { placeStarts, rowDots, slotOf, weightedRows } from './source-rows.simd.ts';

export const dotScoreSimd: SimdOp<DotScoreStep> = {
  op: dotScore,
  functions: [],
  bind(machine) {
    const { addressOf } = machine;
    const startsOf = placeStarts(machine);
    const dots = machine.frame(rowDots);
    return (step) => {
      const { query, keys, scores } = step;
      dotScore.check(step);
      dots.starts = startsOf(step.looking.source);
      dots.rows = keys;
      dots.columns = keys.columns;
      const [x, out] = [addressOf(query), addressOf(scores)];
      for (let i = 0; i < query.rows; i++) {
        const slot = slotOf(step.looking, i);
        dots.slot = slot;
        dots.count = step.looking.source.lengths[slot]!;
        dots.x = x + 4 * query.stride * i;
        dots.out = out + 4 * scores.stride * i;
        dots.call();
      }
    };
  },
};

export const dotScoreBackwardSimd: SimdOp<DotScoreStepGradient> = {
  op: dotScoreBackward,
  functions: [],
  bind(machine) {
    const { addressOf } = machine;
    const startsOf = placeStarts(machine);
    const sums = machine.frame(weightedRows);
    return (step) => {
      const { keys, dScores, dQuery } = step;
      dotScoreBackward.check(step);
      sums.starts = startsOf(step.looking.source);
      sums.rows = keys;
      sums.columns = keys.columns;
      sums.accumulate = 1;
      const [weights, out] = [addressOf(dScores), addressOf(dQuery)];
      for (let i = 0; i < dQuery.rows; i++) {
        const slot = slotOf(step.looking, i);
        sums.slot = slot;
        sums.count = step.looking.source.lengths[slot]!;
        sums.weights = weights + 4 * dScores.stride * i;
        sums.out = out + 4 * dQuery.stride * i;
        sums.call();
      }
    };
  },
};
