/** What a recurrent layer runs over, and where it starts. */
import type { Variable } from '../tensor/matrix.ts';
import { checkShape } from '../tensor/shapes.ts';
import type { LayerShape } from './layer-weights.ts';
import type { Steps } from './steps.ts';

/** Hidden state (and cell state) of every sentence: it moves through time, and its gradient moves back. */
export interface State {
  readonly hidden: Variable; // [B, H]
  readonly cell: Variable | null; // [B, H], LSTM only
}

export interface LayerOptions {
  readonly steps: Steps;
  readonly direction: 'forward' | 'backward';
  /** [R, I] inputs of all steps, or `null`. */
  readonly input: Variable | null;
  /** [R, I] the inputs that come with each step, or `null`. */
  readonly stepInput: Variable | null;
  /**
   * The first step that has a `stepInput`. Earlier ones read zeros, so their product is skipped; 0 where left out,
   * and for a layer without `input`, whose bias comes with that product.
   */
  readonly firstStepInput?: number;
  /** Where the layer starts; `null` for zeros. */
  readonly initial: State | null;
  /** [R, H] where the hidden states go. */
  readonly output: Variable;
  readonly recurrentDropout: number;
}

/** @throws NmtError E_SHAPE when inputs or states are not as wide as the shape says */
export function checkLayer(shape: LayerShape, { steps, input, stepInput, initial, output }: LayerOptions): void {
  const { name, inputSize, stepInputSize, hiddenSize } = shape;
  if (input !== null) checkShape(`${name}: input`, input, steps.rows, inputSize);
  if (stepInput !== null) checkShape(`${name}: input of each step`, stepInput, steps.rows, stepInputSize);
  if (initial !== null) checkShape(`${name}: initial state`, initial.hidden, steps.batchSize, hiddenSize);
  checkShape(`${name}: output`, output, steps.rows, hiddenSize);
}
