/** The SIMD kernels, gathered behind the interface: one set for each thread, on one shared memory. */
import type { Kernels } from '../tensor/kernels.ts';
import { addressesIn } from '../wasm/addresses.ts';
import { createOptimiserKernels } from './adam/optimiser-binder.ts';
import { Attention } from './attention/attention-binder.ts';
import { createLossKernels } from './loss/loss-binder.ts';
import { createCellKernels } from './lstm/cells-binder.ts';
import { instantiateKernels } from './module.ts';
import { createPacked, packedLength } from './product/panels.ts';
import { Products } from './product/product.simd.ts';
import { createElementKernels } from './rows/elements-binder.ts';
import { layScratch } from './scratch.ts';
import { chooseTile, type TileChoice, useRevectorizer } from './tile-choice.ts';

export interface SimdOptions {
  /** As `chooseTile` says, which is the default: all threads of a run may differ, their bits do not. */
  readonly tile?: TileChoice;
  /** A stretch of the memory that this thread alone uses: SCRATCH_BYTES for full speed. */
  readonly scratch: { readonly start: number; readonly bytes: number };
}

/**
 * Kernels for matrices that lie in `memory` in Float32.
 *
 * @throws NmtError E_MEMORY when the scratch is too small; each kernel E_SHAPE, when a matrix lies outside of the memory
 */
export function createSimdKernels(memory: WebAssembly.Memory, options: SimdOptions): Kernels {
  const tile = options.tile ?? chooseTile();
  const joined = tile === '4x16' && useRevectorizer(true);
  const scratch = layScratch(options.scratch);
  const addressOf = addressesIn(memory);
  const code = instantiateKernels(tile, memory, scratch.constants);
  const products = new Products(code, scratch, addressOf);
  const place = { memory, addressOf };
  const attention = new Attention(code, scratch, place);
  return {
    name: tile === '4x8' ? 'simd 4×8' : joined ? 'simd 4×16 (re-vectorised)' : 'simd 4×16',
    packedLength,
    createPacked,
    pack: (matrix) => products.pack(matrix),
    product: (out, a, b, plus) => products.product(out, a, b, plus),
    addTransposedProducts: (outs, as, b) => products.addTransposedProducts(outs, as, b),
    ...createElementKernels(code, addressOf),
    ...createCellKernels(code, addressOf),
    attentionForward: (step) => attention.attentionForward(step),
    attentionBackward: (step) => attention.attentionBackward(step),
    attentionMemoryBackward: (gradient) => attention.attentionMemoryBackward(gradient),
    ...createLossKernels(code, scratch, place),
    ...createOptimiserKernels(code, scratch, place),
  };
}
