/** The everyday work on rows and elements, emitted: copies, sums, tanh. */
import { f32, f32x4, type I32, i32, type V128, v128 } from '../../wasm/expressions.ts';
import { type FramedFunction, framed } from '../../wasm/frame.ts';
import { type Access, eachInRow, eachRow, storeAll } from '../../wasm/loops.ts';

const SHAPE = { rows: 'i32', columns: 'i32' } as const;
const PAIR = { out: 'i32', outStep: 'i32', x: 'i32', xStep: 'i32', ...SHAPE } as const;

/** out element = combine(out element, x element); with a step of 0 bytes all rows are the same one. */
const pairwise = (name: string, combine: (out: V128, x: V128) => V128): FramedFunction<typeof PAIR> =>
  framed(name, PAIR, (f, { out, outStep, x, xStep, rows, columns }, emitter) => {
    const operands = [
      { start: out, step: outStep },
      { start: x, step: xStep },
    ];
    eachRow(f, rows, operands, () => {
      eachInRow(f, [out, x], emitter.pairs(columns), (vectors) => {
        const values = vectors.map((at) => f.let(combine(at.load(0), at.load(1))));
        storeAll(vectors, 0, values);
      });
    });
  });

export const copyRows = pairwise('copy', (_out, x) => x);
export const addRows = pairwise('add', (out, x) => f32x4.add(out, x));

export const tanhRows = framed('tanh', { x: 'matrix', ...SHAPE }, (f, { x, rows, columns }, emitter) => {
  const maths = emitter.maths(f);
  eachRow(f, rows, [x], () => {
    eachInRow(f, [x.start], emitter.pairs(columns), (vectors) => {
      storeAll(vectors, 0, maths.tanh(vectors.map((at) => f.let(at.load(0)))));
    });
  });
});

/** dX = or += dY ⊙ (1 − y²). */
export const tanhGradientRows = framed(
  'tanhGradient',
  { dX: 'matrix', y: 'matrix', dY: 'matrix', ...SHAPE, accumulate: 'i32' },
  (f, { dX, y, dY, rows, columns, accumulate }, emitter) => {
    const one = f.let(f32x4.splat(f32.const(1)));
    const row = (finish: (gradient: V128, at: Access) => V128) => () =>
      eachInRow(f, [dX.start, y.start, dY.start], emitter.pairs(columns), (vectors) => {
        const values = vectors.map((at) => {
          const value = f.let(at.load(1));
          return f.let(finish(f32x4.mul(at.load(2), emitter.subtractProduct(one, value, value)), at));
        });
        storeAll(vectors, 0, values);
      });
    eachRow(f, rows, [dX, y, dY], () => {
      f.if(
        accumulate,
        row((gradient, at) => f32x4.add(at.load(0), gradient)),
        row((gradient) => gradient),
      );
    });
  },
);

/** out[0, columns) += the sum of the rows of x, from the first to the last, some columns at a time. */
export const columnSums = framed(
  'addColumnSums',
  { out: 'i32', x: 'matrix', ...SHAPE },
  (f, { out, x, rows, columns }) => {
    const zero = f.let(f32x4.splat(f32.const(0)));
    const at = f.local('i32');
    const left = f.local('i32');
    const block = (vectors: number, load: (address: I32, offset: number) => V128, width: number) => {
      const bytes = 4 * width * vectors;
      f.while(i32.less(i32.const(width * vectors - 1), columns), () => {
        const sums = Array.from({ length: vectors }, () => f.let(zero));
        f.set(at, x.start);
        f.set(left, rows);
        f.while(left, () => {
          sums.forEach((sum, i) => {
            f.set(sum, f32x4.add(sum, load(at, 16 * i)));
          });
          f.set(at, i32.add(at, x.step));
          f.set(left, i32.sub(left, i32.const(1)));
        });
        sums.forEach((sum, i) => {
          const total = f32x4.add(load(out, 16 * i), sum);
          if (width === 1) f.storeOne(out, total);
          else f.store(out, total, 16 * i);
        });
        f.set(x.start, i32.add(x.start, i32.const(bytes)));
        f.set(out, i32.add(out, i32.const(bytes)));
        f.set(columns, i32.sub(columns, i32.const(width * vectors)));
      });
    };
    block(8, v128.load, 4);
    block(1, v128.load, 4);
    block(1, v128.loadOne, 1);
  },
);

/** How many of the columns are left from the first on that has more than `bar`; 0 where none has. */
export const leftFromFirstAbove = framed(
  'firstAbove',
  { x: 'i32', columns: 'i32', bar: 'f32' },
  (f, { x, columns, bar }) => {
    const bars = f.let(f32x4.splat(bar));
    const higher = (floats: V128) => f32x4.less(bars, floats);
    /** Goes on by `count` floats while there are as many and none of them is higher. */
    const skip = (count: number, isAny: () => I32) =>
      f.block((end) => {
        f.loop((again) => {
          f.branchIf(end, i32.less(columns, i32.const(count)));
          f.branchIf(end, isAny());
          f.set(x, i32.add(x, i32.const(4 * count)));
          f.set(columns, i32.sub(columns, i32.const(count)));
          f.branch(again);
        });
      });
    skip(16, () => {
      const [a, b, c, d] = [0, 16, 32, 48].map((offset) => higher(v128.load(x, offset)));
      return v128.any(v128.or(v128.or(a!, b!), v128.or(c!, d!)));
    });
    skip(1, () => v128.any(higher(v128.loadSplat(x))));
    f.return(columns);
  },
  'i32',
);
