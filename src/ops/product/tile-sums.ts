/** The inner loop of all matrix products: a tile of `rows` × 8 · `panels` sums stays in registers while k runs. */
import { f32, f32x4, type I32, i32, type Local, type V128, v128 } from '../../wasm/expressions.ts';
import type { FunctionBuilder } from '../../wasm/function-builder.ts';
import { type Ahead, emitReadingAhead, READ_AHEAD_EVERY } from './read-ahead.ts';

/** Panels whose rows are loaded together: more would not fit the registers. */
const PANELS_AT_ONCE = 2;

/**
 * Steps of k between two updates of the pointers. Tiles of packed rows do nearly all of the work, and are a twentieth
 * faster than with 4; the others wait for memory, and shorter code is compiled sooner.
 */
const unrolled = ({ packed }: TileShape): number => (packed ? 16 : 4);

export interface TileShape {
  readonly rows: number;
  readonly panels: number;
  /** Whether a is packed, the rows of a tile together, or read in place, row by row. */
  readonly packed: boolean;
}

/** What a tile multiplies: floats, or integers two steps of k at a time (ops/int8/). */
export interface TileForm {
  /** What the names of its functions end in. */
  readonly suffix: string;
  /** Bytes of a panel's row. */
  readonly panelRow: number;
  /** Four columns of a panel's row. */
  load(row: I32, offset: number): V128;
  /** sum + factor · column; the factor is one float of a, or as many bytes. */
  addProduct(sum: V128, factor: V128, column: V128): V128;
  /** What sums come to, given what stands for their row and their columns among the scales; they are floats already where left out. */
  readonly scaled?: (sum: V128, rowScale: V128, columnScale: V128) => V128;
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
}

/** The sums of one tile, over all of k. */
export function emitSums(f: FunctionBuilder, shape: TileShape, form: TileForm, operands: Operands): Sums {
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
        emitStep(f, shape, { form, step, sums, aPointers, bPointers }, (first) => {
          // Never taken but after the last panels: it keeps what is loaded together in basic blocks of their own.
          if (first + PANELS_AT_ONCE < panels) f.branchIf(done, i32.isZero(left));
        });
        f.set(left, i32.sub(left, i32.const(1)));
        f.branchIf(done, i32.isZero(left));
        const reads = operands.ahead !== null && (step + 1) % READ_AHEAD_EVERY === 0;
        if (reads) emitReadingAhead(f, operands.ahead, operands.panelStep);
      }
      advance(aPointers, unroll * 4 * (packed ? rows : 1));
      advance(bPointers, unroll * form.panelRow);
      f.branch(again);
    });
  });
  return sums;
}

interface Step {
  readonly form: TileForm;
  readonly step: number;
  readonly sums: Sums;
  readonly aPointers: Pointers;
  readonly bPointers: Pointers;
}

/** One step of k: a row of each panel times the rows' factors, added to the sums; `between` comes after some panels. */
function emitStep(
  f: FunctionBuilder,
  { rows, panels, packed }: TileShape,
  { form, step, sums, aPointers, bPointers }: Step,
  between: (first: number) => void,
): void {
  for (let first = 0; first < panels; first += PANELS_AT_ONCE) {
    const columns: V128[] = bPointers
      .slice(first, first + PANELS_AT_ONCE)
      .flatMap((pointer) => [0, 1 / 2].map((part) => f.let(form.load(pointer, (step + part) * form.panelRow))));
    for (let r = 0; r < rows; r++) {
      const factor = f.let(
        packed ? v128.loadSplat(aPointers[0]!, 4 * (step * rows + r)) : v128.loadSplat(aPointers[r]!, 4 * step),
      );
      columns.forEach((column, c) => {
        const sum = sums[r]![2 * first + c]!;
        f.set(sum, form.addProduct(sum, factor, column));
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
  /** Of the rows and of the columns, where sums are to be scaled. */
  readonly rowScales: I32;
  readonly columnScales: I32;
}

/** Puts the sums of a tile, and what they are added to, where they go. */
export function emitStore(f: FunctionBuilder, shape: TileShape, { scaled }: TileForm, to: Destination): void {
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
  if (scaled !== undefined) {
    sums.forEach((vectors, r) => {
      const rowScale = f.let(v128.loadSplat(to.rowScales, 4 * r));
      vectors.forEach((sum, c) => {
        f.set(sum, scaled(sum, rowScale, v128.load(to.columnScales, 16 * c)));
      });
    });
  }
  f.if(to.adds, () =>
    each(rowsFrom(to.plus, to.plusStep), (sum, row, offset) => f.set(sum, f32x4.add(v128.load(row, offset), sum))),
  );
  each(rowsFrom(to.out, to.outStep), (sum, row, offset) => f.store(row, sum, offset));
}
