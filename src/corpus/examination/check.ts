/** What a check of single pairs is: which pairs it finds, what that means, and the way out. */
import type { Finding, Pairs } from '../corpus.ts';

export interface Check {
  readonly code: string;
  readonly severity: Finding['severity'];
  /** Fewer than this share of the pairs is not worth a line. */
  readonly fromShare: number;
  /** What is looked for, where a report says that it was not found. */
  readonly name: string;
  /** Behind the word "pairs". */
  readonly meaning: string;
  /** What to do about it, by what stands in the texts; nothing where training does it. */
  readonly wayOut?: string | ((texts: readonly string[]) => string);
  prepare(train: Pairs): (source: string, target: string) => boolean;
}

export const onEitherSide = (test: (text: string) => boolean) => () => (source: string, target: string) =>
  test(source) || test(target);
