/** Packs operands: b into panels of 8 columns, a of a transposed product into panels that are its tiles of rows. */
import type { PackedMatrix } from '../../tensor/kernels.ts';
import type { FloatArray, Matrix } from '../../tensor/matrix.ts';
import type { AddressOf } from '../../wasm/addresses.ts';
import type { Band } from './bands.ts';
import type { PackingCode } from './packing.ts';

/** Columns of a panel, and the bytes of one of its rows. */
export const PANEL = 8;
export const PANEL_ROW = 4 * PANEL;

export function packedLength(rows: number, columns: number, transposed: boolean): number {
  const [k, n] = transposed ? [columns, rows] : [rows, columns];
  return k * Math.ceil(n / PANEL) * PANEL;
}

/** Weights with room for their panels. Without room, every product packs them anew. */
export function createPacked(weights: Matrix, transposed: boolean, room: FloatArray | null): PackedMatrix {
  const [rows, columns] = transposed ? [weights.columns, weights.rows] : [weights.rows, weights.columns];
  return { weights, transposed, rows, columns, packed: room };
}

/** Rows `k` … `k + depth` and some columns of the matrix that products multiply by. */
interface Part {
  readonly k: number;
  readonly depth: number;
  readonly column: number;
  readonly columns: number;
}

export class PanelPacker {
  private readonly code: PackingCode;
  private readonly addressOf: AddressOf;

  constructor(code: PackingCode, addressOf: AddressOf) {
    this.code = code;
    this.addressOf = addressOf;
  }

  /** A part of b, into panels at the address `to`; the last one is filled up with zeros. */
  packPanels(to: number, b: Pick<PackedMatrix, 'weights' | 'transposed'>, part: Part): void {
    const { depth, columns } = part;
    const step = 4 * b.weights.stride;
    const [rowStep, columnStep] = b.transposed ? [4, step] : [step, 4];
    const from = this.addressOf(b.weights) + part.k * rowStep + part.column * columnStep;
    const panels = Math.floor(columns / PANEL);
    const panelBytes = PANEL_ROW * depth;
    const even = depth - (depth % 4);
    for (let p = 0; p < panels && b.transposed; p++) {
      const [panel, rows] = [to + p * panelBytes, from + p * PANEL * columnStep];
      this.code.packTransposed8(panel, rows, step, even);
      const [end, rest] = [panel + even * PANEL_ROW, rows + even * rowStep];
      this.code.packEdge(end, rest, rowStep, columnStep, depth - even, PANEL, PANEL);
    }
    if (!b.transposed) this.code.pack8(to, from, step, depth, panels);
    const left = columns - panels * PANEL;
    if (left === 0) return;
    const [last, source] = [to + panels * panelBytes, from + panels * PANEL * columnStep];
    this.code.packEdge(last, source, rowStep, columnStep, depth, left, PANEL);
  }

  /** Some rows of a, as tiles: the rows of a tile together. */
  packTiles(to: number, a: { address: number; step: number; depth: number }, { first, count, height }: Band): void {
    const { step, depth } = a;
    const even = depth - (depth % 4);
    const pack = height === 6 ? this.code.packTransposed6 : this.code.packTransposed4;
    for (let i = 0; i < count; i += height) {
      const [tile, rows] = [to + 4 * i * depth, a.address + (first + i) * step];
      pack(tile, rows, step, even);
      this.code.packEdge(tile + 4 * height * even, rows + 4 * even, 4, step, depth - even, height, height);
    }
  }

  /** Some columns of a, which are rows of aᵀ, as tiles. */
  packColumns(to: number, a: Matrix, { first, count, height }: Band): void {
    const [from, step] = [this.addressOf(a) + 4 * first, 4 * a.stride];
    if (height === 6) this.code.pack6(to, from, step, a.rows, count / height);
    else this.code.pack4(to, from, step, a.rows, count / height);
  }

  /** Some columns of a, each as a row of aᵀ. */
  packColumnsAsRows(to: number, a: Matrix, { first, count }: Band): void {
    this.code.packEdge(to, this.addressOf(a) + 4 * first, 4, 4 * a.stride, count, a.rows, a.rows);
  }
}
