/**
 * The whole translator: encoder, bridge, attention, decoder, output layer. It sees ids, never words.
 */
import type { ModelConfig } from '../config.ts';
import { crossEntropy } from '../ops/loss/cross-entropy.ts';
import { xavier } from '../tensor/initialisers.ts';
import { K_BLOCK } from '../tensor/kernels.ts';
import { type FloatArray, type Matrix, Variable } from '../tensor/matrix.ts';
import type { Parameter, ParameterSpec } from '../tensor/parameters.ts';
import { type Pass, Tape } from '../tensor/tape.ts';
import { type AttentionGuide, type AttentionMemory, attentionMemory, attentionSpecs } from './attention.ts';
import type { Batch, SourceBatch } from './batch.ts';
import { bridge, bridgeSpecs } from './bridge.ts';
import { type Decoded, decode, decoderSpecs } from './decoder.ts';
import { embeddingSpec } from './embedding.ts';
import { type Encoded, encode, encoderSpecs } from './encoder.ts';
import type { State } from './layer-options.ts';
import { biasSpec, collectWeightGradient, linearSpec, multiply } from './linear.ts';
import { readoutSize, readoutSpecs } from './readout.ts';
import { createSteps } from './steps.ts';

export interface VocabularySizes {
  readonly source: number;
  readonly target: number;
}

/** Every parameter of a model, in the order in which they stand in memory and in checkpoints. */
export function modelSpecs(config: ModelConfig, sizes: VocabularySizes): ParameterSpec[] {
  const tied = config.tiedEmbeddings !== 'none';
  return [
    ...(config.tiedEmbeddings === 'three-way'
      ? []
      : [embeddingSpec('source.embedding', sizes.source, config.embeddingSize, false)]),
    embeddingSpec('target.embedding', sizes.target, config.embeddingSize, tied),
    ...encoderSpecs(config),
    ...bridgeSpecs(config),
    ...attentionSpecs(config),
    ...decoderSpecs(config),
    ...readoutSpecs(config),
    ...(tied ? [] : [linearSpec('output.weights', readoutSize(config), sizes.target, xavier())]),
    biasSpec('output.bias', sizes.target),
  ];
}

/**
 * Rows whose logits are in memory at once: as wide as the vocabulary, they would be the most of what a pass takes.
 * As many as the products sum over at a time, so that the gradient of the output layer has the bits of one product.
 */
const LOSS_ROWS = K_BLOCK;

interface LossOptions {
  readonly labelSmoothing: number;
  /** What the gradient is multiplied by: 1 / target tokens of the whole batch, of which this may be a part. */
  readonly scale: number;
  /** The one target row whose loss is asked for; all of them where it is left out. */
  readonly only?: number;
  /** Where attention is led; what it costs is in the gradient alone, not in the losses. */
  readonly guide?: AttentionGuide | null;
}

/** The decoder's state after the words written so far, one row a hypothesis. */
export interface DecoderState {
  /** [N, H] of each layer; `null` for zeros. */
  readonly layers: readonly (State | null)[];
  /** [N, F] the last readout, which input feeding gives to the next step; `null` for zeros. */
  readonly feed: Matrix | null;
}

export class Seq2Seq {
  readonly config: ModelConfig;
  readonly parameters: ReadonlyMap<string, Parameter>;

  constructor(config: ModelConfig, parameters: ReadonlyMap<string, Parameter>) {
    this.config = config;
    this.parameters = parameters;
  }

