/** The SIMD kernels, gathered behind the interface: one set for each thread, on one shared memory. */
import type { Kernels } from '../tensor/kernels.ts';
import { byLoops, type Op } from '../tensor/op.ts';
import { addressesIn } from '../wasm/addresses.ts';
import { Int8Products } from './int8/int8-product.simd.ts';
import { int8Packing } from './int8/int8-product.ts';
import { instantiateKernels, type KernelForm, SIMD_OPS } from './module.ts';
import { createPacked, packedLength } from './product/panels.ts';
import { SimdProducts } from './product/product.simd.ts';
import { rowKernels } from './rows/row-kernels.simd.ts';
import { layScratch } from './scratch.ts';

interface SimdOptions extends KernelForm {
  /** Whether the engine joins pairs of 128-bit operations, which the wider tile is for: only the name tells. */
  readonly isJoined?: boolean;
  /** A stretch of the memory that this thread alone uses: SCRATCH_BYTES for full speed. */
  readonly scratch: { readonly start: number; readonly bytes: number };
}

/**
 * Kernels for matrices that lie in `memory` in Float32.
 *
 * @throws NmtError E_MEMORY when the scratch is too small; each kernel E_SHAPE, when a matrix lies outside of the memory
 */
export function createSimdKernels(memory: WebAssembly.Memory, options: SimdOptions): Kernels {
  const { tile, arithmetic, weights, isJoined = false } = options;
  const scratch = layScratch(options.scratch);
  const addressOf = addressesIn(memory);
  const {
    products: code,
    frame,
    words,
  } = instantiateKernels({ tile, arithmetic, weights }, { memory, addressOf, base: scratch.base });
  const machine = { memory, addressOf, scratch, frame, words };
  const products = new SimdProducts(code, machine);
  const integers = weights === 'int8' ? new Int8Products(code, machine) : null;
  const bound = new Map<Op<never>, (step: never) => void>(SIMD_OPS.map(({ op, bind }) => [op, bind(machine)]));
  return {
    name: `simd ${tile.replace('x', '×')} ${arithmetic}${integers ? ' int8' : ''}${isJoined ? ' (re-vectorised)' : ''}`,
    packedLength,
    createPacked,
    pack: (matrix) => products.pack(matrix),
    product: (out, a, b, plus) => products.product(out, a, b, plus),
    addTransposedProducts: (outs, as, b) => products.addTransposedProducts(outs, as, b),
    ...(integers && { ...int8Packing, product: (out, a, b, plus) => integers.product(out, a, b, plus) }),
    ...rowKernels(machine),
    run: <S>(op: Op<S>) => (bound.get(op) as ((step: S) => void) | undefined) ?? byLoops(op),
  };
}
