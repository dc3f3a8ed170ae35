/**
 * A recurrent layer: one cell carried through time, forward or backward, over sentences of unequal length.
 *
 * What the inputs contribute is computed for all steps at once where they are known beforehand (the encoder);
 * what is only known when its step comes (the decoder's fed-back state, the layer below) is multiplied step by step,
 * as the hidden state is (layer-step.ts). The gradients of all weights are collected over all steps in one product each.
 */
import type { Cell, CellStep } from '../ops/cell.ts';
import { type Matrix, Variable } from '../tensor/matrix.ts';
import type { Parameter } from '../tensor/parameters.ts';
import type { Pass } from '../tensor/tape.ts';
import { checkLayer, type LayerOptions, type State } from './layer-options.ts';
import { LayerStep, type StepRows } from './layer-step.ts';
import { type LayerShape, type LayerWeights, weightsOf } from './layer-weights.ts';
import { multiply } from './linear.ts';

/** One pass of a layer over a batch. */
export class LayerPass {
  /** [R, G]: the activated gates after the forward pass; the backward pass puts their gradient in their place. */
  readonly gates: Matrix;
  /** [R, H]: the hidden states, in the order of the tokens. */
  readonly hiddens: Matrix;
  /** [R, H]: the LSTM's cell states. */
  readonly cells: Matrix | null;
  /** The state after the last step run so far; consumers add to its gradient. */
  readonly state: State;
  private readonly pass: Pass;
  private readonly cell: Cell;
  private readonly weights: LayerWeights;
  private readonly options: LayerOptions;
  /** The cell's arrays over all steps; rowsOf(t) is step t's part of them. */
  private readonly arrays: CellStep;
  private readonly droppedHidden: Matrix; // [R, H] the previous hidden states, or a masked copy
  private readonly layerStep: LayerStep;

  /**
   * Multiplies the inputs known beforehand; `step` does the rest.
   *
   * @throws NmtError E_SHAPE when inputs or states are not as wide as the shape says
   */
  constructor(pass: Pass, shape: LayerShape, parameters: ReadonlyMap<string, Parameter>, options: LayerOptions) {
    const { steps, recurrentDropout } = options;
    checkLayer(shape, options);
    this.pass = pass;
    this.cell = shape.cell;
    this.options = options;
    this.weights = weightsOf(shape.name, parameters);
    const drops = recurrentDropout > 0 && pass.dropoutKeys !== null;
    const mask = drops ? { rate: pass.dropoutKeys.rate(recurrentDropout), key: pass.dropoutKeys.next() } : null;
    this.arrays = this.takeArrays(shape);
    this.gates = this.arrays.gates;
    this.hiddens = this.arrays.hidden;
    this.cells = shape.cell.hasCellState ? this.arrays.cell : null;
    const { previousHidden } = this.arrays;
    this.droppedHidden = mask === null ? previousHidden : pass.arena.matrix(steps.rows, shape.hiddenSize);
    this.layerStep = new LayerStep(pass, shape.cell, this.weights, mask);
    this.state = this.startState(steps.batchSize, shape.hiddenSize);
    pass.tape?.record(() => this.collectGradients());
    this.multiplyInputs();
  }

  /** x·Wx + b for all steps, where x is known beforehand. */
  private multiplyInputs(): void {
    const { input } = this.options;
    const gates = new Variable(this.gates, this.gates); // the gradient takes the gates' place
    if (input !== null) multiply(this.pass, gates, input, this.weights.input!, this.weights.bias.value);
  }

  /** Runs all steps in the layer's direction. */
  runAll(): this {
    const { count } = this.options.steps;
    for (let i = 0; i < count; i++) this.step(this.options.direction === 'forward' ? i : count - 1 - i);
    return this;
  }

  /** Runs step t: reads the state of its sentences, writes their new one. */
  step(t: number): void {
    this.layerStep.forward(this.rowsOf(t));
  }

