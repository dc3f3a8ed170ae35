/**
 * What one thread does in an update. All threads run the same program over the same memory:
 * forward and backward of their shards, then their share of the gradient sum, of Adam, of the packing.
 * A batch is cut into a fixed number of shards whatever the number of threads and processes, and sums run in a fixed
 * order, so the weights have the same bits for any number of them.
 */
import type { Mpi } from '../cluster/mpi.ts';
import { WeightSlices } from '../cluster/weight-slices.ts';
import type { Config, ModelConfig } from '../config.ts';
import { createBatch } from '../model/batch.ts';
import { Seq2Seq } from '../model/seq2seq.ts';
import type { ModelMemory } from '../runtime/model-memory.ts';
import type { ThreadGroup } from '../runtime/thread-group.ts';
import type { Arena } from '../tensor/arena.ts';
import type { Kernels } from '../tensor/kernels.ts';
import { bindParameters, type ParameterSpec, packWeights } from '../tensor/parameters.ts';
import { DropoutKeys, Tape } from '../tensor/tape.ts';
import { type Guidance, wantedAttention } from './guidance.ts';
import { type EncodedPairs, pairsAt, rowAt } from './ragged.ts';
import { WeightUpdate } from './weight-update.ts';

/** The options of an update that never change during a run. */
type UpdateRules = Pick<Config, 'seed' | 'labelSmoothing' | 'beta2' | 'clipNorm' | 'weightAverage'> & {
  /** What every loss is divided by; without it the target tokens of its own batch. */
  readonly tokensPerUpdate?: number | null;
};

interface TrainingStepParts {
  readonly config: ModelConfig;
  readonly specs: readonly ParameterSpec[];
  readonly memory: ModelMemory;
  /** In which this worker computes. */
  readonly arena: Arena;
  readonly kernels: Kernels;
  readonly group: ThreadGroup;
  readonly rules: UpdateRules;
  /** Where attention is led, while it is. */
  readonly guidance?: Guidance | null;
  /** Where several processes train together: which one this is. */
  readonly place?: { readonly rank: number; readonly size: number } | null;
  /** For the one thread that has started it. */
  readonly mpi?: Mpi | null;
}

/** How much of what helps training is in force, 0–1. */
interface Strengths {
  /** Of the dropout rates. */
  readonly dropout: number;
  /** Of the guidance of attention. */
  readonly guidance: number;
}

const USUAL: Strengths = { dropout: 1, guidance: 0 };

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
  /** One model a shard of this process: the same weights, gradients of their own. */
  readonly models: readonly Seq2Seq[];
  readonly weightUpdate: WeightUpdate;
  private readonly parts: TrainingStepParts;
  private readonly tape = new Tape();
  /** Of all processes, and the first that is this one's. */
  private readonly shards: number;
  private readonly firstShard: number;

  constructor(parts: TrainingStepParts) {
    const { config, specs, memory, arena, kernels, group, rules, place = null, mpi = null } = parts;
    const { gradients } = memory;
    const { rank, size } = place ?? { rank: 0, size: 1 };
    this.parts = parts;
    this.shards = gradients.length * size;
    this.firstShard = gradients.length * rank;
    const vectors = { gradient: gradients[0] as Float32Array, inbox: memory.inbox as Float32Array };
    const slices = size > 1 ? new WeightSlices({ rank, size, ...vectors, kernels, mpi }) : null;
    this.weightUpdate = new WeightUpdate({ memory, kernels, group, rules, slices });
    this.kernels = kernels;
    this.arena = arena;
    this.models = gradients.map(
      (gradient) => new Seq2Seq(config, bindParameters(specs, memory.values, gradient, memory.packed)),
    );
  }

  /** Refreshes the packed forms of all weights, together with the group. */
  pack(): void {
    const { memory, kernels, group } = this.parts;
    packWeights(memory.packed, kernels, group.rank, group.size);
    group.barrier();
  }

  /** One update, after `step` others, from the pairs `indices`. */
  update(
    pairs: EncodedPairs,
    indices: Int32Array,
    step: number,
    learningRate: number,
    strengths = USUAL,
  ): UpdateResult {
    this.runShards(pairs, indices, step, strengths);
    const gradientNorm = this.weightUpdate.sumGradients();
    const { loss, targetTokens } = this.meanLoss();
    const finite = Number.isFinite(loss) && Number.isFinite(gradientNorm);
    if (finite) {
      this.weightUpdate.apply(step, learningRate, gradientNorm);
      this.pack();
    }
    return { loss, targetTokens, gradientNorm, finite };
  }

  /** Forward and backward of the shards that fall to this thread. */
  private runShards(pairs: EncodedPairs, indices: Int32Array, step: number, strengths: Strengths): void {
    const { memory, kernels, group, rules } = this.parts;
    const { shards, firstShard } = this;
    let tokens = 0;
    for (const index of indices) tokens += rowAt(pairs.targets, index).length + 1;
    const scale = 1 / (rules.tokensPerUpdate ?? tokens);
    for (let i = group.rank; i < memory.gradients.length; i += group.size) {
      const shard = firstShard + i;
      kernels.clear(memory.gradients[i]!);
      memory.shardLosses[2 * shard] = 0;
      memory.shardLosses[2 * shard + 1] = 0;
      // Neighbours in a batch are of like length, so dealing them out gives shards of like size.
      const own = indices.filter((_, at) => at % shards === shard);
      if (own.length === 0) continue;
      const dropoutKeys = new DropoutKeys(rules.seed, step, shard, strengths.dropout);
      this.runShard(pairs, own, shard, { dropoutKeys, scale, guidance: strengths.guidance });
    }
  }

  /** Forward and backward of one shard: leaves its gradient, the sum of its losses and the number of its target tokens. */
  private runShard(
    pairs: EncodedPairs,
    indices: Int32Array,
    shard: number,
    { dropoutKeys, scale, guidance: strength }: { dropoutKeys: DropoutKeys; scale: number; guidance: number },
  ): void {
    const { config, kernels, memory, rules, guidance = null } = this.parts;
    const { arena, tape } = this;
    const mark = arena.mark();
    const read = pairsAt(pairs, indices);
    const batch = createBatch(read, arena, config.reverseSource);
    const pass = { kernels, arena, tape, dropoutKeys };
    const isGuided = guidance !== null && strength > 0;
    const wanted = isGuided ? wantedAttention(guidance, read, batch, config.reverseSource) : null;
    const losses = this.models[shard - this.firstShard]!.losses(pass, batch, {
      labelSmoothing: rules.labelSmoothing,
      scale,
      guide: wanted && { wanted, strength: strength * scale },
    });
    let sum = 0;
    for (const loss of losses) sum += loss;
    tape.backward();
    memory.shardLosses[2 * shard] = sum;
    memory.shardLosses[2 * shard + 1] = losses.length;
    arena.release(mark);
  }

  /** Over all shards: the loss of a target token, and how many there are. */
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
}
