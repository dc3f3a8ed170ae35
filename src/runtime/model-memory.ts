/**
 * Where everything lies in the one memory of a model, for as many threads as work on it: weights, what the optimiser
 * keeps, the gradients of each shard, packed weights, then for each thread a workspace and a scratch for its kernels.
 * How much it takes is known before it is taken: it is laid out once with an arena that only counts.
 */
import { NmtError } from '../errors.ts';
import type { TileChoice } from '../ops/module.ts';
import { int8ReferenceKernels, referenceKernels } from '../ops/reference.ts';
import { SCRATCH_BYTES } from '../ops/scratch.ts';
import { createSimdKernels } from '../ops/simd.ts';
import { Arena, CountingArena } from '../tensor/arena.ts';
import type { Kernels, WeightForm } from '../tensor/kernels.ts';
import type { FloatArray } from '../tensor/matrix.ts';
import type { Arithmetic } from '../tensor/multiply-add.ts';
import { createPackedWeights, layOut, type PackedWeights, type ParameterSpec } from '../tensor/parameters.ts';
import { createBuffer, createMemory } from '../wasm/memory.ts';
import { type KernelKind, noOpKernels } from './kernel-choice.ts';
import { BARRIER_INTEGERS } from './thread-group.ts';

/**
 * Floats of the parameter vector that stay together: threads share it out in such blocks, and sum the squares of one at
 * a time. The blocks' sums are added in order, so a norm has the same bits whichever thread summed which block.
 */
export const PARAMETER_BLOCK = 16_384;

/** What WebAssembly can address. */
const MOST_BYTES = 2 ** 32;
const MEBIBYTE = 2 ** 20;

/** How much of what a model needs. The same layout and parameters give the same places in every thread. Plain data. */
interface MemoryLayout {
  readonly kernels: KernelKind;
  /** Of products; floats where it is not said, and where a model is trained. */
  readonly weights?: WeightForm;
  readonly workers: number;
  /** Bytes in which each worker computes. */
  readonly workspaceBytes: number;
  /** Gradient vectors: one a shard; 0 where nothing is trained. */
  readonly shards: number;
  /** Processes that train together, each with so many shards; 1 where it is not said. */
  readonly processes?: number;
  /** Whether a moving average of the weights is kept. */
  readonly averages: boolean;
}

/** The same, and how SIMD kernels compute in it. */
interface ComputingLayout extends MemoryLayout {
  readonly arithmetic: Arithmetic;
}

