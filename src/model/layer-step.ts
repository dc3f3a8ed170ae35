/**
 * One time step of a recurrent layer, forward and backward, over the N sentences that still go on.
 *
 *   sums  = x·Wx + b + h′·Wh        the products; x·Wx + b is known beforehand, or comes with the step
 *   h, c  = cell(sums, c′)          ops/lstm/lstm.ts and its neighbours
 *
 *   dsums = cell′(dh, dc)
 *   dh′   = dsums · Whᵀ             and what reaches h′ without passing a weight; dc → dc′
 */
import type { Cell, CellStep, CellStepGradient } from '../ops/cell.ts';
import { type Matrix, Variable } from '../tensor/matrix.ts';
import type { Pass } from '../tensor/tape.ts';
import type { LayerWeights } from './layer-weights.ts';
import { multiply } from './linear.ts';

/** The rows of one step in every array. */
export interface StepRows {
  readonly arrays: CellStep;
  /** The states of the step's sentences: they move through time, their gradients move back. */
  readonly hidden: Variable; // [N, H]
  readonly cell: Variable | null; // [N, H]
  /** [N, H] what the recurrent weights multiply: the previous hidden state, or a masked copy. */
  readonly droppedHidden: Matrix;
  /** [N, I] the input that comes with this step, or `null`. */
  readonly stepInput: Variable | null;
  /** Whether x·Wx + b of the inputs known beforehand is in the gates already. */
  readonly hasInput: boolean;
  /** How many of the sentences, the first ones, have a state to go on from; the others start from zeros. */
  readonly rowsWithState: number;
  readonly dOutput: Matrix; // [N, H]
}

/** What all steps of a layer have in common. */
export class LayerStep {
  private readonly pass: Pass;
  private readonly cell: Cell;
  private readonly weights: LayerWeights;
  private readonly mask: { readonly rate: number; readonly key: number } | null;
  private readonly cellForward: (step: CellStep) => void;
  private readonly cellBackward: (step: CellStepGradient) => void;

  /** `mask`: recurrent dropout, one mask for all time steps of a sentence (Gal & Ghahramani 2016, arXiv 1512.05287). */
  constructor(pass: Pass, cell: Cell, weights: LayerWeights, mask: { rate: number; key: number } | null) {
    this.pass = pass;
    this.cell = cell;
    this.weights = weights;
    this.mask = mask;
    this.cellForward = pass.kernels.run(cell.forward);
    this.cellBackward = pass.kernels.run(cell.backward);
  }

  /** Reads the states, writes the new ones. */
  forward(rows: StepRows): void {
    const { kernels, tape } = this.pass;
    const { arrays, hidden, cell } = rows;
    if (rows.stepInput !== null) this.multiplyInput(rows, rows.stepInput);
    kernels.copy(arrays.previousHidden, hidden.value);
    if (cell !== null) kernels.copy(arrays.previousCell, cell.value);
    this.multiplyHidden(rows);
    this.cellForward(arrays);
    kernels.copy(hidden.value, arrays.hidden);
    if (cell !== null) kernels.copy(cell.value, arrays.cell);
    tape?.record(() => this.backward(rows));
  }

  /** Reads the gradients of the new states, leaves those of the old ones in their place. */
  private backward(rows: StepRows): void {
    const { arrays, hidden, cell, dOutput } = rows;
    const dHidden = hidden.gradient;
    this.pass.kernels.add(dHidden, dOutput);
    const dOwnWeights = this.weights.own?.gradient ?? arrays.ownWeights;
    // Written out, not spread: this record is made in every step.
    this.cellBackward({
      gates: arrays.gates,
      hiddenProduct: arrays.hiddenProduct,
      previousHidden: arrays.previousHidden,
      previousCell: arrays.previousCell,
      cell: arrays.cell,
      hidden: arrays.hidden,
      ownWeights: arrays.ownWeights,
      dHidden,
      dCell: cell?.gradient ?? arrays.cell,
      dOwnWeights,
    });
    this.multiplyHiddenBackward(rows, dHidden);
  }

  /** sums = x·Wx + (b, or what stands there already); records its own backward. */
  private multiplyInput({ arrays: { gates }, hasInput }: StepRows, stepInput: Variable): void {
    const sums = new Variable(gates, gates); // the gradient takes the gates' place
    multiply(this.pass, sums, stepInput, this.weights.stepInput!, hasInput ? gates : this.weights.bias.value);
  }

  /** sums += h′·Wh, or the product apart. */
  private multiplyHidden({ arrays, droppedHidden, rowsWithState }: StepRows): void {
    const { kernels } = this.pass;
    const { hidden, hiddenBias } = this.weights;
    if (this.mask !== null) {
      kernels.copy(droppedHidden, arrays.previousHidden);
      kernels.dropout(droppedHidden, this.mask.rate, this.mask.key);
    }
    if (hiddenBias !== null) {
      kernels.product(arrays.hiddenProduct, droppedHidden, hidden.packed!, hiddenBias.value);
    } else if (rowsWithState > 0) {
      const sums = arrays.gates.rowsAt(0, rowsWithState);
      kernels.product(sums, droppedHidden.rowsAt(0, rowsWithState), hidden.packed!, sums);
    }
  }

  /** dh′ = dsums · Whᵀ, added where h′ reaches h directly too. */
  private multiplyHiddenBackward({ arrays, rowsWithState }: StepRows, gradient: Matrix): void {
    if (rowsWithState === 0) return;
    const { kernels, arena } = this.pass;
    const weights = this.weights.hidden.packedTransposed!;
    const dHidden = gradient.rowsAt(0, rowsWithState);
    const dSums = (this.cell.hiddenProductApart ? arrays.hiddenProduct : arrays.gates).rowsAt(0, rowsWithState);
    if (this.mask === null) {
      kernels.product(dHidden, dSums, weights, this.cell.hiddenReachesDirectly ? dHidden : null);
      return;
    }
    const mark = arena.mark();
    const throughWeights = arena.matrix(dHidden.rows, dHidden.columns);
    kernels.product(throughWeights, dSums, weights, null);
    kernels.dropout(throughWeights, this.mask.rate, this.mask.key);
    if (this.cell.hiddenReachesDirectly) kernels.add(dHidden, throughWeights);
    else kernels.copy(dHidden, throughWeights);
    arena.release(mark);
  }
}
