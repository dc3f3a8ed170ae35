/**
 * Attention of one decoder row over one source sentence. The sentence's rows of a matrix stand at
 * base + step · (starts[s] + sentence), s < count.
 */

import type { KernelContext } from '../../wasm/emitter.ts';
import { f32, f32x4, type I32, i32, type Local, type V128, v128 } from '../../wasm/expressions.ts';
import type { FunctionBuilder } from '../../wasm/function-builder.ts';
import { eachInRow, RowSum, storeAll } from '../../wasm/loops.ts';

/** Every function takes (base, step, starts, count, sentence, columns) first. */
export interface AttentionCode {
  /** …, x, out: out[s] = x · row s. */
  rowDots(...values: readonly number[]): void;
  /** …, x, out, v: out[s] = v · tanh(x + row s). */
  additiveScores(...values: readonly number[]): void;
  /** …, weights, out, accumulate: out = or += Σ weights[s] · row s. */
  weightedRows(...values: readonly number[]): void;
  /** …, weights, x: row s += weights[s] · x. */
  addScaledRows(...values: readonly number[]): void;
  /** …, x, dScores, v, dX, dRows, dV; dRows with a step of its own: the gradient of the additive scores. */
  additiveGradient(...values: readonly number[]): void;
}

const { add, sub, mul } = f32x4;
const ROWS = ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'] as const;

export function addAttentionFunctions(context: KernelContext): void {
  addRowDots(context);
  addAdditiveScores(context);
  addWeightedRows(context);
  addScaledRows(context);
  addAdditiveGradient(context);
}

interface Rows {
  readonly base: I32;
  readonly step: I32;
  readonly starts: I32;
  readonly count: I32;
  readonly sentence: I32;
}

/** Runs `body` for every row of the sentence; `at` is 4 · s. */
function eachSource(f: FunctionBuilder, rows: Rows, body: (row: Local<'i32'>, at: Local<'i32'>) => void): void {
  const at = f.let(i32.const(0));
  const row = f.local('i32');
  const end = f.let(i32.shl(rows.count, i32.const(2)));
  f.while(i32.less(at, end), () => {
    const index = i32.add(i32.load(i32.add(rows.starts, at)), rows.sentence);
    f.set(row, i32.add(rows.base, i32.mul(rows.step, index)));
    body(row, at);
    f.set(at, i32.add(at, i32.const(4)));
  });
}

function addRowDots({ module }: KernelContext): void {
  const parameters = [...ROWS, 'i32', 'i32'] as const;
  module.function('rowDots', { parameters }, (f, base, step, starts, count, sentence, columns, x, out) => {
    eachSource(f, { base, step, starts, count, sentence }, (row, at) => {
      const sum = new RowSum(f, 4);
      eachInRow(f, [x, row], { columns, vectors: 4, joined: true }, (vectors) => {
        for (const both of vectors) sum.add(both, mul(both.load(0), both.load(1)));
      });
      f.storeFloat(i32.add(out, at), sum.total());
    });
  });
}

function addAdditiveScores(context: KernelContext): void {
  const parameters = [...ROWS, 'i32', 'i32', 'i32'] as const;
  context.module.function(
    'additiveScores',
    { parameters },
    (f, base, step, starts, count, sentence, columns, x, out, v) => {
      const maths = context.maths(f);
      eachSource(f, { base, step, starts, count, sentence }, (row, at) => {
        const sum = new RowSum(f, 2);
        eachInRow(f, [x, row, v], context.pairsInParts(columns), (vectors) => {
          const values = maths.tanh(vectors.map((all) => f.let(add(all.load(0), all.load(1)))));
          vectors.forEach((all, i) => {
            sum.add(all, mul(all.load(2), values[i]!));
          });
        });
        f.storeFloat(i32.add(out, at), sum.total());
      });
    },
  );
}

/** A stretch of columns at a time: its sums stay in registers while s runs. */
function addWeightedRows({ module }: KernelContext): void {
  const parameters = [...ROWS, 'i32', 'i32', 'i32'] as const;
  module.function(
    'weightedRows',
    { parameters },
    (f, base, step, starts, count, sentence, columns, weights, out, accumulate) => {
      const zero = f.let(f32x4.splat(f32.const(0)));
      eachInRow(f, [out, base], { columns, vectors: 8, joined: true }, (vectors) => {
        const sums = vectors.map(() => f.let(zero));
        const [, rowBase] = vectors[0]!.pointers;
        eachSource(f, { base: rowBase!, step, starts, count, sentence }, (row, at) => {
          const weight = f.let(v128.loadSplat(i32.add(weights, at)));
          sums.forEach((sum, i) => {
            f.set(sum, add(sum, mul(weight, vectors[i]!.loadFrom(row))));
          });
        });
        f.if(accumulate, () => {
          vectors.forEach((all, i) => {
            f.set(sums[i]!, add(all.load(0), sums[i]!));
          });
        });
        storeAll(vectors, 0, sums);
      });
    },
  );
}

function addScaledRows(context: KernelContext): void {
  const parameters = [...ROWS, 'i32', 'i32'] as const;
  context.module.function(
    'addScaledRows',
    { parameters },
    (f, base, step, starts, count, sentence, columns, weights, x) => {
      eachSource(f, { base, step, starts, count, sentence }, (row, at) => {
        const weight = f.let(v128.loadSplat(i32.add(weights, at)));
        eachInRow(f, [row, x], context.pairs(columns), (vectors) => {
          storeAll(
            vectors,
            0,
            vectors.map((both) => f.let(add(both.load(0), mul(weight, both.load(1))))),
          );
        });
      });
    },
  );
}

function addAdditiveGradient(context: KernelContext): void {
  const parameters = [...ROWS, 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32'] as const;
  context.module.function(
    'additiveGradient',
    { parameters },
    (f, base, step, starts, count, sentence, columns, x, dScores, v, dX, dRows, dRowStep, dV) => {
      const maths = context.maths(f);
      eachSource(f, { base, step, starts, count, sentence }, (row, at) => {
        const dScore = f.let(v128.loadSplat(i32.add(dScores, at)));
        const index = i32.add(i32.load(i32.add(starts, at)), sentence);
        const dRow = f.let(i32.add(dRows, i32.mul(dRowStep, index)));
        eachInRow(f, [x, row, v, dX, dRow, dV], context.pairs(columns), (vectors) => {
          const each = (value: (load: (operand: number) => V128, p: number) => V128) =>
            vectors.map((all, p) => f.let(value(all.load, p)));
          const y = maths.tanh(each((load) => add(load(0), load(1))));
          const one = maths.constant(1);
          const d = each((load, p) => mul(mul(dScore, load(2)), sub(one, mul(y[p]!, y[p]!))));
          const newV = each((load, p) => add(load(5), mul(dScore, y[p]!)));
          const newX = each((load, p) => add(load(3), d[p]!));
          const newRow = each((load, p) => add(load(4), d[p]!));
          storeAll(vectors, 5, newV);
          storeAll(vectors, 3, newX);
          storeAll(vectors, 4, newRow);
        });
      });
    },
  );
}
