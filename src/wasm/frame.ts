/**
 * Functions whose operands have names. A caller writes them into the function's frame, a stretch of memory of its
 * thread's own, and the function reads them from there: no call lists a dozen numbers of which two could change places.
 */
import type { Matrix } from '../tensor/matrix.ts';
import type { AddressOf } from './addresses.ts';
import { f32, type I32, i32, type Local } from './expressions.ts';
import type { FunctionBuilder } from './function-builder.ts';
import type { Operand, RowLoop } from './loops.ts';
import type { ProductsInSums } from './products-in-sums.ts';
import type { VectorMath } from './vector-functions.ts';

/** A matrix is its address and the bytes from one row to the next; an address alone, or a count, is an `i32`. */
export type Kind = 'matrix' | 'i32' | 'f32';
export type Kinds = Readonly<Record<string, Kind>>;

/** What the function's code sees of its operands. */
type Operands<K extends Kinds> = {
  readonly [Name in keyof K]: K[Name] extends 'matrix'
    ? Operand
    : K[Name] extends 'i32' | 'f32'
      ? Local<K[Name]>
      : never;
};

/** What a caller sees: set the operands, then call. What is set stays until it is set anew. */
export type Frame<K extends Kinds> = { -readonly [Name in keyof K]: K[Name] extends 'matrix' ? Matrix : number } & {
  call(): number;
};

/** What a function's code may ask for while it is emitted. */
export interface CodeTools extends ProductsInSums {
  maths(f: FunctionBuilder): VectorMath;
  /** A loop over a row that handles two vectors at a time where the engine can join them. */
  pairs(columns: I32): RowLoop;
  /** The same for a sum in two parts, whose order must not depend on what the engine can join. */
  pairsInParts(columns: I32): RowLoop;
}

/** A function of the module, whatever its operands. */
export interface EmittedFunction {
  readonly name: string;
  readonly kinds: Kinds;
  readonly result?: 'i32' | 'f32' | 'f64';
  write(f: FunctionBuilder, operands: never, emitter: CodeTools): void;
}

/** The same, with its operands known. */
export interface FramedFunction<K extends Kinds> extends EmittedFunction {
  readonly kinds: K;
  write(f: FunctionBuilder, operands: Operands<K>, emitter: CodeTools): void;
}

/** Describes a function; `write` emits its code. */
export function framed<const K extends Kinds>(
  name: string,
  kinds: K,
  write: FramedFunction<K>['write'],
  result?: 'i32' | 'f32' | 'f64',
): FramedFunction<K> {
  return { name, kinds, write, result };
}

const BYTES: Readonly<Record<Kind, number>> = { matrix: 8, i32: 4, f32: 4 };

export function frameBytes(kinds: Kinds): number {
  return Object.values(kinds).reduce((sum, kind) => sum + BYTES[kind], 0);
}

/** Reads every operand of a frame that stands `offset` bytes behind `base` into locals. */
export function readFrame<K extends Kinds>(f: FunctionBuilder, kinds: K, base: Local<'i32'>, offset: number) {
  let at = offset;
  const read = (kind: Kind) => {
    const from = at;
    at += BYTES[kind];
    if (kind === 'f32') return f.let(f32.load(base, from));
    const value = f.let(i32.load(base, from));
    return kind === 'i32' ? value : { start: value, step: f.let(i32.load(base, from + 4)) };
  };
  return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, read(kind)])) as unknown as Operands<K>;
}

/**
 * The caller's side of the frame at `address`. Its setters stand on a prototype of its own: engines make a setter that is
 * always the same one as fast as a store.
 */
export function openFrame<K extends Kinds>(
  { kinds }: FramedFunction<K>,
  { memory, addressOf, address }: { memory: WebAssembly.Memory; addressOf: AddressOf; address: number },
  call: () => number,
): Frame<K> {
  const words = new Int32Array(memory.buffer, address, frameBytes(kinds) / 4);
  const floats = new Float32Array(memory.buffer, address, words.length);
  const prototype = { call };
  let next = 0;
  for (const [name, kind] of Object.entries(kinds)) {
    const at = next;
    next += BYTES[kind] / 4;
    const setMatrix = (value: Matrix) => {
      words[at] = addressOf(value);
      words[at + 1] = 4 * value.stride;
    };
    const view = kind === 'f32' ? floats : words;
    const setNumber = (value: number) => {
      view[at] = value;
    };
    Object.defineProperty(prototype, name, { set: kind === 'matrix' ? setMatrix : setNumber });
  }
  return Object.create(prototype) as Frame<K>;
}
