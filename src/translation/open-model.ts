/** A checkpoint in memory → a model that can run, with its text codecs; or several models as one. No file is touched. */
import { type Checkpoint, type NamedTensor, translatingWeights } from '../checkpoint/checkpoint.ts';
import { modelConfig } from '../config.ts';
import { inFile, NmtError, refuse } from '../errors.ts';
import { modelSpecs, type VocabularySizes } from '../model/seq2seq.ts';
import { arithmeticOfModel, type KernelKind } from '../runtime/kernel-choice.ts';
import type { WeightForm } from '../tensor/kernels.ts';
import { type Arithmetic, BEFORE_THERE_WAS_A_CHOICE } from '../tensor/multiply-add.ts';
import { countWeights, layOut, type ParameterSpec } from '../tensor/parameters.ts';
import type { Codecs } from '../text/codec.ts';
import { restoreCodecs } from '../text/codecs.ts';
import { inAnyCase } from '../text/other-case.ts';
import { type OneByOne, oneByOne } from '../turns.ts';
import { workspaceBytes } from './search-memory.ts';
import { createModel, type OpenModel, type SharedModel } from './shared-model.ts';

export interface LoadedModel extends OpenModel {
  readonly file: string;
  /** All that the checkpoint says, but for its tensors. */
  readonly checkpoint: Omit<Checkpoint, 'tensors'>;
  readonly codecs: Codecs;
  /** Number of weights. */
  readonly parameters: number;
  /** All weights in a row, and where they lie. */
  readonly values: Float32Array;
  readonly shared: SharedModel;
  /** For work in the arena that takes turns. */
  readonly alone: OneByOne;
  /** Models that translate together with this one. */
  readonly partners?: readonly LoadedModel[];
}

/** How a model computes. */
export interface ComputingOptions {
  /** `null` for SIMD where the engine has it. */
  readonly kernels?: KernelKind | null;
  /** `null` for that of the checkpoint; fused only where the engine has it. */
  readonly arithmetic?: Arithmetic | null;
  /** `int8`: products with 8-bit integers in place of the weights, for speed at some loss; float32 where left out. */
  readonly weights?: WeightForm;
}

/**
 * The model of a checkpoint that has been read; weights are packed once, for as long as the model is used. `file` is
 * what errors call it.
 *
 * @throws NmtError E_CHECKPOINT when it does not fit together
 */
export function openModel(
  file: string,
  { tensors, ...checkpoint }: Checkpoint,
  { kernels, arithmetic: wanted = null, weights }: ComputingOptions & { readonly kernels: KernelKind },
): LoadedModel {
  const { config: all, vocabularies } = checkpoint;
  const config = modelConfig(all);
  const sizes = { source: vocabularies.source.length, target: vocabularies.target.length };
  const { source, target } = inFile(file, () => restoreCodecs(checkpoint));
  const codecs = { source: inAnyCase(source), target };
  const specs = modelSpecs(config, sizes);
  const found = tensorsOf(specs, { tensors: translatingWeights({ tensors }), file, sizes });
  const { offsets } = layOut(specs);
  const fill = (values: Float32Array) => {
    found.forEach((data, i) => {
      values.set(data, offsets[i]);
    });
  };
  const room = workspaceBytes({ config, sizes, maximumLength: all.maximumLength }, kernels);
  const arithmetic = arithmeticOfModel(wanted ?? all.arithmetic ?? BEFORE_THERE_WAS_A_CHOICE);
  const memory = { kernels, arithmetic, weights, workers: 1, workspaceBytes: room, shards: 0, averages: false };
  // The 4×8 tile needs no trial: one sentence is translated sooner than tiles are compared.
  const open = createModel({ config, sizes, memory }, fill, () => '4x8');
  return { file, checkpoint, codecs, ...open, parameters: countWeights(specs), alone: oneByOne() };
}

/**
 * One model, or several as one: the first, with the others as its partners.
 *
 * @throws NmtError E_USAGE when there is none, E_CHECKPOINT when they do not share tokenizers and vocabularies
 */
export function asEnsemble([first, ...partners]: readonly LoadedModel[]): LoadedModel {
  if (first === undefined) refuse('no checkpoint is named', 'name one, or several of the same vocabulary');
  for (const partner of partners) checkSameText(first, partner);
  return partners.length === 0 ? first : { ...first, partners };
}

/** All models of an ensemble, or the one. */
export function modelsOf(loaded: LoadedModel): readonly LoadedModel[] {
  return [loaded, ...(loaded.partners ?? [])];
}

/** Longest sentence, in tokens, that every model reads in one piece. */
export function longestSource(loaded: LoadedModel): number {
  return Math.min(...modelsOf(loaded).map(({ checkpoint }) => checkpoint.config.maximumLength));
}

function checkSameText(first: LoadedModel, other: LoadedModel): void {
  for (const side of ['source', 'target'] as const) {
    const difference = differenceOf(first, other, side);
    if (difference === null) continue;
    throw new NmtError({
      code: 'E_CHECKPOINT',
      file: other.file,
      problem: `its ${side} ${difference} ${first.file}: they cannot translate together`,
      hint: 'train all on the same pairs with the same tokenizer; without a dev side each seed splits off another: give --dev',
    });
  }
}

/** Example "vocabulary has 2400 tokens, not the 2416 of" */
function differenceOf(first: LoadedModel, other: LoadedModel, side: 'source' | 'target'): string | null {
  const [ours, theirs] = [first.codecs[side], other.codecs[side]];
  const size = theirs.vocabulary.length;
  if (ours.vocabulary.length !== size) return `vocabulary has ${size} tokens, not the ${ours.vocabulary.length} of`;
  const at = theirs.vocabulary.findIndex((token, id) => token !== ours.vocabulary[id]);
  if (at >= 0) {
    const [mine, its] = [ours.vocabulary[at], theirs.vocabulary[at]].map((token) => JSON.stringify(token));
    return `vocabulary has ${its} in place ${at}, not the ${mine} of`;
  }
  return JSON.stringify(ours.record) === JSON.stringify(theirs.record) ? null : 'tokenizer is not the one of';
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
