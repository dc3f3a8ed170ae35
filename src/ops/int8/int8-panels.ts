/**
 * Weights as 8-bit integers in the order in which a product reads them: the scales of all columns, then panels of 8
 * columns. A row of a panel holds two rows of the matrix, column by column, so that a column's pair is at hand at once:
 *
 *   w[2p, c]  w[2p + 1, c]  w[2p, c + 1]  w[2p + 1, c + 1]  …        16 bytes
 */
import { toInt8 } from '../../int8-weights.ts';
import type { PackedMatrix } from '../../tensor/kernels.ts';
import { PANEL } from '../product/panels.ts';

/** Bytes of a row of a panel. */
export const PAIR_ROW = 2 * PANEL;

/** Rows of a matrix of k rows, two at a time. */
export function pairsOf(k: number): number {
  return Math.ceil(k / 2);
}

const paddedTo = (columns: number) => PANEL * Math.ceil(columns / PANEL);

/** In floats. */
export function int8Length(rows: number, columns: number, transposed: boolean): number {
  const [k, n] = transposed ? [columns, rows] : [rows, columns];
  return paddedTo(n) + (paddedTo(n) * pairsOf(k)) / 2;
}

interface Int8Panels {
  /** One a column. */
  readonly scales: Float32Array;
  readonly bytes: Int8Array;
  /** Where the weight of row k and column n stands. */
  indexOf(k: number, n: number): number;
}

/** The room of a packed matrix as what stands in it. */
export function panelsIn({ packed, rows, columns }: PackedMatrix): Int8Panels {
  const { buffer, byteOffset, byteLength } = packed!;
  const scaleBytes = 4 * paddedTo(columns);
  const panelBytes = PAIR_ROW * pairsOf(rows);
  return {
    scales: new Float32Array(buffer, byteOffset, paddedTo(columns)),
    bytes: new Int8Array(buffer, byteOffset + scaleBytes, byteLength - scaleBytes),
    indexOf: (k, n) => panelBytes * Math.floor(n / PANEL) + PAIR_ROW * (k >> 1) + 2 * (n % PANEL) + (k & 1),
  };
}

/** Where the panels start in the room of a packed matrix, in bytes. */
export function panelsAt({ columns }: PackedMatrix): number {
  return 4 * paddedTo(columns);
}

/** Makes integers of the weights, and lays them into their room; what fills it up is 0. */
export function packInt8(matrix: PackedMatrix): void {
  const { weights, transposed, rows, columns } = matrix;
  const { scales, bytes } = panelsIn(matrix);
  const made = toInt8(weights, transposed ? 'rows' : 'columns');
  scales.fill(0);
  scales.set(made.scales);
  bytes.fill(0);
  const [rowStep, columnStep] = transposed ? [1, rows] : [columns, 1];
  const panelBytes = PAIR_ROW * pairsOf(rows);
  // Written out, not by `indexOf`: this is the start of a translator.
  for (let n = 0; n < columns; n++) {
    let to = panelBytes * Math.floor(n / PANEL) + 2 * (n % PANEL);
    let from = n * columnStep;
    for (let k = 0; k < rows; k += 2) {
      bytes[to] = made.integers[from]!;
      if (k + 1 < rows) bytes[to + 1] = made.integers[from + rowStep]!;
      to += PAIR_ROW;
      from += 2 * rowStep;
    }
  }
}