  /**
   * The smoothed cross-entropy of every target row; with a tape, `tape.backward()` then gives its gradient.
   *
   * Shapes  → [R], one loss a target row; but for `only` one, the others stay as the memory was
   * Units   nats
   */
  losses(pass: Pass, batch: Batch, options: LossOptions): FloatArray {
    const { target } = batch;
    const encoded = encode(pass, this.config, this.parameters, batch.source);
    const decoded = decode(pass, this.config, this.parameters, {
      steps: target.steps,
      ids: target.inputs,
      sourceSlotOfRow: target.sourceSlotOfRow,
      initial: bridge(pass, this.config, this.parameters, encoded, target.sourceSlots),
      initialFeed: null,
      memory: attentionMemory(pass, this.config, this.parameters, encoded, options.guide),
    });
    const losses = pass.arena.floats(target.steps.rows);
    const { only = null } = options;
    const last = only === null ? target.steps.rows : only + 1;
    for (let start = only ?? 0; start < last; start += LOSS_ROWS) {
      const end = Math.min(start + LOSS_ROWS, last);
      const rows = { outputs: target.outputs.subarray(start, end), losses: losses.subarray(start, end) };
      this.lossesOf(pass, decoded.readout.rowsAt(start, end - start), rows, options);
    }
    return losses;
  }

  /**
   * The losses of some rows and, with a tape, their gradient at once: as soon as the loss of a word is known, so is
   * the gradient of its logits, which need not be kept.
   */
  private lossesOf(
    pass: Pass,
    readout: Variable,
    rows: { outputs: Int32Array; losses: FloatArray },
    { labelSmoothing, scale }: LossOptions,
  ): void {
    const { kernels, arena } = pass;
    const mark = arena.mark();
    const tape = pass.tape === null ? null : new Tape();
    const logits = this.logits({ ...pass, tape }, readout);
    kernels.run(crossEntropy)({
      logits,
      targets: rows.outputs,
      smoothing: labelSmoothing,
      scale,
      losses: rows.losses,
    });
    tape?.backward();
    arena.release(mark);
  }

  /** Everything that search needs of some source sentences. */
  encode(pass: Pass, source: SourceBatch): { encoded: Encoded; memory: AttentionMemory | null } {
    const encoded = encode(pass, this.config, this.parameters, source);
    return { encoded, memory: attentionMemory(pass, this.config, this.parameters, encoded) };
  }

  /**
   * The decoder's state before the first word, one row for each source slot given.
   *
   * Shapes  slots [N] → states [N, H]
   */
  start(pass: Pass, encoded: Encoded, slots: Int32Array): DecoderState {
    return { layers: bridge(pass, this.config, this.parameters, encoded, slots), feed: null };
  }

  /**
   * One step of every hypothesis: its last word in, its logits and its new state out.
   *
   * Shapes  ids, sourceSlotOfRow [N], states [N, H], feed [N, F] → logits [N, V]
   * @throws NmtError E_SHAPE when the state is not one row a hypothesis
   */
  step(
    pass: Pass,
    state: DecoderState,
    rows: { ids: Int32Array; sourceSlotOfRow: Int32Array; memory: AttentionMemory | null },
  ): StepResult {
    const decoded = decode(pass, this.config, this.parameters, {
      steps: createSteps(new Int32Array(rows.ids.length).fill(1), pass.arena),
      ids: rows.ids,
      sourceSlotOfRow: rows.sourceSlotOfRow,
      initial: state.layers,
      initialFeed: state.feed,
      memory: rows.memory,
    });
    return {
      logits: this.logits(pass, decoded.readout),
      state: { layers: decoded.layers.map((run) => run.state), feed: decoded.readout.value },
      decoded,
    };
  }

  /** readout [R, F] → logits [R, V]; their gradient will take their place. */
  private logits(pass: Pass, readout: Variable): Matrix {
    const { kernels, arena, tape } = pass;
    const weights = this.parameters.get(this.config.tiedEmbeddings === 'none' ? 'output.weights' : 'target.embedding')!;
    const bias = this.parameters.get('output.bias')!;
    const room = arena.matrix(readout.rows, weights.packed!.columns);
    const logits = new Variable(room, room);
    collectWeightGradient(pass, readout, weights, logits);
    tape?.record(() => kernels.addColumnSums(bias.gradient, room));
    multiply(pass, logits, readout, weights, bias.value);
    return room;
  }
}

interface StepResult {
  readonly logits: Matrix;
  readonly state: DecoderState;
  readonly decoded: Decoded;
}
