import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../../src/wasm/encoding.ts';
import { f32, f32x4, f64x2, type I32, i32, i32x4, v128 } from '../../src/wasm/expressions.ts';
import type { FunctionBuilder } from '../../src/wasm/function-builder.ts';
import { createMemory, simdAvailable } from '../../src/wasm/memory.ts';
import { ModuleBuilder } from '../../src/wasm/module-builder.ts';

const memory = createMemory(1);
const floats = new Float32Array(memory.buffer);
const integers = new Int32Array(memory.buffer);

function bytes(write: (writer: ByteWriter) => void): number[] {
  const writer = new ByteWriter(1);
  write(writer);
  return Array.from(writer.toBytes());
}

/** Compiles one function of one integer that writes to memory, and calls it. */
function run(argument: number, write: (f: FunctionBuilder, x: I32, module: ModuleBuilder) => void, base = 0): void {
  const module = new ModuleBuilder();
  module.function('run', { parameters: ['i32'] }, (f, x) => write(f, x, module));
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), { import: { memory, base } });
  (instance.exports.run as (x: number) => void)(argument);
}

describe('encoding', () => {
  it('when numbers are written, then they are the LEB128 of the WebAssembly specification', () => {
    expect(bytes((w) => w.unsigned(0))).toEqual([0]);
    expect(bytes((w) => w.unsigned(624485))).toEqual([0xe5, 0x8e, 0x26]);
    expect(bytes((w) => w.signed(-123456))).toEqual([0xc0, 0xbb, 0x78]);
    expect(bytes((w) => w.signed(64))).toEqual([0xc0, 0x00]);
    expect(bytes((w) => w.signed(-64))).toEqual([0x40]);
    expect(bytes((w) => w.signed(-(2 ** 31)))).toEqual([0x80, 0x80, 0x80, 0x80, 0x78]);
    expect(bytes((w) => w.float32(1))).toEqual([0, 0, 0x80, 0x3f]);
    expect(bytes((w) => w.text('ab'))).toEqual([2, 97, 98]);
  });
});

describe('code', () => {
  it('when vectors are loaded, computed and stored, then lanes come out in order', () => {
    floats.set([1, 2, 3, 4, 10, 20, 30, 40]);
    run(0, (f, at) => {
      const [a, b] = [f.let(v128.load(at)), f.let(v128.load(at, 16))];
      f.store(at, f32x4.sub(f32x4.mul(a, b), f32x4.splat(f32.const(0.5))), 32);
      f.store(at, v128.shuffle(a, b, [0, 4, 3, 7]), 48);
      f.store(at, f32x4.higher(f32x4.lower(b, f32x4.splat(f32.const(25))), v128.loadSplat(at, 20)), 64);
      f.storeOne(at, b, 80);
      f.storeFloat(at, f32.add(f32x4.lane(a, 3), f32.load(at, 28)), 84);
    });
    expect(Array.from(floats.subarray(8, 12))).toEqual([9.5, 39.5, 89.5, 159.5]);
    expect(Array.from(floats.subarray(12, 16))).toEqual([1, 10, 4, 40]);
    expect(Array.from(floats.subarray(16, 20))).toEqual([20, 20, 25, 25]);
    expect(Array.from(floats.subarray(20, 22))).toEqual([10, 44]);
  });

  it('when one float is loaded, then the other lanes are 0', () => {
    floats.set([7, 7, 7, 7, 7, 7]);
    run(4, (f, at) => f.store(at, v128.loadOne(at), 12));
    expect(Array.from(floats.subarray(4, 8))).toEqual([7, 0, 0, 0]);
  });

  it('when integers are shifted, compared and multiplied, then it is arithmetic modulo 2³²', () => {
    run(0, (f, at) => {
      const x = f.let(v128.const([1, -1, 0x40000000, 5]));
      f.store(at, i32x4.mul(i32x4.add(x, x), i32x4.splat(i32.const(3))));
      f.store(at, i32x4.shr(x, 28), 16);
      f.store(at, v128.and(v128.xor(x, i32x4.shl(x, 1)), i32x4.greaterEqualSigned(x, i32x4.splat(i32.const(2)))), 32);
    });
    expect(Array.from(integers.subarray(0, 4))).toEqual([6, -6, -(2 ** 31), 30]);
    expect(Array.from(integers.subarray(4, 8))).toEqual([0, 15, 4, 0]);
    expect(Array.from(integers.subarray(8, 12))).toEqual([0, 0, -0x40000000, 15]);
  });

  it('when loops, blocks and branches nest, then each label goes where it belongs', () => {
    run(10, (f, n) => {
      const [i, odd, even] = [f.let(i32.const(0)), f.let(i32.const(0)), f.let(i32.const(0))];
      f.while(i32.less(i, n), () => {
        f.block((next) => {
          f.if(
            i32.isZero(i32.mul(i, i32.const(0x40000000))), // a multiple of 4
            () => f.branch(next),
            () => f.set(odd, i32.add(odd, i)),
          );
          f.branchIf(next, i32.greater(i, i32.const(6)));
          f.set(even, i32.add(even, i32.const(1)));
        });
        f.set(i, i32.add(i, i32.const(1)));
      });
      f.store(i32.const(0), i32x4.splat(odd));
      f.store(i32.const(16), i32x4.splat(even));
    });
    expect(integers[0]).toBe(1 + 2 + 3 + 5 + 6 + 7 + 9);
    expect(integers[4]).toBe(5);
  });

  it('when a function returns a value, then it arrives; the base address is the instance’s own', () => {
    floats.set([1.5, 2.5], 16);
    const module = new ModuleBuilder();
    module.function('sum', { parameters: [], result: 'f64' }, (f) => {
      const pair = f.let(f64x2.promoteLow(v128.load(module.base)));
      f.return(f64x2.lane(f64x2.add(pair, pair), 1));
    });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
      import: { memory, base: 64 },
    });
    expect((instance.exports.sum as () => number)()).toBe(5);
  });
});

describe('memory', () => {
  it('when the engine is asked, then it says that it runs the kernels, and memory comes in whole pages', () => {
    expect(simdAvailable()).toBe(true);
    expect(createMemory(65537).buffer.byteLength).toBe(2 * 65536);
  });
});
