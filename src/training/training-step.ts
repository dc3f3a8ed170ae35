/**
 * What one thread does in an update. All threads run the same program over the same memory:
 * forward and backward of their shards, then their share of the gradient sum, of Adam, of the packing.
 * A batch is cut into a fixed number of shards whatever the number of threads, and sums run in a fixed order,
 * so the weights have the same bits for any number of threads.
 */
import { addInPairs } from '../cluster/tree-sum.ts';
import type { ModelConfig } from '../config.ts';
import { createBatch } from '../model/batch.ts';
import { Seq2Seq } from '../model/seq2seq.ts';
import { adam } from '../ops/adam/adam.ts';
import { type ModelMemory, PARAMETER_BLOCK } from '../runtime/model-memory.ts';
import { shareOf, type ThreadGroup } from '../runtime/thread-group.ts';
import type { Arena } from '../tensor/arena.ts';
import type { Kernels } from '../tensor/kernels.ts';
import { bindParameters, type ParameterSpec, packWeights } from '../tensor/parameters.ts';
import { DropoutKeys, Tape } from '../tensor/tape.ts';
import { adamSettings, clipScale, normOf, sumSquares } from './optimiser.ts';
import { type EncodedPairs, rowAt } from './ragged.ts';

/** The options of an update that never change during a run. */
interface UpdateRules {
  readonly seed: number;
  readonly labelSmoothing: number;
  readonly beta2: number;
  readonly clipNorm: number | null;
  readonly weightAverage: number;
}

interface TrainingStepParts {
  readonly config: ModelConfig;
  readonly specs: readonly ParameterSpec[];
  readonly memory: ModelMemory;
  /** In which this worker computes. */
  readonly arena: Arena;
  readonly kernels: Kernels;
  readonly group: ThreadGroup;
  readonly rules: UpdateRules;
}

interface UpdateResult {
  /** Nats per target token, label smoothing included. */
  readonly loss: number;
  readonly targetTokens: number;
  /** L2 norm of the gradient before clipping. */
  readonly gradientNorm: number;
  /** False when loss or gradient is not a number: the weights were left as they are. */
  readonly finite: boolean;
}

export class TrainingStep {
  readonly arena: Arena;
  readonly kernels: Kernels;
  /** One model a shard: the same weights, gradients of their own. */
  readonly models: readonly Seq2Seq[];
  private readonly parts: TrainingStepParts;
  private readonly tape = new Tape();

  constructor(parts: TrainingStepParts) {
    const { config, specs, memory, arena, kernels } = parts;
    this.parts = parts;
    this.kernels = kernels;
    this.arena = arena;
    this.models = memory.gradients.map(
      (gradient) => new Seq2Seq(config, bindParameters(specs, memory.values, gradient, memory.packed)),
    );
  }

  /** Refreshes the packed forms of all weights, together with the group. */
  pack(): void {
    const { memory, kernels, group } = this.parts;
    packWeights(memory.packed, kernels, group.rank, group.size);
    group.barrier();
  }

  /** One update from the sentence pairs `indices`. `step` counts the updates before it. */
  update(pairs: EncodedPairs, indices: Int32Array, step: number, learningRate: number): UpdateResult {
    const { memory, group, rules } = this.parts;
    this.runShards(pairs, indices, step);
    group.barrier();
    this.sumGradients();
    group.barrier();
    const { loss, targetTokens } = this.meanLoss();
    const gradientNorm = normOf(memory.normBlocks);
    const finite = Number.isFinite(loss) && Number.isFinite(gradientNorm);
    if (finite) {
      this.applyAdam(step, learningRate, clipScale(gradientNorm, rules.clipNorm));
      group.barrier();
      this.pack();
    }
    return { loss, targetTokens, gradientNorm, finite };
  }

  /** Forward and backward of the shards that fall to this thread. */
  private runShards(pairs: EncodedPairs, indices: Int32Array, step: number): void {
    const { memory, kernels, group } = this.parts;
    const shards = memory.gradients.length;
    let tokens = 0;
    for (const index of indices) tokens += rowAt(pairs.targets, index).length + 1;
    for (let shard = group.rank; shard < shards; shard += group.size) {
      kernels.clear(memory.gradients[shard]!);
      memory.shardLosses[2 * shard] = 0;
      memory.shardLosses[2 * shard + 1] = 0;
      // Neighbours in a batch are of like length, so dealing them out gives shards of like size.
      const own = indices.filter((_, i) => i % shards === shard);
      if (own.length > 0) this.runShard(pairs, own, shard, step, 1 / tokens);
    }
  }

  private runShard(pairs: EncodedPairs, indices: Int32Array, shard: number, step: number, scale: number): void {
    const { config, kernels, memory, rules } = this.parts;
    const { arena, tape } = this;
    const mark = arena.mark();
    const read = Array.from(indices);
    const sources = read.map((index) => rowAt(pairs.sources, index));
    const targets = read.map((index) => rowAt(pairs.targets, index));
    const batch = createBatch({ sources, targets }, arena, config.reverseSource);
    const pass = { kernels, arena, tape, dropoutKeys: new DropoutKeys(rules.seed, step, shard) };
    const losses = this.models[shard]!.losses(pass, batch, { labelSmoothing: rules.labelSmoothing, scale });
    let sum = 0;
    for (const loss of losses) sum += loss;
    tape.backward();
    memory.shardLosses[2 * shard] = sum;
    memory.shardLosses[2 * shard + 1] = losses.length;
    arena.release(mark);
  }

  /** The gradients of all shards, as a tree, into the first; and the squares of this thread's part. */
  private sumGradients(): void {
    const { memory, kernels, group } = this.parts;
    const sum = memory.gradients[0]!;
    const range = shareOf(group, sum.length, PARAMETER_BLOCK);
    addInPairs(kernels, memory.gradients, range.start, range.end);
    sumSquares(kernels, sum, range, memory.normBlocks);
  }

  private meanLoss(): { loss: number; targetTokens: number } {
    const { shardLosses } = this.parts.memory;
    let sum = 0;
    let targetTokens = 0;
    for (let i = 0; i < shardLosses.length; i += 2) {
      sum += shardLosses[i]!;
      targetTokens += shardLosses[i + 1]!;
    }
    return { loss: sum / targetTokens, targetTokens };
  }

  private applyAdam(step: number, learningRate: number, gradientScale: number): void {
    const { memory, kernels, group, rules } = this.parts;
    const { values: weights, mean, square, average } = memory;
    const settings = adamSettings({
      step,
      learningRate,
      beta2: rules.beta2,
      gradientScale,
      weightAverage: rules.weightAverage,
    });
    const range = shareOf(group, weights.length, PARAMETER_BLOCK);
    kernels.run(adam)({ weights, gradient: memory.gradients[0]!, mean, square, average, ...range, settings });
  }
}
