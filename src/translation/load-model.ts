/** Checkpoint files ↔ models that can run: what translate, evaluate and explain start from. */
import { readCheckpoint } from '../checkpoint/read.ts';
import { writeCheckpoint } from '../checkpoint/write.ts';
import { refuse } from '../errors.ts';
import { modelSpecs } from '../model/seq2seq.ts';
import { allowRelaxedSimd } from '../runtime/engine-flags.ts';
import { chooseKernels, type KernelKind } from '../runtime/kernel-choice.ts';
import type { WeightForm } from '../tensor/kernels.ts';
import type { Arithmetic } from '../tensor/multiply-add.ts';
import { layOut } from '../tensor/parameters.ts';
import { asEnsemble, type LoadedModel, openModel } from './open-model.ts';

interface LoadOptions {
  readonly kernels?: KernelKind | null;
  readonly arithmetic?: Arithmetic | null;
  readonly weights?: WeightForm;
}

/**
 * Reads a checkpoint and makes its model ready.
 *
 * @throws NmtError E_FILE, E_CHECKPOINT when the file cannot be read or does not fit together; E_CONFIG as `chooseKernels`
 */
export async function loadModel(file: string, { kernels, ...others }: LoadOptions = {}): Promise<LoadedModel> {
  allowRelaxedSimd();
  return openModel(file, await readCheckpoint(file), { kernels: chooseKernels(kernels ?? null), ...others });
}

/**
 * One model, or several as one.
 *
 * @throws NmtError as `loadModel` and `asEnsemble`
 */
export async function loadEnsemble(files: readonly string[], options: LoadOptions = {}): Promise<LoadedModel> {
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
  const { offsets } = layOut(specs);
  const tensors = specs.map(({ name, rows, columns }, i) => ({
    name,
    shape: rows === 1 ? [columns] : [rows, columns],
    data: values.slice(offsets[i]!, offsets[i]! + rows * columns),
  }));
  await writeCheckpoint(file, { ...checkpoint, tensors });
}
