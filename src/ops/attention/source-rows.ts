/** What attention goes over: each decoder row looks at the rows of one source sentence, the rows of the others lie between. */
import type { Matrix } from '../../tensor/matrix.ts';

/** Where each token of some sentences stands: token s of sentence b is row `starts[s] + b`; b has `lengths[b]` tokens. */
export interface SentenceRows {
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
}

/** The source sentence of each decoder row: row i looks at `sourceSlotOfRow[firstRow + i]`. */
export interface Looking {
  readonly source: SentenceRows;
  readonly sourceSlotOfRow: Int32Array;
  readonly firstRow: number;
}

/** Calls `look` with every pair of a decoder row i and a source token s of its sentence, which stands in row `row`. */
export function eachPair(
  { source, sourceSlotOfRow, firstRow }: Looking,
  count: number,
  look: (i: number, s: number, row: number) => void,
): void {
  for (let i = 0; i < count; i++) {
    const slot = sourceSlotOfRow[firstRow + i]!;
    for (let s = 0; s < source.lengths[slot]!; s++) look(i, s, source.starts[s]! + slot);
  }
}

/** Row i of a · row k of b. */
export function dot(a: Matrix, i: number, b: Matrix, k: number): number {
  let sum = 0;
  const x = a.offset + i * a.stride;
  const y = b.offset + k * b.stride;
  for (let j = 0; j < a.columns; j++) sum += a.data[x + j]! * b.data[y + j]!;
  return sum;
}

/** Row i of out += factor · row k of x. */
export function addScaledRow(out: Matrix, i: number, x: Matrix, k: number, factor: number): void {
  const to = out.offset + i * out.stride;
  const from = x.offset + k * x.stride;
  for (let j = 0; j < out.columns; j++) out.data[to + j] = out.data[to + j]! + factor * x.data[from + j]!;
}
