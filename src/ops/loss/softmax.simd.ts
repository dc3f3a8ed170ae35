/** Softmax of a row, of logits or of attention scores, emitted: maximum, exponentials, sums, and what becomes of them. */
import { type F32, f32, f32x4, type I32, i32, v128 } from '../../wasm/expressions.ts';
import { framed } from '../../wasm/frame.ts';
import type { FunctionBuilder } from '../../wasm/function-builder.ts';
import { eachInRow, RowSum, storeAll } from '../../wasm/loops.ts';

/** The largest of the floats; NaN is passed over. */
export const rowMaximum = framed(
  'rowMaximum',
  { x: 'i32', columns: 'i32' },
  (f, { x, columns }) => f.return(emitMaximum(f, x, columns)),
  'f32',
);

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

/** Puts Σ e^(x − highest) and Σ (x − highest) at `sums`, before 48 bytes of its own; with `keep`, x becomes e^(x − highest). */
export const rowExponentials = framed(
  'rowExponentials',
  { x: 'i32', columns: 'i32', highest: 'f32', sums: 'i32', keep: 'i32' },
  (f, { x, columns, highest, sums, keep }, emitter) => {
    const maths = emitter.maths(f);
    const top = f.let(f32x4.splat(highest));
    const ofExponentials = new RowSum(f, 2);
    const ofDifferences = new RowSum(f, 2);
    // What is not kept is stored for nobody to read: the engine joins operations into wider ones only from stores on.
    const aside = f.let(i32.add(sums, i32.const(16)));
    const loop = (keeps: boolean) =>
      eachInRow(f, [x], emitter.pairsInParts(columns), (vectors) => {
        const differences = vectors.map((at) => f.let(f32x4.sub(at.load(0), top)));
        const values = maths.exp(differences);
        vectors.forEach((at, i) => {
          ofDifferences.add(at, differences[i]!);
          ofExponentials.add(at, values[i]!);
        });
        if (keeps) storeAll(vectors, 0, values);
        else for (const [i, value] of values.entries()) f.store(aside, value, 16 * i);
      });
    f.if(
      keep,
      () => loop(true),
      () => loop(false),
    );
    f.storeFloat(sums, ofExponentials.total());
    f.storeFloat(i32.add(sums, i32.const(4)), ofDifferences.total());
  },
);

/** The first `count` of `columns` floats become their softmax, but 0 where that is less than `least`; the others 0. */
export const softmaxRow = framed(
  'softmaxRow',
  { x: 'i32', count: 'i32', columns: 'i32', least: 'f32' },
  (f, { x, count, columns, least }, emitter) => {
    const maths = emitter.maths(f);
    const highest = f.let(f32x4.splat(emitMaximum(f, x, count)));
    const sum = new RowSum(f, 1);
    eachInRow(f, [x], { columns: count, vectors: 1, joined: false }, ([at]) => {
      const values = maths.exp([f.let(f32x4.sub(at!.load(0), highest))]);
      sum.add(at!, values[0]!);
      at!.store(0, values[0]!);
    });
    const total = f.let(f32x4.splat(sum.total()));
    const lowest = f.let(f32x4.splat(least));
    eachInRow(f, [x], { columns: count, vectors: 1, joined: false }, ([at]) => {
      const weight = f.let(f32x4.div(at!.load(0), total));
      at!.store(0, v128.andNot(weight, f32x4.less(weight, lowest)));
    });
    const past = f.let(i32.add(x, i32.shl(count, i32.const(2))));
    const end = f.let(i32.add(x, i32.shl(columns, i32.const(2))));
    f.while(i32.less(past, end), () => {
      f.storeFloat(past, f32.const(0));
      f.set(past, i32.add(past, i32.const(4)));
    });
  },
);

/** d becomes weights ⊙ (d − Σ weights · d). */
export const softmaxGradient = framed(
  'softmaxGradient',
  { d: 'i32', weights: 'i32', count: 'i32' },
  (f, { d, weights, count }, { addProduct }) => {
    const loop = { columns: count, vectors: 1, joined: false };
    const sum = new RowSum(f, 1);
    eachInRow(f, [d, weights], loop, ([both]) => {
      sum.update(both!, (part) => addProduct(part, both!.load(0), both!.load(1)));
    });
    const mean = f.let(f32x4.splat(sum.total()));
    eachInRow(f, [d, weights], loop, ([both]) => {
      both!.store(0, f32x4.mul(both!.load(1), f32x4.sub(both!.load(0), mean)));
    });
  },
);
