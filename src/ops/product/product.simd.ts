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
import type { Scratch } from '../scratch.ts';
import type { Machine } from '../simd-op.ts';
import { BandProducts, type Block, PACKING_PAYS, type Rows } from './band-products.ts';
import { type Band, LOW_TILE } from './bands.ts';
import type { PackingCode } from './packing.ts';
import { PANEL, PANEL_ROW, PanelPacker } from './panels.ts';
import { checkProduct } from './product.ts';
import type { TileCode } from './tiles.ts';

export class SimdProducts {
  private readonly bands: BandProducts;
  private readonly scratch: Scratch;
  private readonly addressOf: AddressOf;
  private readonly packer: PanelPacker;

  constructor(code: TileCode & PackingCode, machine: Machine) {
    this.bands = new BandProducts(code, machine);
    this.scratch = machine.scratch;
    this.addressOf = machine.addressOf;
    this.packer = new PanelPacker(code, machine.addressOf);
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
        this.bands.multiply({
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
    this.bands.multiply({ ...places, b: this.scratch.panels, panelStep: PANEL_ROW * k, m: out.rows, k, n, rowsOf });
  }
}
