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
import type { PackingCode } from './packing.ts';
import { PANEL, PANEL_ROW, PanelPacker } from './panels.ts';
import { checkProduct } from './product.ts';
import { type TileCode, type TileFunction, tileName } from './tiles.ts';

/** Rows of the largest tile. */
const TILE_ROWS = 4;
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
  readonly a: number;
  /** Bytes from one row of a to the next, or, for packed a, from one tile to the next. */
  readonly aStep: number;
  readonly packed: boolean;
  readonly b: number;
  readonly panelStep: number;
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

export class SimdProducts {
  private readonly copying: Pair;
  private readonly adding: Pair;
  private readonly scratch: Scratch;
  private readonly addressOf: AddressOf;
  private readonly packer: PanelPacker;
  /** By rows of the tile. */
  private readonly plain: readonly (readonly Tile[])[];
  private readonly packed: readonly Tile[];

  constructor(code: TileCode & PackingCode, { scratch, addressOf, frame }: Machine) {
    this.copying = frame(copyRows);
    this.adding = frame(addRows);
    this.scratch = scratch;
    this.addressOf = addressOf;
    this.packer = new PanelPacker(code, addressOf);
    this.plain = [1, 2, 3, 4].map((rows) => tilesOf(code, rows, false));
    this.packed = tilesOf(code, TILE_ROWS, true);
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
          a: this.addressOf(a) + 4 * k,
          aStep: 4 * a.stride,
          packed: false,
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

  /** out += aᵀ · the panels in scratch. */
  private addTransposedBlock(out: Matrix, a: Matrix): void {
    const { scratch } = this;
    const outStep = 4 * out.stride;
    const [k, n] = [a.rows, out.columns];
    const rest = { outStep, plusStep: outStep, b: scratch.panels, panelStep: PANEL_ROW * k, k, n };
    for (let i = 0; i < out.rows; i += ROW_BLOCK) {
      const m = Math.min(ROW_BLOCK, out.rows - i);
      const left = m % TILE_ROWS;
      const to = this.addressOf(out) + outStep * i;
      this.packer.packRows(scratch.rows, a, { first: i, count: m - left });
      const whole = { out: to, plus: to, a: scratch.rows, aStep: 4 * TILE_ROWS * k, packed: true, m: m - left };
      this.multiply({ ...rest, ...whole });
      if (left === 0) continue;
      this.packer.packLastRows(scratch.rows, a, { first: i + m - left, count: left });
      const last = to + (m - left) * outStep;
      this.multiply({ ...rest, out: last, plus: last, a: scratch.rows, aStep: 4 * k, packed: false, m: left });
    }
  }

  private multiply(block: Block): void {
    const { m, k, n, packed, outStep, plusStep, aStep } = block;
    for (let i = 0; i < m; i += ROW_BLOCK) {
      const rows = Math.min(ROW_BLOCK, m - i);
      const left = rows % TILE_ROWS;
      const count = rows - left;
      const out = block.out + i * outStep;
      const plus = block.plus === null ? null : block.plus + i * plusStep;
      const a = block.a + i * (packed ? aStep / TILE_ROWS : aStep);
      let whole = { ...block, a, out, plus, m: count };
      if (!packed && count > 0 && n >= PACKING_PAYS) {
        this.packer.packTiles(this.scratch.rows, a, { step: aStep, count, depth: k });
        whole = { ...whole, a: this.scratch.rows, aStep: 4 * TILE_ROWS * k, packed: true };
      }
      const rest = {
        ...block,
        a: a + count * aStep,
        out: out + count * outStep,
        plus: plus === null ? null : plus + count * plusStep,
        m: left,
      };
      if (left === 0 || count === 0) this.multiplyTiles(left === 0 ? whole : rest, 0, n);
      // A few columns at a time: the rest's panels are still in the cache.
      else {
        for (let column = 0; column < n; column += COLUMN_BLOCK) {
          const columns = Math.min(COLUMN_BLOCK, n - column);
          this.multiplyTiles(whole, column, columns);
          this.multiplyTiles(rest, column, columns);
        }
      }
    }
  }

  /** Some columns of a block whose rows are whole tiles, or fewer than one. */
  private multiplyTiles(block: Block, column: number, columns: number): void {
    const { outStep, plusStep, a, aStep, panelStep, k, m } = block;
    const rows = Math.min(m, TILE_ROWS);
    const tiles = m / rows;
    const functions = block.packed ? this.packed : this.plain[rows - 1]!;
    const out = block.out + 4 * column;
    const b = block.b + panelStep * (column / PANEL);
    const adds = block.plus === null ? 0 : 1;
    const plus = block.plus === null ? 0 : block.plus + 4 * column;
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
    if (adds === 1 && from !== to) overRows(this.copying, [to, outStep], [from, plusStep], m, left);
    overRows(adds === 1 ? this.adding : this.copying, [to, outStep], [scratch.edge, PANEL_ROW], m, left);
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
