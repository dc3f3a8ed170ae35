/** Products of blocks of rows, band by band: tiles over what is whole panels, and the edge that is left. */
import type { Frame } from '../../wasm/frame.ts';
import { addRows, copyRows } from '../rows/rows.simd.ts';
import { ROW_BLOCK, type Scratch } from '../scratch.ts';
import type { Machine } from '../simd-op.ts';
import { type Band, cutRows, LOW_TILE } from './bands.ts';
import { PANEL, PANEL_ROW } from './panels.ts';
import { type TileCode, type TileFunction, tileName } from './tiles.ts';

/** Rows of the tallest tile that there may be. */
const TALLEST = 6;

/** Columns from which on it pays to pack rows of a first. */
export const PACKING_PAYS = 128;

/** Columns over which all rows go before the next ones: their panels fit the second-level cache. A multiple of PANEL. */
const COLUMN_BLOCK = 128;

/** One block of a product, in bytes and counts: out [m, n] = (plus +) a [m, k] · b [k, n]. */
export interface Block {
  readonly out: number;
  readonly outStep: number;
  /** What is added, or `null`; out itself to accumulate. Its step is 0 when all rows add the same. */
  readonly plus: number | null;
  readonly plusStep: number;
  readonly b: number;
  readonly panelStep: number;
  readonly m: number;
  readonly k: number;
  readonly n: number;
  /** Where the rows of a band stand, at the latest when it returns: as they are, or packed at the address that is given. */
  readonly rowsOf: (band: Band, room: number) => Rows;
  /** Where tiles scale their sums: the scales of the rows and of the columns. */
  readonly scales?: { readonly rows: number; readonly columns: number };
}

/** Rows of a, packed in tiles or not. */
export interface Rows {
  readonly a: number;
  /** Bytes from one row to the next, or, where they are packed, from one tile to the next. */
  readonly aStep: number;
  readonly packed: boolean;
}

export class BandProducts {
  /** Rows of the tallest tile that there is. */
  private readonly tallest: number;
  private readonly copying: Pair;
  private readonly adding: Pair;
  private readonly scratch: Scratch;
  /** By rows of the tile. */
  private readonly plain: readonly (readonly Tile[])[];
  private readonly packed: readonly (readonly Tile[])[];

  /** `suffix`: of the form that its tiles have. */
  constructor(code: TileCode, { scratch, frame }: Machine, suffix = '') {
    this.copying = frame(copyRows);
    this.adding = frame(addRows);
    this.scratch = scratch;
    const byRows = (packed: boolean) =>
      Array.from({ length: TALLEST + 1 }, (_, rows) => tilesOf(code, { rows, packed, suffix }));
    this.plain = byRows(false);
    this.packed = byRows(true);
    this.tallest = this.packed.findLastIndex((tiles) => tiles.length > 0);
  }

  multiply(block: Block): void {
    const { m, k, n } = block;
    // Tiles of more than four rows are packed ones.
    const tallest = n < PACKING_PAYS ? LOW_TILE : this.tallest;
    for (let start = 0; start < m; start += ROW_BLOCK) {
      const bands = cutRows(Math.min(ROW_BLOCK, m - start), tallest).map((band) => {
        const room = this.scratch.rows + 4 * k * band.first;
        return { ...band, first: start + band.first, rows: block.rowsOf({ ...band, first: start + band.first }, room) };
      });
      // With several bands a few columns at a time: their panels are still in the cache when the next band comes.
      const width = bands.length === 1 ? n : COLUMN_BLOCK;
      for (let column = 0; column < n; column += width) {
        const columns = Math.min(width, n - column);
        for (const band of bands) this.multiplyBand(block, band, column, columns);
      }
    }
  }

  /** Some columns of a band of rows. */
  private multiplyBand(block: Block, band: Band & { rows: Rows }, column: number, columns: number): void {
    const { outStep, plusStep, panelStep, k } = block;
    const { a, aStep, packed } = band.rows;
    const tiles = band.count / band.height;
    const functions = (packed ? this.packed : this.plain)[band.height]!;
    const out = block.out + outStep * band.first + 4 * column;
    const b = block.b + panelStep * (column / PANEL);
    const adds = block.plus === null ? 0 : 1;
    const plus = block.plus === null ? 0 : block.plus + plusStep * band.first + 4 * column;
    const rowScales = block.scales === undefined ? 0 : block.scales.rows + 4 * band.first;
    const scales = block.scales === undefined ? 0 : block.scales.columns + 4 * column;
    let done = 0;
    for (const { panels, tile } of functions) {
      const groups = Math.floor((columns / PANEL - done) / panels);
      if (groups === 0) continue;
      const [to, from, panel] = [out + PANEL_ROW * done, plus + PANEL_ROW * done, b + panelStep * done];
      const last = scales + PANEL_ROW * done;
      const coming = Math.floor(((block.n - column) / PANEL - done) / panels);
      tile(to, outStep, from, plusStep, a, aStep, panel, panelStep, k, tiles, groups, coming, adds, rowScales, last);
      done += groups * panels;
    }
    const left = columns - PANEL * done;
    if (left === 0) return;
    const { edge } = this.scratch;
    const [to, from, panel] = [out + PANEL_ROW * done, plus + PANEL_ROW * done, b + panelStep * done];
    const last = scales + PANEL_ROW * done;
    functions.at(-1)!.tile(edge, PANEL_ROW, 0, 0, a, aStep, panel, panelStep, k, tiles, 1, 1, 0, rowScales, last);
    if (adds === 1 && from !== to) overRows(this.copying, [to, outStep], [from, plusStep], band.count, left);
    overRows(adds === 1 ? this.adding : this.copying, [to, outStep], [edge, PANEL_ROW], band.count, left);
  }
}

type Pair = Frame<typeof copyRows.kinds>;

/** Copies or adds some rows of a block to others, each given by its address and the bytes from row to row. */
function overRows(
  pair: Pair,
  [out, outStep]: readonly [number, number],
  [x, xStep]: readonly [number, number],
  ...[rows, columns]: readonly [number, number]
): void {
  pair.out = out;
  pair.outStep = outStep;
  pair.x = x;
  pair.xStep = xStep;
  pair.rows = rows;
  pair.columns = columns;
  pair.call();
}

/** A tile function and how many panels it goes over at once. */
interface Tile {
  readonly panels: number;
  readonly tile: TileFunction;
}

/** The tiles of so many rows, widest first; the last one goes over a single panel. */
function tilesOf(code: TileCode, shape: { rows: number; packed: boolean; suffix: string }): Tile[] {
  return [4, 2, 1].flatMap((panels) => {
    const tile = code[tileName({ ...shape, panels }, shape.suffix)];
    return tile === undefined ? [] : [{ panels, tile }];
  });
}
