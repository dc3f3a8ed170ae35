/** The arithmetic of int8-product.ts, emitted: rows are made integers, and tiles go over the panels as they do over floats. */
import type { PackedMatrix } from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import { f32, f32x4, i32, i32x4, v128 } from '../../wasm/expressions.ts';
import { type Frame, framed } from '../../wasm/frame.ts';
import { eachInRow, eachRow } from '../../wasm/loops.ts';
import { i16x8, wholes } from '../../wasm/whole-numbers.ts';
import { BandProducts } from '../product/band-products.ts';
import { checkProduct } from '../product/product.ts';
import type { TileForm } from '../product/tile-sums.ts';
import type { TileCode } from '../product/tiles.ts';
import type { Machine } from '../simd-op.ts';
import { PAIR_ROW, pairsOf, panelsAt } from './int8-panels.ts';
import { LEAST_MOST, mostOfRow } from './int8-product.ts';

export const INT8_TILES: TileForm = {
  suffix: 'int8',
  panelRow: PAIR_ROW,
  load: i16x8.loadBytes,
  addProduct: (sum, pair, column) => i32x4.add(sum, i16x8.dot(pair, column)),
  scaled: (sum, rowScale, columnScale) => f32x4.mul(wholes.toFloats(sum), f32x4.mul(rowScale, columnScale)),
};

/** Rows of x as 16-bit integers, one after the other `step` bytes apart, and a scale for each. */
export const rowsAsIntegers = framed(
  'rowsAsIntegers',
  { x: 'matrix', out: 'i32', step: 'i32', scales: 'i32', rows: 'i32', columns: 'i32', most: 'f32' },
  (f, { x, out, step, scales, rows, columns, most }) => {
    const [least, X] = [f.let(f32x4.splat(f32.const(LEAST_MOST))), f.let(f32x4.splat(most))];
    const [largest, at] = [f.local('v128'), f.local('i32')];
    eachRow(f, rows, [x, { start: out, step }, { start: scales, step: i32.const(4) }], () => {
      f.set(largest, least);
      eachInRow(f, [x.start], { columns, vectors: 1, joined: false }, ([values]) =>
        f.set(largest, f32x4.maximum(largest, f32x4.abs(values!.load(0)))),
      );
      for (const lanes of [
        [2, 3, 0, 1],
        [1, 0, 3, 2],
      ]) {
        f.set(largest, f32x4.maximum(largest, v128.shuffle(largest, largest, lanes)));
      }
      f.storeOne(scales, f32x4.div(largest, X));
      const factor = f.let(f32x4.div(X, largest));
      f.set(at, out);
      eachInRow(f, [x.start], { columns, vectors: 1, joined: false }, ([values]) => {
        const integers = wholes.fromFloats(wholes.nearest(f32x4.mul(values!.load(0), factor)));
        const four = f.let(integers);
        f.storeFirst(values!.lanes === 1 ? 2 : 8, at, i16x8.narrow(four, four));
        f.set(at, i32.add(at, i32.const(2 * values!.lanes)));
      });
    });
  },
);

export class Int8Products {
  private readonly bands: BandProducts;
  private readonly machine: Machine;
  private readonly rows: Frame<typeof rowsAsIntegers.kinds>;

  constructor(code: TileCode, machine: Machine) {
    this.bands = new BandProducts(code, machine, INT8_TILES.suffix);
    this.machine = machine;
    this.rows = machine.frame(rowsAsIntegers);
  }

  product(out: Matrix, a: Matrix, b: PackedMatrix, plus: Matrix | null): void {
    checkProduct(out, a, b, plus);
    const { addressOf, scratch } = this.machine;
    const pairs = pairsOf(b.rows);
    const packed = addressOf({ data: b.packed!, offset: 0 });
    const most = Math.max(1, Math.floor(scratch.workBytes / (4 * pairs + 4)));
    for (let first = 0; first < out.rows; first += most) {
      const m = Math.min(most, out.rows - first);
      const place = { a: scratch.work, aStep: 4 * pairs, scales: scratch.work + 4 * pairs * m };
      this.makeIntegers(a.rowsAt(first, m), place);
      this.bands.multiply({
        out: addressOf(out) + 4 * out.stride * first,
        outStep: 4 * out.stride,
        plus: plus === null ? null : addressOf(plus) + (plus.rows === 1 ? 0 : 4 * plus.stride * first),
        plusStep: plus === null || plus.rows === 1 ? 0 : 4 * plus.stride,
        rowsOf: (band) => ({ a: place.a + place.aStep * band.first, aStep: place.aStep, packed: false }),
        b: packed + panelsAt(b),
        panelStep: PAIR_ROW * pairs,
        scales: { rows: place.scales, columns: packed },
        ...{ m, k: pairs, n: b.columns },
      });
    }
  }

  private makeIntegers(x: Matrix, { a, aStep, scales }: { a: number; aStep: number; scales: number }): void {
    const { rows } = this;
    rows.x = x;
    rows.out = a;
    rows.step = aStep;
    rows.scales = scales;
    rows.rows = x.rows;
    rows.columns = x.columns;
    rows.most = mostOfRow(x.columns);
    rows.call();
  }
}
