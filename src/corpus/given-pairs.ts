/** Pairs that a program holds in memory, as if they had been read from files. */
import type { Config } from '../config.ts';
import { NmtError } from '../errors.ts';
import { isBlank } from '../text/invisible.ts';
import type { Corpus } from './corpus.ts';
import type { LocatedPairs } from './files/located-pairs.ts';
import { fingerprint } from './fingerprint.ts';
import { type SplitOptions, splitOffDev } from './split.ts';

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
function locatePairs(name: string, pairs: readonly TextPair[]): LocatedPairs {
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

/** Both sides, the dev set split off where none is given. */
export function givenSides({ train: all, dev: givenDev }: GivenPairs, options: SplitOptions) {
  const pairs = locatePairs('pairs', all);
  const sides =
    givenDev === undefined ? splitOffDev(pairs, options) : { train: pairs, dev: locatePairs('dev', givenDev) };
  return { ...sides, devIsSplitOff: givenDev === undefined };
}

/**
 * Pairs as a corpus to train on, not examined.
 *
 * @throws NmtError E_CORPUS when there are too few
 */
export function corpusOf(given: GivenPairs, { devFraction, seed, lowercase }: Config): Corpus {
  const { train, dev } = givenSides(given, { fraction: devFraction, seed, lowercase });
  const files = { train: train.files, dev: dev.files, test: null, devFingerprint: fingerprint(dev) };
  return { name: 'pairs', train, dev, test: null, fingerprint: fingerprint(train), files, findings: [] };
}
