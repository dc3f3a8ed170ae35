/**
 * Kernels with a reader's hands on the gates. They do what the model's own kernels do, but for two ops: before a cell's
 * arithmetic, the sums of a gate that is held go far to one side, so that σ makes 0 or 1 of them; after attention, its
 * weights and its context become 0.
 */
import type { Seq2Seq } from '../../model/seq2seq.ts';
import { type AttendStep, attend } from '../../ops/attention/attend.ts';
import type { CellStep } from '../../ops/cell.ts';
import { CELLS } from '../../ops/cells.ts';
import type { Kernels } from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import type { Op } from '../../tensor/op.ts';
import { type Clamp, concerns, type Edits } from './edits.ts';
import { watchCells } from './watched-cells.ts';

/** A sum so far from 0 that σ of it is 0 or 1 in Float32. */
const FAR = 200;

type Run<S> = (step: S) => void;

/** The kernels for one sentence after the other, as `Seq2Seq` runs them: encoder, then decoder. */
export function editedKernels(kernels: Kernels, model: Seq2Seq, { clamps, attentionOff }: Edits): Kernels {
  const { gateNames } = CELLS[model.config.cell];
  const watched = watchCells(kernels, model, (place, step, run) => {
    for (const clamp of clamps) {
      if (concerns(clamp, place)) hold(step, gateNames.indexOf(clamp.gate), clamp);
    }
    run(step);
  });
  return {
    ...watched,
    run: <S>(op: Op<S>) => {
      const run = watched.run(op);
      return attentionOff && (op as unknown) === attend ? (blind(run as Run<AttendStep>) as Run<S>) : run;
    },
  };
}

/** Attention that looks and hands on nothing. */
function blind(run: Run<AttendStep>): Run<AttendStep> {
  return (step) => {
    run(step);
    clear(step.weights);
    clear(step.context);
  };
}

/** Holds a gate of one unit, or of all, in every row. */
function hold({ gates, hidden }: CellStep, gate: number, { unit, value }: Clamp): void {
  if (gate < 0) return;
  const size = hidden.columns;
  const [first, end] = unit === null ? [0, size] : [unit, Math.min(unit + 1, size)];
  for (let n = 0; n < gates.rows; n++) {
    const start = gates.offset + n * gates.stride + gate * size;
    gates.data.fill(value === 1 ? FAR : -FAR, start + first, start + end);
  }
}

function clear(matrix: Matrix): void {
  for (let n = 0; n < matrix.rows; n++) {
    const start = matrix.offset + n * matrix.stride;
    matrix.data.fill(0, start, start + matrix.columns);
  }
}
