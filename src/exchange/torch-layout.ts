/**
 * Our parameters under the names and in the layouts of PyTorch's nn.Embedding, nn.Linear and nn.LSTM, nn.GRU, nn.RNN.
 *
 *   x · W with W [inputs, outputs] is nn.Linear with weight [outputs, inputs]: transposed
 *   x · Wx + f · Wf is one weight over x and f side by side: the decoder's word and what is fed back
 *   one bias a gate is bias_ih; PyTorch adds bias_hh, which is all zeros, but for the GRU, whose new gate needs both
 *
 * The gates stand in the same order: i f g o for the LSTM, r z n for the GRU.
 */
import type { ParameterSpec } from '../tensor/parameters.ts';

/** One tensor of PyTorch's and the parameters of ours that it is made of: several side by side, or none for zeros. */
interface TorchTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly parts: readonly ParameterSpec[];
}

type NamedValues = ReadonlyMap<string, Float32Array>;

/** Example decoder.0.stepInput → decoder.rnn.weight_ih_l0 */
function torchName(name: string): string {
  const recurrent = /^(encoder|decoder)\.(\d+)(?:\.(forward|backward))?\.(\w+)$/.exec(name);
  if (recurrent !== null) {
    const [, side, layer, direction, part] = recurrent;
    const kind = { hidden: 'weight_hh', bias: 'bias_ih', hiddenBias: 'bias_hh' }[part!] ?? 'weight_ih';
    return `${side}.rnn.${kind}_l${layer}${direction === 'backward' ? '_reverse' : ''}`;
  }
  const bridge = /^bridge\.(\d+)\.(hidden|cell)(Bias)?$/.exec(name);
  if (bridge !== null) return `bridge.${bridge[2]}.${bridge[1]}.${bridge[3] ? 'bias' : 'weight'}`;
  if (name === 'output.bias') return name;
  return name === 'output.weights'
    ? 'output.weight'
    : `${name.replace(/^(source|target)\.embedding$/, '$1_embedding')}.weight`;
}

const isTransposed = ({ usedAs }: ParameterSpec) => usedAs === 'weights';

/** What PyTorch's model of these parameters holds, in order. */
export function torchTensors(specs: readonly ParameterSpec[]): TorchTensor[] {
  const groups = new Map<string, ParameterSpec[]>();
  for (const spec of specs) {
    const name = torchName(spec.name);
    groups.set(name, [...(groups.get(name) ?? []), spec]);
  }
  return [...groups].flatMap(([name, parts]) => {
    const [{ rows, columns }] = parts as [ParameterSpec];
    if (isTransposed(parts[0]!)) {
      return { name, shape: [columns, parts.reduce((sum, part) => sum + part.rows, 0)], parts };
    }
    const shape = name.includes('bias') ? [columns] : [rows, columns];
    const second = name.replace('bias_ih', 'bias_hh');
    const lacksSecond = second !== name && !groups.has(second);
    return [{ name, shape, parts }, ...(lacksSecond ? [{ name: second, shape, parts: [] }] : [])];
  });
}

/** The numbers of a tensor of PyTorch's, from those of its parts. */
export function toTorch({ shape, parts }: TorchTensor, values: NamedValues): Float32Array {
  const [rows, columns] = [shape[0]!, shape[1] ?? 1];
  const result = new Float32Array(rows * columns);
  let start = 0;
  for (const part of parts) {
    const data = values.get(part.name)!;
    if (!isTransposed(part)) return data;
    for (let i = 0; i < part.rows; i++) {
      for (let j = 0; j < rows; j++) result[j * columns + start + i] = data[i * rows + j]!;
    }
    start += part.rows;
  }
  return result;
}

/** The numbers of our parameters, from those of PyTorch's tensors. A second bias that training has moved is added to the first. */
export function fromTorch(tensors: readonly TorchTensor[], values: NamedValues): Map<string, Float32Array> {
  const result = new Map<string, Float32Array>();
  for (const { name, shape, parts } of tensors) {
    const data = values.get(name)!;
    let start = 0;
    for (const part of parts) {
      result.set(part.name, isTransposed(part) ? columnsOf(data, { part, start, width: shape[1]! }) : data);
      start += part.rows;
    }
    if (parts.length === 0) addTo(values.get(name.replace('bias_hh', 'bias_ih'))!, data);
  }
  return result;
}

function columnsOf(
  data: Float32Array,
  { part, start, width }: { part: ParameterSpec; start: number; width: number },
): Float32Array {
  const { rows, columns } = part;
  const result = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[i * columns + j] = data[j * width + start + i]!;
  }
  return result;
}

/** Zeros change nothing, not even the sign of a zero. */
function addTo(sum: Float32Array, more: Float32Array): void {
  for (let i = 0; i < sum.length; i++) if (more[i] !== 0) sum[i]! += more[i]!;
}
