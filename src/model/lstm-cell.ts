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
 * The fused weights hold the gates side by side in the order i, f, g, o.
 *
 * @see Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000 for the forget gate;
 *      Jozefowicz, Zaremba & Sutskever 2015 for its bias of 1
 */
import { gateBias } from '../tensor/initialisers.ts';
import type { Cell } from './cell.ts';

export const lstmCell: Cell = {
  name: 'lstm',
  title: 'LSTM',
  gateNames: ['input', 'forget', 'candidate', 'output'],
  candidate: 'candidate',
  keepGate: 'forget',
  hasCellState: true,
  hiddenProductApart: false,
  hiddenReachesDirectly: false,
  initialBias: (hiddenSize, forgetBias) => gateBias(1, hiddenSize, forgetBias),
  forward(kernels, { gates, previousCell, cell, hidden }) {
    kernels.lstmForward({ gates, previousCell: previousCell!, cell: cell!, hidden });
  },
  backward(kernels, { gates, previousCell, cell }, { dHidden, dCell }) {
    kernels.lstmBackward({ gates, previousCell: previousCell!, cell: cell!, dHidden, dCell: dCell! });
  },
};