  /** What step t works on: its rows of every array, and the states of its sentences. */
  private rowsOf(t: number): StepRows {
    const { steps, input, stepInput, firstStepInput, output } = this.options;
    const start = steps.starts[t]!;
    const size = steps.sizes[t]!;
    const { arrays } = this;
    return {
      arrays: {
        gates: arrays.gates.rowsAt(start, size),
        hiddenProduct: arrays.hiddenProduct.rowsAt(start, size),
        previousHidden: arrays.previousHidden.rowsAt(start, size),
        previousCell: arrays.previousCell.rowsAt(start, size),
        cell: arrays.cell.rowsAt(start, size),
        hidden: arrays.hidden.rowsAt(start, size),
        ownWeights: arrays.ownWeights,
      },
      hidden: this.state.hidden.rowsAt(0, size),
      cell: this.state.cell?.rowsAt(0, size) ?? null,
      droppedHidden: this.droppedHidden.rowsAt(start, size),
      stepInput: t < (firstStepInput ?? 0) ? null : (stepInput?.rowsAt(start, size) ?? null),
      hasInput: input !== null,
      rowsWithState: this.rowsWithState(t),
      dOutput: output.gradient.rowsAt(start, size),
    };
  }

  /** How many of step t's sentences have a state to go on from: the first ones. The others start from zeros. */
  private rowsWithState(t: number): number {
    const { initial, direction, steps } = this.options;
    if (initial !== null) return steps.sizes[t]!;
    if (direction === 'backward') return steps.sizes[t + 1] ?? 0;
    return t === 0 ? 0 : steps.sizes[t]!;
  }

  /** One product for each weight matrix, over all steps. */
  private collectGradients(): void {
    const { kernels } = this.pass;
    const { weights, droppedHidden } = this;
    const { input, stepInput } = this.options;
    const { hiddenProduct } = this.arrays;
    const hiddenBias = weights.hiddenBias;
    const read: [Parameter | null, Matrix | undefined][] = [
      [weights.input, input?.value],
      [weights.stepInput, stepInput?.value],
      [weights.hidden, hiddenBias === null ? droppedHidden : undefined],
    ];
    const used = read.filter((entry): entry is [Parameter, Matrix] => entry[1] !== undefined);
    kernels.addTransposedProducts(
      used.map(([parameter]) => parameter.gradient),
      used.map(([, inputs]) => inputs),
      this.gates,
    );
    kernels.addColumnSums(weights.bias.gradient, this.gates);
    if (hiddenBias === null) return;
    kernels.addTransposedProducts([weights.hidden.gradient], [droppedHidden], hiddenProduct);
    kernels.addColumnSums(hiddenBias.gradient, hiddenProduct);
  }

  /** Room for all steps; what the cell does not have takes none. */
  private takeArrays({ cell, hiddenSize }: LayerShape): CellStep {
    const { arena } = this.pass;
    const { steps, output } = this.options;
    const width = cell.gateNames.length * hiddenSize;
    const take = (columns: number) => arena.matrix(steps.rows, columns);
    const cellSize = cell.hasCellState ? hiddenSize : 0;
    return {
      gates: take(width),
      hiddenProduct: take(cell.hiddenProductApart ? width : 0),
      cell: take(cellSize),
      previousCell: take(cellSize),
      previousHidden: take(hiddenSize),
      hidden: output.value,
      ownWeights: this.weights.own?.value ?? arena.matrix(0, hiddenSize),
    };
  }

  /** A copy of the initial state; its gradient, moved back to the start, is handed to the initial one. */
  private startState(batchSize: number, hiddenSize: number): State {
    const { kernels, arena, tape } = this.pass;
    const start = (initial: Variable | null): Variable => {
      const moving = arena.variable(batchSize, hiddenSize);
      if (initial === null) moving.value.data.fill(0);
      else {
        kernels.copy(moving.value, initial.value);
        tape?.record(() => kernels.add(initial.gradient, moving.gradient));
      }
      return moving;
    };
    const { initial } = this.options;
    return {
      hidden: start(initial?.hidden ?? null),
      cell: this.cell.hasCellState ? start(initial?.cell ?? null) : null,
    };
  }
}
