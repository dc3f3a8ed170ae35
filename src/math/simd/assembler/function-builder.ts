/** Builds the body of one WebAssembly function: locals, assignments, stores, structured control. */
import { sized, unsigned } from './encoding.ts';
import {
  type Expression,
  type F32,
  type FunctionReference,
  type I32,
  Local,
  memoryImmediate,
  simdOpcode,
  type V128,
  type ValueType,
} from './expressions.ts';

export const TYPE_BYTES: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b };

/** Where a branch can go: the end of a block, or the start of a loop. */
export interface Label {
  readonly depth: number;
}

export class FunctionBuilder {
  readonly parameters: readonly ValueType[];
  private readonly locals: ValueType[] = [];
  private readonly body: number[] = [];
  private depth = 0;

  constructor(parameters: readonly ValueType[]) {
    this.parameters = parameters;
  }

  local<T extends ValueType>(type: T): Local<T> {
    this.locals.push(type);
    return new Local(type, this.parameters.length + this.locals.length - 1);
  }

  /** A new local that starts as `value`. */
  let<T extends ValueType>(value: Expression<T>): Local<T> {
    const local = this.local(value.type);
    this.set(local, value);
    return local;
  }

  set<T extends ValueType>(local: Local<T>, value: Expression<T>): void {
    this.emit(value.code, [0x21, ...unsigned(local.index)]);
  }

  store(address: I32, value: V128, offset = 0): void {
    this.emit(address.code, value.code, [...simdOpcode(0x0b), ...memoryImmediate(offset)]);
  }

  /** Stores lane 0 alone. */
  storeOne(address: I32, value: V128, offset = 0): void {
    this.emit(address.code, value.code, [...simdOpcode(0x5a), ...memoryImmediate(offset), 0]);
  }

  storeFloat(address: I32, value: F32, offset = 0): void {
    this.emit(address.code, value.code, [0x38, ...memoryImmediate(offset)]);
  }

  /** `body` may branch to the end of the block. */
  block(body: (end: Label) => void): void {
    this.nest([0x02, 0x40], body);
  }

  /** `body` may branch to the start of the loop; without a branch it runs once. */
  loop(body: (start: Label) => void): void {
    this.nest([0x03, 0x40], body);
  }

  /** Runs `body` for as long as `condition` holds. */
  while(condition: I32, body: () => void): void {
    this.block((end) => {
      this.loop((start) => {
        this.branchIf(end, { type: 'i32', code: [...condition.code, 0x45] });
        body();
        this.branch(start);
      });
    });
  }

  if(condition: I32, then: () => void, otherwise: (() => void) | null = null): void {
    this.emit(condition.code);
    this.nest([0x04, 0x40], () => {
      then();
      if (otherwise === null) return;
      this.emit([0x05]);
      otherwise();
    });
  }

  branch(label: Label): void {
    this.emit([0x0c, ...unsigned(this.depth - label.depth)]);
  }

  branchIf(label: Label, condition: I32): void {
    this.emit(condition.code, [0x0d, ...unsigned(this.depth - label.depth)]);
  }

  /** Calls a function that returns nothing. */
  call(callee: FunctionReference, ...values: readonly Expression<ValueType>[]): void {
    for (const value of values) this.emit(value.code);
    this.emit([0x10, ...unsigned(callee.index)]);
  }

  /** Leaves the function with `value`. */
  return(value: Expression<ValueType>): void {
    this.emit(value.code, [0x0f]);
  }

  /** The function as it stands in the code section. */
  finish(returns: boolean): number[] {
    const declarations = this.locals.map((type) => [1, TYPE_BYTES[type]]);
    const end = returns ? [0x00, 0x0b] : [0x0b]; // unreachable: every path has returned its value
    return sized(unsigned(declarations.length).concat(...declarations, this.body, end));
  }

  private nest(opening: number[], body: (label: Label) => void): void {
    this.emit(opening);
    this.depth++;
    body({ depth: this.depth });
    this.depth--;
    this.emit([0x0b]);
  }

  private emit(...pieces: readonly (readonly number[])[]): void {
    for (const piece of pieces) for (const byte of piece) this.body.push(byte);
  }
}
