/**
 * The LSTM of 1997, which had no forget gate yet: what is in the cell stays, f = 1.
 *
 *   c = c′ + i ⊙ g
 *
 * It is the translator's LSTM cell, whose forget gate is held open from outside: its pre-activation is replaced by
 * a number so large that the gate is exactly 1. Then its derivative f·(1 − f) is exactly 0, so the weights that
 * would feed it receive no gradient and play no part.
 *
 * @see Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000 on what it lacks
 */
import type { Cell } from '../../model/cell.ts';
import { lstmCell } from '../../model/lstm-cell.ts';

/** σ of it is 1 in Float32 and in Float64. */
const WIDE_OPEN = 80;

const FORGET = lstmCell.gateNames.indexOf('forget');

export const unforgettingCell: Cell = {
  ...lstmCell,
  forward(kernels, step) {
    const { columns } = step.hidden;
    const forget = step.gates.columnsAt(FORGET * columns, columns);
    for (let i = 0; i < forget.rows; i++) {
      const start = forget.offset + i * forget.stride;
      forget.data.fill(WIDE_OPEN, start, start + columns);
    }
    lstmCell.forward(kernels, step);
  },
};
