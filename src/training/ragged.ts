/** Rows of integers of any length, one after the other in a single array that threads can share: sentences, batches. */
import type { Ids } from '../model/batch.ts';
import { createBuffer } from '../wasm/memory.ts';

export interface Ragged {
  readonly ids: Int32Array;
  /** First id of each row, and the end of the last one. */
  readonly starts: Int32Array;
}

/** Packs rows into memory that threads can share. */
export function toRagged(rows: readonly Ids[]): Ragged {
  const total = rows.reduce((sum, row) => sum + row.length, 0);
  const ids = new Int32Array(createBuffer(4 * total));
  const starts = new Int32Array(createBuffer(4 * (rows.length + 1)));
  let next = 0;
  rows.forEach((row, i) => {
    starts[i] = next;
    ids.set(row, next);
    next += row.length;
  });
  starts[rows.length] = next;
  return { ids, starts };
}

export function rowAt({ ids, starts }: Ragged, index: number): Int32Array {
  return ids.subarray(starts[index], starts[index + 1]);
}

export function rowCount({ starts }: Ragged): number {
  return starts.length - 1;
}

/** Length of every row. */
export function lengthsOf({ starts }: Ragged): Int32Array {
  return Int32Array.from({ length: starts.length - 1 }, (_, i) => starts[i + 1]! - starts[i]!);
}

/** Aligned sentences. */
export interface EncodedPairs {
  readonly sources: Ragged;
  readonly targets: Ragged;
}
