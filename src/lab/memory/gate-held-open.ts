/**
 * LSTMs that lack one of their gates. Without forget gate it is the LSTM of 1997, which had none yet:
 *
 *   without forget gate   c = c′ + i ⊙ g           what is in the cell stays
 *   without input gate    c = f ⊙ c′ + g           every candidate goes in whole
 *   without output gate   h = tanh(c)              what is in the cell shows at every step
 *
 * It is the translator's LSTM, one gate of which is held open by a bias so large that the gate is exactly 1. Then its
 * derivative, such as f·(1 − f), is exactly 0, so neither the bias nor the weights that feed it receive a gradient.
 *
 * @see Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000 on what it lacks
 */
import type { Cell } from '../../ops/cell.ts';
import { lstm } from '../../ops/lstm/lstm.ts';

/** σ of it is 1 in Float32 and in Float64, whatever the inputs add. */
const WIDE_OPEN = 80;

export function lstmWithout(gate: 'forget' | 'input' | 'output'): Cell {
  const block = lstm.gateNames.indexOf(gate);
  return {
    ...lstm,
    initialBias: (hiddenSize, forgetBias) => (bias, key) => {
      lstm.initialBias(hiddenSize, forgetBias)(bias, key);
      bias.data.fill(WIDE_OPEN, bias.offset + block * hiddenSize, bias.offset + (block + 1) * hiddenSize);
    },
  };
}
