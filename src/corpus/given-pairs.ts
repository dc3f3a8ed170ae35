/** Pairs that a program holds in memory, as if they had been read from files. */
import { NmtError } from '../errors.ts';
import { isBlank } from '../text/invisible.ts';
import type { LocatedPairs } from './files/pairs.ts';

/** A sentence and its translation. */
export type TextPair = readonly [source: string, target: string];

export interface GivenPairs {
  readonly train: readonly TextPair[];
  /** Without them a part of the training pairs is split off. */
  readonly dev?: readonly TextPair[];
}

/**
 * Pairs with text on both sides, called by their numbers from 1: pairs:17 is the seventeenth.
 *
 * @throws NmtError E_CORPUS when there is none
 */
export function locatePairs(name: string, pairs: readonly TextPair[]): LocatedPairs {
  const isEmpty = pairs.map(([source, target]) => isBlank(source) || isBlank(target));
  const numbers = pairs.map((_, i) => i + 1);
  const lines = numbers.filter((_, i) => !isEmpty[i]);
  if (lines.length === 0) {
    throw new NmtError({ code: 'E_CORPUS', file: name, problem: 'no pair has text on both sides' });
  }
  return {
    files: { pairs: name },
    sources: lines.map((line) => pairs[line - 1]![0]),
    targets: lines.map((line) => pairs[line - 1]![1]),
    lines,
    emptyLines: numbers.filter((_, i) => isEmpty[i]),
    oddLines: [],
    notes: [],
  };
}
