/**
 * A model in memory that threads share. A thread that searches starts with this file, so it knows nothing of checkpoints,
 * text or the checks of options: those would take longer to load than all the rest.
 */
import type { ModelConfig } from '../config.ts';
import { modelSpecs, Seq2Seq, type VocabularySizes } from '../model/seq2seq.ts';
import type { TileChoice } from '../ops/module.ts';
import { createSharedMemory, openMemory, type SharedMemory } from '../runtime/model-memory.ts';
import type { Arena } from '../tensor/arena.ts';
import type { Kernels } from '../tensor/kernels.ts';
import type { Arithmetic } from '../tensor/multiply-add.ts';
import { bindParameters, type PackedWeights, packWeights } from '../tensor/parameters.ts';

/** A model that threads can share: plain data, and where its weights lie. */
export interface SharedModel {
  readonly config: ModelConfig;
  readonly sizes: VocabularySizes;
  readonly memory: SharedMemory;
}

/** The model as one thread sees it, and where it computes. */
export interface OpenModel {
  readonly model: Seq2Seq;
  readonly kernels: Kernels;
  /** Room to compute in. */
  readonly arena: Arena;
}

/** Lays a model into memory of its own, with weights that `fill` writes, and packs them. */
export function createModel(
  {
    config,
    sizes,
    memory: layout,
  }: { config: ModelConfig; sizes: VocabularySizes; memory: Omit<SharedMemory, 'memory' | 'tile'> },
  fill: (values: Float32Array) => void,
  chooseTile: (arithmetic: Arithmetic) => TileChoice,
): OpenModel & { values: Float32Array; shared: SharedModel } {
  const shared = { config, sizes, memory: createSharedMemory(modelSpecs(config, sizes), layout, chooseTile) };
  const { packed, values, ...open } = openShared(shared, 0);
  fill(values);
  packWeights(packed, open.kernels);
  return { ...open, values, shared };
}

/** The model as the worker `rank` sees it. */
export function openShared(
  { config, sizes, memory: shared }: SharedModel,
  rank: number,
): OpenModel & { values: Float32Array; packed: PackedWeights } {
  const specs = modelSpecs(config, sizes);
  const { memory, kernels, arena } = openMemory(specs, shared, rank);
  const { values, packed } = memory;
  const model = new Seq2Seq(config, bindParameters(specs, values, new Float32Array(0), packed));
  return { model, kernels, arena, values: values as Float32Array, packed };
}
