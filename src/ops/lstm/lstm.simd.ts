/** One LSTM time step, emitted: the arithmetic of lstm.ts, four columns at a time. */
import { f32x4, type V128 } from '../../wasm/expressions.ts';
import { rowOp } from '../simd-op.ts';
import { lstmBackward, lstmForward } from './lstm.ts';

const { sub, mul } = f32x4;

// What is stored as soon as it is known leaves its register: that is why the gates do not come in their order.

export const lstmForwardSimd = rowOp(
  lstmForward,
  ({ gates, previousCell, cell, hidden }, { sigmoid, tanh, map, addProduct }) => {
    const [input, forget, candidate, output] = gates.blocks(4);
    const i = sigmoid(input.load());
    const g = tanh(candidate.load());
    const taken = map(mul, i, g);
    input.store(i);
    candidate.store(g);
    const f = sigmoid(forget.load());
    const c = map(addProduct, taken, f, previousCell.load());
    forget.store(f);
    cell.store(c);
    const o = sigmoid(output.load());
    const shown = tanh(c);
    output.store(o);
    hidden.store(map(mul, o, shown));
  },
);

export const lstmBackwardSimd = rowOp(
  lstmBackward,
  ({ gates, previousCell, cell, dHidden, dCell }, { tanh, map, constant, addProduct, subtractProduct }) => {
    const [input, forget, candidate, output] = gates.blocks(4);
    const one = constant(1);
    const slope = (d: V128, gate: V128) => mul(mul(d, gate), sub(one, gate)); // d · σ′
    const tanhC = tanh(cell.load());
    const [dH, o] = [dHidden.load(), output.load()];
    const fromSquare = (y: V128) => subtractProduct(one, y, y); // tanh′
    const dO = map((dH, y, o) => slope(mul(dH, y), o), dH, tanhC, o);
    const dC = map((dC, dH, o, y) => addProduct(dC, mul(dH, o), fromSquare(y)), dCell.load(), dH, o, tanhC);
    const [i, f, g] = [input.load(), forget.load(), candidate.load()];
    const before = previousCell.load();
    const dI = map((dC, g, i) => slope(mul(dC, g), i), dC, g, i);
    const dF = map((dC, before, f) => slope(mul(dC, before), f), dC, before, f);
    const dG = map((dC, i, g) => mul(mul(dC, i), fromSquare(g)), dC, i, g);
    const dPrevious = map(mul, dC, f);
    input.store(dI);
    forget.store(dF);
    candidate.store(dG);
    output.store(dO);
    dCell.store(dPrevious);
  },
);
