/** One GRU time step, emitted: the arithmetic of gru.ts, four columns at a time. */
import { f32x4, type V128 } from '../../wasm/expressions.ts';
import { rowOp } from '../simd-op.ts';
import { gruBackward, gruForward } from './gru.ts';

const { add, sub, mul } = f32x4;

export const gruForwardSimd = rowOp(
  gruForward,
  ({ gates, hiddenProduct, previousHidden, hidden }, { sigmoid, tanh, map, constant, addProduct }) => {
    const [reset, update, fresh] = gates.blocks(3);
    const [hiddenReset, hiddenUpdate, hiddenFresh] = hiddenProduct.blocks(3);
    const r = sigmoid(map(add, reset.load(), hiddenReset.load()));
    const n = tanh(map(addProduct, fresh.load(), r, hiddenFresh.load()));
    reset.store(r);
    fresh.store(n);
    const z = sigmoid(map(add, update.load(), hiddenUpdate.load()));
    const one = constant(1);
    const h = map((z, n, before) => addProduct(mul(sub(one, z), n), z, before), z, n, previousHidden.load());
    update.store(z);
    hidden.store(h);
  },
);

export const gruBackwardSimd = rowOp(
  gruBackward,
  ({ gates, hiddenProduct, previousHidden, dHidden }, { map, constant, subtractProduct }) => {
    const [reset, update, fresh] = gates.blocks(3);
    const [hiddenReset, hiddenUpdate, hiddenFresh] = hiddenProduct.blocks(3);
    const one = constant(1);
    const slope = (d: V128, gate: V128) => mul(mul(d, gate), sub(one, gate)); // d · σ′
    const [r, z, n] = [reset.load(), update.load(), fresh.load()];
    const [newProduct, before, dH] = [hiddenFresh.load(), previousHidden.load(), dHidden.load()];
    const dN = map((dH, z, n) => mul(mul(dH, sub(one, z)), subtractProduct(one, n, n)), dH, z, n);
    const dZ = map((dH, before, n, z) => slope(mul(dH, sub(before, n)), z), dH, before, n, z);
    const dR = map((dN, product, r) => slope(mul(dN, product), r), dN, newProduct, r);
    const through = map(mul, dN, r);
    const direct = map(mul, dH, z);
    reset.store(dR);
    update.store(dZ);
    fresh.store(dN);
    hiddenReset.store(dR);
    hiddenUpdate.store(dZ);
    hiddenFresh.store(through);
    dHidden.store(direct);
  },
);
