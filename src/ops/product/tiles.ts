/**
 * The functions of all matrix products, one for each shape of tile: over all tiles of a block, whose sums are in tile-sums.ts.
 * b is packed into panels of 8 columns (packing.ts); a is read as it stands, or packed, a tile's rows together.
 */
import type { Emitter } from '../../wasm/emitter.ts';
import { i32 } from '../../wasm/expressions.ts';
import { PANEL, PANEL_ROW } from './panels.ts';
import { emitAhead, readsAhead, startAhead } from './read-ahead.ts';
import { emitStore, emitSums, type TileShape } from './tile-sums.ts';

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
  adds: number,
) => void;

export type TileCode = { readonly [name: `tile${string}`]: TileFunction | undefined };

export function tileName({ rows, panels, packed }: TileShape): `tile${string}` {
  return `tile${rows}x${panels * PANEL}${packed ? 'packed' : ''}`;
}

/**
 * All tiles that pay: those of 3 and more rows and 16 columns, and of one row and 32, do in 256-bit registers only. Besides
 * those of 4 rows there are packed ones of `tallest`.
 */
export function addTileFunctions(emitter: Emitter, tallest: number): void {
  const { wide } = emitter;
  for (const rows of [1, 2, 3, 4]) {
    for (const panels of wide && rows === 1 ? [1, 2, 4] : wide || rows < 3 ? [1, 2] : [1]) {
      addTileFunction(emitter, { rows, panels, packed: false });
      if (rows === 4) addTileFunction(emitter, { rows, panels, packed: true });
    }
  }
  for (const panels of tallest > 4 ? [1, 2] : []) addTileFunction(emitter, { rows: tallest, panels, packed: true });
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
  'i32', // 1: out = plus + the sums; 0: the sums alone
] as const;

/** out block [tiles · rows, groups · panels · 8] = (plus +) a · b, all tiles of one group of panels before the next group. */
function addTileFunction({ module, addProduct }: Emitter, shape: TileShape): void {
  const { rows, panels, packed } = shape;
  module.function(
    tileName(shape),
    { parameters: PARAMETERS },
    (f, out, outStep, plus, plusStep, a, aStep, b, panelStep, k, tiles, groups, adds) => {
      const tileOut = f.local('i32');
      const tilePlus = f.local('i32');
      const tileA = f.local('i32');
      const tilesLeft = f.local('i32');
      const ahead = readsAhead(shape) ? emitAhead(f, tiles) : null;
      f.loop((nextGroup) => {
        if (ahead !== null)
          startAhead(f, ahead, { b, nextB: i32.add(b, i32.mul(panelStep, i32.const(panels))), groups });
        f.set(tileOut, out);
        f.set(tilePlus, plus);
        f.set(tileA, a);
        f.set(tilesLeft, tiles);
        f.loop((nextTile) => {
          const sums = emitSums(f, shape, { a: tileA, aStep, b, panelStep, k, ahead, addProduct });
          emitStore(f, shape, { sums, out: tileOut, outStep, plus: tilePlus, plusStep, adds });
          f.set(tileOut, i32.add(tileOut, i32.mul(outStep, i32.const(rows))));
          f.set(tilePlus, i32.add(tilePlus, i32.mul(plusStep, i32.const(rows))));
          f.set(tileA, i32.add(tileA, packed ? aStep : i32.mul(aStep, i32.const(rows))));
          f.set(tilesLeft, i32.sub(tilesLeft, i32.const(1)));
          f.branchIf(nextTile, tilesLeft);
        });
        f.set(out, i32.add(out, i32.const(PANEL_ROW * panels)));
        f.set(plus, i32.add(plus, i32.const(PANEL_ROW * panels)));
        f.set(b, i32.add(b, i32.mul(panelStep, i32.const(panels))));
        f.set(groups, i32.sub(groups, i32.const(1)));
        f.branchIf(nextGroup, groups);
      });
    },
  );
}
