/** What a caller wants of the search, and the check of it. */
import { refuse } from '../errors.ts';

export interface SearchOptions {
  /** Hypotheses that the search keeps; 1 is greedy search. */
  readonly beam: number;
  /** α: a score is the log-probability divided by lengthᵅ. */
  readonly lengthPenalty: number;
  /** Candidates wanted for each line, at most `beam`. */
  readonly nBest: number;
  /** Most tokens of a translation (of each part of a long line), its end counted; `null` or absent: by the length of its source. */
  readonly maximumLength?: number | null;
  /** No n-gram of this many tokens is written twice in a translation; `null` or absent where it may be. */
  readonly noRepeatNgram?: number | null;
  /** β: source words that were hardly looked at cost score; 0 or absent for none. */
  readonly coveragePenalty?: number;
}

/** What every search takes unless told otherwise. */
export const USUAL_SEARCH = { beam: 5, nBest: 1, lengthPenalty: 1 } as const;

/** @throws NmtError E_USAGE when a value does not fit, the others or the model */
export function checkedSearch(options: SearchOptions, hasAttention: boolean): SearchOptions {
  const { beam, nBest, lengthPenalty, maximumLength = null, noRepeatNgram = null, coveragePenalty = 0 } = options;
  if (!isCount(beam)) refuse(`beam cannot be ${beam}`, 'take a whole number from 1 on');
  if (!isCount(nBest) || nBest > beam) refuse(`nBest cannot be ${nBest}`, 'take a whole number from 1 to beam');
  if (!isWeight(lengthPenalty)) refuse(`lengthPenalty cannot be ${lengthPenalty}`, 'take a number from 0 on');
  if (!isWeight(coveragePenalty)) refuse(`coveragePenalty cannot be ${coveragePenalty}`, 'take a number from 0 on');
  for (const [name, value] of Object.entries({ maximumLength, noRepeatNgram })) {
    if (value !== null && !isCount(value)) refuse(`${name} cannot be ${value}`, 'take a whole number from 1 on');
  }
  if (coveragePenalty > 0 && !hasAttention) {
    refuse('there is no coverage penalty without attention', 'the model does not say what it looked at');
  }
  return { beam, nBest, lengthPenalty, maximumLength, noRepeatNgram, coveragePenalty };
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}

function isWeight(value: number): boolean {
  return value >= 0 && value < Number.POSITIVE_INFINITY;
}
