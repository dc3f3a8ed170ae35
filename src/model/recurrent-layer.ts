/**
 * A recurrent layer: one cell carried through time, forward or backward, over sentences of unequal length.
 *
 * What the inputs contribute is computed for all steps at once where they are known beforehand (the encoder);
 * what is only known when its step comes (the decoder's fed-back state, the layer below) is multiplied step by step.
 * The gradients of all weights are collected over all steps in one product each.
 */
import { orthogonal, xavier } from '../tensor/initialisers.ts';
import { type Matrix, Variable } from '../tensor/matrix.ts';
import type { Parameter, ParameterSpec } from '../tensor/parameters.ts';
import type { Pass } from '../tensor/tape.ts';
import type { Cell, CellStep } from './cell.ts';
import { gruCell } from './gru-cell.ts';
import { biasSpec, linearSpec, multiply } from './linear.ts';
import { lstmCell } from './lstm-cell.ts';
import { rnnCell } from './rnn-cell.ts';
import type { Steps } from './steps.ts';

export const CELLS = { rnn: rnnCell, gru: gruCell, lstm: lstmCell } as const;

export interface LayerShape {
  readonly name: string;
  readonly cell: Cell;
  /** Width of the inputs known beforehand, and of those that come with each step; 0 for none. */
  readonly inputSize: number;
  readonly stepInputSize: number;
  readonly hiddenSize: number;
}

/** Weights W [inputs, G] of both kinds of input, of the hidden state, and the biases. */
export function layerSpecs(shape: LayerShape, forgetBias: number): ParameterSpec[] {
  const { name, cell, inputSize, stepInputSize, hiddenSize } = shape;
  const gates = cell.gateNames.length;
  const width = gates * hiddenSize;
  const specs: ParameterSpec[] = [];
  if (inputSize > 0) specs.push(linearSpec(`${name}.input`, inputSize, width, xavier(gates)));
  if (stepInputSize > 0) specs.push(linearSpec(`${name}.stepInput`, stepInputSize, width, xavier(gates)));
  specs.push(linearSpec(`${name}.hidden`, hiddenSize, width, orthogonal(gates)));
  specs.push(biasSpec(`${name}.bias`, width, cell.initialBias(hiddenSize, forgetBias)));
  if (cell.hiddenProductApart) specs.push(biasSpec(`${name}.hiddenBias`, width));
  return specs;
}

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
  /** [R, F] the inputs that come with each step, or `null`. */
  readonly stepInput: Variable | null;
  /** First step whose `stepInput` is not zeros: before, its product is left out. A layer without `input` begins at 0. */
  readonly firstStepInput?: number;
  /** Where the layer starts; `null` for zeros. */
  readonly initial: State | null;
  /** [R, H] where the hidden states go. */
  readonly output: Variable;
  readonly recurrentDropout: number;
}

/** One pass of a layer over a batch. */
export class LayerPass {
  /** [R, G]: the activated gates after the forward pass, for whoever wants to look at them. */
  readonly gates: Matrix;
  /** [R, H]: the LSTM's cell states. */
  readonly cells: Matrix | null;
  /** [R, H]: the hidden states. */
  readonly hiddens: Matrix;
  /** The state after the last step run so far; consumers add to its gradient. */
  readonly state: State;
  private readonly pass: Pass;
  private readonly shape: LayerShape;
  private readonly parameters: ReadonlyMap<string, Parameter>;
  private readonly options: LayerOptions;
  private readonly previousHidden: Matrix; // [R, H]
  private readonly droppedHidden: Matrix; // [R, H] the same, or a masked copy
  private readonly previousCell: Matrix | null; // [R, H]
  private readonly hiddenPart: Matrix | null; // [R, G]
  private readonly maskKey: number | null;

  constructor(pass: Pass, shape: LayerShape, parameters: ReadonlyMap<string, Parameter>, options: LayerOptions) {
    const { arena } = pass;
    const { rows, batchSize } = options.steps;
    const { hiddenSize, cell } = shape;
    const width = cell.gateNames.length * hiddenSize;
    this.pass = pass;
    this.shape = shape;
    this.parameters = parameters;
    this.options = options;
    this.maskKey = options.recurrentDropout > 0 && pass.dropoutKeys !== null ? pass.dropoutKeys.next() : null;
    this.gates = arena.matrix(rows, width);
    this.hiddenPart = cell.hiddenProductApart ? arena.matrix(rows, width) : null;
    this.hiddens = options.output.value;
    this.cells = cell.hasCellState ? arena.matrix(rows, hiddenSize) : null;
    this.previousCell = cell.hasCellState ? arena.matrix(rows, hiddenSize) : null;
    this.previousHidden = arena.matrix(rows, hiddenSize);
    this.droppedHidden = this.maskKey === null ? this.previousHidden : arena.matrix(rows, hiddenSize);
    this.state = this.startState(batchSize);
    this.startGates();
  }

  /** Runs step t: reads the state of its sentences, writes their new one. */
  step(t: number): void {
    const { kernels, tape } = this.pass;
    const { steps, input, stepInput } = this.options;
    const start = steps.starts[t]!;
    const size = steps.sizes[t]!;
    const arrays = this.arraysAt(start, size);
    const hidden = this.state.hidden.rowsAt(0, size);
    const cell = this.state.cell?.rowsAt(0, size) ?? null;
    if (stepInput !== null && t >= (this.options.firstStepInput ?? 0)) {
      const gates = new Variable(arrays.gates, arrays.gates);
      const before = input === null ? this.weights('bias').value : arrays.gates;
      multiply(this.pass, gates, stepInput.rowsAt(start, size), this.weights('stepInput'), before);
    }
    kernels.copy(arrays.previousHidden, hidden.value);
    if (cell !== null) kernels.copy(arrays.previousCell!, cell.value);
    this.multiplyState(arrays, t);
    this.shape.cell.forward(kernels, arrays);
    kernels.copy(hidden.value, arrays.hidden);
    if (cell !== null) kernels.copy(cell.value, arrays.cell!);
    tape?.record(() => this.stepBackward(arrays, { hidden, cell }, t));
  }

