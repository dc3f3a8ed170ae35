/** The task: say a sequence of random symbols backwards. Every symbol counts, and none follows from another. */
import { PURPOSE, randomInteger, streamKey } from '../../random.ts';
import { FIRST_WORD } from '../../special-ids.ts';

const SYMBOLS = 10;
/** The symbols' ids are those of words. */
export const VOCABULARY_SIZE = FIRST_WORD + SYMBOLS;

/** What sequences are drawn for; no two of these share any. */
export const STREAM = { training: 10, test: 11 } as const;

export interface Reversals {
  readonly sources: readonly number[][];
  readonly targets: readonly number[][];
}

/** `count` sequences, each as long as `lengthOf` says for a share 0–1 drawn at random. */
export function createReversals(
  origin: { seed: number; stream: number; batch: number },
  count: number,
  lengthOf: (share: number) => number,
): Reversals {
  const key = streamKey(origin.seed, PURPOSE.lab, origin.stream, origin.batch);
  let drawn = 0;
  const sources = Array.from({ length: count }, () => {
    const length = lengthOf(randomInteger(key, drawn++, 0x10000) / 0x10000);
    return Array.from({ length }, () => FIRST_WORD + randomInteger(key, drawn++, SYMBOLS));
  });
  return { sources, targets: sources.map((source) => source.toReversed()) };
}
