/** The SIMD kernels, gathered behind the interface: one set for each thread, on one shared memory. */
import type { Kernels } from '../kernels.ts';
import { addressesIn } from './addresses.ts';
import { Attention } from './attention.ts';
import { createCellKernels } from './cells.ts';
import { instantiateKernels } from './code/module.ts';
import { createElementKernels } from './elements.ts';
import { createLossKernels } from './loss.ts';
import { createOptimiserKernels } from './optimiser.ts';
import { createPacked, packedLength } from './panels.ts';
import { Products } from './products.ts';
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
 * @throws NmtError E_SHAPE when the scratch is too small; each kernel, when a matrix lies outside of the memory
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
