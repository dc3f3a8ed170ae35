/** What is examined, and the figures of each set. */
import type { LocatedPairs } from '../files/located-pairs.ts';
import type { SideFacts } from './side.ts';

/** A set of pairs by its name. The first one examined is what the others are compared with: train. */
export interface NamedPairs {
  readonly name: string;
  readonly pairs: LocatedPairs;
}

export interface SetFacts {
  readonly name: string;
  readonly pairs: number;
  readonly emptyLines: number;
  readonly repeatedPairs: number;
  readonly severalTargets: number;
  /** Pairs that are also in the first set; `null` for the first set itself. */
  readonly overlap: number | null;
  readonly targetWordsPerSourceWord: number;
  readonly source: SideFacts;
  readonly target: SideFacts;
}
