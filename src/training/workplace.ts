/**
 * How much memory a run takes, known before the first step: the layout and the worst batches are run through on a gauge,
 * with kernels that do nothing. Then the memory itself, and every thread's view of it.
 */
import { modelConfig } from '../config.ts';
import { NmtError } from '../errors.ts';
import { modelSpecs } from '../model/seq2seq.ts';
import { referenceKernels } from '../ops/reference.ts';
import { SCRATCH_BYTES } from '../ops/scratch.ts';
import { createSimdKernels } from '../ops/simd.ts';
import { chooseTile } from '../ops/tile-choice.ts';
import { type KernelKind, noOpKernels } from '../runtime/kernel-choice.ts';
import { layOutMemory, type MemoryShape, type ModelMemory } from '../runtime/model-memory.ts';
import { Arena, CountingArena } from '../tensor/arena.ts';
import type { Kernels } from '../tensor/kernels.ts';
import { createMemory } from '../wasm/memory.ts';
import type { TrainingSetup, Workplace } from './messages.ts';

/** What WebAssembly can address. */
const MOST_BYTES = 2 ** 32;
const MEBIBYTE = 2 ** 20;

/** How much of what a run's memory holds. */
function memoryShape(setup: Omit<TrainingSetup, 'workplace'>, kind: KernelKind): MemoryShape {
  const { config, sizes, workers, activationBytes } = setup;
  return {
    specs: modelSpecs(modelConfig(config), sizes),
    shards: config.shards,
    workers,
    averages: config.weightAverage > 0,
    activationBytes,
    scratchBytes: kind === 'simd' ? SCRATCH_BYTES : 0,
  };
}

/** Bytes of all of it. */
export function memoryBytes(setup: Omit<TrainingSetup, 'workplace'>, kind: KernelKind): number {
  return layOutMemory(memoryShape(setup, kind), new CountingArena(), noOpKernels(kind)).bytes;
}

/**
 * Shared memory of that size, and the kernels that will work on it.
 *
 * @throws NmtError E_CONFIG when it is more than can be addressed, or than the machine gives
 */
export function createWorkplace(bytes: number, kind: KernelKind): Workplace {
  const size = `the model and its batches need ${Math.ceil(bytes / MEBIBYTE)} MiB`;
  const hint = 'lower --batch-size, --maximum-length, --hidden-size, --threads or the vocabulary (--merges)';
  if (bytes > MOST_BYTES) {
    throw new NmtError({
      code: 'E_CONFIG',
      problem: `${size}, more than the ${MOST_BYTES / MEBIBYTE} there can be`,
      hint,
    });
  }
  try {
    if (kind === 'reference') return { kernels: kind, buffer: new SharedArrayBuffer(bytes) };
    return { kernels: kind, memory: createMemory(bytes), tile: chooseTile() };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new NmtError({ code: 'E_CONFIG', problem: `${size}, more than this machine gives`, hint, cause: error });
  }
}

export function bufferOf(workplace: Workplace): ArrayBufferLike {
  return workplace.kernels === 'simd' ? workplace.memory.buffer : workplace.buffer;
}

/** The weights and the rest as they lie in the run's memory, for a thread that looks on and does not compute. */
export function lookOn(setup: TrainingSetup): ModelMemory {
  const kind = setup.workplace.kernels;
  return layOutMemory(memoryShape(setup, kind), new Arena(bufferOf(setup.workplace)), noOpKernels(kind));
}

/** One thread's kernels, and its view of the memory. */
export function enter(setup: TrainingSetup, rank: number): { kernels: Kernels; memory: ModelMemory } {
  const { workplace } = setup;
  const memory = lookOn(setup);
  if (workplace.kernels === 'reference') return { kernels: referenceKernels, memory };
  const { start, end } = memory.scratch[rank]!;
  const kernels = createSimdKernels(workplace.memory, {
    tile: workplace.tile,
    scratch: { start, bytes: end - start },
  });
  return { kernels, memory };
}
