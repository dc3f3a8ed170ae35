/** What search returns: a sentence written word by word, and how good it is. */

export interface Hypothesis {
  /** Without BOS and EOS. */
  readonly ids: readonly number[];
  /** For each id the source token that the model looked at most; empty without attention. */
  readonly attended: readonly number[];
  /** Natural logarithm of the probability, EOS included where it was written. */
  readonly logProbability: number;
  /** `logProbability` divided by what the length penalty makes of the length, with `coverage` added. */
  readonly score: number;
  /** The coverage penalty, 0 or less; absent where none was asked for. */
  readonly coverage?: number;
  /** True when EOS was written; false when the longest length cut it off. */
  readonly finished: boolean;
}

/** Length normalisation: what a log-probability is divided by, given the output's length with EOS. Positive, never falling. */
export type LengthDivisor = (length: number) => number;

/** Weights of the source tokens, in their order, while one word was written. */
export type AttentionRow = ArrayLike<number>;

/** Coverage penalty, 0 or less, from the attention of every word written, EOS too. Never falls as words are added. */
export type CoverageScore = (attentionRows: readonly AttentionRow[]) => number;

/** A word and those before it: hypotheses that share their beginnings share these. */
export interface Prefix {
  readonly id: number;
  /** The source token that the model looked at most; 0 without attention. */
  readonly attended: number;
  /** Weights of the source tokens while it was written; absent without a coverage penalty. */
  readonly attention?: AttentionRow;
  readonly before: Prefix | null;
}

export interface HypothesisFacts {
  readonly logProbability: number;
  /** With EOS; 0 where no word could follow at all, which is divided by as 1. */
  readonly length: number;
  readonly finished: boolean;
  readonly hasAttention: boolean;
  readonly divisor: LengthDivisor;
  readonly coverageOf?: CoverageScore | null;
  /** Weights of the source tokens while EOS was written. */
  readonly lastAttention?: AttentionRow;
}

/** Reads a prefix from its end. */
export function hypothesisOf(prefix: Prefix | null, facts: HypothesisFacts): Hypothesis {
  const { logProbability, length, finished, hasAttention, divisor, coverageOf } = facts;
  const ids: number[] = [];
  const attended: number[] = [];
  for (let word = prefix; word !== null; word = word.before) {
    ids.push(word.id);
    if (hasAttention) attended.push(word.attended);
  }
  ids.reverse();
  attended.reverse();
  const score = logProbability / divisor(Math.max(1, length));
  if (!coverageOf) return { ids, attended, logProbability, score, finished };
  const coverage = coverageOf(attentionRowsOf(prefix, facts.lastAttention));
  return { ids, attended, logProbability, score: score + coverage, coverage, finished };
}

function attentionRowsOf(prefix: Prefix | null, last: AttentionRow | undefined): AttentionRow[] {
  const rows = last === undefined ? [] : [last];
  for (let word = prefix; word !== null; word = word.before) if (word.attention) rows.push(word.attention);
  return rows;
}
