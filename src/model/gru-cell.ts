/**
 * Gated recurrent unit: no cell state apart; an update gate mixes the old hidden state with a new one.
 *
 *   r = σ(x·Wxr + h′·Whr + b)               reset gate: how much of the past the new state sees
 *   z = σ(x·Wxz + h′·Whz + b)               update gate: how much of the old state stays
 *   n = tanh(x·Wxn + bn + r ⊙ (h′·Whn + b′n))    new state
 *   h = (1 − z) ⊙ n + z ⊙ h′
 *
 * The fused weights hold the gates side by side in the order r, z, n. The reset gate acts after the product
 * with the hidden state, as in cuDNN and PyTorch, so that one product serves all three.
 *
 * @see Cho et al. 2014 (D14-1179)
 */
import { zeros } from '../tensor/initialisers.ts';
import type { Cell } from './cell.ts';

export const gruCell: Cell = {
  name: 'gru',
  title: 'GRU',
  gateNames: ['reset', 'update', 'new'],
  candidate: 'new',
  keepGate: 'update',
  hasCellState: false,
  hiddenProductApart: true,
  hiddenReachesDirectly: true,
  initialBias: () => zeros,
  forward(kernels, { gates, hiddenPart, previousHidden, hidden }) {
    kernels.gruForward({ inputPart: gates, hiddenPart: hiddenPart!, previousHidden, hidden });
  },
  backward(kernels, { gates, hiddenPart, previousHidden }, { dHidden }) {
    kernels.gruBackward({ inputPart: gates, hiddenPart: hiddenPart!, previousHidden, dHidden });
  },
};
