/** One time step of the plain recurrent network, emitted: the arithmetic of rnn.ts, four columns at a time. */
import { f32x4 } from '../../wasm/expressions.ts';
import { rowOp } from '../simd-op.ts';
import { rnnBackward, rnnForward } from './rnn.ts';

const { sub, mul } = f32x4;

export const rnnForwardSimd = rowOp(rnnForward, ({ gates, hidden }, { tanh }) => {
  const h = tanh(gates.load());
  gates.store(h);
  hidden.store(h);
});

export const rnnBackwardSimd = rowOp(rnnBackward, ({ gates, dHidden }, { map, constant }) => {
  gates.store(map((dH, h) => mul(dH, sub(constant(1), mul(h, h))), dHidden.load(), gates.load()));
});
