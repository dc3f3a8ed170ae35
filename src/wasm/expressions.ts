/**
 * Typed WebAssembly expressions: a piece of code that leaves one value of a known type on the stack.
 * A wrong operand type is an error of the TypeScript compiler, not of the engine.
 */
import type { ByteWriter } from './encoding.ts';

export type ValueType = 'i32' | 'f32' | 'f64' | 'v128';

export interface Expression<T extends ValueType> {
  readonly type: T;
  /** Appends the instructions that compute the value. */
  write(body: ByteWriter): void;
}

export type I32 = Expression<'i32'>;
export type F32 = Expression<'f32'>;
export type V128 = Expression<'v128'>;

/** A local variable; used as an expression, it reads itself. */
export class Local<T extends ValueType> implements Expression<T> {
  readonly type: T;
  readonly index: number;

  constructor(type: T, index: number) {
    this.type = type;
    this.index = index;
  }

  write(body: ByteWriter): void {
    body.byte(0x20);
    body.unsigned(this.index);
  }
}

/** Opcodes from here on stand for vector instructions: behind a prefix, in LEB128. */
const VECTOR = 0x1000;
const VECTOR_PREFIX = 0xfd;

export const simd = (opcode: number): number => VECTOR + opcode;

export function writeOpcode(body: ByteWriter, opcode: number): void {
  if (opcode < VECTOR) {
    body.byte(opcode);
    return;
  }
  body.byte(VECTOR_PREFIX);
  body.unsigned(opcode - VECTOR);
}

/** The immediate of a load or store: alignment exponent 0 (any address) and byte offset. */
export function writeMemoryImmediate(body: ByteWriter, offset: number): void {
  body.byte(0);
  body.unsigned(offset);
}

/** An instruction behind its operands, before its immediate. */
class Instruction<T extends ValueType> implements Expression<T> {
  readonly type: T;
  private readonly operands: readonly Expression<ValueType>[];
  private readonly opcode: number;
  private readonly immediate: ((body: ByteWriter) => void) | null;

  constructor(
    type: T,
    operands: readonly Expression<ValueType>[],
    opcode: number,
    immediate: ((body: ByteWriter) => void) | null = null,
  ) {
    this.type = type;
    this.operands = operands;
    this.opcode = opcode;
    this.immediate = immediate;
  }

  write(body: ByteWriter): void {
    for (const operand of this.operands) operand.write(body);
    writeOpcode(body, this.opcode);
    this.immediate?.(body);
  }
}

const unary =
  <A extends ValueType, R extends ValueType>(_operand: A, result: R, opcode: number) =>
  (a: Expression<A>): Expression<R> =>
    new Instruction(result, [a], opcode);
const binary =
  <A extends ValueType, R extends ValueType>(_operands: A, result: R, opcode: number) =>
  (a: Expression<A>, b: Expression<A>): Expression<R> =>
    new Instruction(result, [a, b], opcode);
const constant =
  <R extends ValueType, V>(result: R, opcode: number, write: (body: ByteWriter, value: V) => void) =>
  (value: V): Expression<R> =>
    new Instruction(result, [], opcode, (body) => write(body, value));
export const load =
  <R extends ValueType>(result: R, opcode: number) =>
  (address: I32, offset = 0): Expression<R> =>
    new Instruction(result, [address], opcode, (body) => writeMemoryImmediate(body, offset));
const lane =
  <R extends ValueType>(result: R, opcode: number) =>
  (a: V128, index: number): Expression<R> =>
    new Instruction(result, [a], simd(opcode), (body) => body.byte(index));
const shift = (opcode: number) => (a: V128, count: number) =>
  new Instruction('v128', [a, i32.const(count)], simd(opcode));

const vector3 =
  (opcode: number) =>
  (a: V128, b: V128, c: V128): V128 =>
    new Instruction('v128', [a, b, c], simd(opcode));
export const vector1 = (opcode: number) => unary('v128', 'v128', simd(opcode));
export const vector2 = (opcode: number) => binary('v128', 'v128', simd(opcode));
const integer2 = (opcode: number) => binary('i32', 'i32', opcode);

export const i32 = {
  const: constant('i32', 0x41, (body, value: number) => body.signed(value)),
  global: constant('i32', 0x23, (body, index: number) => body.unsigned(index)),
  load: load('i32', 0x28),
  isZero: unary('i32', 'i32', 0x45),
  notEqual: integer2(0x47),
  /** Unsigned. */
  less: integer2(0x49),
  greater: integer2(0x4b),
  add: integer2(0x6a),
  sub: integer2(0x6b),
  mul: integer2(0x6c),
  /** Unsigned. */
  divide: integer2(0x6e),
  shl: integer2(0x74),
};

export const f32 = {
  const: constant('f32', 0x43, (body, value: number) => body.float32(value)),
  load: load('f32', 0x2a),
  add: binary('f32', 'f32', 0x92),
};

export const f64 = { add: binary('f64', 'f64', 0xa0) };

export const v128 = {
  /** Four integers. Engines build it anew in each round of a loop: for use outside of them. */
  const: constant('v128', simd(0x0c), (body, lanes: readonly number[]) =>
    body.bytes(new Uint8Array(Int32Array.from(lanes).buffer)),
  ),
  load: load('v128', simd(0x00)),
  loadSplat: load('v128', simd(0x09)),
  /** One float or integer in lane 0, zeros in the others. */
  loadOne: load('v128', simd(0x5c)),
  /** 1 where any bit is set, else 0. */
  any: unary('v128', 'i32', simd(0x53)),
  and: vector2(0x4e),
  /** a without the bits of b. */
  andNot: vector2(0x4f),
  or: vector2(0x50),
  xor: vector2(0x51),
  /** Lanes 0–3 are those of a, 4–7 those of b. */
  shuffle: (a: V128, b: V128, lanes: readonly number[]): V128 =>
    new Instruction('v128', [a, b], simd(0x0d), (body) => {
      for (const from of lanes) for (let byte = 0; byte < 4; byte++) body.byte(4 * from + byte);
    }),
};

export const i32x4 = {
  splat: unary('i32', 'v128', simd(0x11)),
  greaterEqualSigned: vector2(0x3f),
  shl: shift(0xab),
  /** Zeros come in from the left. */
  shr: shift(0xad),
  add: vector2(0xae),
  mul: vector2(0xb5),
};

export const f32x4 = {
  splat: unary('f32', 'v128', simd(0x13)),
  /** All bits of a lane where a < b, else none. */
  less: vector2(0x43),
  lane: lane('f32', 0x1f),
  abs: vector1(0xe0),
  sqrt: vector1(0xe3),
  add: vector2(0xe4),
  sub: vector2(0xe5),
  mul: vector2(0xe6),
  div: vector2(0xe7),
  /** NaN where either is. */
  maximum: vector2(0xe9),
  /** b where b < a, else a: NaN in a stays. */
  lower: vector2(0xea),
  /** b where a < b, else a: NaN in a stays. */
  higher: vector2(0xeb),
  /** relaxed_madd, a · b + c, and relaxed_nmadd, c − a · b: for engines where fused-probe.ts finds one rounding. */
  fusedAdd: vector3(0x105),
  fusedSubtract: vector3(0x106),
};

export const f64x2 = {
  add: vector2(0xf0),
  mul: vector2(0xf2),
  lane: lane('f64', 0x21),
  /** Lanes 0 and 1 of four floats, as doubles. */
  promoteLow: vector1(0x5f),
};
