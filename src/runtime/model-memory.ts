/**
 * Where everything lies in the one memory that all threads share: weights, optimiser state, gradients of each shard,
 * packed weights, then a stretch of activations for each thread.
 */
import type { Arena } from '../tensor/arena.ts';
import type { Kernels } from '../tensor/kernels.ts';
import type { FloatArray } from '../tensor/matrix.ts';
import { createPackedWeights, layOut, type PackedWeights, type ParameterSpec } from '../tensor/parameters.ts';
import { NORM_BLOCK } from '../training/optimiser.ts';
import { BARRIER_INTEGERS } from './thread-group.ts';

/** How much of what a model needs. */
export interface MemoryShape {
  readonly specs: readonly ParameterSpec[];
  /** Gradient vectors: one a shard, none for translating. */
  readonly shards: number;
  readonly workers: number;
  readonly averages: boolean;
  /** Bytes of activations (and of the kernels' scratch) for each worker. */
  readonly activationBytes: number;
  readonly scratchBytes: number;
}

export interface ModelMemory {
  readonly values: FloatArray;
  readonly mean: FloatArray;
  readonly square: FloatArray;
  readonly average: FloatArray | null;
  readonly gradients: readonly FloatArray[];
  readonly packed: PackedWeights;
  /** Sums of squares of the gradient's blocks. */
  readonly normBlocks: Float64Array;
  /** Loss of each shard, and its target tokens. */
  readonly shardLosses: Float64Array;
  readonly barrier: Int32Array;
  /** [0]: not 0 when a stop was asked for; [1]: what the thread of rank 0 has made of it. */
  readonly stop: Int32Array;
  /** [0]: of the next update, set by the thread of rank 0. */
  readonly learningRate: Float64Array;
  /** Start and end of each worker's activations and scratch, in bytes. */
  readonly activations: readonly { start: number; end: number }[];
  readonly scratch: readonly { start: number; end: number }[];
  readonly bytes: number;
}

/** Lays a model over an arena. The same shape and kernels always give the same places. */
export function layOutMemory(shape: MemoryShape, arena: Arena, kernels: Kernels): ModelMemory {
  const { specs, shards, workers, averages, activationBytes, scratchBytes } = shape;
  const { length } = layOut(specs);
  const training = shards > 0;
  const none = arena.floats(0);
  const vector = (wanted: boolean): FloatArray => (wanted ? arena.floats(length) : none);
  const values = vector(true);
  const mean = vector(training);
  const square = vector(training);
  const average = averages ? vector(true) : null;
  const gradients = Array.from({ length: Math.max(1, shards) }, () => vector(training));
  const packed = createPackedWeights(specs, values, { kernels, arena, training });
  const doubles = (count: number) => {
    const room = arena.integers(2 * count);
    return new Float64Array(room.buffer, room.byteOffset, count);
  };
  const normBlocks = doubles(training ? Math.ceil(length / NORM_BLOCK) : 0);
  const shardLosses = doubles(2 * Math.max(1, shards));
  const barrier = arena.integers(BARRIER_INTEGERS);
  const stop = arena.integers(2);
  const learningRate = doubles(1);
  const activations = Array.from({ length: workers }, () => arena.stretch(activationBytes));
  const scratch = Array.from({ length: workers }, () => arena.stretch(scratchBytes));
  return {
    values,
    mean,
    square,
    average,
    gradients,
    packed,
    normBlocks,
    shardLosses,
    barrier,
    stop,
    learningRate,
    activations,
    scratch,
    bytes: arena.mark(),
  };
}
