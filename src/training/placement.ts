/** Puts a model into memory: how much it takes is known before, then its weights are drawn or restored. */
import { type Checkpoint, translatingWeights } from '../checkpoint/checkpoint.ts';
import { ownShards } from '../cluster/dealing.ts';
import type { ClusterSetup } from '../cluster/joining.ts';
import { type Config, modelConfig } from '../config.ts';
import { modelSpecs } from '../model/seq2seq.ts';
import type { TileChoice } from '../ops/module.ts';
import { chooseArithmetic, chooseKernels } from '../runtime/kernel-choice.ts';
import { createSharedMemory, type ModelMemory, viewMemory } from '../runtime/model-memory.ts';
import type { Arithmetic } from '../tensor/multiply-add.ts';
import { countWeights, initialiseAll, type ParameterSpec } from '../tensor/parameters.ts';
import { meanTargetTokens } from './batches.ts';
import type { TrainingData } from './data.ts';
import type { EpochData } from './epochs.ts';
import type { Guidance } from './guidance.ts';
import { activationBytes } from './memory-needs.ts';
import type { TrainingSetup } from './messages.ts';
import { lengthsOf } from './ragged.ts';
import { restoreTraining, restoreValues } from './tensors.ts';

export interface PlacedModel {
  readonly setup: TrainingSetup;
  readonly specs: readonly ParameterSpec[];
  readonly memory: ModelMemory;
  /** For the event that starts a run. */
  readonly counts: {
    readonly parameters: number;
    readonly threads: number;
    readonly processes: number;
    readonly memoryMiB: number;
  };
}

interface PlacementParts {
  readonly config: Config;
  readonly data: TrainingData;
  readonly first: EpochData;
  readonly begun: Checkpoint | null;
  readonly init: Checkpoint | null;
  readonly guidance?: Guidance | null;
  readonly workers: number;
  /** For SIMD kernels. */
  readonly chooseTile: (arithmetic: Arithmetic) => TileChoice;
  readonly cluster?: ClusterSetup | null;
}

/**
 * The configuration with the arithmetic that the run computes in: what its checkpoints say of it.
 *
 * @throws NmtError E_CONFIG as `chooseKernels` and `chooseArithmetic`
 */
export function withArithmetic(config: Config): Config {
  return { ...config, arithmetic: chooseArithmetic(config.arithmetic, chooseKernels(config.kernels)) };
}

/**
 * Takes the memory of a run and fills in its weights.
 *
 * @throws NmtError E_CONFIG or E_MEMORY when there is not so much memory, E_CHECKPOINT when a checkpoint does not fit
 */
export function placeModel(parts: PlacementParts): PlacedModel {
  const { config, data, first, begun, init, guidance = null, workers, chooseTile, cluster = null } = parts;
  const kernels = chooseKernels(config.kernels);
  const sizes = { source: data.counts.sourceVocabulary, target: data.counts.targetVocabulary };
  const workspaceBytes = activationBytes({ config, sizes, kind: kernels }, first, data.dev.encoded);
  const shards = ownShards(config.shards, cluster);
  const processes = cluster?.size ?? 1;
  const arithmetic = chooseArithmetic(config.arithmetic, kernels);
  const layout = {
    kernels,
    arithmetic,
    workers,
    workspaceBytes,
    shards,
    processes,
    averages: config.weightAverage > 0,
  };
  const specs = modelSpecs(modelConfig(config), sizes);
  const shared = createSharedMemory(specs, layout, chooseTile);
  const memory = viewMemory(specs, shared);
  if (begun !== null) restoreTraining({ specs, memory }, begun.tensors);
  else {
    if (init === null) initialiseAll(specs, memory.values, config.seed);
    else restoreValues({ specs, memory }, translatingWeights(init));
    memory.average?.set(memory.values);
  }
  const counts = { parameters: countWeights(specs), threads: workers, processes, memoryMiB: memory.bytes / 2 ** 20 };
  const hasOwnDivisor = config.lossDivisor === 'batch';
  const tokensPerUpdate = hasOwnDivisor ? null : meanTargetTokens(lengthsOf(data.train.encoded.targets), config);
  return { setup: { config, sizes, memory: shared, tokensPerUpdate, guidance, cluster }, specs, memory, counts };
}
