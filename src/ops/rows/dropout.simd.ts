/** Inverted dropout, emitted: the masks of random.ts, drawn four at a time. */
import { INDEX_FACTOR, MIX_FACTORS } from '../../random.ts';
import { f32x4, i32, i32x4, type V128, v128 } from '../../wasm/expressions.ts';
import { framed } from '../../wasm/frame.ts';
import { eachInRow, eachRow } from '../../wasm/loops.ts';

/** Bits (mixBits) of key + index · INDEX_FACTOR; an element is kept when the upper 24 reach `threshold`. */
export const dropoutRows = framed(
  'dropout',
  { x: 'matrix', rows: 'i32', columns: 'i32', threshold: 'i32', scale: 'f32', key: 'i32', keyStep: 'i32' },
  (f, { x, rows, columns, threshold, scale, key, keyStep }) => {
    const limit = f.let(i32x4.splat(threshold));
    const factor = f.let(f32x4.splat(scale));
    const constant = (value: number) => f.let(i32x4.splat(i32.const(value)));
    const golden = constant(INDEX_FACTOR);
    const [first, second] = [constant(MIX_FACTORS[0]), constant(MIX_FACTORS[1])];
    const lanes = f.let(i32x4.mul(golden, v128.const([0, 1, 2, 3])));
    const position = f.local('v128');
    eachRow(f, rows, [x], () => {
      f.set(position, i32x4.add(i32x4.splat(key), lanes));
      eachInRow(f, [x.start], { columns, vectors: 1, joined: false }, ([at]) => {
        let bits: V128 = f.let(position);
        const mix = (shift: number, multiplier: V128) =>
          f.let(i32x4.mul(v128.xor(bits, i32x4.shr(bits, shift)), multiplier));
        bits = mix(16, first);
        bits = mix(15, second);
        bits = f.let(v128.xor(bits, i32x4.shr(bits, 15)));
        const kept = i32x4.greaterEqualSigned(i32x4.shr(bits, 8), limit);
        at!.store(0, v128.and(f32x4.mul(at!.load(0), factor), kept));
        f.set(position, i32x4.add(position, i32x4.splat(i32.const(Math.imul(INDEX_FACTOR, at!.lanes)))));
      });
      f.set(key, i32.add(key, keyStep));
    });
  },
);
