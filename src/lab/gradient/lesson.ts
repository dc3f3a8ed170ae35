/**
 * One step of an LSTM with a single unit and a single input: small enough to follow with a pencil.
 * The numbers come from the translator's own layer, in Float64; the finite differences come from running it again.
 *
 *   loss = ½(h − y)²
 */
import { tanh } from '../../tensor/elementary-functions.ts';
import { GATE_NAMES, type GateName, type LessonInput, LessonStep, type Place, WEIGHTS } from './lesson-step.ts';

/** The standard numbers: any may be chosen anew. */
export const LESSON_INPUT: LessonInput = { x: 1, previousHidden: 0.5, previousCell: -0.4, target: 0.6, forgetBias: 1 };

/** A partial derivative of the loss, found in two ways. */
export interface PartialDerivative {
  readonly backward: number;
  readonly difference: number;
}

export interface LessonGate {
  readonly name: GateName;
  readonly weights: { readonly x: number; readonly h: number; readonly b: number };
  /** x·wx + h′·wh + b */
  readonly sum: number;
  /** σ of it, tanh for the candidate. */
  readonly value: number;
  /** ∂loss/∂ of the gate, and of the sum that it is made from. */
  readonly dValue: number;
  readonly dSum: number;
  readonly partials: { readonly x: PartialDerivative; readonly h: PartialDerivative; readonly b: PartialDerivative };
}

export interface GradientLesson {
  readonly input: LessonInput;
  readonly gates: readonly LessonGate[];
  readonly cell: number;
  readonly hidden: number;
  readonly loss: number;
  readonly dHidden: number;
  readonly dCell: number;
  /** Of the step's inputs: what earlier steps and the layer below will receive. */
  readonly inputs: {
    readonly x: PartialDerivative;
    readonly previousHidden: PartialDerivative;
    readonly previousCell: PartialDerivative;
  };
  /** Largest distance between the two ways, relative to the larger of the two (and to at least 1e-3). */
  readonly largestError: number;
}

/** Runs the step forward and backward, and forward again for each difference. */
export function gradientLesson(input: LessonInput = LESSON_INPUT): GradientLesson {
  const step = new LessonStep(input);
  const { gates: values, cell, hidden, loss, gradient } = step.run();
  const [i, f, g, o] = values as [number, number, number, number];
  const dHidden = hidden - input.target;
  const dCell = dHidden * o * (1 - tanh(cell) ** 2);
  const dValue = { i: dCell * g, f: dCell * input.previousCell, g: dCell * i, o: dHidden * tanh(cell) };
  const slope = { i: i * (1 - i), f: f * (1 - f), g: 1 - g * g, o: o * (1 - o) };
  const partial = (place: Place): PartialDerivative => ({
    backward: gradient.get(place)!,
    difference: step.difference(place),
  });
  const gates = GATE_NAMES.map((name, column): LessonGate => {
    const weights = { ...WEIGHTS[name], ...(name === 'f' && { b: input.forgetBias }) };
    return {
      name,
      weights,
      sum: input.x * weights.x + input.previousHidden * weights.h + weights.b,
      value: values[column]!,
      dValue: dValue[name],
      dSum: dValue[name] * slope[name],
      partials: { x: partial(`x.${name}`), h: partial(`h.${name}`), b: partial(`b.${name}`) },
    };
  });
  const inputs = {
    x: partial('x'),
    previousHidden: partial('previousHidden'),
    previousCell: partial('previousCell'),
  };
  const all = [...gates.flatMap(({ partials }) => Object.values(partials)), ...Object.values(inputs)];
  return { input, gates, cell, hidden, loss, dHidden, dCell, inputs, largestError: Math.max(...all.map(errorOf)) };
}

function errorOf({ backward, difference }: PartialDerivative): number {
  return Math.abs(backward - difference) / Math.max(1e-3, Math.abs(backward), Math.abs(difference));
}
