/**
 * ONNX models as protocol buffers: nodes that read and write values by name, weights, inputs and outputs.
 *
 * @see onnx/onnx.proto
 */
import protobuf from 'protobufjs/light.js';
import { littleEndianBytes } from '../checkpoint/float-codec.ts';

const field = (type: string, id: number, rule?: 'repeated') => ({ type, id, ...(rule && { rule }) });

/** What of ONNX's messages is written here, by their own names and numbers. */
const Model = protobuf.Root.fromJSON({
  nested: {
    Model: {
      fields: {
        irVersion: field('int64', 1),
        producerName: field('string', 2),
        graph: field('Graph', 7),
        opsetImport: field('OperatorSet', 8, 'repeated'),
        metadataProps: field('Text', 14, 'repeated'),
      },
    },
    OperatorSet: { fields: { domain: field('string', 1), version: field('int64', 2) } },
    Text: { fields: { key: field('string', 1), value: field('string', 2) } },
    Graph: {
      fields: {
        node: field('Node', 1, 'repeated'),
        name: field('string', 2),
        initializer: field('Tensor', 5, 'repeated'),
        input: field('Value', 11, 'repeated'),
        output: field('Value', 12, 'repeated'),
      },
    },
    Node: {
      fields: {
        input: field('string', 1, 'repeated'),
        output: field('string', 2, 'repeated'),
        opType: field('string', 4),
        attribute: field('Attribute', 5, 'repeated'),
      },
    },
    Attribute: {
      fields: {
        name: field('string', 1),
        i: field('int64', 3),
        s: field('bytes', 4),
        ints: field('int64', 8, 'repeated'),
        strings: field('bytes', 9, 'repeated'),
        type: field('int32', 20),
      },
    },
    Tensor: {
      fields: {
        dims: field('int64', 1, 'repeated'),
        dataType: field('int32', 2),
        name: field('string', 8),
        rawData: field('bytes', 9),
      },
    },
    Value: { fields: { name: field('string', 1), type: field('Type', 2) } },
    Type: { fields: { tensorType: field('TensorType', 1) } },
    TensorType: { fields: { elemType: field('int32', 1), shape: field('Shape', 2) } },
    Shape: { fields: { dim: field('Dimension', 1, 'repeated') } },
    Dimension: {
      fields: { dimValue: field('int64', 1), dimParam: field('string', 2) },
      oneofs: { value: { oneof: ['dimValue', 'dimParam'] } },
    },
  },
}).lookupType('Model');

/** The operators that are written, and the first version of the file format that has them. */
const OPSET = 17;
const IR_VERSION = 8;

const TYPE = { float: 1, int64: 7 } as const;
const ATTRIBUTE = { i: 2, s: 3, ints: 7, strings: 8 } as const;

type AttributeValue = number | string | readonly number[] | readonly string[];

/** Sizes are numbers, or names of sizes that are known when the graph runs. */
type Size = number | string;

/** A graph that grows node by node. */
export class OnnxGraph {
  private readonly nodes: object[] = [];
  private readonly weights = new Map<string, object>();
  private readonly inputs: object[] = [];
  private readonly outputs: object[] = [];
  private names = 0;

  /** A value that is given when the graph runs; returns its name. */
  input(name: string, sizes: readonly Size[], type: keyof typeof TYPE = 'float'): string {
    this.inputs.push(valueInfo(name, sizes, type));
    return name;
  }

  /** A value that the graph gives, under this name. */
  output(name: string, value: string, sizes: readonly Size[]): void {
    this.nodes.push({ opType: 'Identity', input: [value], output: [name] });
    this.outputs.push(valueInfo(name, sizes, 'float'));
  }

  weight(name: string, dims: readonly number[], data: Float32Array): string {
    this.weights.set(name, { name, dims, dataType: TYPE.float, rawData: littleEndianBytes(data) });
    return name;
  }

  /** Whole numbers, as shapes and axes are given. */
  integers(...values: number[]): string {
    const name = `integers_${values.join('_')}`;
    const rawData = Buffer.alloc(8 * values.length);
    values.forEach((value, i) => {
      rawData.writeBigInt64LE(BigInt(value), 8 * i);
    });
    this.weights.set(name, { name, dims: [values.length], dataType: TYPE.int64, rawData });
    return name;
  }

  /** One operator on values; returns the name of its result. */
  node(opType: string, input: readonly string[], attributes: Readonly<Record<string, AttributeValue>> = {}): string {
    return this.nodeOf(1, opType, input, attributes)[0]!;
  }

  /** An operator with several results. */
  nodeOf(
    results: number,
    opType: string,
    input: readonly string[],
    attributes: Readonly<Record<string, AttributeValue>> = {},
  ): string[] {
    const output = Array.from({ length: results }, () => `${opType}_${this.names++}`);
    this.nodes.push({ opType, input, output, attribute: Object.entries(attributes).map(attributeOf) });
    return output;
  }

  /** The file. */
  encode(name: string, metadata: Readonly<Record<string, string>>): Uint8Array {
    const { nodes: node, inputs: input, outputs: output } = this;
    const graph = { name, node, initializer: [...this.weights.values()], input, output };
    const metadataProps = Object.entries(metadata).map(([key, value]) => ({ key, value }));
    const opsetImport = [{ domain: '', version: OPSET }];
    return Model.encode({ irVersion: IR_VERSION, producerName: 'nmt', graph, opsetImport, metadataProps }).finish();
  }
}

function valueInfo(name: string, sizes: readonly Size[], type: keyof typeof TYPE): object {
  const dim = sizes.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }));
  return { name, type: { tensorType: { elemType: TYPE[type], shape: { dim } } } };
}

function attributeOf([name, value]: readonly [string, AttributeValue]): object {
  if (typeof value === 'number') return { name, type: ATTRIBUTE.i, i: value };
  if (typeof value === 'string') return { name, type: ATTRIBUTE.s, s: Buffer.from(value) };
  const texts = value.filter((one) => typeof one === 'string');
  if (texts.length > 0) return { name, type: ATTRIBUTE.strings, strings: texts.map((text) => Buffer.from(text)) };
  return { name, type: ATTRIBUTE.ints, ints: value };
}
