/**
 * Gated recurrent unit: no cell state apart; an update gate mixes the old hidden state with a new one.
 *
 *   r = σ(x·Wxr + br + h′·Whr + b′r)             reset gate: how much of the past the new state sees
 *   z = σ(x·Wxz + bz + h′·Whz + b′z)             update gate: how much of the old state stays
 *   n = tanh(x·Wxn + bn + r ⊙ (h′·Whn + b′n))    new state
 *   h = (1 − z) ⊙ n + z ⊙ h′
 *
 * The products are there already when the op runs, the gates side by side in the order r, z, n: those with x in
 * `gates`, those with h′ in `hiddenProduct`. The reset gate acts after the product with the hidden state, as in cuDNN
 * and PyTorch, so that one product serves all three.
 *
 * @see Cho et al. 2014 (D14-1179)
 */
import { sigmoid, tanh } from '../../tensor/elementary-functions.ts';
import { zeros } from '../../tensor/initialisers.ts';
import { op } from '../../tensor/op.ts';
import type { Cell, CellStep, CellStepGradient } from '../cell.ts';

type GruStep = Pick<CellStep, 'gates' | 'hiddenProduct' | 'previousHidden' | 'hidden'>;
type GruStepGradient = Pick<CellStepGradient, 'gates' | 'hiddenProduct' | 'previousHidden' | 'dHidden'>;

/** gates: the products with x → r, z, n; writes hidden. */
export const gruForward = op<GruStep>(
  'gruForward',
  { gates: '[N, 3H]', hiddenProduct: '[N, 3H]', previousHidden: '[N, H]', hidden: '[N, H]' },
  ({ gates, hiddenProduct, previousHidden, hidden }) => {
    const H = hidden.columns;
    for (let b = 0; b < hidden.rows; b++) {
      const x = gates.offset + b * gates.stride;
      const u = hiddenProduct.offset + b * hiddenProduct.stride;
      for (let j = 0; j < H; j++) {
        const r = sigmoid(gates.data[x + j]! + hiddenProduct.data[u + j]!);
        const z = sigmoid(gates.data[x + H + j]! + hiddenProduct.data[u + H + j]!);
        const n = tanh(gates.data[x + 2 * H + j]! + r * hiddenProduct.data[u + 2 * H + j]!);
        gates.data[x + j] = r;
        gates.data[x + H + j] = z;
        gates.data[x + 2 * H + j] = n;
        hidden.set(b, j, (1 - z) * n + z * previousHidden.at(b, j));
      }
    }
  },
);

/** gates: r, z, n → the gradient of the products with x; hiddenProduct → its own gradient; dHidden: of h → z ⊙ dh, what reaches h′ directly. */
export const gruBackward = op<GruStepGradient>(
  'gruBackward',
  { gates: '[N, 3H]', hiddenProduct: '[N, 3H]', previousHidden: '[N, H]', dHidden: '[N, H]' },
  ({ gates, hiddenProduct, previousHidden, dHidden }) => {
    const H = dHidden.columns;
    for (let b = 0; b < dHidden.rows; b++) {
      const x = gates.offset + b * gates.stride;
      const u = hiddenProduct.offset + b * hiddenProduct.stride;
      const p = dHidden.offset + b * dHidden.stride;
      for (let j = 0; j < H; j++) {
        const r = gates.data[x + j]!;
        const z = gates.data[x + H + j]!;
        const n = gates.data[x + 2 * H + j]!;
        const dH = dHidden.data[p + j]!;
        const dN = dH * (1 - z) * (1 - n * n);
        const dZ = dH * (previousHidden.at(b, j) - n) * z * (1 - z);
        const dR = dN * hiddenProduct.data[u + 2 * H + j]! * r * (1 - r);
        gates.data[x + j] = dR;
        gates.data[x + H + j] = dZ;
        gates.data[x + 2 * H + j] = dN;
        hiddenProduct.data[u + j] = dR;
        hiddenProduct.data[u + H + j] = dZ;
        hiddenProduct.data[u + 2 * H + j] = dN * r;
        dHidden.data[p + j] = dH * z;
      }
    }
  },
);

export const gru: Cell = {
  name: 'gru',
  title: 'GRU',
  gateNames: ['reset', 'update', 'new'],
  candidate: 'new',
  keepGate: 'update',
  hasCellState: false,
  hiddenProductApart: true,
  hiddenReachesDirectly: true,
  initialBias: () => zeros,
  forward: gruForward,
  backward: gruBackward,
};
