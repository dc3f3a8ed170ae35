/** Loops over the elements of matrices: the same arithmetic for four floats at a time and for what is left over. */
import { type F32, f32, f32x4, type I32, i32, type Local, type V128, v128 } from './expressions.ts';
import type { FunctionBuilder } from './function-builder.ts';

/** Reads and writes the elements at hand through the operands of the loop: four of them, or one in lane 0. */
export interface Access {
  /** Which of the vectors of a round this is: what a sum in several parts goes by. */
  readonly part: number;
  /** Floats at hand: 4, or 1. */
  readonly lanes: number;
  /** Where the round's first element stands in each operand. */
  readonly pointers: readonly Local<'i32'>[];
  load(operand: number): V128;
  /** The elements at hand of another row, whose round starts at `pointer`. */
  loadFrom(pointer: I32): V128;
  store(operand: number, value: V128): void;
}

/** A matrix: where its next row stands, and the bytes from one row to the next. */
export interface Operand {
  readonly start: Local<'i32'>;
  readonly step: I32;
}

/** Floats in a vector. */
const LANES = 4;

function accessAt(f: FunctionBuilder, pointers: readonly Local<'i32'>[], part: number): Access {
  return {
    part,
    pointers,
    loadFrom: (pointer) => v128.load(pointer, 16 * part),
    lanes: LANES,
    load: (operand) => v128.load(pointers[operand]!, 16 * part),
    store: (operand, value) => f.store(pointers[operand]!, value, 16 * part),
  };
}

function accessOne(f: FunctionBuilder, pointers: readonly Local<'i32'>[]): Access {
  return {
    part: 0,
    pointers,
    loadFrom: (pointer) => v128.loadOne(pointer),
    lanes: 1,
    load: (operand) => v128.loadOne(pointers[operand]!),
    store: (operand, value) => f.storeOne(pointers[operand]!, value),
  };
}

export interface RowLoop {
  /** Floats in the row. */
  readonly columns: I32;
  /** Vectors in a round. */
  readonly vectors: number;
  /**
   * Whether the vectors of a round are handled side by side, so that the engine can join them, or one after the other
   * in basic blocks of their own, so that it need not hold the operands of all of them in registers.
   */
  readonly joined: boolean;
}

/** Runs `body` over a row: a round of vectors at a time, then one vector, then single elements. */
export function eachInRow(
  f: FunctionBuilder,
  starts: readonly I32[],
  { columns, vectors, joined }: RowLoop,
  body: (vectors: readonly Access[]) => void,
): void {
  const pointers = starts.map((start) => f.let(start));
  const left = f.let(columns);
  const run = (groups: readonly (readonly Access[])[], count: number) => {
    f.block((end) => {
      f.loop((again) => {
        f.branchIf(end, i32.less(left, i32.const(count)));
        groups.forEach((group, i) => {
          if (i > 0) f.branchIf(end, i32.isZero(left)); // never: it parts the basic blocks
          body(group);
        });
        for (const pointer of pointers) f.set(pointer, i32.add(pointer, i32.const(4 * count)));
        f.set(left, i32.sub(left, i32.const(count)));
        f.branch(again);
      });
    });
  };
  const round = Array.from({ length: vectors }, (_, i) => accessAt(f, pointers, i));
  if (vectors > 1) run(joined ? [round] : round.map((access) => [access]), LANES * vectors);
  run([[accessAt(f, pointers, 0)]], LANES);
  run([[accessOne(f, pointers)]], 1);
}

/** Runs `body` once for every row, and moves the operands on to the next. */
export function eachRow(f: FunctionBuilder, rows: Local<'i32'>, operands: readonly Operand[], body: () => void): void {
  f.while(rows, () => {
    body();
    for (const { start, step } of operands) f.set(start, i32.add(start, step));
    f.set(rows, i32.sub(rows, i32.const(1)));
  });
}

/** Stores one value a vector, after all have been computed. */
export function storeAll(vectors: readonly Access[], operand: number, values: readonly V128[]): void {
  vectors.forEach((at, i) => {
    at.store(operand, values[i]!);
  });
}

/** A sum over a row in a fixed order: a part for each vector of a round, and one for single elements. */
export class RowSum {
  private readonly f: FunctionBuilder;
  private readonly parts: readonly Local<'v128'>[];
  private readonly single: Local<'v128'>;

  constructor(f: FunctionBuilder, vectors: number) {
    this.f = f;
    const zero = f.let(f32x4.splat(f32.const(0)));
    this.parts = Array.from({ length: vectors }, () => f.let(zero));
    this.single = f.let(zero);
  }

  add(at: Access, value: V128): void {
    this.update(at, (part) => f32x4.add(part, value));
  }

  /** For sums of products: `next` gives what becomes of the part that the elements at hand belong to. */
  update(at: Access, next: (part: V128) => V128): void {
    const part = at.lanes === 1 ? this.single : this.parts[at.part]!;
    this.f.set(part, next(part));
  }

  total(): F32 {
    const sum = this.f.let(this.parts.slice(1).reduce<V128>((a, b) => f32x4.add(a, b), this.parts[0]!));
    const lane = (index: number) => f32x4.lane(sum, index);
    return f32.add(f32.add(f32.add(lane(0), lane(2)), f32.add(lane(1), lane(3))), f32x4.lane(this.single, 0));
  }
}