/** The memory itself and how it is laid out; it can be posted to a thread. */
export interface SharedMemory extends ComputingLayout {
  readonly memory: WebAssembly.Memory | ArrayBufferLike;
  /** Of SIMD kernels; every tile gives the same bits. The wider one is chosen where the engine joins operations. */
  readonly tile: TileChoice;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface ModelMemory {
  readonly values: FloatArray;
  readonly mean: FloatArray;
  readonly square: FloatArray;
  readonly average: FloatArray | null;
  readonly gradients: readonly FloatArray[];
  /** Where there are several processes: room for an equal slice of every other one's gradient. */
  readonly inbox: FloatArray;
  readonly packed: PackedWeights;
  /** Sums of squares of the gradient's blocks. */
  readonly normBlocks: Float64Array;
  /** Loss of each shard of all processes, and its target tokens. */
  readonly shardLosses: Float64Array;
  readonly barrier: Int32Array;
  /** [0]: not 0 when a stop was asked for; [1]: what the thread of rank 0 has made of it. */
  readonly stop: Int32Array;
  /** Of the next update, set by the thread of rank 0: the learning rate, and how much dropout and guidance are in force. */
  readonly schedule: Float64Array;
  /** Each worker's own, in bytes. */
  readonly workspaces: readonly Stretch[];
  readonly scratch: readonly Stretch[];
  readonly bytes: number;
}

/** One thread's kernels, its view of the memory, and its workspace. */
export interface OpenMemory {
  readonly kernels: Kernels;
  readonly memory: ModelMemory;
  readonly arena: Arena;
}

/** Lays a model over an arena. */
export function layOutMemory(
  specs: readonly ParameterSpec[],
  layout: MemoryLayout,
  arena: Arena,
  kernels: Kernels = noOpKernels(layout.kernels, layout.weights),
): ModelMemory {
  const { length } = layOut(specs);
  const training = layout.shards > 0;
  const none = arena.floats(0);
  const vector = (isWanted: boolean): FloatArray => (isWanted ? arena.floats(length) : none);
  const doubles = (count: number) => {
    const room = arena.integers(2 * count);
    return new Float64Array(room.buffer, room.byteOffset, count);
  };
  const forEachWorker = (bytes: number) => Array.from({ length: layout.workers }, () => arena.stretch(bytes));
  const values = vector(true);
  const { shards, processes = 1 } = layout;
  const slice = Math.ceil(Math.ceil(length / PARAMETER_BLOCK) / processes) * PARAMETER_BLOCK;
  return {
    values,
    mean: vector(training),
    square: vector(training),
    average: layout.averages ? vector(true) : null,
    gradients: Array.from({ length: Math.max(1, shards) }, () => vector(training)),
    inbox: processes > 1 ? arena.floats((processes - 1) * slice) : none,
    packed: createPackedWeights(specs, values, { kernels, arena, training }),
    normBlocks: doubles(training ? Math.ceil(length / PARAMETER_BLOCK) : 0),
    shardLosses: doubles(2 * shards * processes),
    barrier: arena.integers(BARRIER_INTEGERS),
    stop: arena.integers(2),
    schedule: doubles(3),
    workspaces: forEachWorker(layout.workspaceBytes),
    scratch: forEachWorker(layout.kernels === 'simd' ? SCRATCH_BYTES : 0),
    bytes: arena.mark(),
  };
}

/**
 * Memory of the right size, not yet filled. `chooseTile` is asked where kernels are SIMD.
 *
 * @throws NmtError E_CONFIG when it is more than can be addressed, E_MEMORY when it is more than the machine gives
 */
export function createSharedMemory(
  specs: readonly ParameterSpec[],
  layout: ComputingLayout,
  chooseTile: (arithmetic: Arithmetic) => TileChoice,
): SharedMemory {
  const { bytes } = layOutMemory(specs, layout, new CountingArena());
  if (bytes > MOST_BYTES) {
    throw new NmtError({
      code: 'E_CONFIG',
      problem: `the model and its batches need ${Math.ceil(bytes / MEBIBYTE)} MiB, more than the ${MOST_BYTES / MEBIBYTE} there can be`,
      hint: 'lower --batch-size, --maximum-length, --hidden-size, --threads or the vocabulary (--merges)',
    });
  }
  if (layout.kernels === 'reference') return { ...layout, memory: createBuffer(bytes), tile: '4x8' };
  return { ...layout, memory: createMemory(bytes), tile: chooseTile(layout.arithmetic) };
}

/** The memory as a thread sees it that looks on and does not compute. */
export function viewMemory(specs: readonly ParameterSpec[], shared: SharedMemory): ModelMemory {
  return layOutMemory(specs, shared, new Arena(bufferOf(shared)));
}

/** The memory as the worker `rank` sees it. */
export function openMemory(specs: readonly ParameterSpec[], shared: SharedMemory, rank: number): OpenMemory {
  const memory = viewMemory(specs, shared);
  const arena = new Arena(bufferOf(shared), memory.workspaces[rank]);
  const { tile, arithmetic, weights } = shared;
  if (!(shared.memory instanceof WebAssembly.Memory)) {
    return { kernels: weights === 'int8' ? int8ReferenceKernels : referenceKernels, memory, arena };
  }
  const { start, end } = memory.scratch[rank]!;
  const options = { tile, arithmetic, weights, isJoined: tile !== '4x8', scratch: { start, bytes: end - start } };
  const kernels = createSimdKernels(shared.memory, options);
  return { kernels, memory, arena };
}

function bufferOf({ memory }: SharedMemory): ArrayBufferLike {
  return memory instanceof WebAssembly.Memory ? memory.buffer : memory;
}
