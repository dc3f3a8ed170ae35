/**
 * A model as two ONNX graphs. The encoder reads one sentence with the standard LSTM, GRU or RNN; the decoder is one step of N
 * hypotheses of it, in plain operators, so that greedy and beam search can be written around it. docs/exchange.md names what
 * goes in and out.
 */
import type { NamedTensor } from '../checkpoint/checkpoint.ts';
import type { ModelConfig } from '../config.ts';
import { memorySize } from '../encoder-size.ts';
import { feedsInput } from '../model/decoder.ts';
import { readoutSize } from '../model/readout.ts';
import { OnnxGraph } from './onnx-graph.ts';

/** Weights under PyTorch's names and in its layouts. */
type Weights = ReadonlyMap<string, Pick<NamedTensor, 'shape' | 'data'>>;

/** Where ONNX's recurrent operators have the gates that PyTorch has: i o f c for i f g o, z r h for r z n. */
const GATE_ORDER: Readonly<Record<string, readonly number[]>> = { lstm: [0, 3, 1, 2], gru: [1, 0, 2], rnn: [0] };

export function encoderGraph(config: ModelConfig, weights: Weights): OnnxGraph {
  const graph = new OnnxGraph();
  const use = userOf(graph, weights);
  const source = graph.input('source', ['S'], 'int64');
  const table = weights.has('source_embedding.weight') ? 'source_embedding.weight' : 'target_embedding.weight';
  let x = graph.node('Unsqueeze', [graph.node('Gather', [use(table), source]), graph.integers(1)]);
  const finals: string[][] = [];
  for (let layer = 0; layer < config.layers; layer++) {
    const [outputs, ...states] = recurrentLayer(graph, { config, weights, layer, x });
    const sideBySide = graph.node('Transpose', [outputs!], { perm: [0, 2, 1, 3] });
    x = graph.node('Reshape', [sideBySide, graph.integers(-1, 1, memorySize(config))]);
    finals.push(states.map((state) => graph.node('Reshape', [state, graph.integers(1, memorySize(config))])));
  }
  const memory = graph.node('Reshape', [x, graph.integers(-1, memorySize(config))]);
  graph.output('memory', memory, ['S', memorySize(config)]);
  const keys = weights.get('attention.keys.weight');
  if (keys !== undefined) {
    const projected = graph.node('Gemm', [memory, use('attention.keys.weight')], { transB: 1 });
    graph.output('keys', projected, ['S', keys.shape[0]!]);
  }
  partsOf(config).forEach((part, i) => {
    const starts = finals.map((states, layer) => {
      const start = startOf(graph, { config, use, part, layer, final: states[i]! });
      return graph.node('Unsqueeze', [start, graph.integers(0)]);
    });
    graph.output(part, graph.node('Concat', starts, { axis: 0 }), [config.layers, 1, config.hiddenSize]);
  });
  if (feedsInput(config)) {
    const size = readoutSize(config);
    graph.output('feed', graph.weight('nothing', [1, size], new Float32Array(size)), [1, size]);
  }
  return graph;
}

const partsOf = ({ cell }: ModelConfig) => (cell === 'lstm' ? ['hidden', 'cell'] : ['hidden']);

/** Enters a weight into a graph where it is used. */
function userOf(graph: OnnxGraph, weights: Weights): (name: string) => string {
  return (name) => {
    const { shape, data } = weights.get(name)!;
    return graph.weight(name, shape, data);
  };
}

/** The outputs of a layer [S, D, 1, H] and its last states [D, 1, H]. */
function recurrentLayer(
  graph: OnnxGraph,
  { config, weights, layer, x }: { config: ModelConfig; weights: Weights; layer: number; x: string },
): string[] {
  const { cell, bidirectional } = config;
  const ends = bidirectional ? ['', '_reverse'] : [''];
  const order = GATE_ORDER[cell]!;
  const width = weights.get(`encoder.rnn.weight_hh_l${layer}`)!.shape[1]!;
  const joined = (name: string, kinds: readonly string[]) => {
    const parts = ends.flatMap((end) => kinds.map((kind) => weights.get(`encoder.rnn.${kind}_l${layer}${end}`)!));
    const blocks = parts.flatMap(({ data }) => {
      const size = data.length / order.length;
      return order.map((gate) => data.subarray(gate * size, (gate + 1) * size));
    });
    const all = Float32Array.from(blocks.flatMap((block) => Array.from(block)));
    const rest = parts[0]!.shape.length > 1 ? parts[0]!.shape : [parts[0]!.shape[0]! * kinds.length];
    return graph.weight(`${name}.${layer}`, [ends.length, ...rest], all);
  };
  const given = [x, joined('W', ['weight_ih']), joined('R', ['weight_hh']), joined('B', ['bias_ih', 'bias_hh'])];
  return graph.nodeOf(cell === 'lstm' ? 3 : 2, cell.toUpperCase(), given, {
    hidden_size: width,
    direction: bidirectional ? 'bidirectional' : 'forward',
    ...(cell === 'gru' && { linear_before_reset: 1 }),
  });
}

/** A decoder layer's first state [1, H]. */
function startOf(
  graph: OnnxGraph,
  given: { config: ModelConfig; use: (name: string) => string; part: string; layer: number; final: string },
): string {
  const { config, use, part, layer, final } = given;
  if (config.bridge === 'zero')
    return graph.weight('zeros', [1, config.hiddenSize], new Float32Array(config.hiddenSize));
  if (config.bridge === 'copy') return final;
  const name = `bridge.${part}.${layer}`;
  const begun = graph.node('Gemm', [final, use(`${name}.weight`), use(`${name}.bias`)], { transB: 1 });
  return part === 'hidden' ? graph.node('Tanh', [begun]) : begun;
}

