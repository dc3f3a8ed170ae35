/** A checkpoint file → a model that can run, with its text codecs: what translate, evaluate and explain start from. */
import type { Checkpoint, NamedTensor } from '../checkpoint/checkpoint.ts';
import { readCheckpoint } from '../checkpoint/read.ts';
import { modelConfig } from '../config.ts';
import { inFile, NmtError } from '../errors.ts';
import { modelSpecs, type Seq2Seq, type VocabularySizes } from '../model/seq2seq.ts';
import { chooseKernels, type KernelKind } from '../runtime/kernel-choice.ts';
import type { Arena } from '../tensor/arena.ts';
import type { Kernels } from '../tensor/kernels.ts';
import { countWeights, layOut, type ParameterSpec, packWeights } from '../tensor/parameters.ts';
import type { Codecs } from '../text/codec.ts';
import { restoreCodecs } from '../text/codecs.ts';
import { inAnyCase } from '../text/other-case.ts';
import { createPlaceMemory, openPlace, type PlaceShape, placeShape } from './model-place.ts';

export interface LoadedModel {
  readonly file: string;
  /** All that the checkpoint says, but for its tensors. */
  readonly checkpoint: Omit<Checkpoint, 'tensors'>;
  readonly codecs: Codecs;
  readonly model: Seq2Seq;
  readonly kernels: Kernels;
  /** Room to compute in. */
  readonly arena: Arena;
  /** Number of weights. */
  readonly parameters: number;
  /** All weights in a row, and where they lie: to open the model in other threads too. */
  readonly values: Float32Array;
  readonly shape: PlaceShape;
  /** Models that translate together with this one. */
  readonly partners?: readonly LoadedModel[];
}

/**
 * Reads a checkpoint and makes its model ready; weights are packed once, for as long as the model is used.
 *
 * @throws NmtError E_FILE, E_CHECKPOINT when the file cannot be read or does not fit together; E_CONFIG as `chooseKernels`
 */
export async function loadModel(file: string, options: { kernels?: KernelKind | null } = {}): Promise<LoadedModel> {
  return openModel(file, await readCheckpoint(file), chooseKernels(options.kernels ?? null));
}

/**
 * The model of a checkpoint that has been read.
 *
 * @throws NmtError E_CHECKPOINT when it does not fit together
 */
export function openModel(file: string, { tensors, ...checkpoint }: Checkpoint, kind: KernelKind): LoadedModel {
  const { config: all, vocabularies } = checkpoint;
  const config = modelConfig(all);
  const sizes = { source: vocabularies.source.length, target: vocabularies.target.length };
  const { source, target } = inFile(file, () => restoreCodecs(checkpoint));
  const codecs = { source: inAnyCase(source), target };
  const specs = modelSpecs(config, sizes);
  const found = tensorsOf(specs, { tensors, file, sizes });
  const shape = placeShape({ config, sizes, maximumLength: all.maximumLength }, kind);
  // The 4×8 tile needs no trial: one sentence is translated sooner than tiles are compared.
  const place = openPlace(shape, createPlaceMemory(shape), { rank: 0, tile: '4x8' });
  const { offsets } = layOut(specs);
  found.forEach((data, i) => {
    place.values.set(data, offsets[i]);
  });
  packWeights(place.packed, place.kernels);
  return { file, checkpoint, codecs, ...place, shape, parameters: countWeights(specs) };
}

/** The data of every parameter, in order; checked before any memory is taken for them. */
function tensorsOf(
  specs: readonly ParameterSpec[],
  { tensors, file, sizes }: { tensors: readonly NamedTensor[]; file: string; sizes: VocabularySizes },
): Float32Array[] {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  return specs.map(({ name, rows, columns }) => {
    const tensor = byName.get(name);
    const shape = tensor?.shape.join('×');
    if (tensor !== undefined && (shape === `${rows}×${columns}` || (rows === 1 && shape === `${columns}`))) {
      return tensor.data;
    }
    const found = tensor === undefined ? 'is not there' : `is ${shape}`;
    const words = `${sizes.source} source and ${sizes.target} target tokens`;
    throw new NmtError({
      code: 'E_CHECKPOINT',
      file,
      problem: `tensor "${name}" ${found}, where its configuration and ${words} want ${rows}×${columns}`,
      hint: 'the file was edited or made by another version; train again or take an older copy',
    });
  });
}
