/** One time step of the plain recurrent network, emitted: the arithmetic of rnn.ts, four columns at a time. */
import { f32x4 } from '../../wasm/expressions.ts';
import { rowOp } from '../simd-op.ts';
import { rnnBackward, rnnForward } from './rnn.ts';

export const rnnForwardSimd = rowOp(rnnForward, ({ gates, hidden }, { tanh }) => {
  const h = tanh(gates.load());
  gates.store(h);
  hidden.store(h);
});

export const rnnBackwardSimd = rowOp(rnnBackward, ({ gates, dHidden }, { map, constant, subtractProduct }) => {
  gates.store(map((dH, h) => f32x4.mul(dH, subtractProduct(constant(1), h, h)), dHidden.load(), gates.load()));
});
