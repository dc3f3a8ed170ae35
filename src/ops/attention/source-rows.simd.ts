/**
 * Loops over one source sentence, emitted: its rows of a matrix stand at start + step · (starts[s] + slot), s < count.
 * Each function is called for one decoder row.
 */
import { f32, f32x4, type I32, i32, type Local, v128 } from '../../wasm/expressions.ts';
import { framed } from '../../wasm/frame.ts';
import type { FunctionBuilder } from '../../wasm/function-builder.ts';
import { eachInRow, RowSum, storeAll } from '../../wasm/loops.ts';
import type { Machine } from '../simd-op.ts';
import type { Looking, SentenceRows } from './source-rows.ts';

/** The sentence that a function goes over: what every one of them has in its frame. */
export const SENTENCE = { rows: 'matrix', starts: 'i32', count: 'i32', slot: 'i32', columns: 'i32' } as const;

interface Sentence {
  readonly rows: { readonly start: I32; readonly step: I32 };
  readonly starts: I32;
  readonly count: I32;
  readonly slot: I32;
}

/** Runs `body` for every row of the sentence; `at` is 4 · s. */
export function eachSource(f: FunctionBuilder, sentence: Sentence, body: (row: I32, at: Local<'i32'>) => void): void {
  const at = f.let(i32.const(0));
  const row = f.local('i32');
  const end = f.let(i32.shl(sentence.count, i32.const(2)));
  f.while(i32.less(at, end), () => {
    f.set(row, rowAt(sentence.rows, sentence, at));
    body(row, at);
    f.set(at, i32.add(at, i32.const(4)));
  });
}

/** The address of the sentence's row s in a matrix, at = 4 · s. */
export function rowAt(
  { start, step }: { start: I32; step: I32 },
  { starts, slot }: Omit<Sentence, 'rows'>,
  at: I32,
): I32 {
  return i32.add(start, i32.mul(step, i32.add(i32.load(i32.add(starts, at)), slot)));
}

/** out[s] = x · row s. */
export const rowDots = framed(
  'rowDots',
  { ...SENTENCE, x: 'i32', out: 'i32' },
  (f, { x, out, columns, ...sentence }, { addProduct }) => {
    eachSource(f, sentence, (row, at) => {
      const sum = new RowSum(f, 4);
      eachInRow(f, [x, row], { columns, vectors: 4, joined: true }, (vectors) => {
        for (const both of vectors) sum.update(both, (part) => addProduct(part, both.load(0), both.load(1)));
      });
      f.storeFloat(i32.add(out, at), sum.total());
    });
  },
);

/** out = Σ weights[s] · row s, or += with `accumulate`: a stretch of columns at a time, whose sums stay in registers. */
export const weightedRows = framed(
  'weightedRows',
  { ...SENTENCE, weights: 'i32', out: 'i32', accumulate: 'i32' },
  (f, { rows, columns, weights, out, accumulate, ...sentence }, { addProduct }) => {
    const zero = f.let(f32x4.splat(f32.const(0)));
    eachInRow(f, [out, rows.start], { columns, vectors: 8, joined: true }, (vectors) => {
      const sums = vectors.map(() => f.let(zero));
      const [, start] = vectors[0]!.pointers;
      eachSource(f, { rows: { start: start!, step: rows.step }, ...sentence }, (row, at) => {
        const weight = f.let(v128.loadSplat(i32.add(weights, at)));
        sums.forEach((sum, i) => {
          f.set(sum, addProduct(sum, weight, vectors[i]!.loadFrom(row)));
        });
      });
      f.if(accumulate, () => {
        vectors.forEach((all, i) => {
          f.set(sums[i]!, f32x4.add(all.load(0), sums[i]!));
        });
      });
      storeAll(vectors, 0, sums);
    });
  },
);

/** row s += weights[s] · x. */
export const addScaledRows = framed(
  'addScaledRows',
  { ...SENTENCE, weights: 'i32', x: 'i32' },
  (f, { columns, weights, x, ...sentence }, emitter) => {
    eachSource(f, sentence, (row, at) => {
      const weight = f.let(v128.loadSplat(i32.add(weights, at)));
      eachInRow(f, [row, x], emitter.pairs(columns), (vectors) => {
        const sums = vectors.map((both) => f.let(emitter.addProduct(both.load(0), weight, both.load(1))));
        storeAll(vectors, 0, sums);
      });
    });
  },
);

/** Puts where the source positions start into the thread's scratch, and says where that is. */
export function placeStarts({ memory, scratch }: Machine): (source: SentenceRows) => number {
  const room = new Int32Array(memory.buffer, scratch.work, Math.floor(scratch.workBytes / 4));
  return ({ starts }) => {
    room.set(starts);
    return room.byteOffset;
  };
}

/**
 * The source sentence of decoder row i. The loops over the rows stand in each op, and set the frames there: a setter that
 * always meets the same frame is a plain store.
 */
export function slotOf({ sourceSlotOfRow, firstRow }: Looking, i: number): number {
  return sourceSlotOfRow[firstRow + i]!;
}
