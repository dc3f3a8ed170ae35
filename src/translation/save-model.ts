/** A model in memory → a checkpoint of what translates: the weights and all that is known of them. */
import { writeCheckpoint } from '../checkpoint/write.ts';
import { modelConfig } from '../config.ts';
import { NmtError } from '../errors.ts';
import { modelSpecs } from '../model/seq2seq.ts';
import { layOut } from '../tensor/parameters.ts';
import type { LoadedModel } from './load-model.ts';

/** @throws NmtError E_USAGE when there are several models; E_FILE when the file cannot be written */
export async function saveModel({ checkpoint, values, partners }: LoadedModel, file: string): Promise<void> {
  if (partners !== undefined) {
    const problem = 'several models that translate together are not one checkpoint';
    throw new NmtError({ code: 'E_USAGE', problem, hint: 'load and save each by itself' });
  }
  const { source, target } = checkpoint.vocabularies;
  const specs = modelSpecs(modelConfig(checkpoint.config), { source: source.length, target: target.length });
  const { offsets } = layOut(specs);
  const tensors = specs.map(({ name, rows, columns }, i) => ({
    name,
    shape: rows === 1 ? [columns] : [rows, columns],
    data: values.slice(offsets[i]!, offsets[i]! + rows * columns),
  }));
  await writeCheckpoint(file, { ...checkpoint, tensors });
}
