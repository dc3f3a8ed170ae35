/**
 * Matrix products from tiles: packs what is not packed, cuts into blocks that stay in the caches, handles the edges.
 *
 *   sum over blocks of K_BLOCK k, in order:  out = (plus, then out) + Σ a·b of the block, k ascending, in Float32
 *
 * Each sum runs over its block from 0 and is then added once. That holds for every tile shape, row count and
 * edge, so they all give the same bits.
 */
import { K_BLOCK, type PackedMatrix } from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import type { AddressOf } from '../../wasm/addresses.ts';
import type { Frame } from '../../wasm/frame.ts';
import { addRows, copyRows } from '../rows/rows.simd.ts';
import { ROW_BLOCK, type Scratch } from '../scratch.ts';
import type { Machine } from '../simd-op.ts';
import { type Band, cutRows, LOW_TILE } from './bands.ts';
import type { PackingCode } from './packing.ts';
import { PANEL, PANEL_ROW, PanelPacker } from './panels.ts';
import { checkProduct } from './product.ts';
import { type TileCode, type TileFunction, tileName } from './tiles.ts';

/** Rows of the tallest tile that there may be. */
const TALLEST = 6;
/** Columns from which on it pays to pack rows of a first. */
const PACKING_PAYS = 128;

/** Columns over which all rows go before the next ones: their panels fit the second-level cache. A multiple of PANEL. */
const COLUMN_BLOCK = 128;

/** One block of a product, in bytes and counts: out [m, n] = (plus +) a [m, k] · b [k, n]. */
interface Block {
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
}

/** Rows of a, packed in tiles or not. */
interface Rows {
  readonly a: number;
  /** Bytes from one row to the next, or, where they are packed, from one tile to the next. */
  readonly aStep: number;
  readonly packed: boolean;
}

export class SimdProducts {
  private readonly copying: Pair;
  private readonly adding: Pair;
  private readonly scratch: Scratch;
  private readonly addressOf: AddressOf;
  private readonly packer: PanelPacker;
  /** By rows of the tile. */
  private readonly plain: readonly (readonly Tile[])[];
  private readonly packed: readonly (readonly Tile[])[];
  private readonly tallest: number;

  constructor(code: TileCode & PackingCode, { scratch, addressOf, frame }: Machine) {
    this.copying = frame(copyRows);
    this.adding = frame(addRows);
    this.scratch = scratch;
    this.addressOf = addressOf;
    this.packer = new PanelPacker(code, addressOf);
    const byRows = (packed: boolean) => Array.from({ length: TALLEST + 1 }, (_, rows) => tilesOf(code, rows, packed));
    this.plain = byRows(false);
    this.packed = byRows(true);
    this.tallest = this.packed.findLastIndex((tiles) => tiles.length > 0);
  }

  pack(matrix: PackedMatrix): void {
    if (matrix.packed === null) return;
    const to = this.addressOf({ data: matrix.packed, offset: 0 });
    this.packer.packPanels(to, matrix, { k: 0, depth: matrix.rows, column: 0, columns: matrix.columns });
  }

  product(out: Matrix, a: Matrix, b: PackedMatrix, plus: Matrix | null): void {
    checkProduct(out, a, b, plus);
    const packed = b.packed === null ? null : this.addressOf({ data: b.packed, offset: 0 });
    const width = packed === null ? this.scratch.panelCount * PANEL : b.columns;
    for (let k = 0; k < b.rows; k += K_BLOCK) {
      const depth = Math.min(K_BLOCK, b.rows - k);
      const before = k === 0 ? plus : out;
      for (let column = 0; column < b.columns; column += width) {
        const columns = Math.min(width, b.columns - column);
        if (packed === null) this.packer.packPanels(this.scratch.panels, b, { k, depth, column, columns });
        this.multiply({
          out: this.addressOf(out) + 4 * column,
          outStep: 4 * out.stride,
          plus: before === null ? null : this.addressOf(before) + 4 * column,
          plusStep: before === null || before.rows === 1 ? 0 : 4 * before.stride,
          rowsOf: this.rowsInPlace({ address: this.addressOf(a) + 4 * k, step: 4 * a.stride, depth }, columns),
          b: packed === null ? this.scratch.panels : packed + PANEL_ROW * k,
          panelStep: PANEL_ROW * (packed === null ? depth : b.rows),
          m: out.rows,
          k: depth,
          n: columns,
        });
      }
    }
  }

