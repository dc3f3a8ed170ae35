/** One time step of the recurrent cells, forward and backward, and tanh alone. The equations stand in src/model. */

import type { KernelContext } from '../../wasm/emitter.ts';
import { f32x4, type I32, i32, type Local, type V128 } from '../../wasm/expressions.ts';
import type { FunctionBuilder } from '../../wasm/function-builder.ts';
import { eachInRow, eachRow, storeAll } from '../../wasm/loops.ts';

/** Addresses, each with the bytes from one row to the next; then rows and columns. */
export interface CellCode {
  tanh(x: number, step: number, rows: number, columns: number): void;
  /** gates, previousCell, cell, hidden. */
  lstmForward(...values: readonly number[]): void;
  /** gates, previousCell, cell, dHidden, dCell. */
  lstmBackward(...values: readonly number[]): void;
  /** inputPart, hiddenPart, previousHidden, hidden. */
  gruForward(...values: readonly number[]): void;
  /** inputPart, hiddenPart, previousHidden, dHidden. */
  gruBackward(...values: readonly number[]): void;
}

const { add, sub, mul } = f32x4;

export function addCellFunctions(context: KernelContext): void {
  addTanh(context);
  addLstmForward(context);
  addLstmBackward(context);
  addGruForward(context);
  addGruBackward(context);
}

type Row = (f: FunctionBuilder, starts: readonly Local<'i32'>[], columns: I32) => void;

/** A function of `count` matrices that runs `row` for every row. */
function addRowFunction(context: KernelContext, name: string, count: number, row: (f: FunctionBuilder) => Row): void {
  const parameters = Array.from({ length: 2 * count + 2 }, () => 'i32' as const);
  context.module.function(name, { parameters }, (f, ...values) => {
    const operands = Array.from({ length: count }, (_, i) => ({ start: values[2 * i]!, step: values[2 * i + 1]! }));
    const emit = row(f);
    const starts = operands.map(({ start }) => start);
    eachRow(f, values[2 * count]!, operands, () => emit(f, starts, values[2 * count + 1]!));
  });
}

/** Where each gate's columns start in a row of fused gates. */
function gateStarts(gates: I32, columns: I32, count: number): I32[] {
  return Array.from({ length: count }, (_, i) => i32.add(gates, i32.mul(columns, i32.const(4 * i))));
}

function addTanh(context: KernelContext): void {
  addRowFunction(context, 'tanh', 1, (f) => {
    const maths = context.maths(f);
    return (_, starts, columns) =>
      eachInRow(f, starts, context.pairs(columns), (vectors) => {
        storeAll(vectors, 0, maths.tanh(vectors.map((at) => f.let(at.load(0)))));
      });
  });
}

function addLstmForward(context: KernelContext): void {
  addRowFunction(context, 'lstmForward', 4, (f) => {
    const maths = context.maths(f);
    return (_, [gates, previousCell, cell, hidden], columns) => {
      const starts = [...gateStarts(gates!, columns, 4), previousCell!, cell!, hidden!];
      eachInRow(f, starts, context.pairs(columns), (vectors) => {
        const read = (operand: number) => vectors.map((at) => f.let(at.load(operand)));
        const i = maths.sigmoid(read(0));
        const g = maths.tanh(read(2));
        const taken = vectors.map((_, p) => f.let(mul(i[p]!, g[p]!)));
        storeAll(vectors, 0, i);
        storeAll(vectors, 2, g);
        const forget = maths.sigmoid(read(1));
        const c = vectors.map((at, p) => f.let(add(mul(forget[p]!, at.load(4)), taken[p]!)));
        storeAll(vectors, 1, forget);
        storeAll(vectors, 5, c);
        const o = maths.sigmoid(read(3));
        const shown = maths.tanh(c);
        storeAll(vectors, 3, o);
        storeAll(
          vectors,
          6,
          o.map((gate, p) => f.let(mul(gate, shown[p]!))),
        );
      });
    };
  });
}

