/**
 * What recurrent cells have in common: one time step over the sentences that still go on.
 * A cell knows its gates; model/layer-step.ts multiplies the weights, model/recurrent-layer.ts knows time.
 */
import type { Initialiser } from '../tensor/initialisers.ts';
import type { Matrix } from '../tensor/matrix.ts';
import type { Op } from '../tensor/op.ts';

/** The arrays of one time step, one row a sentence. What a cell does not have is [N, 0], or [0, H] of own weights. */
export interface CellStep {
  /** [N, G] before: x·W + b, and + h′·W unless the cell wants that apart. After: the gates. */
  readonly gates: Matrix;
  /** [N, G] h′·W + b for a cell with `hiddenProductApart`. */
  readonly hiddenProduct: Matrix;
  readonly previousHidden: Matrix; // [N, H]
  readonly previousCell: Matrix; // [N, H]
  /** [P, H] weights of the cell's own. */
  readonly ownWeights: Matrix;
  readonly cell: Matrix; // [N, H] out
  readonly hidden: Matrix; // [N, H] out
}

/** What flows back through one time step, in place. */
export interface CellStepGradient extends CellStep {
  /** [N, H] before: gradient of this step's hidden state. After: what reaches the previous one without passing a weight. */
  readonly dHidden: Matrix;
  /** [N, H] before: gradient of this step's cell state. After: of the previous one. */
  readonly dCell: Matrix;
  readonly dOwnWeights: Matrix; // [P, H] +=
}

export interface Cell {
  readonly name: string;
  /** As readers call it. Example "LSTM" */
  readonly title: string;
  /** Gates side by side in the fused weights: G = gates × H. */
  readonly gateNames: readonly string[];
  /** The gate that proposes a new state by tanh, between −1 and 1; the others are σ, between 0 and 1. */
  readonly candidate: string;
  /** The gate that is the share of the old state that stays; `null` where no gate is. */
  readonly keepGate: string | null;
  readonly hasCellState: boolean;
  /** True when the gates need the hidden state's product apart from the input's. */
  readonly hiddenProductApart: boolean;
  /** True when the previous hidden state reaches the new one directly too, so that its gradient is added to. */
  readonly hiddenReachesDirectly: boolean;
  /** Rows P of weights of its own, as wide as the hidden state (peepholes); none where left out. */
  readonly ownWeights?: number;
  initialBias(hiddenSize: number, forgetBias: number): Initialiser;
  /** Reads the pre-activations, leaves the gates in their place, writes hidden (and cell). */
  readonly forward: Op<CellStep>;
  /** Leaves the gradient of the pre-activations in place of the gates (and of the hidden product). */
  readonly backward: Op<CellStepGradient>;
}
