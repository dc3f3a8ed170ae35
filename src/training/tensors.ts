/** Parameter vectors in shared memory ↔ named tensors of a checkpoint. */
import { AVERAGE, type Checkpoint, type NamedTensor } from '../checkpoint/checkpoint.ts';
import { NmtError } from '../errors.ts';
import type { ModelMemory } from '../runtime/model-memory.ts';
import type { FloatArray } from '../tensor/matrix.ts';
import { namedTensors, type ParameterSpec } from '../tensor/parameters.ts';

/** Before the name of a tensor of `.last.json`. */
const MEAN = 'adam.m/';

/** Where the weights of a run lie, and what they are called. */
interface Weights {
  readonly specs: readonly ParameterSpec[];
  readonly memory: ModelMemory;
}

/** The vectors of `.last.json`, by the prefix of their tensors' names. */
function vectorsOf(memory: ModelMemory): [prefix: string, vector: FloatArray][] {
  const vectors: [string, FloatArray][] = [
    ['', memory.values],
    [MEAN, memory.mean],
    ['adam.v/', memory.square],
  ];
  if (memory.average !== null) vectors.push([AVERAGE, memory.average]);
  return vectors;
}

/** The weights that translate: their moving average where there is one. Views, not copies. */
export function translatingTensors({ specs, memory }: Weights): NamedTensor[] {
  return namedTensors(specs, memory.average ?? memory.values);
}

/** Everything that training goes on from. Views, not copies. */
export function trainingTensors({ specs, memory }: Weights): NamedTensor[] {
  return vectorsOf(memory).flatMap(([prefix, vector]) => namedTensors(specs, vector, prefix));
}

/** Whether a checkpoint holds what the optimiser goes on from, as a `.last.json` does. */
export function hasTrainingState({ tensors }: Checkpoint): boolean {
  return tensors.some(({ name }) => name.startsWith(MEAN));
}

/**
 * Puts a checkpoint's tensors where training goes on from.
 *
 * @throws NmtError E_CHECKPOINT when one is missing or has another size
 */
export function restoreTraining(weights: Weights, tensors: readonly NamedTensor[]): void {
  restore(trainingTensors(weights), tensors, 'resume from a .last.json of nmt train');
}

/**
 * Puts a checkpoint's weights where training starts from.
 *
 * @throws NmtError E_CHECKPOINT when one is missing or has another size
 */
export function restoreValues({ specs, memory }: Weights, tensors: readonly NamedTensor[]): void {
  restore(namedTensors(specs, memory.values), tensors, 'the file was edited or made by another version');
}

function restore(places: readonly NamedTensor[], tensors: readonly NamedTensor[], hint: string): void {
  const given = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  for (const { name, data } of places) {
    const found = given.get(name);
    if (found?.data.length !== data.length) {
      const problem = found
        ? `the checkpoint's tensor "${name}" has another size than the model`
        : `the checkpoint has no tensor "${name}"`;
      throw new NmtError({ code: 'E_CHECKPOINT', problem, hint });
    }
    data.set(found.data);
  }
}
