/**
 * What search needs of a model: given what every hypothesis wrote last, how likely each next word is.
 * A table of numbers can stand in for the model, so search is tested without one.
 */
import type { AttentionRow, CoverageScore } from './hypothesis.ts';

/** The hypotheses that live, one a row; those of one sentence stand together. */
export interface LiveRows {
  /** The word that each wrote last; BOS at the start. */
  readonly ids: Int32Array;
  /** Which row of the step before each goes on from; at the start, its sentence. */
  readonly parents: Int32Array;
  /** Which sentence each translates. */
  readonly sentences: Int32Array;
}

export interface NextWords {
  /** [N, V] natural logarithms: element (i, j) stands at `data[offset + i * stride + j]`. Read before the next step. */
  readonly logProbabilities: {
    readonly data: ArrayLike<number>;
    readonly offset: number;
    readonly stride: number;
    readonly columns: number;
  };
  /**
   * The first word of a row, from the id `from` on, that is likelier than `bar`, a Float32; `columns` where there is none.
   * Absent where reading them one by one is as quick.
   */
  readonly nextAbove?: (row: number, from: number, bar: number) => number;
  /** For each row the source token that it looked at most; `null` without attention. */
  readonly attended: Int32Array | null;
  /** The weights of a row's source tokens, for searches that count what was looked at. Read before the next step. */
  readonly attention?: ((row: number) => AttentionRow) | null;
}

export type Step = (rows: LiveRows) => NextWords;

/** What holds for one sentence whatever the search. */
export interface SentenceRules {
  /** Most words of an output, EOS counted; at least 1. */
  readonly maximumLength: number;
  /** Whether UNK may be written, since it can be replaced by what stands in the source. PAD and BOS never may. */
  readonly mayWriteUnknown: boolean;
  /** No n-gram of this size is written twice; `null` or absent where it may be. */
  readonly noRepeatNgram?: number | null;
  /** The coverage penalty; `null` or absent for none. */
  readonly coverageOf?: CoverageScore | null;
}
