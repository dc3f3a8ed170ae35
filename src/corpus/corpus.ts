/**
 * What reading a corpus gives: aligned sentences by split, where they came from, and what the examination found.
 */

/** Aligned sentences: `sources[i]` and `targets[i]` mean the same. As read: not yet normalised. */
export interface Pairs {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
}

/** One finding of the examination: counted, reported, and not fatal (what is fatal is thrown). */
export interface Finding {
  readonly severity: 'warning' | 'note';
  readonly code: string;
  readonly message: string;
  /** How many pairs, lines or words it concerns, where that is what was counted. */
  readonly count?: number;
}

/** A corpus that can be trained on. */
export interface Corpus {
  /** Of the folder or file, for headers and for the checkpoint's default name: "en-ko". */
  readonly name: string;
  readonly train: Pairs;
  readonly dev: Pairs;
  /** `null` where the corpus has no test side. */
  readonly test: Pairs | null;
  /** SHA-256 over the training pairs, in order. */
  readonly fingerprint: string;
  /** How to find every side again, as plain JSON for the checkpoint; absolute paths. */
  readonly files: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}
