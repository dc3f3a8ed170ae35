/** Additive scores, emitted: the arithmetic of additive-score.ts. */
import { f32x4, i32, type V128, v128 } from '../../wasm/expressions.ts';
import { framed } from '../../wasm/frame.ts';
import { eachInRow, RowSum, storeAll } from '../../wasm/loops.ts';
import type { SimdOp } from '../simd-op.ts';
import { additiveScore, additiveScoreBackward } from './additive-score.ts';
import type { ScoreStep, ScoreStepGradient } from './score.ts';
import { eachSource, placeStarts, rowAt, SENTENCE, slotOf } from './source-rows.simd.ts';

const { add, mul } = f32x4;

/** out[s] = v · tanh(x + row s). */
const additiveScores = framed(
  'additiveScores',
  { ...SENTENCE, x: 'i32', v: 'i32', out: 'i32' },
  (f, { columns, x, v, out, ...sentence }, emitter) => {
    const maths = emitter.maths(f);
    eachSource(f, sentence, (row, at) => {
      const sum = new RowSum(f, 2);
      eachInRow(f, [x, row, v], emitter.pairsInParts(columns), (vectors) => {
        const values = maths.tanh(vectors.map((all) => f.let(add(all.load(0), all.load(1)))));
        vectors.forEach((all, i) => {
          sum.update(all, (part) => emitter.addProduct(part, all.load(2), values[i]!));
        });
      });
      f.storeFloat(i32.add(out, at), sum.total());
    });
  },
);

/** The gradient of a decoder row's scores: adds to dX, to every row s of dRows and to dV. */
const additiveGradient = framed(
  'additiveGradient',
  { ...SENTENCE, x: 'i32', v: 'i32', dScores: 'i32', dX: 'i32', dRows: 'matrix', dV: 'i32' },
  (f, { columns, x, v, dScores, dX, dRows, dV, ...sentence }, emitter) => {
    const maths = emitter.maths(f);
    eachSource(f, sentence, (row, at) => {
      const dScore = f.let(v128.loadSplat(i32.add(dScores, at)));
      const dRow = f.let(rowAt(dRows, sentence, at));
      eachInRow(f, [x, row, v, dX, dRow, dV], emitter.pairs(columns), (vectors) => {
        const each = (value: (load: (operand: number) => V128, p: number) => V128) =>
          vectors.map((all, p) => f.let(value(all.load, p)));
        const y = maths.tanh(each((load) => add(load(0), load(1))));
        const one = maths.constant(1);
        const d = each((load, p) => mul(mul(dScore, load(2)), emitter.subtractProduct(one, y[p]!, y[p]!)));
        const newV = each((load, p) => emitter.addProduct(load(5), dScore, y[p]!));
        const newX = each((load, p) => add(load(3), d[p]!));
        const newRow = each((load, p) => add(load(4), d[p]!));
        storeAll(vectors, 5, newV);
        storeAll(vectors, 3, newX);
        storeAll(vectors, 4, newRow);
      });
    });
  },
);

export const additiveScoreSimd: SimdOp<ScoreStep> = {
  op: additiveScore,
  functions: [additiveScores],
  bind(machine) {
    const { addressOf } = machine;
    const startsOf = placeStarts(machine);
    const additive = machine.frame(additiveScores);
    return (step) => {
      const { query, keys, v, scores } = step;
      additiveScore.check(step);
      additive.starts = startsOf(step.looking.source);
      additive.rows = keys;
      additive.columns = keys.columns;
      additive.v = addressOf(v!);
      const [x, out] = [addressOf(query), addressOf(scores)];
      for (let i = 0; i < query.rows; i++) {
        const slot = slotOf(step.looking, i);
        additive.slot = slot;
        additive.count = step.looking.source.lengths[slot]!;
        additive.x = x + 4 * query.stride * i;
        additive.out = out + 4 * scores.stride * i;
        additive.call();
      }
    };
  },
};

export const additiveScoreBackwardSimd: SimdOp<ScoreStepGradient> = {
  op: additiveScoreBackward,
  functions: [additiveGradient],
  bind(machine) {
    const { addressOf } = machine;
    const startsOf = placeStarts(machine);
    const gradient = machine.frame(additiveGradient);
    return (step) => {
      const { query, keys, v, dScores, dQuery, dKeys, dV } = step;
      additiveScoreBackward.check(step);
      gradient.starts = startsOf(step.looking.source);
      gradient.rows = keys;
      gradient.columns = keys.columns;
      gradient.v = addressOf(v!);
      gradient.dRows = dKeys;
      gradient.dV = addressOf(dV!);
      const [x, d, dX] = [addressOf(query), addressOf(dScores), addressOf(dQuery)];
      for (let i = 0; i < query.rows; i++) {
        const slot = slotOf(step.looking, i);
        gradient.slot = slot;
        gradient.count = step.looking.source.lengths[slot]!;
        gradient.x = x + 4 * query.stride * i;
        gradient.dScores = d + 4 * dScores.stride * i;
        gradient.dX = dX + 4 * dQuery.stride * i;
        gradient.call();
      }
    };
  },
};
