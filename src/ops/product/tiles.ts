/**
 * The functions of all matrix products, one for each shape of tile: over all tiles of a block, whose sums are in tile-sums.ts.
 * b is packed into panels of 8 columns (packing.ts); a is read as it stands, or packed, a tile's rows together.
 */
import type { Emitter } from '../../wasm/emitter.ts';
import { type I32, i32, type Local, v128 } from '../../wasm/expressions.ts';
import type { FunctionBuilder } from '../../wasm/function-builder.ts';
import type { Locals } from '../../wasm/module-builder.ts';
import { PANEL, PANEL_ROW } from './panels.ts';
import { emitAhead, readsAhead, startAhead } from './read-ahead.ts';
import { emitStore, emitSums, type TileForm, type TileShape } from './tile-sums.ts';

export type TileFunction = (
  out: number,
  outStep: number,
  plus: number,
  plusStep: number,
  a: number,
  aStep: number,
  b: number,
  panelStep: number,
  k: number,
  tiles: number,
  groups: number,
  coming: number,
  adds: number,
  rowScales: number,
  columnScales: number,
) => void;

export type TileCode = { readonly [name: `tile${string}`]: TileFunction | undefined };

export function tileName({ rows, panels, packed }: TileShape, suffix = ''): `tile${string}` {
  return `tile${rows}x${panels * PANEL}${packed ? 'packed' : ''}${suffix}`;
}

/**
 * All tiles that pay: those of 3 and more rows and 16 columns, and of one row and 32, do in 256-bit registers only. Besides
 * those of 4 rows there are packed ones of `tallest`.
 */
export function addTileFunctions(emitter: Emitter, tallest: number): void {
  const form: TileForm = { suffix: '', panelRow: PANEL_ROW, load: v128.load, addProduct: emitter.addProduct };
  addLowTiles(emitter, form);
  for (const rows of tallest > 4 ? [4, tallest] : [4]) {
    for (const panels of emitter.wide ? [1, 2] : [1]) addTileFunction(emitter, { rows, panels, packed: true }, form);
  }
}

/** Those that read a as it stands. */
export function addLowTiles(emitter: Emitter, form: TileForm): void {
  const { wide } = emitter;
  for (const rows of [1, 2, 3, 4]) {
    for (const panels of wide && rows === 1 ? [1, 2, 4] : wide || rows < 3 ? [1, 2] : [1]) {
      addTileFunction(emitter, { rows, panels, packed: false }, form);
    }
  }
}

/** The addresses and steps of a product of blocks, in bytes. */
const PARAMETERS = [
  'i32', // out
  'i32', // bytes from one row of out to the next
  'i32', // plus: what is added to the sums, of the shape of out; out itself to accumulate
  'i32', // bytes from one row of plus to the next: 0 when it is the same for all
  'i32', // a
  'i32', // bytes from one row of a to the next (not packed), or from one tile of rows to the next (packed)
  'i32', // b: the first panel
  'i32', // bytes from one panel to the next
  'i32', // k: how many products to sum, ≥ 1
  'i32', // tiles of rows
  'i32', // groups of panels
  'i32', // the same with those that follow and are left to another call
  'i32', // 1: out = plus + the sums; 0: the sums alone
  'i32', // scales of the rows, where sums are scaled
  'i32', // and of the columns
] as const;

function addTileFunction({ module }: Emitter, shape: TileShape, form: TileForm): void {
  const name = tileName(shape, form.suffix);
  module.function(name, { parameters: PARAMETERS }, (f, ...all) => writeTiles(f, shape, form, all));
}

/** out block [tiles · rows, groups · panels · 8] = (plus +) a · b, all tiles of one group of panels before the next group. */
function writeTiles(f: FunctionBuilder, shape: TileShape, form: TileForm, parameters: Locals<typeof PARAMETERS>): void {
  const [out, outStep, plus, plusStep, a, aStep, b, panelStep, k, tiles, groups, coming, adds, ...scales] = parameters;
  const [rowScales, columnScales] = scales;
  const { packed } = shape;
  const [rows, panels] = [i32.const(shape.rows), i32.const(shape.panels)];
  const [tileOut, tilePlus, tileA] = [f.local('i32'), f.local('i32'), f.local('i32')];
  const [tileScales, tilesLeft] = [f.local('i32'), f.local('i32')];
  const ahead = readsAhead(shape) ? emitAhead(f, tiles) : null;
  const move = (at: Local<'i32'>, by: I32) => f.set(at, i32.add(at, by));
  f.loop((nextGroup) => {
    if (ahead !== null) startAhead(f, ahead, { b, nextB: i32.add(b, i32.mul(panelStep, panels)), coming });
    f.set(tileOut, out);
    f.set(tilePlus, plus);
    f.set(tileA, a);
    f.set(tileScales, rowScales);
    f.set(tilesLeft, tiles);
    f.loop((nextTile) => {
      const sums = emitSums(f, shape, form, { a: tileA, aStep, b, panelStep, k, ahead });
      const places = { out: tileOut, outStep, plus: tilePlus, plusStep, rowScales: tileScales, columnScales };
      emitStore(f, shape, form, { sums, adds, ...places });
      move(tileOut, i32.mul(outStep, rows));
      move(tilePlus, i32.mul(plusStep, rows));
      move(tileA, packed ? aStep : i32.mul(aStep, rows));
      if (form.scaled) move(tileScales, i32.const(4 * shape.rows));
      f.set(tilesLeft, i32.sub(tilesLeft, i32.const(1)));
      f.branchIf(nextTile, tilesLeft);
    });
    for (const at of [out, plus]) move(at, i32.const(PANEL_ROW * shape.panels));
    if (form.scaled) move(columnScales, i32.const(PANEL_ROW * shape.panels));
    move(b, i32.mul(panelStep, panels));
    for (const count of [groups, coming]) f.set(count, i32.sub(count, i32.const(1)));
    f.branchIf(nextGroup, groups);
  });
}
