/**
 * The decoder: from the word just written, its own state and the source, the state from which the next word is chosen.
 * In training it runs over whole target sentences; in search one step at a time, through the same code.
 */
import type { ModelConfig } from '../config.ts';
import { CELLS } from '../ops/cells.ts';
import type { Matrix, Variable } from '../tensor/matrix.ts';
import type { Parameter, ParameterSpec } from '../tensor/parameters.ts';
import { checkShape } from '../tensor/shapes.ts';
import type { Pass } from '../tensor/tape.ts';
import type { AttentionMemory } from './attention.ts';
import { dropout } from './dropout.ts';
import { embed } from './embedding.ts';
import type { State } from './layer-options.ts';
import { type LayerShape, layerSpecs } from './layer-weights.ts';
import { ReadoutPass, readoutSize } from './readout.ts';
import { LayerPass } from './recurrent-layer.ts';
import type { Steps } from './steps.ts';

/** Input feeding needs something to feed: the attentional state (Luong et al. 2015, §3.3). */
export function feedsInput(config: ModelConfig): boolean {
  return config.inputFeeding && config.attention !== 'none';
}

function layerShapes(config: ModelConfig): LayerShape[] {
  const feeding = feedsInput(config);
  return Array.from({ length: config.layers }, (_, layer) => ({
    name: `decoder.${layer}`,
    cell: CELLS[config.cell],
    inputSize: layer === 0 ? config.embeddingSize : feeding ? 0 : config.hiddenSize,
    stepInputSize: feeding ? (layer === 0 ? readoutSize(config) : config.hiddenSize) : 0,
    hiddenSize: config.hiddenSize,
  }));
}

export function decoderSpecs(config: ModelConfig): ParameterSpec[] {
  return layerShapes(config).flatMap((shape) => layerSpecs(shape, config.forgetBias));
}

/** The rows that the decoder runs over, and where it starts. */
interface DecoderInput {
  readonly steps: Steps;
  readonly ids: Int32Array;
  readonly sourceSlotOfRow: Int32Array;
  readonly initial: readonly (State | null)[];
  /** [B, F] what is fed to the first step; `null` for zeros. */
  readonly initialFeed: Matrix | null;
  readonly memory: AttentionMemory | null;
}

export interface Decoded {
  /** [R, F] what the output layer reads. */
  readonly readout: Variable;
  readonly layers: readonly LayerPass[];
  /** [R, S] attention weights, or `null`. */
  readonly attentionWeights: Matrix | null;
}

/** What one run over the rows works with. */
interface Run {
  readonly pass: Pass;
  readonly config: ModelConfig;
  readonly input: DecoderInput;
  /** [R, E] the embedded words that were written. */
  readonly words: Variable;
  /** [R, F] what is fed to each step; `null` without input feeding. */
  readonly feed: Variable | null;
  /** [R, H] of each layer. */
  readonly outputs: readonly Variable[];
}

/**
 * Runs the decoder over all steps: layer by layer, or with input feeding word by word.
 *
 * Shapes  ids, sourceSlotOfRow [R]; initial states [B, H]; initialFeed [B, F]; memory [R of the source, M] → readout [R, F]
 * @throws NmtError E_SHAPE when a state or the feed is not as wide as the configuration says
 */
export function decode(
  pass: Pass,
  config: ModelConfig,
  parameters: ReadonlyMap<string, Parameter>,
  input: DecoderInput,
): Decoded {
  const { steps, sourceSlotOfRow, memory } = input;
  const { embeddingDropout, targetEmbeddingDropout, wordDropout, targetWordDropout } = config;
  const words = embed(pass, parameters.get('target.embedding')!, input.ids, {
    embeddingDropout: targetEmbeddingDropout ?? embeddingDropout,
    wordDropout: targetWordDropout ?? wordDropout,
  });
  const feed = feedsInput(config) ? pass.arena.variable(steps.rows, readoutSize(config)) : null;
  const outputs = Array.from({ length: config.layers }, () => pass.arena.variable(steps.rows, config.hiddenSize));
  if (input.initialFeed !== null) checkShape('feed', input.initialFeed, steps.batchSize, readoutSize(config));
  const run: Run = { pass, config, input, words, feed, outputs };
  const layers = outputs.map((output, layer) => {
    const begun = beginLayer(run, parameters, layer);
    if (feed !== null) return begun;
    begun.runAll();
    dropBetween(run, layer, output);
    return begun;
  });
  const states = outputs[config.layers - 1]!;
  const readout = new ReadoutPass(pass, config, parameters, memory, { states, words, sourceSlotOfRow, steps });
  if (feed === null) readout.read(0, steps.rows);
  else for (let t = 0; t < steps.count; t++) stepFed(run, feed, layers, readout, t);
  return { readout: readout.output, layers, attentionWeights: readout.attention?.weights ?? null };
}

function beginLayer(run: Run, parameters: ReadonlyMap<string, Parameter>, layer: number): LayerPass {
  const { pass, config, input, words, feed, outputs } = run;
  const below = layer === 0 ? words : outputs[layer - 1]!;
  return new LayerPass(pass, layerShapes(config)[layer]!, parameters, {
    steps: input.steps,
    direction: 'forward',
    input: layer === 0 || feed === null ? below : null,
    stepInput: feed === null ? null : layer === 0 ? feed : below,
    firstStepInput: layer === 0 && input.initialFeed === null ? 1 : 0,
    initial: input.initial[layer] ?? null,
    output: outputs[layer]!,
    recurrentDropout: config.recurrentDropout,
  });
}

/** Step t with input feeding: the last readout goes into the first layer, and the top layer's state into the next readout. */
function stepFed(run: Run, feed: Variable, layers: readonly LayerPass[], readout: ReadoutPass, t: number): void {
  const { starts, sizes } = run.input.steps;
  const [start, size] = [starts[t]!, sizes[t]!];
  const from = t === 0 ? run.input.initialFeed : readout.fed.rowsAt(starts[t - 1]!, size);
  feedBack(run.pass, feed.rowsAt(start, size), from);
  layers.forEach((one, layer) => {
    one.step(t);
    dropBetween(run, layer, run.outputs[layer]!.rowsAt(start, size));
  });
  readout.read(start, size);
}

/** Dropout on what one layer hands to the next. */
function dropBetween({ pass, config }: Run, layer: number, output: Variable): void {
  if (layer < config.layers - 1) dropout(pass, output, config.dropout);
}

/** This step's fed-back rows: the last step's readout, the given start, or zeros. */
function feedBack(pass: Pass, feed: Variable, from: Variable | Matrix | null): void {
  const { kernels, tape } = pass;
  if (from === null) {
    feed.value.data.fill(0, feed.value.offset, feed.value.offset + feed.rows * feed.value.stride);
  } else if ('value' in from) {
    kernels.copy(feed.value, from.value);
    tape?.record(() => kernels.add(from.gradient, feed.gradient));
  } else kernels.copy(feed.value, from);
}
