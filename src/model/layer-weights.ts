/** What weights a recurrent layer has: described before they have memory, found again afterwards. */
import type { Cell } from '../ops/cell.ts';
import { orthogonal, uniformWithin, xavier } from '../tensor/initialisers.ts';
import type { Parameter, ParameterSpec } from '../tensor/parameters.ts';
import { biasSpec, linearSpec } from './linear.ts';

export interface LayerShape {
  readonly name: string;
  readonly cell: Cell;
  /** Width of the inputs known beforehand, and of those that come with each step; 0 for none. */
  readonly inputSize: number;
  readonly stepInputSize: number;
  readonly hiddenSize: number;
}

/** Weights [I, G] of both kinds of input and [H, G] of the hidden state, biases [1, G], the cell's own [P, H]. */
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
  if (cell.ownWeights) {
    const initialise = uniformWithin(1 / Math.sqrt(hiddenSize));
    specs.push({ name: `${name}.own`, rows: cell.ownWeights, columns: hiddenSize, initialise, usedAs: 'vector' });
  }
  return specs;
}

/** The layer's weights; `null` where the layer has no such part. */
export interface LayerWeights {
  readonly input: Parameter | null; // [I, G]
  readonly stepInput: Parameter | null; // [I, G]
  readonly hidden: Parameter; // [H, G]
  readonly bias: Parameter; // [1, G]
  readonly hiddenBias: Parameter | null; // [1, G]
  readonly own: Parameter | null; // [P, H]
}

/** The weights of the layer of that name. */
export function weightsOf(name: string, parameters: ReadonlyMap<string, Parameter>): LayerWeights {
  const part = (of: string) => parameters.get(`${name}.${of}`) ?? null;
  return {
    input: part('input'),
    stepInput: part('stepInput'),
    hidden: part('hidden')!,
    bias: part('bias')!,
    hiddenBias: part('hiddenBias'),
    own: part('own'),
  };
}
