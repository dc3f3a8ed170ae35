/**
 * The networks that are compared. All recurrent ones are one layer of the translator's cells with a linear answer
 * read from its last hidden state; the feed-forward one sees nothing but the last few steps.
 */

import type { State } from '../../model/layer-options.ts';
import { layerSpecs } from '../../model/layer-weights.ts';
import { biasSpec, linear, linearSpec, tanhInPlace } from '../../model/linear.ts';
import { LayerPass } from '../../model/recurrent-layer.ts';
import type { Cell } from '../../ops/cell.ts';
import { CELLS, type CellName } from '../../ops/cells.ts';
import type { Matrix, Variable } from '../../tensor/matrix.ts';
import type { Parameter, ParameterSpec } from '../../tensor/parameters.ts';
import type { Pass } from '../../tensor/tape.ts';
import { lstmWithout } from './gate-held-open.ts';
import type { TaskName } from './memory-tasks.ts';
import type { SequenceBatch } from './sequences.ts';

export type NetworkName = CellName | 'window' | 'lstm-no-forget' | 'lstm-no-input' | 'lstm-no-output' | 'lstm-bias-0';

/** Steps that the feed-forward network sees. */
export const WINDOW = 10;

interface Sizes {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly outputSize: number;
}

/** Called in the backward pass with the gradient of the hidden state that stands `distance` steps before the last. */
type ObserveGradient = (distance: number, dHidden: Matrix) => void;

export interface Network {
  readonly name: NetworkName;
  readonly isRecurrent: boolean;
  specs(sizes: Sizes): ParameterSpec[];
  /** [B, O]: the answer to each sequence. */
  answer(
    pass: Pass,
    parameters: ReadonlyMap<string, Parameter>,
    batch: SequenceBatch,
    observe?: ObserveGradient,
  ): Variable;
}

function recurrent(name: NetworkName, cell: Cell, forgetBias = 1): Network {
  const shapeOf = (inputSize: number, hiddenSize: number) => {
    return { name: 'layer', cell, inputSize, stepInputSize: 0, hiddenSize };
  };
  return {
    name,
    isRecurrent: true,
    specs: ({ inputSize, hiddenSize, outputSize }) => [
      ...layerSpecs(shapeOf(inputSize, hiddenSize), forgetBias),
      linearSpec('answer.weights', hiddenSize, outputSize),
      biasSpec('answer.bias', outputSize),
    ],
    answer(pass, parameters, { steps, inputs }, observe) {
      const hiddenSize = parameters.get('answer.weights')!.value.rows;
      const run = new LayerPass(pass, shapeOf(inputs.columns, hiddenSize), parameters, {
        steps,
        direction: 'forward',
        input: inputs,
        stepInput: null,
        initial: zeros(pass, steps.batchSize, hiddenSize, cell),
        output: pass.arena.variable(steps.rows, hiddenSize),
        recurrentDropout: 0,
      });
      const { hidden } = run.state;
      const record = (distance: number) => observe && pass.tape?.record(() => observe(distance, hidden.gradient));
      for (let t = 0; t < steps.count; t++) {
        // The backward pass comes here once step t has handed its gradient on to the state before it.
        record(steps.count - t);
        run.step(t);
      }
      record(0);
      return linear(pass, hidden, parameters.get('answer.weights')!, parameters.get('answer.bias')!);
    },
  };
}

/** A state of zeros that is given, not just assumed: so its gradient is computed too. */
function zeros({ arena }: Pass, batchSize: number, hiddenSize: number, cell: Cell): State {
  const zero = () => {
    const variable = arena.variable(batchSize, hiddenSize);
    variable.value.data.fill(0);
    return variable;
  };
  return { hidden: zero(), cell: cell.hasCellState ? zero() : null };
}

/** tanh(window·W + b), then a linear answer. What stands before the window does not exist for it. */
const windowNetwork: Network = {
  name: 'window',
  isRecurrent: false,
  specs: ({ inputSize, hiddenSize, outputSize }) => [
    linearSpec('window.weights', WINDOW * inputSize, 4 * hiddenSize),
    biasSpec('window.bias', 4 * hiddenSize),
    linearSpec('answer.weights', 4 * hiddenSize, outputSize),
    biasSpec('answer.bias', outputSize),
  ],
  answer(pass, parameters, { steps, inputs }) {
    const { columns } = inputs;
    const seen = pass.arena.variable(steps.batchSize, WINDOW * columns);
    seen.value.data.fill(0);
    for (let w = 0; w < Math.min(WINDOW, steps.count); w++) {
      const from = inputs.value.rowsAt(steps.starts[steps.count - 1 - w]!, steps.batchSize);
      pass.kernels.copy(seen.value.columnsAt((WINDOW - 1 - w) * columns, columns), from);
    }
    const hidden = linear(pass, seen, parameters.get('window.weights')!, parameters.get('window.bias')!);
    tanhInPlace(pass, hidden);
    return linear(pass, hidden, parameters.get('answer.weights')!, parameters.get('answer.bias')!);
  },
};

/** Each of the translator's cells is a network of its own. */
const cellNetworks = Object.fromEntries(
  (Object.keys(CELLS) as CellName[]).map((name) => [name, recurrent(name, CELLS[name])]),
) as Record<CellName, Network>;

export const NETWORKS: Readonly<Record<NetworkName, Network>> = {
  window: windowNetwork,
  ...cellNetworks,
  'lstm-no-forget': recurrent('lstm-no-forget', lstmWithout('forget')),
  'lstm-no-input': recurrent('lstm-no-input', lstmWithout('input')),
  'lstm-no-output': recurrent('lstm-no-output', lstmWithout('output')),
  'lstm-bias-0': recurrent('lstm-bias-0', CELLS.lstm, 0),
};

/** Those that a task is there to tell apart. */
export function usualNetworks(task: TaskName): NetworkName[] {
  if (task === 'latest') return ['lstm', 'lstm-no-forget', 'lstm-no-input', 'lstm-no-output'];
  return ['window', ...(Object.keys(CELLS) as CellName[]), 'lstm-no-forget', 'lstm-bias-0'];
}
