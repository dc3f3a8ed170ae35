/** Several checkpoints that translate together: loaded one by one, and held against the first. */
import { isDeepStrictEqual } from 'node:util';
import { NmtError } from '../errors.ts';
import type { KernelKind } from '../runtime/kernel-choice.ts';
import { type LoadedModel, loadModel } from './load-model.ts';

/**
 * One model, or several as one: the first, with the others as its partners.
 *
 * @throws NmtError E_CHECKPOINT when they do not share tokenizers and vocabularies; otherwise as `loadModel`
 */
export async function loadEnsemble(
  files: readonly string[],
  options: { kernels?: KernelKind | null } = {},
): Promise<LoadedModel> {
  const models: LoadedModel[] = [];
  for (const file of files) models.push(await loadModel(file, options));
  const [first, ...partners] = models;
  if (first === undefined) {
    const problem = 'no checkpoint is named';
    throw new NmtError({ code: 'E_USAGE', problem, hint: 'name one, or several of the same vocabulary' });
  }
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
      hint: 'train all on one corpus with the same tokenizer, another --seed and --checkpoint for each',
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
  return isDeepStrictEqual(ours.record, theirs.record) ? null : 'tokenizer is not the one of';
}