  /** What the previous hidden state, dropped or not, contributes to the gates. */
  private multiplyState({ gates: all, hiddenPart, previousHidden }: CellStep, t: number): void {
    const { kernels } = this.pass;
    const dropped = this.droppedHidden.rowsAt(this.options.steps.starts[t]!, all.rows);
    if (this.maskKey !== null) {
      kernels.copy(dropped, previousHidden);
      kernels.dropout(dropped, this.options.recurrentDropout, this.maskKey);
    }
    const weights = this.weights('hidden').packed!;
    const going = this.goingAt(t);
    const gates = all.rowsAt(0, going);
    if (hiddenPart !== null) {
      kernels.product(hiddenPart, dropped, weights, this.weights('hiddenBias').value);
    } else if (going > 0) {
      kernels.product(gates, dropped.rowsAt(0, going), weights, gates);
    }
  }

  /** How many of step t's sentences have a state to go on from: the first ones. The others start from zeros. */
  private goingAt(t: number): number {
    const { initial, direction, steps } = this.options;
    if (initial !== null) return steps.sizes[t]!;
    if (direction === 'backward') return steps.sizes[t + 1] ?? 0;
    return t === 0 ? 0 : steps.sizes[t]!;
  }

  /** Runs all steps in the layer's direction. */
  runAll(): this {
    const { count } = this.options.steps;
    for (let i = 0; i < count; i++) this.step(this.options.direction === 'forward' ? i : count - 1 - i);
    return this;
  }

  private stepBackward(arrays: CellStep, state: State, t: number): void {
    const { kernels, arena } = this.pass;
    const { steps, output } = this.options;
    const { gradient } = state.hidden;
    kernels.add(gradient, output.gradient.rowsAt(steps.starts[t]!, gradient.rows));
    this.shape.cell.backward(kernels, arrays, { dHidden: gradient, dCell: state.cell?.gradient ?? null });
    const weights = this.weights('hidden').packedTransposed!;
    const going = this.goingAt(t);
    if (going === 0) return;
    const dHidden = gradient.rowsAt(0, going);
    const product = (arrays.hiddenPart ?? arrays.gates).rowsAt(0, going);
    if (this.maskKey === null) {
      kernels.product(dHidden, product, weights, this.shape.cell.hiddenReachesDirectly ? dHidden : null);
      return;
    }
    const mark = arena.mark();
    const throughWeights = arena.matrix(dHidden.rows, dHidden.columns);
    kernels.product(throughWeights, product, weights, null);
    kernels.dropout(throughWeights, this.options.recurrentDropout, this.maskKey);
    if (this.shape.cell.hiddenReachesDirectly) kernels.add(dHidden, throughWeights);
    else kernels.copy(dHidden, throughWeights);
    arena.release(mark);
  }

  /** The rows of one step in every array. */
  private arraysAt(start: number, size: number): CellStep {
    return {
      gates: this.gates.rowsAt(start, size),
      hiddenPart: this.hiddenPart?.rowsAt(start, size) ?? null,
      previousHidden: this.previousHidden.rowsAt(start, size),
      previousCell: this.previousCell?.rowsAt(start, size) ?? null,
      cell: this.cells?.rowsAt(start, size) ?? null,
      hidden: this.options.output.value.rowsAt(start, size),
    };
  }

  /** A copy of the initial state; its gradient, moved back to the start, is handed to the initial one. */
  private startState(batchSize: number): State {
    const { kernels, arena, tape } = this.pass;
    const start = (initial: Variable | null): Variable => {
      const moving = arena.variable(batchSize, this.shape.hiddenSize);
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
      cell: this.shape.cell.hasCellState ? start(initial?.cell ?? null) : null,
    };
  }

  /** The bias and what the inputs known beforehand contribute; records the weights' gradients over all steps. */
  private startGates(): void {
    const { input } = this.options;
    const gates = new Variable(this.gates, this.gates); // the gradient takes the gates' place
    this.pass.tape?.record(() => this.collectGradients());
    if (input !== null) multiply(this.pass, gates, input, this.weights('input'), this.weights('bias').value);
  }

  /** One product for each weight matrix, over all steps. */
  private collectGradients(): void {
    const { kernels } = this.pass;
    const read: [string, Matrix | undefined][] = [
      ['input', this.options.input?.value],
      ['stepInput', this.options.stepInput?.value],
      ['hidden', this.hiddenPart === null ? this.droppedHidden : undefined],
    ];
    const used = read.filter((entry): entry is [string, Matrix] => entry[1] !== undefined);
    kernels.addTransposedProducts(
      used.map(([part]) => this.weights(part).gradient),
      used.map(([, inputs]) => inputs),
      this.gates,
    );
    kernels.addColumnSums(this.weights('bias').gradient, this.gates);
    if (this.hiddenPart === null) return;
    kernels.addTransposedProducts([this.weights('hidden').gradient], [this.droppedHidden], this.hiddenPart);
    kernels.addColumnSums(this.weights('hiddenBias').gradient, this.hiddenPart);
  }

  private weights(part: string): Parameter {
    return this.parameters.get(`${this.shape.name}.${part}`)!;
  }
}
