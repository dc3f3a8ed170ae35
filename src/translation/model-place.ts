/**
 * Where a trained model lies: weights once and packed once, in memory that several threads can share,
 * and for each thread a scratch for its kernels and a workspace for its sentences.
 */
import type { ModelConfig } from '../config.ts';
import { modelSpecs, Seq2Seq, type VocabularySizes } from '../model/seq2seq.ts';
import { referenceKernels } from '../ops/reference.ts';
import { SCRATCH_BYTES } from '../ops/scratch.ts';
import { createSimdKernels, type SimdOptions } from '../ops/simd.ts';
import { type KernelKind, noOpKernels } from '../runtime/kernel-choice.ts';
import { Arena, CountingArena } from '../tensor/arena.ts';
import type { Kernels } from '../tensor/kernels.ts';
import { bindParameters, createPackedWeights, layOut, type PackedWeights } from '../tensor/parameters.ts';
import { createMemory } from '../wasm/memory.ts';
import { lossBytes, searchBytes } from './search-memory.ts';

/** What decides where everything lies: the same shape gives the same places in every thread. Plain data. */
export interface PlaceShape {
  readonly config: ModelConfig;
  readonly sizes: VocabularySizes;
  readonly kernels: KernelKind;
  readonly workers: number;
  /** Bytes in which each worker computes. */
  readonly workspace: number;
}

/** The memory itself; it can be sent to a worker. */
export type PlaceMemory = WebAssembly.Memory | SharedArrayBuffer;

/** The model as one thread sees it. */
interface OpenPlace {
  readonly model: Seq2Seq;
  readonly kernels: Kernels;
  /** This thread's workspace. */
  readonly arena: Arena;
  readonly values: Float32Array;
  readonly packed: PackedWeights;
}

/** Room for a sentence of that length with the widest beam; a batch of usual sentences fits too. */
const LEAST_WORKSPACE = 32 * 2 ** 20;
const WIDEST_BEAM = 100;

/** The shape of a place in which any line can be translated. */
export function placeShape(
  model: { config: ModelConfig; sizes: VocabularySizes; maximumLength: number },
  kernels: KernelKind,
  workers = 1,
): PlaceShape {
  const { config, sizes, maximumLength } = model;
  const sketch = layOutPlace({ config, sizes, kernels, workers, workspace: 0 }, 0, new CountingArena());
  const longest = searchBytes(sketch.model, { tokens: maximumLength, beam: WIDEST_BEAM, bytesPerFloat: 4 });
  const tokens = { sourceTokens: maximumLength, targetTokens: maximumLength, bytesPerFloat: 4 } as const;
  const workspace = Math.max(LEAST_WORKSPACE, longest, lossBytes(sketch.model, tokens));
  return { config, sizes, kernels, workers, workspace };
}

/** Memory of the right size, not yet filled. */
export function createPlaceMemory(shape: PlaceShape): PlaceMemory {
  const gauge = new CountingArena();
  layOutPlace(shape, 0, gauge);
  return shape.kernels === 'simd' ? createMemory(gauge.mark()) : new SharedArrayBuffer(gauge.mark());
}

/** The model in a memory, for the worker `rank`. `tile` is for SIMD kernels; every tile gives the same bits. */
export function openPlace(
  shape: PlaceShape,
  memory: PlaceMemory,
  { rank, tile }: { rank: number; tile?: SimdOptions['tile'] },
): OpenPlace {
  const buffer = memory instanceof WebAssembly.Memory ? memory.buffer : memory;
  return layOutPlace(shape, rank, new Arena(buffer), (scratch) =>
    memory instanceof WebAssembly.Memory ? createSimdKernels(memory, { scratch, tile }) : referenceKernels,
  );
}

function layOutPlace(
  shape: PlaceShape,
  rank: number,
  arena: Arena,
  kernelsIn: (scratch: SimdOptions['scratch']) => Kernels = () => noOpKernels(shape.kernels),
): OpenPlace {
  const { config, sizes, workers, workspace } = shape;
  const specs = modelSpecs(config, sizes);
  const values = arena.floats(layOut(specs).length) as Float32Array;
  const scratchBytes = shape.kernels === 'simd' ? SCRATCH_BYTES : 0;
  const scratch = arena.stretch(scratchBytes * workers).start + rank * scratchBytes;
  const kernels = kernelsIn({ start: scratch, bytes: scratchBytes });
  const packed = createPackedWeights(specs, values, { kernels, arena, training: false });
  const own = Math.ceil(workspace / 64) * 64;
  const start = arena.stretch(own * workers).start + rank * own;
  const model = new Seq2Seq(config, bindParameters(specs, values, new Float32Array(0), packed));
  return { model, kernels, arena: new Arena(arena.buffer, { start, end: start + own }), values, packed };
}
