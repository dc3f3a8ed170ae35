/**
 * Typed WebAssembly expressions: a piece of code that leaves one value of a known type on the stack.
 * A wrong operand type is an error of the TypeScript compiler, not of the engine.
 */
import { float32, signed, unsigned } from './encoding.ts';

export type ValueType = 'i32' | 'f32' | 'f64' | 'v128';

export interface Expression<T extends ValueType> {
  readonly type: T;
  readonly code: readonly number[];
}

export type I32 = Expression<'i32'>;
export type F32 = Expression<'f32'>;
export type F64 = Expression<'f64'>;
export type V128 = Expression<'v128'>;

/** A local variable; used as an expression, it reads itself. */
export class Local<T extends ValueType> implements Expression<T> {
  readonly type: T;
  readonly index: number;
  readonly code: readonly number[];

  constructor(type: T, index: number) {
    this.type = type;
    this.index = index;
    this.code = [0x20, ...unsigned(index)];
  }
}

/** A WebAssembly function that code can call. */
export interface FunctionReference {
  readonly index: number;
}

const SIMD = 0xfd;

export function simdOpcode(opcode: number): number[] {
  return [SIMD, ...unsigned(opcode)];
}

/** An expression from its operands' code, in order, and the instruction that takes them. */
function apply<R extends ValueType>(
  type: R,
  operands: readonly Expression<ValueType>[],
  tail: number[],
): Expression<R> {
  const code: number[] = [];
  for (const operand of operands) for (const byte of operand.code) code.push(byte);
  for (const byte of tail) code.push(byte);
  return { type, code };
}

type Unary<A extends ValueType, R extends ValueType> = (a: Expression<A>) => Expression<R>;
type Binary<A extends ValueType, R extends ValueType> = (a: Expression<A>, b: Expression<A>) => Expression<R>;

function unary<A extends ValueType, R extends ValueType>(_operand: A, result: R, opcode: number[]): Unary<A, R> {
  return (a) => apply(result, [a], opcode);
}

function binary<A extends ValueType, R extends ValueType>(_operands: A, result: R, opcode: number[]): Binary<A, R> {
  return (a, b) => apply(result, [a, b], opcode);
}

const vector1 = (opcode: number) => unary('v128', 'v128', simdOpcode(opcode));
const vector2 = (opcode: number) => binary('v128', 'v128', simdOpcode(opcode));
const integer2 = (opcode: number) => binary('i32', 'i32', [opcode]);

/** The immediate of a load or store: alignment exponent 0 (any address) and byte offset. */
export function memoryImmediate(offset: number): number[] {
  return [0, ...unsigned(offset)];
}

const load =
  <R extends ValueType>(result: R, opcode: number[]) =>
  (address: I32, offset = 0): Expression<R> =>
    apply(result, [address], [...opcode, ...memoryImmediate(offset)]);

const shift = (opcode: number) => (a: V128, count: number) => apply('v128', [a, i32.const(count)], simdOpcode(opcode));
const lane =
  <R extends ValueType>(result: R, opcode: number) =>
  (a: V128, index: number) =>
    apply(result, [a], [...simdOpcode(opcode), index]);

export const i32 = {
  const: (value: number): I32 => ({ type: 'i32', code: [0x41, ...signed(value)] }),
  global: (index: number): I32 => ({ type: 'i32', code: [0x23, ...unsigned(index)] }),
  load: load('i32', [0x28]),
  isZero: unary('i32', 'i32', [0x45]),
  equal: integer2(0x46),
  notEqual: integer2(0x47),
  lessSigned: integer2(0x48),
  less: integer2(0x49),
  greater: integer2(0x4b),
  add: integer2(0x6a),
  sub: integer2(0x6b),
  mul: integer2(0x6c),
  divide: integer2(0x6e),
  and: integer2(0x71),
  shl: integer2(0x74),
  shr: integer2(0x76),
};

export const f32 = {
  const: (value: number): F32 => ({ type: 'f32', code: [0x43, ...float32(value)] }),
  load: load('f32', [0x2a]),
  add: binary('f32', 'f32', [0x92]),
  sub: binary('f32', 'f32', [0x93]),
  mul: binary('f32', 'f32', [0x94]),
  div: binary('f32', 'f32', [0x95]),
};

export const f64 = { add: binary('f64', 'f64', [0xa0]) };

export const v128 = {
  /** Four integers. Engines build it anew in each round of a loop: for use outside of them. */
  const: (lanes: readonly number[]): V128 => ({
    type: 'v128',
    code: [...simdOpcode(0x0c), ...lanes.flatMap((lane) => [0, 8, 16, 24].map((bits) => (lane >>> bits) & 0xff))],
  }),
  load: load('v128', simdOpcode(0x00)),
  loadSplat: load('v128', simdOpcode(0x09)),
  /** One float or integer in lane 0, zeros in the others. */
  loadOne: load('v128', simdOpcode(0x5c)),
  and: vector2(0x4e),
  /** a & ~b. */
  andNot: vector2(0x4f),
  xor: vector2(0x51),
  /** Bits of a where the mask is 1, else of b. */
  select: (a: V128, b: V128, mask: V128) => apply('v128', [a, b, mask], simdOpcode(0x52)),
  /** Lanes 0–3 are those of a, 4–7 those of b. */
  shuffle: (a: V128, b: V128, lanes: readonly number[]) =>
    apply('v128', [a, b], [...simdOpcode(0x0d), ...lanes.flatMap((l) => [4 * l, 4 * l + 1, 4 * l + 2, 4 * l + 3])]),
};

export const i32x4 = {
  splat: unary('i32', 'v128', simdOpcode(0x11)),
  greaterEqualSigned: vector2(0x3f),
  shl: shift(0xab),
  shr: shift(0xad),
  add: vector2(0xae),
  sub: vector2(0xb1),
  mul: vector2(0xb5),
};

export const f32x4 = {
  splat: unary('f32', 'v128', simdOpcode(0x13)),
  lane: lane('f32', 0x1f),
  sqrt: vector1(0xe3),
  add: vector2(0xe4),
  sub: vector2(0xe5),
  mul: vector2(0xe6),
  div: vector2(0xe7),
  /** b where b < a, else a: NaN in a stays. */
  lower: vector2(0xea),
  /** b where a < b, else a: NaN in a stays. */
  higher: vector2(0xeb),
};

export const f64x2 = {
  add: vector2(0xf0),
  mul: vector2(0xf2),
  lane: lane('f64', 0x21),
  /** Lanes 0 and 1 of four floats, as doubles. */
  promoteLow: vector1(0x5f),
};
