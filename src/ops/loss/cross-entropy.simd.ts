/** Softmax of rows, of logits and of attention scores: maximum, exponentials, sums, and what becomes of them. */

import type { KernelContext } from '../../wasm/emitter.ts';
import { type F32, f32, f32x4, type I32, i32, type V128, v128 } from '../../wasm/expressions.ts';
import type { FunctionBuilder } from '../../wasm/function-builder.ts';
import { type Access, eachInRow, RowSum, storeAll } from '../../wasm/loops.ts';

export interface LossCode {
  /** The largest of the floats; NaN is passed over. */
  rowMaximum(x: number, columns: number): number;
  /** Puts Σ e^(x − highest) and Σ (x − highest) at `sums`, before 48 bytes of its own; with `keep`, x becomes e^(x − highest). */
  rowExponentials(x: number, columns: number, highest: number, sums: number, keep: number): void;
  /** x becomes x · factor − shift. */
  rowScale(x: number, columns: number, factor: number, shift: number): void;
  /** The first `count` of `columns` floats become their softmax, the others 0. */
  softmaxRow(x: number, count: number, columns: number): void;
  /** d becomes weights ⊙ (d − Σ weights · d). */
  softmaxGradient(d: number, weights: number, count: number): void;
  /** x becomes (x − first) − second. */
  rowSubtract(x: number, columns: number, first: number, second: number): void;
}

export function addLossFunctions(context: KernelContext): void {
  addMaximum(context);
  addExponentials(context);
  addSoftmax(context);
  addSoftmaxGradient(context);
  addRowMap(context, 'rowScale', (x, factor, shift) => f32x4.sub(f32x4.mul(x, factor), shift));
  addRowMap(context, 'rowSubtract', (x, first, second) => f32x4.sub(f32x4.sub(x, first), second));
}

function addMaximum(context: KernelContext): void {
  context.module.function('rowMaximum', { parameters: ['i32', 'i32'], result: 'f32' }, (f, x, columns) => {
    f.return(emitMaximum(f, x, columns));
  });
}

function emitMaximum(f: FunctionBuilder, x: I32, columns: I32): F32 {
  const lowest = f.let(f32x4.splat(f32.const(Number.NEGATIVE_INFINITY)));
  const parts = Array.from({ length: 4 }, () => f.let(lowest));
  const single = f.let(lowest);
  eachInRow(f, [x], { columns, vectors: 4, joined: true }, (vectors) => {
    for (const at of vectors) {
      const part = at.lanes === 1 ? single : parts[at.part]!;
      f.set(part, f32x4.higher(part, at.load(0)));
    }
  });
  const [a, b, c, d] = parts;
  const all = f.let(f32x4.higher(f32x4.higher(a!, b!), f32x4.higher(c!, d!)));
  f.set(all, f32x4.higher(all, v128.shuffle(all, all, [2, 3, 0, 1])));
  f.set(all, f32x4.higher(all, v128.shuffle(all, all, [1, 0, 3, 2])));
  return f32x4.lane(f.let(f32x4.higher(all, single)), 0);
}

function addExponentials(context: KernelContext): void {
  const parameters = ['i32', 'i32', 'f32', 'i32', 'i32'] as const;
  context.module.function('rowExponentials', { parameters }, (f, x, columns, highest, sums, keep) => {
    const maths = context.maths(f);
    const top = f.let(f32x4.splat(highest));
    const ofExponentials = new RowSum(f, 2);
    const ofDifferences = new RowSum(f, 2);
    const loop = (finish: (vectors: readonly Access[], values: readonly V128[]) => void) =>
      eachInRow(f, [x], context.pairsInParts(columns), (vectors) => {
        const differences = vectors.map((at) => f.let(f32x4.sub(at.load(0), top)));
        const values = maths.exp(differences);
        vectors.forEach((at, i) => {
          ofDifferences.add(at, differences[i]!);
          ofExponentials.add(at, values[i]!);
        });
        finish(vectors, values);
      });
    const aside = f.let(i32.add(sums, i32.const(16)));
    f.if(
      keep,
      () => loop((vectors, values) => storeAll(vectors, 0, values)),
      // Stored for nobody to read: the engine joins operations into wider ones only from stores on.
      () =>
        loop((_, values) => {
          values.forEach((value, i) => {
            f.store(aside, value, 16 * i);
          });
        }),
    );
    f.storeFloat(sums, ofExponentials.total());
    f.storeFloat(i32.add(sums, i32.const(4)), ofDifferences.total());
  });
}

function addRowMap(context: KernelContext, name: string, map: (x: V128, first: V128, second: V128) => V128): void {
  context.module.function(name, { parameters: ['i32', 'i32', 'f32', 'f32'] }, (f, x, columns, first, second) => {
    const [a, b] = [f.let(f32x4.splat(first)), f.let(f32x4.splat(second))];
    eachInRow(f, [x], context.pairs(columns), (vectors) => {
      const values = vectors.map((at) => f.let(map(at.load(0), a, b)));
      storeAll(vectors, 0, values);
    });
  });
}

function addSoftmax(context: KernelContext): void {
  context.module.function('softmaxRow', { parameters: ['i32', 'i32', 'i32'] }, (f, x, count, columns) => {
    const maths = context.maths(f);
    const highest = f.let(f32x4.splat(emitMaximum(f, x, count)));
    const sum = new RowSum(f, 1);
    eachInRow(f, [x], { columns: count, vectors: 1, joined: false }, ([at]) => {
      const values = maths.exp([f.let(f32x4.sub(at!.load(0), highest))]);
      sum.add(at!, values[0]!);
      at!.store(0, values[0]!);
    });
    const total = f.let(f32x4.splat(sum.total()));
    eachInRow(f, [x], { columns: count, vectors: 1, joined: false }, ([at]) => {
      at!.store(0, f32x4.div(at!.load(0), total));
    });
    const past = f.let(i32.add(x, i32.shl(count, i32.const(2))));
    const end = f.let(i32.add(x, i32.shl(columns, i32.const(2))));
    f.while(i32.less(past, end), () => {
      f.storeFloat(past, f32.const(0));
      f.set(past, i32.add(past, i32.const(4)));
    });
  });
}

function addSoftmaxGradient({ module }: KernelContext): void {
  module.function('softmaxGradient', { parameters: ['i32', 'i32', 'i32'] }, (f, d, weights, count) => {
    const loop = { columns: count, vectors: 1, joined: false };
    const sum = new RowSum(f, 1);
    eachInRow(f, [d, weights], loop, ([both]) => {
      sum.add(both!, f32x4.mul(both!.load(0), both!.load(1)));
    });
    const mean = f.let(f32x4.splat(sum.total()));
    eachInRow(f, [d, weights], loop, ([both]) => {
      both!.store(0, f32x4.mul(both!.load(1), f32x4.sub(both!.load(0), mean)));
    });
  });
}
