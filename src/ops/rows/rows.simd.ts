/** Element-wise and row-wise kernels that need no functions: copies, sums, gradients of tanh, dropout masks. */

import type { KernelContext } from '../../wasm/emitter.ts';
import { f32, f32x4, type I32, i32, i32x4, type V128, v128 } from '../../wasm/expressions.ts';
import { type Access, eachInRow, eachRow, storeAll } from '../../wasm/loops.ts';

export interface ElementCode {
  /** (out, bytes between rows, x, bytes between rows, rows, columns). A step of 0 repeats a row. */
  copy(out: number, outStep: number, x: number, xStep: number, rows: number, columns: number): void;
  add(out: number, outStep: number, x: number, xStep: number, rows: number, columns: number): void;
  /** (x, bytes): several times faster than a typed array's own `fill` where the memory is shared. */
  clear(x: number, bytes: number): void;
  /** (x, bytes between rows, rows, columns, threshold of 24 bits, scale, key of the first row). */
  dropout(
    x: number,
    step: number,
    rows: number,
    columns: number,
    threshold: number,
    scale: number,
    key: number,
    keyStep: number,
  ): void;
  /** dX = or += dY ⊙ (1 − y²). */
  tanhGradient(
    dX: number,
    dXStep: number,
    y: number,
    yStep: number,
    dY: number,
    dYStep: number,
    rows: number,
    columns: number,
    accumulate: number,
  ): void;
  /** out[0, columns) += the sum of the rows of x. */
  addColumnSums(out: number, x: number, step: number, rows: number, columns: number): void;
}

export function addElementFunctions(context: KernelContext): void {
  addPairwise(context, 'copy', (_out, x) => x);
  addPairwise(context, 'add', (out, x) => f32x4.add(out, x));
  context.module.function('clear', { parameters: ['i32', 'i32'] as const }, (f, x, bytes) => {
    f.fillBytes(x, i32.const(0), bytes);
  });
  addTanhGradient(context);
  addDropout(context);
  addColumnSums(context);
}

/** out element = combine(out element, x element). */
function addPairwise(context: KernelContext, name: string, combine: (out: V128, x: V128) => V128): void {
  const parameters = ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'] as const;
  context.module.function(name, { parameters }, (f, out, outStep, x, xStep, rows, columns) => {
    const operands = [
      { start: out, step: outStep },
      { start: x, step: xStep },
    ];
    eachRow(f, rows, operands, () => {
      eachInRow(f, [out, x], context.pairs(columns), (vectors) => {
        const values = vectors.map((at) => f.let(combine(at.load(0), at.load(1))));
        storeAll(vectors, 0, values);
      });
    });
  });
}

function addTanhGradient(context: KernelContext): void {
  const parameters = ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32'] as const;
  context.module.function(
    'tanhGradient',
    { parameters },
    (f, dX, dXStep, y, yStep, dY, dYStep, rows, columns, accumulate) => {
      const one = f.let(f32x4.splat(f32.const(1)));
      const operands = [
        { start: dX, step: dXStep },
        { start: y, step: yStep },
        { start: dY, step: dYStep },
      ];
      const row = (finish: (gradient: V128, at: Access) => V128) => () =>
        eachInRow(f, [dX, y, dY], context.pairs(columns), (vectors) => {
          const values = vectors.map((at) => {
            const value = f.let(at.load(1));
            return f.let(finish(f32x4.mul(at.load(2), f32x4.sub(one, f32x4.mul(value, value))), at));
          });
          storeAll(vectors, 0, values);
        });
      eachRow(f, rows, operands, () => {
        f.if(
          accumulate,
          row((gradient, at) => f32x4.add(at.load(0), gradient)),
          row((gradient) => gradient),
        );
      });
    },
  );
}

/** The masks of random.ts: bits (mixBits) of key + index · 0x9e3779b9, kept when the upper 24 reach the threshold. */
function addDropout(context: KernelContext): void {
  const parameters = ['i32', 'i32', 'i32', 'i32', 'i32', 'f32', 'i32', 'i32'] as const;
  context.module.function('dropout', { parameters }, (f, x, step, rows, columns, threshold, scale, key, keyStep) => {
    const limit = f.let(i32x4.splat(threshold));
    const factor = f.let(f32x4.splat(scale));
    const constant = (value: number) => f.let(i32x4.splat(i32.const(value)));
    const [golden, first, second] = [constant(0x9e3779b9), constant(0x21f0aaad), constant(0x735a2d97)];
    const lanes = f.let(i32x4.mul(golden, laneNumbers()));
    const position = f.local('v128');
    eachRow(f, rows, [{ start: x, step }], () => {
      f.set(position, i32x4.add(i32x4.splat(key), lanes));
      eachInRow(f, [x], { columns, vectors: 1, joined: false }, ([at]) => {
        let bits: V128 = f.let(position);
        const mix = (shift: number, multiplier: V128) =>
          f.let(i32x4.mul(v128.xor(bits, i32x4.shr(bits, shift)), multiplier));
        bits = mix(16, first!);
        bits = mix(15, second!);
        bits = f.let(v128.xor(bits, i32x4.shr(bits, 15)));
        const kept = i32x4.greaterEqualSigned(i32x4.shr(bits, 8), limit);
        at!.store(0, v128.and(f32x4.mul(at!.load(0), factor), kept));
        f.set(position, i32x4.add(position, i32x4.splat(i32.const(Math.imul(0x9e3779b9, at!.lanes)))));
      });
      f.set(key, i32.add(key, keyStep));
    });
  });
}

function laneNumbers(): V128 {
  return v128.const([0, 1, 2, 3]);
}

/** Rows from the first to the last, one column or four at a time, then one addition to out. */
function addColumnSums(context: KernelContext): void {
  const parameters = ['i32', 'i32', 'i32', 'i32', 'i32'] as const;
  context.module.function('addColumnSums', { parameters }, (f, out, x, step, rows, columns) => {
    const zero = f.let(f32x4.splat(f32.const(0)));
    const at = f.local('i32');
    const left = f.local('i32');
    const block = (vectors: number, load: (address: I32, offset: number) => V128, width: number) => {
      const bytes = 4 * width * vectors;
      f.while(i32.less(i32.const(width * vectors - 1), columns), () => {
        const sums = Array.from({ length: vectors }, () => f.let(zero));
        f.set(at, x);
        f.set(left, rows);
        f.while(left, () => {
          sums.forEach((sum, i) => {
            f.set(sum, f32x4.add(sum, load(at, 16 * i)));
          });
          f.set(at, i32.add(at, step));
          f.set(left, i32.sub(left, i32.const(1)));
        });
        sums.forEach((sum, i) => {
          const total = f32x4.add(load(out, 16 * i), sum);
          if (width === 1) f.storeOne(out, total);
          else f.store(out, total, 16 * i);
        });
        f.set(x, i32.add(x, i32.const(bytes)));
        f.set(out, i32.add(out, i32.const(bytes)));
        f.set(columns, i32.sub(columns, i32.const(width * vectors)));
      });
    };
    block(8, v128.load, 4);
    block(1, v128.load, 4);
    block(1, v128.loadOne, 1);
  });
}
