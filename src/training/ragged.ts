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
  const growing = new GrowingRagged();
  for (const row of rows) growing.push(row);
  return growing.packed();
}

/** Rows that come one by one, none of which is kept as it came. */
export class GrowingRagged {
  private ids = new Int32Array(1 << 10);
  private starts = new Int32Array(1 << 8);
  private rows = 0;

  push(row: Ids): void {
    const start = this.starts[this.rows]!;
    const end = start + row.length;
    if (end > this.ids.length) this.ids = enlarged(this.ids, end);
    if (++this.rows === this.starts.length) this.starts = enlarged(this.starts, this.rows + 1);
    this.ids.set(row, start);
    this.starts[this.rows] = end;
  }

  /** All rows, in memory that threads can share. */
  packed(): Ragged {
    const end = this.starts[this.rows]!;
    const ids = new Int32Array(createBuffer(4 * end));
    const starts = new Int32Array(createBuffer(4 * (this.rows + 1)));
    ids.set(this.ids.subarray(0, end));
    starts.set(this.starts.subarray(0, this.rows + 1));
    return { ids, starts };
  }
}

function enlarged(values: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, 2 * values.length));
  larger.set(values);
  return larger;
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

export function pairsAt(
  pairs: EncodedPairs,
  indices: Int32Array,
): { readonly sources: readonly Int32Array[]; readonly targets: readonly Int32Array[] } {
  const rows = (side: Ragged) => Array.from(indices, (index) => rowAt(side, index));
  return { sources: rows(pairs.sources), targets: rows(pairs.targets) };
}
