/** Work over ranges of the whole parameter vector: Adam and the norm. */

import type { KernelContext } from '../../wasm/emitter.ts';
import { f32, f32x4, f64, f64x2, type V128, v128 } from '../../wasm/expressions.ts';
import { eachInRow, storeAll } from '../../wasm/loops.ts';

export interface OptimiserCode {
  squaredNorm(x: number, count: number): number;
  /** (weights, gradient, mean, square, settings, count): see ADAM_SETTINGS. */
  adam(...values: readonly number[]): void;
  /** (weights, gradient, mean, square, average, settings, count). */
  adamAveraged(...values: readonly number[]): void;
}

/** The floats that stand at `settings`, in this order. */
export const ADAM_SETTINGS = [
  'gradientScale',
  'beta1',
  'restOfBeta1', // 1 − β1
  'beta2',
  'restOfBeta2',
  'stepSize', // learning rate / (1 − β1ᵗ)
  'inverseCorrection2', // 1 / (1 − β2ᵗ)
  'epsilon',
  'decay',
  'restOfDecay',
] as const;

export function addOptimiserFunctions(context: KernelContext): void {
  addSquaredNorm(context);
  addAdam(context, false);
  addAdam(context, true);
}

/** In doubles: four sums of two lanes each, in a fixed order. */
function addSquaredNorm(context: KernelContext): void {
  context.module.function('squaredNorm', { parameters: ['i32', 'i32'], result: 'f64' }, (f, x, columns) => {
    const zero = f.let(f32x4.splat(f32.const(0)));
    const sums = Array.from({ length: 4 }, () => f.let(zero));
    const single = f.let(zero);
    const addSquare = (sum: typeof single, floats: V128) => {
      const value = f.let(f64x2.promoteLow(floats));
      f.set(sum, f64x2.add(sum, f64x2.mul(value, value)));
    };
    eachInRow(f, [x], { columns, vectors: 2, joined: true }, (vectors) => {
      for (const at of vectors) {
        const floats = f.let(at.load(0));
        if (at.lanes === 1) {
          addSquare(single, floats);
        } else {
          addSquare(sums[2 * at.part]!, floats);
          addSquare(sums[2 * at.part + 1]!, v128.shuffle(floats, floats, [2, 3, 0, 1]));
        }
      }
    });
    const [a, b, c, d] = sums;
    const all = f.let(f64x2.add(f64x2.add(a!, b!), f64x2.add(c!, d!)));
    f.return(f64.add(f64.add(f64x2.lane(all, 0), f64x2.lane(all, 1)), f64x2.lane(single, 0)));
  });
}

function addAdam(context: KernelContext, averaged: boolean): void {
  const arrays = averaged ? 5 : 4;
  const parameters = Array.from({ length: arrays + 2 }, () => 'i32' as const);
  const { add, sub, mul, div, sqrt } = f32x4;
  context.module.function(averaged ? 'adamAveraged' : 'adam', { parameters }, (f, ...values) => {
    const [settings, columns] = [values[arrays]!, values[arrays + 1]!];
    const setting = (name: (typeof ADAM_SETTINGS)[number]) => v128.loadSplat(settings, 4 * ADAM_SETTINGS.indexOf(name));
    eachInRow(f, values.slice(0, arrays), context.pairs(columns), (vectors) => {
      const each = (value: (at: (operand: number) => V128, p: number) => V128) =>
        vectors.map((at, p) => f.let(value(at.load, p)));
      const g = each((at) => mul(at(1), setting('gradientScale')));
      const m = each((at, p) => add(mul(setting('beta1'), at(2)), mul(setting('restOfBeta1'), g[p]!)));
      const v = each((at, p) => add(mul(setting('beta2'), at(3)), mul(mul(setting('restOfBeta2'), g[p]!), g[p]!)));
      const w = each((at, p) => {
        const size = add(sqrt(mul(v[p]!, setting('inverseCorrection2'))), setting('epsilon'));
        return sub(at(0), div(mul(setting('stepSize'), m[p]!), size));
      });
      const average = averaged
        ? each((at, p) => add(mul(setting('decay'), at(4)), mul(setting('restOfDecay'), w[p]!)))
        : null;
      storeAll(vectors, 0, w);
      storeAll(vectors, 2, m);
      storeAll(vectors, 3, v);
      if (average !== null) storeAll(vectors, 4, average);
    });
  });
}
