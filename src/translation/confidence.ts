/** What a model does not know of a line, and when it is so unsure of an answer that a reader should hear of it. */
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { UNK } from '../special-ids.ts';
import type { TextCodec } from '../text/codec.ts';
import type { Candidate } from './candidate-text.ts';
import type { LoadedModel } from './open-model.ts';
import type { Part } from './split-line.ts';

/** By its name in a checkpoint. */
export const MEASURE = 'log-probability per token';

const IS_WORD = /[\p{L}\p{N}]/u;

/** Why an answer may be wrong. */
export interface Doubt {
  /** Source pieces that the vocabulary does not know, in upper or lower case, as text. */
  readonly unknown: readonly string[];
  /** Whether not one word of the line is known. */
  readonly nothingKnown: boolean;
  /**
   * Whether the answer is less probable, token by token, than nearly all that the model gives to its dev side.
   * `null` where that cannot be told: a blank line, several models at once, a checkpoint without the figure.
   */
  readonly unsure: boolean | null;
}

/** The mean log-probability of a token that was written, ends counted: `ends` is how many sentences were ended. */
export function perToken(
  { logProbability, tokens }: Pick<Candidate, 'logProbability' | 'tokens'>,
  ends: number,
): number {
  return logProbability / (tokens.length + ends);
}

/** The doubt about the best candidate for the parts of a line; none for a blank line. */
export function doubtOf(
  parts: readonly Part[],
  best: Pick<Candidate, 'logProbability' | 'tokens'> | undefined,
  { codec, threshold }: { codec: Pick<TextCodec, 'detokenize'>; threshold: number | null },
): Doubt {
  return {
    unknown: parts.flatMap(({ tokens, unknown }) => unknown.map((at) => codec.detokenize([tokens[at]!]))),
    nothingKnown: parts.some(({ unknown }) => unknown.length > 0) && parts.every(knowsNothing),
    unsure: best === undefined || threshold === null ? null : perToken(best, parts.length) < threshold,
  };
}

function knowsNothing({ ids, tokens }: Part): boolean {
  return ids.every((id, i) => id === UNK || !IS_WORD.test(tokens[i]!));
}

/** Below what an answer is doubted; `null` where that was never found out: for old checkpoints, and for several at once. */
export function doubtBelow({ checkpoint, partners }: Pick<LoadedModel, 'checkpoint' | 'partners'>): number | null {
  return partners === undefined ? thresholdOf(checkpoint) : null;
}

function thresholdOf({ confidence }: Pick<Checkpoint, 'confidence'>): number | null {
  return confidence?.measure === MEASURE ? confidence.threshold : null;
}
