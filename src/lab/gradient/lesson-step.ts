/** The lesson's LSTM step on the translator's layer, in Float64: run forward, backward, and with one number changed. */
import { type LayerShape, layerSpecs } from '../../model/layer-weights.ts';
import { LayerPass } from '../../model/recurrent-layer.ts';
import { createSteps } from '../../model/steps.ts';
import { lstm } from '../../ops/lstm/lstm.ts';
import { referenceKernels } from '../../ops/reference.ts';
import { Arena } from '../../tensor/arena.ts';
import type { FloatArray, Variable } from '../../tensor/matrix.ts';
import {
  bindParameters,
  createPackedWeights,
  layOut,
  type Parameter,
  type ParameterSpec,
  packWeights,
} from '../../tensor/parameters.ts';
import { Tape } from '../../tensor/tape.ts';

/** In the order in which the fused weights hold them. */
export const GATE_NAMES = ['i', 'f', 'g', 'o'] as const;
export type GateName = (typeof GATE_NAMES)[number];

/** What the step starts from. */
export interface LessonInput {
  readonly x: number;
  readonly previousHidden: number;
  readonly previousCell: number;
  /** What the hidden state should be. */
  readonly target: number;
  readonly forgetBias: number;
}

/** From x and from h′ to each gate, and the biases; that of the forget gate may be chosen. */
export const WEIGHTS: Readonly<Record<GateName, { readonly x: number; readonly h: number; readonly b: number }>> = {
  i: { x: 0.8, h: -0.2, b: 0.1 },
  f: { x: -0.5, h: 0.4, b: 1 },
  g: { x: 0.9, h: 0.3, b: -0.1 },
  o: { x: 0.4, h: 0.6, b: 0.2 },
};

/** A number that the loss depends on: one of the twelve weights, or one of the step's three inputs. */
export type Place = `${'x' | 'h' | 'b'}.${GateName}` | 'x' | 'previousHidden' | 'previousCell';

const PLACES: readonly Place[] = [
  ...GATE_NAMES.flatMap((gate): Place[] => [`x.${gate}`, `h.${gate}`, `b.${gate}`]),
  'x',
  'previousHidden',
  'previousCell',
];

/** Half the change of a number for its finite difference: (loss(w + ε) − loss(w − ε)) / 2ε. */
const EPSILON = 1e-5;

const SHAPE: LayerShape = { name: 'layer', cell: lstm, inputSize: 1, stepInputSize: 0, hiddenSize: 1 };
const PARTS = { x: 'layer.input', h: 'layer.hidden', b: 'layer.bias' } as const;

interface LessonResult {
  /** i, f, g, o. */
  readonly gates: readonly number[];
  readonly cell: number;
  readonly hidden: number;
  readonly loss: number;
  /** ∂loss/∂ of each number by the backward pass. */
  readonly gradient: ReadonlyMap<Place, number>;
}

export class LessonStep {
  private readonly arena = new Arena(new ArrayBuffer(1 << 16), { bytesPerFloat: 8 });
  private readonly specs: readonly ParameterSpec[] = layerSpecs(SHAPE, 0);
  private readonly target: number;
  private readonly values: FloatArray;
  private readonly gradients: FloatArray;
  private readonly parameters: ReadonlyMap<string, Parameter>;
  private readonly inputs: Readonly<Record<'x' | 'previousHidden' | 'previousCell', Variable>>;

  constructor(input: LessonInput) {
    const { length } = layOut(this.specs);
    this.target = input.target;
    this.values = this.arena.floats(length);
    this.gradients = this.arena.floats(length);
    const context = { kernels: referenceKernels, arena: this.arena, training: true };
    const packed = createPackedWeights(this.specs, this.values, context);
    packWeights(packed, referenceKernels);
    this.parameters = bindParameters(this.specs, this.values, this.gradients, packed);
    const single = (value: number): Variable => {
      const variable = this.arena.variable(1, 1);
      variable.value.data[0] = value;
      return variable;
    };
    const { x, previousHidden, previousCell } = input;
    this.inputs = { x: single(x), previousHidden: single(previousHidden), previousCell: single(previousCell) };
    for (const gate of GATE_NAMES) {
      const { x, h, b } = { ...WEIGHTS[gate], ...(gate === 'f' && { b: input.forgetBias }) };
      this.move(`x.${gate}`, x);
      this.move(`h.${gate}`, h);
      this.move(`b.${gate}`, b);
    }
  }

  /** Forward and backward. */
  run(): LessonResult {
    const { arena, gradients, inputs } = this;
    const mark = arena.mark();
    const tape = new Tape();
    gradients.fill(0);
    for (const { gradient } of Object.values(inputs)) gradient.data[0] = 0;
    const run = new LayerPass({ kernels: referenceKernels, arena, tape, dropoutKeys: null }, SHAPE, this.parameters, {
      steps: createSteps([1], arena),
      direction: 'forward',
      input: inputs.x,
      stepInput: null,
      initial: { hidden: inputs.previousHidden, cell: inputs.previousCell },
      output: arena.variable(1, 1),
      recurrentDropout: 0,
    }).runAll();
    const gates = run.gates.toRows()[0]!; // the backward pass takes their place
    const hidden = run.state.hidden.value.at(0, 0);
    const cell = run.cells!.at(0, 0);
    run.state.hidden.gradient.set(0, 0, hidden - this.target);
    tape.backward();
    arena.release(mark);
    const gradient = new Map(PLACES.map((place) => [place, this.find(place).gradient]));
    return { gates, cell, hidden, loss: (hidden - this.target) ** 2 / 2, gradient };
  }

  /** (loss(w + ε) − loss(w − ε)) / 2ε for the number w at that place. */
  difference(place: Place): number {
    this.move(place, EPSILON);
    const above = this.run().loss;
    this.move(place, -2 * EPSILON);
    const below = this.run().loss;
    this.move(place, EPSILON);
    return (above - below) / (2 * EPSILON);
  }

  /** Adds to the number at that place. */
  private move(place: Place, change: number): void {
    const { values, index } = this.find(place);
    values[index] = values[index]! + change;
  }

  private find(place: Place): { values: FloatArray; index: number; gradient: number } {
    if (place === 'x' || place === 'previousHidden' || place === 'previousCell') {
      const { value, gradient } = this.inputs[place];
      return { values: value.data, index: value.offset, gradient: gradient.at(0, 0) };
    }
    const [part, gate] = place.split('.') as ['x' | 'h' | 'b', GateName];
    const { value, gradient } = this.parameters.get(PARTS[part])!;
    const column = GATE_NAMES.indexOf(gate);
    return { values: value.data, index: value.offset + column, gradient: gradient.at(0, column) };
  }
}
