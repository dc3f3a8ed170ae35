/**
 * Copies matrices into the order in which tiles read them: panels, one after the other; in a panel, row after row.
 * b goes into panels of 8 columns, a of a transposed product into panels as wide as its tiles have rows: 4 or 6.
 */
import { f32, type I32, i32, type V128, v128 } from '../../wasm/expressions.ts';
import type { FunctionBuilder } from '../../wasm/function-builder.ts';
import type { ModuleBuilder } from '../../wasm/module-builder.ts';

export interface PackingCode {
  /** (to, from, bytes from one row to the next, rows, panels): full panels of 4 columns of a matrix as it stands. */
  pack4(to: number, from: number, step: number, rows: number, panels: number): void;
  pack6(to: number, from: number, step: number, rows: number, panels: number): void;
  pack8(to: number, from: number, step: number, rows: number, panels: number): void;
  /** (to, from, bytes from one row to the next, length): four rows become one panel; length: a multiple of 4. */
  packTransposed4(to: number, from: number, step: number, length: number): void;
  packTransposed6(to: number, from: number, step: number, length: number): void;
  packTransposed8(to: number, from: number, step: number, length: number): void;
  /** One panel of `width` columns, of which `columns` are copied and the others 0, one float at a time. */
  packEdge(
    to: number,
    from: number,
    rowStep: number,
    columnStep: number,
    rows: number,
    columns: number,
    width: number,
  ): void;
}

/** Rows that are read before the next panel's: few enough that their pages stay at hand. */
const ROWS_AT_ONCE = 16;

export function addPackingFunctions(module: ModuleBuilder): void {
  for (const width of [4, 6, 8] as const) {
    addPlain(module, width);
    addTransposed(module, width);
  }
  addEdge(module);
}

type Width = 4 | 6 | 8;

/** The first columns of the vectors that a panel's row is written by; in a row of 6 they overlap. */
function startsOf(width: Width): readonly number[] {
  return { 4: [0], 6: [0, 2], 8: [0, 4] }[width];
}

/** Some rows of all panels, then the next rows: reading stays near, and so does writing. */
function addPlain(module: ModuleBuilder, width: Width): void {
  const parameters = ['i32', 'i32', 'i32', 'i32', 'i32'] as const;
  module.function(`pack${width}`, { parameters }, (f, to, from, step, rows, panels) => {
    const panelBytes = f.let(i32.mul(rows, i32.const(4 * width)));
    const panelTo = f.local('i32');
    const panelFrom = f.local('i32');
    const panelsLeft = f.local('i32');
    const rowFrom = f.local('i32');
    const end = f.local('i32');
    const block = f.local('i32');
    f.while(rows, () => {
      f.set(block, rows);
      f.if(i32.greater(rows, i32.const(ROWS_AT_ONCE)), () => f.set(block, i32.const(ROWS_AT_ONCE)));
      f.set(panelsLeft, panels);
      f.set(panelFrom, from);
      f.set(panelTo, to);
      f.while(panelsLeft, () => {
        f.set(rowFrom, panelFrom);
        const at = f.let(panelTo);
        f.set(end, i32.add(at, i32.mul(block, i32.const(4 * width))));
        f.loop((next) => {
          for (const first of startsOf(width)) f.store(at, v128.load(rowFrom, 4 * first), 4 * first);
          f.set(rowFrom, i32.add(rowFrom, step));
          f.set(at, i32.add(at, i32.const(4 * width)));
          f.branchIf(next, i32.notEqual(at, end));
        });
        f.set(panelFrom, i32.add(panelFrom, i32.const(4 * width)));
        f.set(panelTo, i32.add(panelTo, panelBytes));
        f.set(panelsLeft, i32.sub(panelsLeft, i32.const(1)));
      });
      f.set(from, i32.add(from, i32.mul(block, step)));
      f.set(to, i32.add(to, i32.mul(block, i32.const(4 * width))));
      f.set(rows, i32.sub(rows, block));
    });
  });
}

function addTransposed(module: ModuleBuilder, width: Width): void {
  const parameters = ['i32', 'i32', 'i32', 'i32'] as const;
  module.function(`packTransposed${width}`, { parameters }, (f, to, from, step, length) => {
    const sources: I32[] = [from];
    for (let r = 1; r < width; r++) sources.push(f.let(i32.add(sources[r - 1]!, step)));
    const at = f.let(i32.const(0));
    f.while(length, () => {
      for (const first of startsOf(width)) {
        const columns = sources.slice(first, first + 4).map((source) => f.let(v128.load(i32.add(source, at))));
        transpose(f, columns).forEach((row, r) => {
          f.store(to, row, 4 * (width * r + first));
        });
      }
      f.set(at, i32.add(at, i32.const(16)));
      f.set(to, i32.add(to, i32.const(16 * width)));
      f.set(length, i32.sub(length, i32.const(4)));
    });
  });
}

/** Four vectors as the columns of a 4 × 4 matrix → its rows. */
function transpose(f: FunctionBuilder, [a, b, c, d]: readonly V128[]): V128[] {
  const ab = [0, 1].map((i) => f.let(v128.shuffle(a!, b!, [2 * i, 2 * i + 4, 2 * i + 1, 2 * i + 5])));
  const cd = [0, 1].map((i) => f.let(v128.shuffle(c!, d!, [2 * i, 2 * i + 4, 2 * i + 1, 2 * i + 5])));
  return [0, 1].flatMap((i) => [
    v128.shuffle(ab[i]!, cd[i]!, [0, 1, 4, 5]),
    v128.shuffle(ab[i]!, cd[i]!, [2, 3, 6, 7]),
  ]);
}

function addEdge(module: ModuleBuilder): void {
  const parameters = ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32'] as const;
  module.function('packEdge', { parameters }, (f, to, from, rowStep, columnStep, rows, columns, width) => {
    const left = f.local('i32');
    const source = f.local('i32');
    f.while(rows, () => {
      f.set(left, i32.const(0));
      f.set(source, from);
      f.while(i32.less(left, width), () => {
        f.if(
          i32.less(left, columns),
          () => f.storeFloat(to, f32.load(source)),
          () => f.storeFloat(to, f32.const(0)),
        );
        f.set(source, i32.add(source, columnStep));
        f.set(to, i32.add(to, i32.const(4)));
        f.set(left, i32.add(left, i32.const(1)));
      });
      f.set(from, i32.add(from, rowStep));
      f.set(rows, i32.sub(rows, i32.const(1)));
    });
  });
}