function addLstmBackward(context: KernelContext): void {
  addRowFunction(context, 'lstmBackward', 5, (f) => {
    const maths = context.maths(f);
    return (_, [gates, previousCell, cell, dHidden, dCell], columns) => {
      const starts = [...gateStarts(gates!, columns, 4), previousCell!, cell!, dHidden!, dCell!];
      eachInRow(f, starts, context.pairs(columns), (vectors) => {
        const read = (operand: number) => vectors.map((at) => f.let(at.load(operand)));
        const each = (value: (p: number) => V128) => vectors.map((_, p) => f.let(value(p)));
        const one = maths.constant(1);
        const rest = (x: V128) => sub(one, x); // 1 − x
        const tanhC = maths.tanh(read(5));
        const [dH, o] = [read(6), read(3)];
        const fromHidden = each((p) => mul(mul(dH[p]!, o[p]!), rest(mul(tanhC[p]!, tanhC[p]!))));
        const dO = each((p) => mul(mul(mul(dH[p]!, tanhC[p]!), o[p]!), rest(o[p]!)));
        const before = read(7);
        const dC = each((p) => add(before[p]!, fromHidden[p]!));
        const [i, forget, g, previous] = [read(0), read(1), read(2), read(4)];
        const dI = each((p) => mul(mul(mul(dC[p]!, g[p]!), i[p]!), rest(i[p]!)));
        const dF = each((p) => mul(mul(mul(dC[p]!, previous[p]!), forget[p]!), rest(forget[p]!)));
        const dG = each((p) => mul(mul(dC[p]!, i[p]!), rest(mul(g[p]!, g[p]!))));
        const dPrevious = each((p) => mul(dC[p]!, forget[p]!));
        [dI, dF, dG, dO].forEach((values, operand) => {
          storeAll(vectors, operand, values);
        });
        storeAll(vectors, 7, dPrevious);
      });
    };
  });
}

function addGruForward(context: KernelContext): void {
  addRowFunction(context, 'gruForward', 4, (f) => {
    const maths = context.maths(f);
    return (_, [inputPart, hiddenPart, previousHidden, hidden], columns) => {
      const starts = [
        ...gateStarts(inputPart!, columns, 3),
        ...gateStarts(hiddenPart!, columns, 3),
        previousHidden!,
        hidden!,
      ];
      eachInRow(f, starts, context.pairs(columns), (vectors) => {
        const each = (value: (at: (operand: number) => V128, p: number) => V128) =>
          vectors.map((at, p) => f.let(value(at.load, p)));
        const r = maths.sigmoid(each((at) => add(at(0), at(3))));
        const n = maths.tanh(each((at, p) => add(at(2), mul(r[p]!, at(5)))));
        storeAll(vectors, 0, r);
        storeAll(vectors, 2, n);
        const z = maths.sigmoid(each((at) => add(at(1), at(4))));
        const one = maths.constant(1);
        const h = each((at, p) => add(mul(sub(one, z[p]!), n[p]!), mul(z[p]!, at(6))));
        storeAll(vectors, 1, z);
        storeAll(vectors, 7, h);
      });
    };
  });
}

function addGruBackward(context: KernelContext): void {
  addRowFunction(context, 'gruBackward', 4, (f) => {
    const maths = context.maths(f);
    return (_, [inputPart, hiddenPart, previousHidden, dHidden], columns) => {
      const starts = [
        ...gateStarts(inputPart!, columns, 3),
        ...gateStarts(hiddenPart!, columns, 3),
        previousHidden!,
        dHidden!,
      ];
      eachInRow(f, starts, context.pairs(columns), (vectors) => {
        const read = (operand: number) => vectors.map((at) => f.let(at.load(operand)));
        const each = (value: (p: number) => V128) => vectors.map((_, p) => f.let(value(p)));
        const one = maths.constant(1);
        const rest = (x: V128) => sub(one, x);
        const [r, z, n, newPart, previous, dH] = [read(0), read(1), read(2), read(5), read(6), read(7)];
        const dN = each((p) => mul(mul(dH[p]!, rest(z[p]!)), rest(mul(n[p]!, n[p]!))));
        const dZ = each((p) => mul(mul(mul(dH[p]!, sub(previous[p]!, n[p]!)), z[p]!), rest(z[p]!)));
        const dR = each((p) => mul(mul(mul(dN[p]!, newPart[p]!), r[p]!), rest(r[p]!)));
        const through = each((p) => mul(dN[p]!, r[p]!));
        const passed = each((p) => mul(dH[p]!, z[p]!));
        [dR, dZ, dN, dR, dZ, through].forEach((values, operand) => {
          storeAll(vectors, operand, values);
        });
        storeAll(vectors, 7, passed);
      });
    };
  });
}
