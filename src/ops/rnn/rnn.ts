/**
 * The plain recurrent network: the hidden state is all the memory there is, and it is rewritten at every step.
 *
 *   h = tanh(x·Wx + h′·Wh + b)
 *
 * Its gradient passes one factor Whᵀ·(1 − h²) a step: over long distances it vanishes or explodes.
 *
 * @see Elman 1990; Bengio, Simard & Frasconi 1994 on long-term dependencies
 */
import { tanh } from '../../tensor/elementary-functions.ts';
import { zeros } from '../../tensor/initialisers.ts';
import { op } from '../../tensor/op.ts';
import type { Cell, CellStep, CellStepGradient } from '../cell.ts';

/** gates: the sum → h, which is the hidden state too. */
export const rnnForward = op<Pick<CellStep, 'gates' | 'hidden'>>(
  'rnnForward',
  { gates: '[N, H]', hidden: '[N, H]' },
  ({ gates, hidden }) => {
    for (let n = 0; n < hidden.rows; n++) {
      for (let j = 0; j < hidden.columns; j++) {
        const h = tanh(gates.at(n, j));
        gates.set(n, j, h);
        hidden.set(n, j, h);
      }
    }
  },
);

/** gates: h → the gradient of the sum. */
export const rnnBackward = op<Pick<CellStepGradient, 'gates' | 'dHidden'>>(
  'rnnBackward',
  { gates: '[N, H]', dHidden: '[N, H]' },
  ({ gates, dHidden }) => {
    for (let n = 0; n < gates.rows; n++) {
      for (let j = 0; j < gates.columns; j++) {
        const h = gates.at(n, j);
        gates.set(n, j, dHidden.at(n, j) * (1 - h * h));
      }
    }
  },
);

export const rnn: Cell = {
  name: 'rnn',
  title: 'plain RNN',
  gateNames: ['hidden'],
  candidate: 'hidden',
  keepGate: null,
  hasCellState: false,
  hiddenProductApart: false,
  hiddenReachesDirectly: false,
  initialBias: () => zeros,
  forward: rnnForward,
  backward: rnnBackward,
};
