/**
 * A checkpoint ↔ safetensors for PyTorch: the weights under PyTorch's names, and all else that a checkpoint says as JSON
 * texts of the metadata, so that the way back gives the same file.
 */
import { type Checkpoint, weightHash } from '../checkpoint/checkpoint.ts';
import { inMemory } from '../checkpoint/parse.ts';
import { FORMAT, parseHeader, VERSION } from '../checkpoint/schema.ts';
import { modelConfig } from '../config.ts';
import { NmtError } from '../errors.ts';
import { fromInt8, toInt8 } from '../int8-weights.ts';
import { modelSpecs } from '../model/seq2seq.ts';
import { type ParameterSpec, shapeOf } from '../tensor/parameters.ts';
import { restoreCodecs } from '../text/codecs.ts';
import { damaged, type Safetensors, strictly } from './safetensors.ts';
import { fromTorch, torchTensors, toTorch } from './torch-layout.ts';

type Header = Omit<Checkpoint, 'tensors'>;

/** What of a checkpoint becomes metadata, each as JSON. */
const KEPT = [
  'weightHash',
  'run',
  'corpus',
  'progress',
  'config',
  'history',
  'confidence',
  'tokenizers',
  'vocabularies',
] as const satisfies readonly (keyof Header)[];

/** Vectors, and the few rows of weights that some cells have of their own, stay floats. */
const FEWEST_ROWS = 8;

/** More than a checkpoint has within each other. */
const METADATA_DEPTH = 16;

/** What model.py and the graphs of ONNX are written for. */
const KNOWN_PARTS: Readonly<Record<string, readonly string[]>> = {
  cell: ['lstm', 'gru', 'rnn'],
  attention: ['none', 'dot', 'general', 'additive'],
};

function checkKnown(config: Readonly<Record<string, unknown>>): void {
  for (const [part, names] of Object.entries(KNOWN_PARTS)) {
    if (names.includes(String(config[part]))) continue;
    const problem = `${part} "${config[part]}" is not known to what would read the export`;
    throw new NmtError({ code: 'E_CHECKPOINT', problem, hint: `models with ${names.join(', ')} can be exported` });
  }
}

/** @throws NmtError E_CHECKPOINT when it has parts of one's own, or its tensors are not just those of its model */
export function toSafetensors(checkpoint: Checkpoint): Safetensors {
  checkKnown(checkpoint.config);
  const { specs, values } = modelIn(checkpoint);
  const { source, target } = checkpoint.vocabularies;
  const said: Record<string, unknown> = {
    ...checkpoint,
    weightHash: weightHash(parametersOf(specs, values)),
    vocabularies: { source, target: target === source ? null : target },
  };
  const texts = KEPT.filter((key) => said[key] !== undefined).map((key) => [key, JSON.stringify(said[key])]);
  return {
    metadata: { format: 'pt', nmt: String(VERSION), ...Object.fromEntries(texts) },
    tensors: torchTensors(specs).map((tensor) => ({ ...tensor, data: toTorch(tensor, values) })),
  };
}

/**
 * The same model with its matrices and word vectors as 8-bit integers. It was not made by the run that it was trained by, and
 * does not say so.
 *
 * @throws NmtError E_CHECKPOINT when its tensors are not just those of its model
 */
export function inInt8({ run: _, ...checkpoint }: Checkpoint): Checkpoint {
  const { specs, values } = modelIn(checkpoint);
  const tensors = parametersOf(specs, values).map((tensor, i) => {
    const { rows, columns, usedAs } = specs[i]!;
    if (rows < FEWEST_ROWS) return tensor;
    const scaledBy = usedAs === 'weights' ? 'columns' : 'rows';
    const integers = toInt8({ data: tensor.data, rows, columns, offset: 0, stride: columns }, scaledBy);
    return { ...tensor, scaledBy, data: fromInt8(integers, columns, scaledBy) } as const;
  });
  return { ...checkpoint, weightHash: weightHash(tensors), tensors };
}

/** The weights of a checkpoint, which has to have all of its model and no others. */
function modelIn(checkpoint: Checkpoint) {
  const specs = specsOf(checkpoint);
  const values = new Map(checkpoint.tensors.map(({ name, data }) => [name, data]));
  const missing = specs.find(({ name, rows, columns }) => values.get(name)?.length !== rows * columns);
  if (missing !== undefined || values.size !== specs.length) {
    const [problem, hint] =
      missing === undefined
        ? ['holds more than a model: the state of its training', 'export NAME.json, not NAME.last.json']
        : [`tensor "${missing.name}" is not what its configuration wants`, 'train again or take an older copy'];
    throw new NmtError({ code: 'E_CHECKPOINT', problem, hint });
  }
  return { specs, values };
}

/**
 * The checkpoint that was exported. Where its weights were trained on elsewhere they have another hash, and what was
 * found out about the old ones is left out: by which run they were made, and when their answers are to be doubted.
 *
 * @throws NmtError E_CHECKPOINT when it is no export of a checkpoint, or does not fit together
 */
export function fromSafetensors({ metadata, tensors }: Safetensors): { checkpoint: Checkpoint; isChanged: boolean } {
  const header = headerOf(metadata);
  restoreCodecs(header);
  const specs = specsOf(header);
  const wanted = torchTensors(specs);
  const found = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  for (const { name, shape } of wanted) {
    const there = found.get(name)?.shape.join('×');
    if (there === shape.join('×')) continue;
    throw damaged(`tensor "${name}" is ${there ?? 'not there'}, where its configuration wants ${shape.join('×')}`);
  }
  if (found.size !== wanted.length) {
    const names = new Set(wanted.map(({ name }) => name));
    const stranger = tensors.find(({ name }) => !names.has(name))!.name;
    throw damaged(`tensor ${JSON.stringify(stranger).slice(0, 80)} is none of its model`);
  }
  const values = fromTorch(wanted, new Map(tensors.map(({ name, data }) => [name, data])));
  const parameters = parametersOf(specs, values);
  const hash = weightHash(parameters);
  const { run, confidence, ...rest } = header;
  const isChanged = hash !== header.weightHash;
  return { checkpoint: { ...(isChanged ? rest : header), weightHash: hash, tensors: parameters }, isChanged };
}

function headerOf(metadata: Safetensors['metadata']): Header {
  if (metadata.nmt !== String(VERSION)) {
    const problem = `its metadata is none of nmt export, version ${VERSION}`;
    const hint = 'a file saved elsewhere needs the metadata of the exported one';
    throw new NmtError({ code: 'E_CHECKPOINT', problem, hint });
  }
  const header: Record<string, unknown> = { format: FORMAT, version: VERSION, tensors: [] };
  for (const key of KEPT) {
    if (!Object.hasOwn(metadata, key)) continue;
    header[key] = strictly(`"${key}" of its metadata`, metadata[key]!, METADATA_DEPTH);
  }
  return inMemory(parseHeader(header));
}

function specsOf({ config, vocabularies }: Header): ParameterSpec[] {
  const { source, target } = vocabularies;
  return modelSpecs(modelConfig(config), { source: source.length, target: target.length });
}

/** The parameters as a run saves them. */
function parametersOf(specs: readonly ParameterSpec[], values: ReadonlyMap<string, Float32Array>) {
  return specs.map((spec) => ({ name: spec.name, shape: shapeOf(spec), data: values.get(spec.name)! }));
}
