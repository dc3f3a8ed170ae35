/** What search returns: a sentence written word by word, and how good it is. */

export interface Hypothesis {
  /** Without BOS and EOS. */
  readonly ids: readonly number[];
  /** For each id the source token that the model looked at most; empty without attention. */
  readonly attended: readonly number[];
  /** Natural logarithm of the probability, EOS included where it was written. */
  readonly logProbability: number;
  /** `logProbability` divided by what the length penalty makes of the length. */
  readonly score: number;
  /** True when EOS was written; false when the longest length cut it off. */
  readonly finished: boolean;
}

/** By what a logarithm is divided, from the length with EOS: positive, and never less for a longer output. */
export type LengthDivisor = (length: number) => number;

/** A word and those before it: hypotheses that share their beginnings share these. */
export interface Trail {
  readonly id: number;
  readonly attended: number;
  readonly before: Trail | null;
}

/** Reads a trail from its end. */
export function hypothesisOf(
  trail: Trail | null,
  facts: { logProbability: number; length: number; finished: boolean; hasAttention: boolean; divisor: LengthDivisor },
): Hypothesis {
  const { logProbability, length, finished, hasAttention, divisor } = facts;
  const ids: number[] = [];
  const attended: number[] = [];
  for (let word = trail; word !== null; word = word.before) {
    ids.push(word.id);
    if (hasAttention) attended.push(word.attended);
  }
  ids.reverse();
  attended.reverse();
  return { ids, attended, logProbability, score: logProbability / divisor(length), finished };
}
