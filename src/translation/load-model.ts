/** Checkpoint files ↔ models that can run: what translate, evaluate and explain start from. */
import { readCheckpoint } from '../checkpoint/read.ts';
import { writeCheckpoint } from '../checkpoint/write.ts';
import { refuse } from '../errors.ts';
import { modelSpecs } from '../model/seq2seq.ts';
import { allowRelaxedSimd } from '../runtime/engine-flags.ts';
import { chooseKernels } from '../runtime/kernel-choice.ts';
import { namedTensors } from '../tensor/parameters.ts';
import { asEnsemble, type ComputingOptions, type LoadedModel, openModel } from './open-model.ts';

/**
 * Reads a checkpoint and makes its model ready.
 *
 * @throws NmtError E_FILE, E_CHECKPOINT when the file cannot be read or does not fit together; E_CONFIG as `chooseKernels`
 */
export async function loadModel(file: string, { kernels, ...others }: ComputingOptions = {}): Promise<LoadedModel> {
  allowRelaxedSimd();
  return openModel(file, await readCheckpoint(file), { kernels: chooseKernels(kernels ?? null), ...others });
}

/**
 * One model, or several as one.
 *
 * @throws NmtError as `loadModel` and `asEnsemble`
 */
export async function loadEnsemble(files: readonly string[], options: ComputingOptions = {}): Promise<LoadedModel> {
  const models: LoadedModel[] = [];
  for (const file of files) models.push(await loadModel(file, options));
  return asEnsemble(models);
}

/**
 * Writes a checkpoint of what translates: the weights and all that is known of them.
 *
 * @throws NmtError E_USAGE when there are several models; E_FILE when the file cannot be written
 */
export async function saveModel({ checkpoint, shared, values, partners }: LoadedModel, file: string): Promise<void> {
  if (partners !== undefined) {
    refuse('several models that translate together are not one checkpoint', 'load and save each by itself');
  }
  const specs = modelSpecs(shared.config, shared.sizes);
  await writeCheckpoint(file, { ...checkpoint, tensors: namedTensors(specs, values) });
}
