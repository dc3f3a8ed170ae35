/** Adam over a stretch of the parameter vector, emitted: the arithmetic of adam.ts. */
import { f32x4, type V128, v128 } from '../../wasm/expressions.ts';
import { framed } from '../../wasm/frame.ts';
import { eachInRow, storeAll } from '../../wasm/loops.ts';
import type { SimdOp } from '../simd-op.ts';
import { type AdamSettings, type AdamStep, adam, LEAST_MOMENT } from './adam.ts';

const OPERANDS = {
  weights: 'i32',
  gradient: 'i32',
  mean: 'i32',
  square: 'i32',
  average: 'i32',
  settings: 'i32',
  count: 'i32',
} as const;

/** The floats that stand at `settings`, in this order; what is constant over the range is computed once, in doubles. */
const SETTINGS = {
  gradientScale: (of) => of.gradientScale,
  beta1: ({ beta1 }) => beta1,
  restOfBeta1: ({ beta1 }) => 1 - beta1,
  beta2: ({ beta2 }) => beta2,
  restOfBeta2: ({ beta2 }) => 1 - beta2,
  stepSize: ({ learningRate, correction1 }) => learningRate / correction1,
  inverseCorrection2: ({ correction2 }) => 1 / correction2,
  epsilon: ({ epsilon }) => epsilon,
  decay: ({ averageDecay }) => averageDecay,
  restOfDecay: ({ averageDecay }) => 1 - averageDecay,
  leastMoment: () => LEAST_MOMENT,
} as const satisfies Record<string, (settings: AdamSettings) => number>;
const NAMES = Object.keys(SETTINGS);

const { abs, add, sub, mul, div, sqrt, less } = f32x4;

const adamRange = (name: string, averaged: boolean) =>
  framed(name, OPERANDS, (f, { weights, gradient, mean, square, average, settings, count }, emitter) => {
    const { addProduct } = emitter;
    const splat = (name: keyof typeof SETTINGS) => v128.loadSplat(settings, 4 * NAMES.indexOf(name));
    const starts = [weights, gradient, mean, square, ...(averaged ? [average] : [])];
    eachInRow(f, starts, emitter.pairs(count), (vectors) => {
      const each = (value: (at: (operand: number) => V128, p: number) => V128) =>
        vectors.map((at, p) => f.let(value(at.load, p)));
      const g = each((at) => mul(at(1), splat('gradientScale')));
      const withoutDust = (moments: V128[]) =>
        each((_, p) => v128.andNot(moments[p]!, less(abs(moments[p]!), splat('leastMoment'))));
      const m = each((at, p) => addProduct(mul(splat('restOfBeta1'), g[p]!), splat('beta1'), at(2)));
      const v = each((at, p) => addProduct(mul(mul(splat('restOfBeta2'), g[p]!), g[p]!), splat('beta2'), at(3)));
      const w = each((at, p) => {
        const size = add(sqrt(mul(v[p]!, splat('inverseCorrection2'))), splat('epsilon'));
        return sub(at(0), div(mul(splat('stepSize'), m[p]!), size));
      });
      storeAll(vectors, 0, w);
      storeAll(vectors, 2, withoutDust(m));
      storeAll(vectors, 3, withoutDust(v));
      if (!averaged) return;
      storeAll(
        vectors,
        4,
        each((at, p) => addProduct(mul(splat('restOfDecay'), w[p]!), splat('decay'), at(4))),
      );
    });
  });

const plain = adamRange('adam', false);
const averaging = adamRange('adamAveraged', true);

export const adamSimd: SimdOp<AdamStep> = {
  op: adam,
  functions: [plain, averaging],
  bind({ memory, scratch, addressOf, frame }) {
    const [alone, averaged] = [frame(plain), frame(averaging)];
    const constants = new Float32Array(memory.buffer, scratch.work, NAMES.length);
    return ({ weights, gradient, mean, square, average, start: offset, end, settings }) => {
      constants.set(Object.values(SETTINGS).map((value) => value(settings)));
      const range = average === null ? alone : averaged;
      range.weights = addressOf({ data: weights, offset });
      range.gradient = addressOf({ data: gradient, offset });
      range.mean = addressOf({ data: mean, offset });
      range.square = addressOf({ data: square, offset });
      if (average !== null) range.average = addressOf({ data: average, offset });
      range.count = end - offset;
      range.settings = constants.byteOffset;
      range.call();
    };
  },
};
