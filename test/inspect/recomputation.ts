/**
 * The LSTM translator once more, in plain Float64 loops straight from its equations and its weights:
 * nothing of src/model or src/math takes part, so what both agree on was computed twice.
 */

/** A weight matrix by name, as rows. */
export type Weights = (name: string) => number[][];

interface Options {
  readonly layers: number;
  readonly hasAttention: boolean;
}

export interface LstmStep {
  readonly input: number[];
  readonly forget: number[];
  readonly output: number[];
  readonly cell: number[];
  readonly hidden: number[];
}

export interface Recomputed {
  /** [layer][direction][token] and [layer][step]. */
  readonly encoder: LstmStep[][][];
  readonly decoder: LstmStep[][];
  readonly attention: number[][];
  readonly probabilities: number[][];
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const plus = (...vectors: number[][]) => vectors[0]!.map((_, j) => vectors.reduce((sum, v) => sum + v[j]!, 0));
const times = (x: number[], w: number[][]) =>
  w[0]!.map((_, j) => x.reduce((sum, value, i) => sum + value * w[i]![j]!, 0));
const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

function softmax(scores: number[]): number[] {
  const powers = scores.map((score) => Math.exp(score - Math.max(...scores)));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function lstmStep(sums: number[], state: { hidden: number[]; cell: number[] }): LstmStep {
  const size = state.cell.length;
  const part = (block: number) => sums.slice(block * size, (block + 1) * size);
  const [input, forget, output] = [part(0).map(sigmoid), part(1).map(sigmoid), part(3).map(sigmoid)];
  const candidate = part(2).map(Math.tanh);
  const cell = state.cell.map((before, j) => forget[j]! * before + input[j]! * candidate[j]!);
  return { input, forget, output, cell, hidden: cell.map((value, j) => output[j]! * Math.tanh(value)) };
}

/** Dense bridge, plain readout, general attention with input feeding (or none of both), two directions. */
export function recompute(weights: Weights, source: number[], target: number[], options: Options): Recomputed {
  const { layers, hasAttention } = options;
  const row = (name: string) => weights(name)[0]!;
  let memory = [...source, 3].map((id) => weights('source.embedding')[id]!);
  const encoder: LstmStep[][][] = [];
  const states: { hidden: number[]; cell: number[] }[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const read = memory;
    const ends: LstmStep[] = [];
    encoder.push(
      ['forward', 'backward'].map((direction) => {
        const name = `encoder.${layer}.${direction}`;
        const size = weights(`${name}.hidden`).length;
        let state = { hidden: new Array<number>(size).fill(0), cell: new Array<number>(size).fill(0) };
        const steps = new Array<LstmStep>(read.length);
        const order = read.map((_, t) => (direction === 'forward' ? t : read.length - 1 - t));
        for (const t of order) {
          const sums = [times(read[t]!, weights(`${name}.input`)), times(state.hidden, weights(`${name}.hidden`))];
          steps[t] = lstmStep(plus(...sums, row(`${name}.bias`)), state);
          state = steps[t];
        }
        ends.push(steps[order.at(-1)!]!);
        return steps;
      }),
    );
    memory = read.map((_, t) => encoder[layer]!.flatMap((steps) => steps[t]!.hidden));
    const joined = { hidden: ends.flatMap((end) => end.hidden), cell: ends.flatMap((end) => end.cell) };
    const start = (part: 'hidden' | 'cell') =>
      plus(times(joined[part], weights(`bridge.${layer}.${part}`)), row(`bridge.${layer}.${part}Bias`));
    states.push({ hidden: start('hidden').map(Math.tanh), cell: start('cell') });
  }
  const keys = hasAttention ? memory.map((one) => times(one, weights('attention.keys'))) : [];
  const decoder: LstmStep[][] = states.map(() => []);
  const attention: number[][] = [];
  const probabilities: number[][] = [];
  let feed = hasAttention ? new Array<number>(weights('readout.state')[0]!.length).fill(0) : [];
  for (const id of [2, ...target]) {
    let below = weights('target.embedding')[id]!;
    for (let layer = 0; layer < layers; layer++) {
      const name = `decoder.${layer}`;
      const state = states[layer]!;
      const sums = [row(`${name}.bias`), times(state.hidden, weights(`${name}.hidden`))];
      if (layer === 0 || !hasAttention) sums.push(times(below, weights(`${name}.input`)));
      if (layer === 0 && hasAttention) sums.push(times(feed, weights(`${name}.stepInput`)));
      if (layer > 0 && hasAttention) sums.push(times(below, weights(`${name}.stepInput`)));
      const step = lstmStep(plus(...sums), state);
      decoder[layer]!.push(step);
      states[layer] = step;
      below = step.hidden;
    }
    let readout = below;
    if (hasAttention) {
      const looked = softmax(keys.map((key) => dot(below, key)));
      attention.push(looked);
      const context = plus(...memory.map((one, s) => one.map((value) => value * looked[s]!)));
      readout = plus(times(below, weights('readout.state')), times(context, weights('readout.context'))).map(Math.tanh);
      feed = readout;
    }
    probabilities.push(softmax(plus(times(readout, weights('output.weights')), row('output.bias'))));
  }
  return { encoder, decoder, attention, probabilities };
}
