/**
 * The LSTM of 1997, which had no forget gate yet: what is in the cell stays, f = 1.
 *
 *   c = c′ + i ⊙ g
 *
 * It is the translator's LSTM, whose forget gate is held open by a bias so large that the gate is exactly 1. Then its
 * derivative f·(1 − f) is exactly 0, so neither the bias nor the weights that feed it receive a gradient.
 *
 * @see Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000 on what it lacks
 */
import type { Cell } from '../../ops/cell.ts';
import { lstm } from '../../ops/lstm/lstm.ts';

/** σ of it is 1 in Float32 and in Float64, whatever the inputs add. */
const WIDE_OPEN = 80;

export const unforgettingCell: Cell = {
  ...lstm,
  initialBias: (hiddenSize) => lstm.initialBias(hiddenSize, WIDE_OPEN),
};
