/** A model small enough to check every weight, in Float64 or Float32 on the reference kernels. */
import { type ModelConfig, ModelConfigSchema } from '../../src/config.ts';
import type { AttentionGuide } from '../../src/model/attention.ts';
import { type Batch, createBatch, type Ids } from '../../src/model/batch.ts';
import { modelSpecs, Seq2Seq } from '../../src/model/seq2seq.ts';
import { referenceKernels } from '../../src/ops/reference.ts';
import { Arena } from '../../src/tensor/arena.ts';
import type { Kernels } from '../../src/tensor/kernels.ts';
import type { FloatArray } from '../../src/tensor/matrix.ts';
import {
  bindParameters,
  createPackedWeights,
  initialiseAll,
  layOut,
  type ParameterSpec,
  packWeights,
} from '../../src/tensor/parameters.ts';
import { DropoutKeys, type Pass, Tape } from '../../src/tensor/tape.ts';

export interface TinyModel {
  readonly config: ModelConfig;
  readonly specs: readonly ParameterSpec[];
  readonly model: Seq2Seq;
  readonly values: FloatArray;
  readonly gradients: FloatArray;
  readonly arena: Arena;
  readonly kernels: Kernels;
  repack(): void;
}

export const TINY_SIZES = { source: 9, target: 8 };

export function tinyModel(
  options: Partial<ModelConfig> = {},
  settings: { bytesPerFloat?: 4 | 8; seed?: number; kernels?: Kernels; memory?: ArrayBufferLike; start?: number } = {},
): TinyModel {
  const {
    bytesPerFloat = 8,
    seed = 1,
    kernels = referenceKernels,
    memory = new ArrayBuffer(8 << 20),
    start = 0,
  } = settings;
  const config = ModelConfigSchema.parse({
    embeddingSize: 3,
    hiddenSize: 4,
    attentionSize: 3,
    dropout: 0,
    embeddingDropout: 0,
    ...options,
  });
  const sizes =
    config.tiedEmbeddings === 'three-way' ? { source: TINY_SIZES.target, target: TINY_SIZES.target } : TINY_SIZES;
  const specs = modelSpecs(config, sizes);
  const arena = new Arena(memory, { bytesPerFloat, start });
  const { length } = layOut(specs);
  const values = arena.floats(length);
  const gradients = arena.floats(length);
  gradients.fill(0);
  initialiseAll(specs, values, seed);
  const packed = createPackedWeights(specs, values, { kernels, arena, training: true });
  const model = new Seq2Seq(config, bindParameters(specs, values, gradients, packed));
  const repack = () => packWeights(packed, kernels);
  repack();
  return { config, specs, model, values, gradients, arena, kernels, repack };
}

export const TINY_PAIRS: { sources: readonly Ids[]; targets: readonly Ids[] } = {
  sources: [[4, 5, 6, 7], [5], [6, 7]],
  targets: [[4, 5], [6, 7, 5, 4], [7]],
};

/** Σ losses / tokens of a batch, and (with `backward`) its gradient in `tiny.gradients`. */
export function meanLoss(
  tiny: TinyModel,
  options: {
    pairs?: typeof TINY_PAIRS;
    labelSmoothing?: number;
    dropoutSeed?: number | null;
    backward?: boolean;
    /** Of attention; what it costs is in the gradient alone. */
    guide?: AttentionGuide | null;
  } = {},
): number {
  const { pairs = TINY_PAIRS, labelSmoothing = 0, dropoutSeed = null, backward = false, guide = null } = options;
  const mark = tiny.arena.mark();
  const tape = backward ? new Tape() : null;
  const pass: Pass = {
    kernels: tiny.kernels,
    arena: tiny.arena,
    tape,
    dropoutKeys: dropoutSeed === null ? null : new DropoutKeys(dropoutSeed, 0, 0),
  };
  const batch: Batch = createBatch(pairs, tiny.arena, tiny.config.reverseSource);
  const losses = tiny.model.losses(pass, batch, { labelSmoothing, scale: 1 / batch.target.steps.rows, guide });
  let sum = 0;
  for (const loss of losses) sum += loss;
  const mean = sum / batch.target.steps.rows;
  tape?.backward();
  tiny.arena.release(mark);
  return mean;
}