  addTransposedProducts(outs: readonly Matrix[], as: readonly Matrix[], b: Matrix): void {
    const source = { weights: b, transposed: false };
    const width = this.scratch.panelCount * PANEL;
    for (let k = 0; k < b.rows; k += K_BLOCK) {
      const depth = Math.min(K_BLOCK, b.rows - k);
      for (let column = 0; column < b.columns; column += width) {
        const columns = Math.min(width, b.columns - column);
        this.packer.packPanels(this.scratch.panels, source, { k, depth, column, columns });
        outs.forEach((out, i) => {
          this.addTransposedBlock(out.columnsAt(column, columns), as[i]!.rowsAt(k, depth));
        });
      }
    }
  }

  /** Rows of a are packed where so many columns make it pay; fewer than a tile are read as they stand. */
  private rowsInPlace(a: { address: number; step: number; depth: number }, columns: number): Block['rowsOf'] {
    return (band, room) => {
      if (columns < PACKING_PAYS || band.height < LOW_TILE) {
        return { a: a.address + band.first * a.step, aStep: a.step, packed: false };
      }
      this.packer.packTiles(room, a, band);
      return { a: room, aStep: 4 * band.height * a.depth, packed: true };
    };
  }

  /** out += aᵀ · the panels in scratch. */
  private addTransposedBlock(out: Matrix, a: Matrix): void {
    const [to, step] = [this.addressOf(out), 4 * out.stride];
    const [k, n] = [a.rows, out.columns];
    const places = { out: to, outStep: step, plus: to, plusStep: step };
    const rowsOf = (band: Band, room: number): Rows => {
      const packed = band.height >= LOW_TILE;
      if (packed) this.packer.packColumns(room, a, band);
      else this.packer.packColumnsAsRows(room, a, band);
      return { a: room, aStep: 4 * k * (packed ? band.height : 1), packed };
    };
    this.multiply({ ...places, b: this.scratch.panels, panelStep: PANEL_ROW * k, m: out.rows, k, n, rowsOf });
  }

  private multiply(block: Block): void {
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
    let done = 0;
    for (const { panels, tile } of functions) {
      const groups = Math.floor((columns / PANEL - done) / panels);
      if (groups === 0) continue;
      const [to, from, panel] = [out + PANEL_ROW * done, plus + PANEL_ROW * done, b + panelStep * done];
      tile(to, outStep, from, plusStep, a, aStep, panel, panelStep, k, tiles, groups, adds);
      done += groups * panels;
    }
    const left = columns - PANEL * done;
    if (left === 0) return;
    const { scratch } = this;
    const [to, from] = [out + PANEL_ROW * done, plus + PANEL_ROW * done];
    functions.at(-1)!.tile(scratch.edge, PANEL_ROW, 0, 0, a, aStep, b + panelStep * done, panelStep, k, tiles, 1, 0);
    if (adds === 1 && from !== to) overRows(this.copying, [to, outStep], [from, plusStep], band.count, left);
    overRows(adds === 1 ? this.adding : this.copying, [to, outStep], [scratch.edge, PANEL_ROW], band.count, left);
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
function tilesOf(code: TileCode, rows: number, packed: boolean): Tile[] {
  return [4, 2, 1].flatMap((panels) => {
    const tile = code[tileName({ rows, panels, packed })];
    return tile === undefined ? [] : [{ panels, tile }];
  });
}
