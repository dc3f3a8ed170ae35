/**
 * The plain recurrent network: the hidden state is all the memory there is, and it is rewritten at every step.
 *
 *   h = tanh(x·Wx + h′·Wh + b)
 *
 * Its gradient passes one factor Whᵀ·(1 − h²) a step: over long distances it vanishes or explodes.
 *
 * @see Elman 1990; Bengio, Simard & Frasconi 1994 on long-term dependencies
 */
import { zeros } from '../tensor/initialisers.ts';
import type { Cell } from './cell.ts';

export const rnnCell: Cell = {
  name: 'rnn',
  title: 'plain RNN',
  gateNames: ['hidden'],
  candidate: 'hidden',
  keepGate: null,
  hasCellState: false,
  hiddenProductApart: false,
  hiddenReachesDirectly: false,
  initialBias: () => zeros,
  forward(kernels, { gates, hidden }) {
    kernels.tanh(gates);
    kernels.copy(hidden, gates);
  },
  backward(kernels, { gates }, { dHidden }) {
    kernels.tanhGradient(gates, gates, dHidden, false);
  },
};
