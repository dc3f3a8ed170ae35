/**
 * What the three recurrent cells have in common: one time step over the sentences that still go on.
 * A cell knows its gates; recurrent-layer.ts knows time.
 */

import type { Initialiser } from '../tensor/initialisers.ts';
import type { Kernels } from '../tensor/kernels.ts';
import type { Matrix } from '../tensor/matrix.ts';

/** The arrays of one time step, all with one row a sentence. */
export interface CellStep {
  /** [N, G] pre-activations from the inputs, bias included (LSTM and RNN: from the hidden state too). */
  readonly gates: Matrix;
  /** GRU only: [N, G] pre-activations from the hidden state. */
  readonly hiddenPart: Matrix | null;
  readonly previousHidden: Matrix; // [N, H]
  /** LSTM only. */
  readonly previousCell: Matrix | null; // [N, H]
  readonly cell: Matrix | null; // [N, H]
  readonly hidden: Matrix; // [N, H] out
}

/** What flows back through one time step, in place. */
export interface CellStepGradient {
  /** [N, H] in: gradient of this step's hidden state; out: what reaches the previous one without passing a weight. */
  readonly dHidden: Matrix;
  /** LSTM only: [N, H] in: gradient of this step's cell state; out: of the previous one. */
  readonly dCell: Matrix | null;
}

export interface Cell {
  readonly name: string;
  /** As readers call it. Example "LSTM" */
  readonly title: string;
  /** Gates side by side in the fused weights: G = gateCount · H. */
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
  initialBias(hiddenSize: number, forgetBias: number): Initialiser;
  /** Reads the pre-activations, leaves the gates in their place, writes hidden (and cell). */
  forward(kernels: Kernels, step: CellStep): void;
  /** Leaves the gradient of the pre-activations in place of the gates. */
  backward(kernels: Kernels, step: CellStep, gradient: CellStepGradient): void;
}