export function decoderGraph(config: ModelConfig, weights: Weights): OnnxGraph {
  const graph = new OnnxGraph();
  const use = userOf(graph, weights);
  const { layers, hiddenSize } = config;
  const y = graph.node('Gather', [use('target_embedding.weight'), graph.input('word', ['N'], 'int64')]);
  const states = partsOf(config).map((part) => graph.input(part, [layers, 'N', hiddenSize]));
  let x = feedsInput(config)
    ? graph.node('Concat', [y, graph.input('feed', ['N', readoutSize(config)])], { axis: 1 })
    : y;
  const next = Array.from({ length: layers }, (_, layer) => {
    const before = states.map((state) => {
      const own = graph.node('Gather', [state, graph.integers(layer)]);
      return graph.node('Squeeze', [own, graph.integers(0)]);
    });
    const after = cellStep(graph, config, { x, before, layer, use });
    x = after[0]!;
    return after;
  });
  const readout = readoutOf(graph, { config, weights, hidden: x, y });
  const table = weights.has('output.weight') ? 'output.weight' : 'target_embedding.weight';
  const logits = graph.node('Gemm', [readout, use(table), use('output.bias')], { transB: 1 });
  graph.output('logits', logits, ['N', weights.get('output.bias')!.shape[0]!]);
  partsOf(config).forEach((part, i) => {
    const rows = next.map((after) => graph.node('Unsqueeze', [after[i]!, graph.integers(0)]));
    graph.output(`next_${part}`, graph.node('Concat', rows, { axis: 0 }), [layers, 'N', hiddenSize]);
  });
  if (feedsInput(config)) graph.output('next_feed', readout, ['N', readoutSize(config)]);
  return graph;
}

/** One step of a layer: [h] or [h, c], each [N, H], from those before. */
function cellStep(
  graph: OnnxGraph,
  { cell, hiddenSize }: ModelConfig,
  given: { x: string; before: readonly string[]; layer: number; use: (name: string) => string },
): string[] {
  const { x, before, layer, use } = given;
  const [h, c] = before;
  const product = (value: string, kind: string) => {
    const [weight, bias] = [use(`decoder.rnn.weight_${kind}_l${layer}`), use(`decoder.rnn.bias_${kind}_l${layer}`)];
    return graph.node('Gemm', [value, weight, bias], { transB: 1 });
  };
  const gatesOf = (value: string, count: number) =>
    graph.nodeOf(count, 'Split', [value, graph.integers(...new Array<number>(count).fill(hiddenSize))], { axis: 1 });
  const op = (name: string, ...values: string[]) => graph.node(name, values);
  const [read, carried] = [product(x, 'ih'), product(h!, 'hh')];
  if (cell === 'rnn') return [op('Tanh', op('Add', read, carried))];
  if (cell === 'gru') {
    const [xr, xz, xn] = gatesOf(read, 3) as [string, string, string];
    const [ur, uz, un] = gatesOf(carried, 3) as [string, string, string];
    const [r, z] = [op('Sigmoid', op('Add', xr, ur)), op('Sigmoid', op('Add', xz, uz))];
    const n = op('Tanh', op('Add', xn, op('Mul', r, un)));
    return [op('Add', n, op('Mul', z, op('Sub', h!, n)))];
  }
  const [i, f, g, o] = gatesOf(op('Add', read, carried), 4) as [string, string, string, string];
  const kept = op('Mul', op('Sigmoid', f), c!);
  const cellState = op('Add', kept, op('Mul', op('Sigmoid', i), op('Tanh', g)));
  return [op('Mul', op('Sigmoid', o), op('Tanh', cellState)), cellState];
}

/** What the output layer sees of states [N, H] and words [N, E]: [N, F]. */
function readoutOf(
  graph: OnnxGraph,
  { config, weights, hidden, y }: { config: ModelConfig; weights: Weights; hidden: string; y: string },
): string {
  if (!weights.has('readout.state.weight')) return hidden;
  const use = userOf(graph, weights);
  const times = (value: string, of: string) => graph.node('Gemm', [value, use(`readout.${of}.weight`)], { transB: 1 });
  let sum = times(hidden, 'state');
  if (config.attention !== 'none') {
    sum = graph.node('Add', [sum, times(attended(graph, config, weights, hidden), 'context')]);
  }
  if (config.readout === 'deep') sum = graph.node('Add', [sum, times(y, 'word')]);
  return graph.node('Tanh', [sum]);
}

/** What the attention of N states [N, H] sees of the source: [N, M]. Its weights are an output. */
function attended(graph: OnnxGraph, config: ModelConfig, weights: Weights, hidden: string): string {
  const memory = graph.input('memory', ['S', memorySize(config)]);
  const size = weights.get('attention.keys.weight')?.shape[0];
  const keys = size === undefined ? memory : graph.input('keys', ['S', size]);
  let scores: string;
  if (config.attention === 'additive') {
    const use = userOf(graph, weights);
    const query = graph.node('Gemm', [hidden, use('attention.query.weight')], { transB: 1 });
    const sums = graph.node('Tanh', [graph.node('Add', [graph.node('Unsqueeze', [query, graph.integers(1)]), keys])]);
    const v = graph.weight('attention.v', [size!, 1], weights.get('attention.v.weight')!.data);
    scores = graph.node('Squeeze', [graph.node('MatMul', [sums, v]), graph.integers(2)]);
  } else scores = graph.node('Gemm', [hidden, keys], { transB: 1 });
  const shares = graph.node('Softmax', [scores], { axis: 1 });
  graph.output('attention', shares, ['N', 'S']);
  return graph.node('MatMul', [shares, memory]);
}
