/** Encoded sentences, one after the other in a single array that threads can share. */
import type { Ids } from '../model/batch.ts';

export interface Ragged {
  readonly ids: Int32Array;
  /** First id of each sentence, and the end of the last one. */
  readonly starts: Int32Array;
}

/** Packs sentences into shared memory. */
export function toRagged(sentences: readonly Ids[]): Ragged {
  const total = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  const ids = new Int32Array(new SharedArrayBuffer(4 * total));
  const starts = new Int32Array(new SharedArrayBuffer(4 * (sentences.length + 1)));
  let next = 0;
  sentences.forEach((sentence, i) => {
    starts[i] = next;
    ids.set(sentence, next);
    next += sentence.length;
  });
  starts[sentences.length] = next;
  return { ids, starts };
}

export function rowAt({ ids, starts }: Ragged, index: number): Int32Array {
  return ids.subarray(starts[index], starts[index + 1]);
}

/** Length of every sentence, in tokens. */
export function lengthsOf({ starts }: Ragged): Int32Array {
  return Int32Array.from({ length: starts.length - 1 }, (_, i) => starts[i + 1]! - starts[i]!);
}

export interface EncodedPairs {
  readonly sources: Ragged;
  readonly targets: Ragged;
}
