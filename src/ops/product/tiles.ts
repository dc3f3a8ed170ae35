/**
 * The inner loops of all matrix products: a tile of `rows` × 8 · `panels` sums stays in registers while k runs.
 * b is packed into panels of 8 columns (packing.ts); a is read as it stands, or packed, a tile's rows together.
 */
import type { Emitter } from '../../wasm/emitter.ts';
import { f32, f32x4, type I32, i32, type Local, type V128, v128 } from '../../wasm/expressions.ts';
import type { FunctionBuilder } from '../../wasm/function-builder.ts';
import { PANEL, PANEL_ROW } from './panels.ts';
import { type Ahead, emitAhead, emitReadingAhead, READ_AHEAD_EVERY, readsAhead, startAhead } from './read-ahead.ts';

/** Panels whose rows are loaded together: more would not fit the registers. */
const PANELS_AT_ONCE = 2;

/**
 * Steps of k between two updates of the pointers. Tiles of packed rows do nearly all of the work, and are a twentieth
 * faster than with 4; the others wait for memory, and shorter code is compiled sooner.
 */
const unrolled = ({ packed }: TileShape): number => (packed ? 16 : 4);

interface TileShape {
  readonly rows: number;
  readonly panels: number;
  /** Whether a is packed, the rows of a tile together, or read in place, row by row. */
  readonly packed: boolean;
}

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

type Sums = readonly (readonly Local<'v128'>[])[];
type Pointers = readonly Local<'i32'>[];
interface Operands {
  readonly a: I32;
  readonly aStep: I32;
  readonly b: I32;
  readonly panelStep: I32;
  readonly k: I32;
  readonly ahead: Ahead | null;
  readonly addProduct: Emitter['addProduct'];
}

function emitSums(f: FunctionBuilder, shape: TileShape, operands: Operands): Sums {
  const { rows, panels, packed } = shape;
  const unroll = unrolled(shape);
  const { aStep, k } = operands;
  const aPointers = [f.let(operands.a)];
  if (!packed) for (let r = 1; r < rows; r++) aPointers.push(f.let(i32.add(aPointers[r - 1]!, aStep)));
  const bPointers = [f.let(operands.b)];
  for (let p = 1; p < panels; p++) bPointers.push(f.let(i32.add(bPointers[p - 1]!, operands.panelStep)));
  const left = f.let(k);
  const zero = f.let(f32x4.splat(f32.const(0)));
  const sums = Array.from({ length: rows }, () => Array.from({ length: 2 * panels }, () => f.let(zero)));
  const advance = (pointers: readonly Local<'i32'>[], bytes: number) => {
    for (const pointer of pointers) f.set(pointer, i32.add(pointer, i32.const(bytes)));
  };
  f.block((done) => {
    f.loop((again) => {
      for (let step = 0; step < unroll; step++) {
        emitStep(f, shape, { ...operands, step, sums, aPointers, bPointers }, (first) => {
          // Never taken but after the last panels: it keeps what is loaded together in basic blocks of their own.
          if (first + PANELS_AT_ONCE < panels) f.branchIf(done, i32.isZero(left));
        });
        f.set(left, i32.sub(left, i32.const(1)));
        f.branchIf(done, i32.isZero(left));
        const reads = operands.ahead !== null && (step + 1) % READ_AHEAD_EVERY === 0;
        if (reads) emitReadingAhead(f, operands.ahead, operands.panelStep);
      }
      advance(aPointers, unroll * 4 * (packed ? rows : 1));
      advance(bPointers, unroll * PANEL_ROW);
      f.branch(again);
    });
  });
  return sums;
}

interface Step extends Pick<Operands, 'addProduct'> {
  readonly step: number;
  readonly sums: Sums;
  readonly aPointers: Pointers;
  readonly bPointers: Pointers;
}

/** One step of k: a row of each panel times the rows' factors, added to the sums; `between` comes after some panels. */
function emitStep(
  f: FunctionBuilder,
  { rows, panels, packed }: TileShape,
  { step, sums, aPointers, bPointers, addProduct }: Step,
  between: (first: number) => void,
): void {
  for (let first = 0; first < panels; first += PANELS_AT_ONCE) {
    const columns: V128[] = bPointers
      .slice(first, first + PANELS_AT_ONCE)
      .flatMap((pointer) => [0, 16].map((offset) => f.let(v128.load(pointer, step * PANEL_ROW + offset))));
    for (let r = 0; r < rows; r++) {
      const factor = f.let(
        packed ? v128.loadSplat(aPointers[0]!, 4 * (step * rows + r)) : v128.loadSplat(aPointers[r]!, 4 * step),
      );
      columns.forEach((column, c) => {
        const sum = sums[r]![2 * first + c]!;
        f.set(sum, addProduct(sum, factor, column));
      });
    }
    between(first);
  }
}

interface Destination {
  readonly sums: Sums;
  readonly out: I32;
  readonly outStep: I32;
  readonly plus: I32;
  readonly plusStep: I32;
  readonly adds: I32;
}

function emitStore(f: FunctionBuilder, shape: TileShape, to: Destination): void {
  const { sums } = to;
  const rowsFrom = (start: I32, step: I32) => {
    const rows = [f.let(start)];
    for (let r = 1; r < shape.rows; r++) rows.push(f.let(i32.add(rows[r - 1]!, step)));
    return rows;
  };
  const each = (rows: readonly I32[], visit: (sum: Local<'v128'>, row: I32, offset: number) => void) => {
    sums.forEach((vectors, r) => {
      vectors.forEach((sum, c) => {
        visit(sum, rows[r]!, 16 * c);
      });
    });
  };
  f.if(to.adds, () =>
    each(rowsFrom(to.plus, to.plusStep), (sum, row, offset) => f.set(sum, f32x4.add(v128.load(row, offset), sum))),
  );
  each(rowsFrom(to.out, to.outStep), (sum, row, offset) => f.store(row, sum, offset));
}
