/** Builds the body of one WebAssembly function: locals, assignments, stores, structured control. */
import { ByteWriter, written } from './encoding.ts';
import {
  type Expression,
  type F32,
  type I32,
  i32,
  Local,
  simd,
  type V128,
  type ValueType,
  writeMemoryImmediate,
  writeOpcode,
} from './expressions.ts';

export const TYPE_BYTES: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b };

const OPCODE = { block: 0x02, loop: 0x03, if: 0x04, else: 0x05, end: 0x0b, branch: 0x0c, branchIf: 0x0d } as const;
const RETURN = 0x0f;
const UNREACHABLE = 0x00;
const MEMORY_FILL = [0xfc, 0x0b, 0x00] as const; // of memory 0
const SET_LOCAL = 0x21;
const NO_RESULT = 0x40;

/** Where a branch can go: the end of a block, or the start of a loop. */
interface Label {
  readonly depth: number;
}

export class FunctionBuilder {
  readonly parameters: readonly ValueType[];
  private readonly locals: ValueType[] = [];
  private readonly body = new ByteWriter(4096);
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
    value.write(this.body);
    this.body.byte(SET_LOCAL);
    this.body.unsigned(local.index);
  }

  store(address: I32, value: V128, offset = 0): void {
    this.storeAs(simd(0x0b), address, value, offset);
  }

  /** Stores lane 0 alone. */
  storeOne(address: I32, value: V128, offset = 0): void {
    this.storeFirst(4, address, value, offset);
  }

  /** Stores the first bytes alone. */
  storeFirst(bytes: 2 | 4 | 8, address: I32, value: V128, offset = 0): void {
    this.storeAs(simd({ 2: 0x59, 4: 0x5a, 8: 0x5b }[bytes]), address, value, offset);
    this.body.byte(0);
  }

  storeFloat(address: I32, value: F32, offset = 0): void {
    this.storeAs(0x38, address, value, offset);
  }

  /** Sets so many bytes from `address` on to `value`. */
  fillBytes(address: I32, value: I32, bytes: I32): void {
    for (const operand of [address, value, bytes]) operand.write(this.body);
    this.body.bytes(MEMORY_FILL);
  }

  /** `body` may branch to the end of the block. */
  block(body: (end: Label) => void): void {
    this.nest(OPCODE.block, body);
  }

  /** `body` may branch to the start of the loop; without a branch it runs once. */
  loop(body: (start: Label) => void): void {
    this.nest(OPCODE.loop, body);
  }

  /** Runs `body` for as long as `condition` holds. */
  while(condition: I32, body: () => void): void {
    this.block((end) => {
      this.loop((start) => {
        this.branchIf(end, i32.isZero(condition));
        body();
        this.branch(start);
      });
    });
  }

  if(condition: I32, then: () => void, otherwise: (() => void) | null = null): void {
    condition.write(this.body);
    this.nest(OPCODE.if, () => {
      then();
      if (otherwise === null) return;
      this.body.byte(OPCODE.else);
      otherwise();
    });
  }

  branch(label: Label): void {
    this.body.byte(OPCODE.branch);
    this.body.unsigned(this.depth - label.depth);
  }

  branchIf(label: Label, condition: I32): void {
    condition.write(this.body);
    this.body.byte(OPCODE.branchIf);
    this.body.unsigned(this.depth - label.depth);
  }

  /** Leaves the function with `value`. */
  return(value: Expression<ValueType>): void {
    value.write(this.body);
    this.body.byte(RETURN);
  }

  /** The function as it stands in the code section, without its size. */
  finish(returns: boolean): Uint8Array {
    return written((writer) => {
      writer.unsigned(this.locals.length);
      for (const type of this.locals) writer.bytes([1, TYPE_BYTES[type]]);
      writer.bytes(this.body.toBytes());
      if (returns) writer.byte(UNREACHABLE); // every path has returned its value
      writer.byte(OPCODE.end);
    });
  }

  private nest(opening: number, body: (label: Label) => void): void {
    this.body.bytes([opening, NO_RESULT]);
    this.depth++;
    body({ depth: this.depth });
    this.depth--;
    this.body.byte(OPCODE.end);
  }

  private storeAs(opcode: number, address: I32, value: Expression<ValueType>, offset: number): void {
    address.write(this.body);
    value.write(this.body);
    writeOpcode(this.body, opcode);
    writeMemoryImmediate(this.body, offset);
  }
}
