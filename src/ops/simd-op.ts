/** How an op gets a SIMD version: the functions to emit, and how one call of the op becomes calls of them. */
import type { Matrix } from '../tensor/matrix.ts';
import type { Op } from '../tensor/op.ts';
import { parseShape } from '../tensor/shapes.ts';
import type { AddressOf } from '../wasm/addresses.ts';
import { type I32, i32, type Local, type V128 } from '../wasm/expressions.ts';
import {
  type CodeTools,
  type EmittedFunction,
  type Frame,
  type FramedFunction,
  framed,
  type Kind,
  type Kinds,
} from '../wasm/frame.ts';
import type { FunctionBuilder } from '../wasm/function-builder.ts';
import { type Access, eachInRow, eachRow, type Operand, storeAll } from '../wasm/loops.ts';
import type { ProductsInSums } from '../wasm/products-in-sums.ts';
import type { VectorMath } from '../wasm/vector-functions.ts';
import type { Scratch } from './scratch.ts';

/** One thread's instance of the emitted module, and the memory that it works on. */
export interface Machine {
  readonly memory: WebAssembly.Memory;
  readonly addressOf: AddressOf;
  readonly scratch: Scratch;
  frame<K extends Kinds>(described: FramedFunction<K>): Frame<K>;
  /** A frame as it lies in memory: a matrix takes two words, anything else one. */
  words(described: EmittedFunction): OpenWords;
}

interface OpenWords {
  readonly words: Int32Array;
  call(): number;
}

export interface SimdOp<in S = never> {
  readonly op: Op<S>;
  readonly functions: readonly EmittedFunction[];
  bind(machine: Machine): (step: S) => void;
}

/** One value for each of the vectors that are handled side by side. */
type Vectors = readonly V128[];

/** A stretch of H columns of an operand: where it is read and written, some vectors at a time. */
interface Block {
  load(): Vectors;
  store(values: Vectors): void;
}

/** An operand in the code of a row op: [N, H] as it is, [N, 3H] or [N, 4H] as its blocks of H columns. */
interface RowOperand extends Block {
  blocks(count: 3): readonly [Block, Block, Block];
  blocks(count: 4): readonly [Block, Block, Block, Block];
}

/** What the code of a row op computes with. Each function takes and gives one value a vector. */
interface RowMaths extends ProductsInSums {
  sigmoid(x: Vectors): Vectors;
  tanh(x: Vectors): Vectors;
  /** `combine` for each vector: map((a, b) => add(a, b), x, y) is x + y. */
  map<A extends readonly Vectors[]>(combine: (...values: { [I in keyof A]: V128 }) => V128, ...operands: A): Vectors;
  constant(value: number): V128;
}

type RowOperands<S> = { readonly [Name in keyof S]: RowOperand };

/**
 * The SIMD version of an op whose operands are all [N, H], or [N, 3H] and the like: `write` emits what becomes of some
 * columns of one row, and all rows follow from the op's shapes.
 */
export function rowOp<S extends object>(
  op: Op<S>,
  write: (operands: RowOperands<S>, maths: RowMaths) => void,
): SimdOp<S> {
  const operands = Object.entries(op.shapes).map(([name, shape]) => {
    return { name, blocks: parseShape(shape).columns.factor };
  });
  const matrices = Object.fromEntries(operands.map(({ name }) => [name, 'matrix' as Kind]));
  const described = framed(op.name, { ...matrices, rows: 'i32', columns: 'i32' } as Kinds, (f, frame, emitter) => {
    const [rows, columns] = [frame.rows, frame.columns] as unknown as [Local<'i32'>, Local<'i32'>];
    const own = operands.map(({ name, blocks }) => ({ name, blocks, operand: frame[name] as unknown as Operand }));
    const maths = emitter.maths(f);
    eachRow(
      f,
      rows,
      own.map(({ operand }) => operand),
      () => {
        const starts = own.flatMap(({ operand, blocks }) => blockStarts(operand.start, columns, blocks));
        eachInRow(f, starts, emitter.pairs(columns), (vectors) => {
          const blocks = starts.map((_, i) => blockAt(f, vectors, i));
          const entries = own.map(({ name, blocks: count }) => [name, rowOperand(blocks.splice(0, count))]);
          write(Object.fromEntries(entries) as RowOperands<S>, rowMaths(f, { maths, emitter }, vectors));
        });
      },
    );
  });
  return {
    op,
    functions: [described],
    bind: ({ words, addressOf }) => bindRows(op, operands, words(described), addressOf),
  };
}

/** Where each block of columns starts in a row. */
function blockStarts(start: I32, columns: I32, count: number): I32[] {
  return Array.from({ length: count }, (_, i) =>
    i === 0 ? start : i32.add(start, i32.mul(columns, i32.const(4 * i))),
  );
}

function blockAt(f: FunctionBuilder, vectors: readonly Access[], operand: number): Block {
  return {
    load: () => vectors.map((at) => f.let(at.load(operand))),
    store: (values) => storeAll(vectors, operand, values),
  };
}

function rowOperand(blocks: readonly Block[]): RowOperand {
  const split = (count: number) => {
    if (blocks.length !== count) throw new Error(`an operand of ${blocks.length} blocks was taken for one of ${count}`);
    return blocks as never;
  };
  return { ...blocks[0]!, blocks: split };
}

function rowMaths(
  f: FunctionBuilder,
  { maths, emitter }: { maths: VectorMath; emitter: CodeTools },
  vectors: readonly Access[],
): RowMaths {
  return {
    sigmoid: (x) => maths.sigmoid(x),
    tanh: (x) => maths.tanh(x),
    map: (combine, ...operands) =>
      vectors.map((_, p) => f.let(combine(...(operands.map((values) => values[p]!) as never)))),
    constant: (value) => maths.constant(value),
    addProduct: emitter.addProduct,
    subtractProduct: emitter.subtractProduct,
  };
}

function bindRows<S extends object>(
  op: Op<S>,
  operands: readonly { name: string; blocks: number }[],
  { words, call }: OpenWords,
  addressOf: AddressOf,
): (step: S) => void {
  const [{ name: firstName, blocks: firstBlocks }] = operands as [{ name: string; blocks: number }];
  const count = operands.length;
  return (step) => {
    const matrices = step as Readonly<Record<string, Matrix>>;
    const rows = matrices[firstName]!.rows;
    const columns = matrices[firstName]!.columns / firstBlocks;
    for (let i = 0; i < count; i++) {
      const { name, blocks } = operands[i]!;
      const m = matrices[name]!;
      if (m.rows !== rows || m.columns !== blocks * columns) op.check(step);
      words[2 * i] = addressOf(m);
      words[2 * i + 1] = 4 * m.stride;
    }
    words[2 * count] = rows;
    words[2 * count + 1] = columns;
    call();
  };
}
