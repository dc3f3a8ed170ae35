/** Loops over the elements of matrices: the same arithmetic for four floats at a time and for what is left over. */
import { type I32, i32, type Local, type V128, v128 } from '../assembler/expressions.ts';
import type { FunctionBuilder } from '../assembler/function-builder.ts';

/** Reads and writes the elements at hand through the operands of the loop: four of them, or one in lane 0. */
export interface Access {
  load(operand: number): V128;
  store(operand: number, value: V128): void;
}

/** A matrix: where its next element stands, and the bytes from one row to the next. */
export interface Operand {
  readonly start: Local<'i32'>;
  readonly step: I32;
}

/** Floats in a vector. */
export const LANES = 4;

function accessAt(f: FunctionBuilder, pointers: readonly I32[], offset: number): Access {
  return {
    load: (operand) => v128.load(pointers[operand]!, offset),
    store: (operand, value) => f.store(pointers[operand]!, value, offset),
  };
}

function accessOne(f: FunctionBuilder, pointers: readonly I32[]): Access {
  return {
    load: (operand) => v128.loadOne(pointers[operand]!),
    store: (operand, value) => f.storeOne(pointers[operand]!, value),
  };
}

export interface RowLoop {
  /** Floats in the row. */
  readonly columns: I32;
  /** Vectors handled at once: their steps are interleaved. */
  readonly vectors: 1 | 2 | 4;
}

/**
 * Runs `body` over a row: `vectors` vectors at a time, then one, then single elements.
 * `body` gets all vectors at hand and how many elements each holds; it moves the pointers nowhere itself.
 */
export function eachInRow(
  f: FunctionBuilder,
  starts: readonly I32[],
  { columns, vectors }: RowLoop,
  body: (vectors: readonly Access[], lanes: number) => void,
): void {
  const pointers = starts.map((start) => f.let(start));
  const left = f.let(columns);
  const run = (accesses: readonly Access[], lanes: number) => {
    const count = accesses.length * lanes;
    f.while(i32.less(i32.const(count - 1), left), () => {
      body(accesses, lanes);
      for (const pointer of pointers) f.set(pointer, i32.add(pointer, i32.const(4 * count)));
      f.set(left, i32.sub(left, i32.const(count)));
    });
  };
  if (vectors > 1) {
    run(
      Array.from({ length: vectors }, (_, i) => accessAt(f, pointers, 16 * i)),
      LANES,
    );
  }
  run([accessAt(f, pointers, 0)], LANES);
  run([accessOne(f, pointers)], 1);
}

/** Runs `body` once for every row, and moves the operands on to the next. */
export function eachRow(f: FunctionBuilder, rows: Local<'i32'>, operands: readonly Operand[], body: () => void): void {
  f.while(rows, () => {
    body();
    for (const { start, step } of operands) f.set(start, i32.add(start, step));
    f.set(rows, i32.sub(rows, i32.const(1)));
  });
}
