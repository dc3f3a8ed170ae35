/**
 * Long short-term memory: a cell state that is carried on by addition, and three gates that decide
 * what it forgets, what it takes in and what it shows.
 *
 *   i = σ(x·Wxi + h′·Whi + bi)        input gate: how much of the candidate is taken in
 *   f = σ(x·Wxf + h′·Whf + bf)        forget gate: how much of the old cell state is kept
 *   g = tanh(x·Wxg + h′·Whg + bg)     candidate
 *   o = σ(x·Wxo + h′·Who + bo)        output gate: how much of the cell state is shown
 *   c = f ⊙ c′ + i ⊙ g                cell state
 *   h = o ⊙ tanh(c)                   hidden state
 *
 * The sums in brackets are there already when the op runs (model/layer-step.ts), the gates side by side in the
 * order i, f, g, o.
 *
 * @see Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000 for the forget gate;
 *      Jozefowicz, Zaremba & Sutskever 2015 for its bias of 1
 */
import { sigmoid, tanh } from '../../tensor/elementary-functions.ts';
import { gateBias } from '../../tensor/initialisers.ts';
import { op } from '../../tensor/op.ts';
import type { Cell, CellStep, CellStepGradient } from '../cell.ts';

type LstmStep = Pick<CellStep, 'gates' | 'previousCell' | 'cell' | 'hidden'>;
type LstmStepGradient = Pick<CellStepGradient, 'gates' | 'previousCell' | 'cell' | 'dHidden' | 'dCell'>;

/** gates: the sums → i, f, g, o; writes cell and hidden. */
export const lstmForward = op<LstmStep>(
  'lstmForward',
  { gates: '[N, 4H]', previousCell: '[N, H]', cell: '[N, H]', hidden: '[N, H]' },
  ({ gates, previousCell, cell, hidden }) => {
    const H = hidden.columns;
    for (let n = 0; n < hidden.rows; n++) {
      const z = gates.offset + n * gates.stride;
      for (let j = 0; j < H; j++) {
        const i = sigmoid(gates.data[z + j]!);
        const f = sigmoid(gates.data[z + H + j]!);
        const g = tanh(gates.data[z + 2 * H + j]!);
        const o = sigmoid(gates.data[z + 3 * H + j]!);
        const c = f * previousCell.at(n, j) + i * g;
        gates.data[z + j] = i;
        gates.data[z + H + j] = f;
        gates.data[z + 2 * H + j] = g;
        gates.data[z + 3 * H + j] = o;
        cell.set(n, j, c);
        hidden.set(n, j, o * tanh(c));
      }
    }
  },
);

/** gates: i, f, g, o → the gradient of their sums; dCell: of c → of c′. h′ is reached through the sums alone. */
export const lstmBackward = op<LstmStepGradient>(
  'lstmBackward',
  { gates: '[N, 4H]', previousCell: '[N, H]', cell: '[N, H]', dHidden: '[N, H]', dCell: '[N, H]' },
  ({ gates, previousCell, cell, dHidden, dCell }) => {
    const H = cell.columns;
    for (let n = 0; n < cell.rows; n++) {
      const z = gates.offset + n * gates.stride;
      const p = dCell.offset + n * dCell.stride;
      for (let j = 0; j < H; j++) {
        const i = gates.data[z + j]!;
        const f = gates.data[z + H + j]!;
        const g = gates.data[z + 2 * H + j]!;
        const o = gates.data[z + 3 * H + j]!;
        const tanhC = tanh(cell.at(n, j));
        const dH = dHidden.at(n, j);
        const dC = dCell.data[p + j]! + dH * o * (1 - tanhC * tanhC);
        gates.data[z + j] = dC * g * i * (1 - i);
        gates.data[z + H + j] = dC * previousCell.at(n, j) * f * (1 - f);
        gates.data[z + 2 * H + j] = dC * i * (1 - g * g);
        gates.data[z + 3 * H + j] = dH * tanhC * o * (1 - o);
        dCell.data[p + j] = dC * f;
      }
    }
  },
);

const GATES = ['input', 'forget', 'candidate', 'output'] as const;

export const lstm: Cell = {
  name: 'lstm',
  title: 'LSTM',
  gateNames: GATES,
  candidate: 'candidate',
  keepGate: 'forget',
  hasCellState: true,
  hiddenProductApart: false,
  hiddenReachesDirectly: false,
  initialBias: (hiddenSize, forgetBias) => gateBias(GATES.indexOf('forget'), hiddenSize, forgetBias),
  forward: lstmForward,
  backward: lstmBackward,
};
