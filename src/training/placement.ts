/** Puts a model into memory: how much it takes is known before, then its weights are drawn or restored. */

import { availableParallelism } from 'node:os';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { type Config, modelConfig } from '../config.ts';
import { modelSpecs } from '../model/seq2seq.ts';
import { chooseKernels } from '../runtime/kernel-choice.ts';
import type { ModelMemory } from '../runtime/model-memory.ts';
import { countWeights, initialiseAll, type ParameterSpec } from '../tensor/parameters.ts';
import type { TrainingData } from './data.ts';
import type { EpochData } from './epochs.ts';
import type { OnTrainingEvent } from './events.ts';
import { translatingWeights } from './fine-tuning.ts';
import { activationBytes } from './memory-needs.ts';
import type { TrainingSetup } from './messages.ts';
import { restoreTraining, restoreValues } from './tensors.ts';
import { canStartThreads } from './thread-pool.ts';
import { createWorkplace, lookOn, memoryBytes } from './workplace.ts';

export interface PlacedModel {
  readonly setup: TrainingSetup;
  readonly specs: readonly ParameterSpec[];
  readonly memory: ModelMemory;
  /** For the event that starts a run. */
  readonly counts: { readonly parameters: number; readonly threads: number; readonly memoryMiB: number };
}

/**
 * Takes the memory of a run and fills in its weights.
 *
 * @throws NmtError E_CONFIG when there is not so much memory, E_CHECKPOINT when a checkpoint does not fit
 */
export function placeModel(parts: {
  config: Config;
  data: TrainingData;
  first: EpochData;
  begun: Checkpoint | null;
  init: Checkpoint | null;
  onEvent: OnTrainingEvent;
}): PlacedModel {
  const { config, data, first, begun, init, onEvent } = parts;
  const kind = chooseKernels(config.kernels);
  const sizes = { source: data.counts.sourceVocabulary, target: data.counts.targetVocabulary };
  const bytes = activationBytes({ config, sizes, kind }, first, data.dev.encoded);
  const needs = { config, sizes, workers: chooseThreads(config, onEvent), activationBytes: bytes };
  const setup = { ...needs, workplace: createWorkplace(memoryBytes(needs, kind), kind) };
  const specs = modelSpecs(modelConfig(config), sizes);
  const memory = lookOn(setup);
  if (begun !== null) restoreTraining({ specs, memory }, begun.tensors);
  else {
    if (init === null) initialiseAll(specs, memory.values, config.seed);
    else restoreValues({ specs, memory }, translatingWeights(init));
    memory.average?.set(memory.values);
  }
  const counts = { parameters: countWeights(specs), threads: needs.workers, memoryMiB: memory.bytes / 2 ** 20 };
  return { setup, specs, memory, counts };
}

/** Threads beyond the shards of a batch would have nothing to do. */
function chooseThreads(config: Config, onEvent: OnTrainingEvent): number {
  if (!canStartThreads()) return 1;
  const { threads, shards } = config;
  if (threads !== null && threads > shards) {
    const message = `${shards} of ${threads} threads work: a batch is cut into ${shards} shards (--shards)`;
    onEvent({ type: 'notice', severity: 'note', message });
  }
  return Math.min(threads ?? availableParallelism(), shards);
}
