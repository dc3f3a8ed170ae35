/** Bytes of activations that one thread needs at most: for the worst shard of a batch, for the worst batch of the dev set. */
import { type Config, modelConfig } from '../config.ts';
import { createBatch } from '../model/batch.ts';
import type { Seq2Seq, VocabularySizes } from '../model/seq2seq.ts';
import { type KernelKind, noOpKernels } from '../runtime/kernel-choice.ts';
import { CountingArena } from '../tensor/arena.ts';
import { CountingForwardArena } from '../tensor/forward-arena.ts';
import { DropoutKeys, type Pass, Tape } from '../tensor/tape.ts';
import { searchBytes, sketchModel } from '../translation/search-memory.ts';
import { type EpochData, MOST_GROWTH } from './epochs.ts';
import { type EncodedPairs, lengthsOf, rowAt, rowCount } from './ragged.ts';
import { DEV_BATCH } from './validate.ts';

/** Lengths of the sentences on both sides of some pairs: what memory depends on. */
interface PairLengths {
  readonly sources: readonly number[];
  readonly targets: readonly number[];
}

/**
 * Batches by tokens hold other sentences in each epoch, of like lengths though: the worst shard of the first epoch with
 * the longest pair added, and half of it again. Memory that is never touched costs nothing.
 */
const TOKEN_BATCH_MARGIN = 1.5;

/** Bytes of activations for each thread of a run. */
export function activationBytes(
  setup: { config: Config; sizes: VocabularySizes; kind: KernelKind },
  train: EpochData,
  dev: EncodedPairs,
): number {
  const gauge = new ActivationGauge(setup.config, setup.sizes, setup.kind);
  const worstDev = {
    sources: longest(lengthsOf(dev.sources), DEV_BATCH),
    targets: longest(lengthsOf(dev.targets), DEV_BATCH),
  };
  return Math.max(gauge.trainingBytes(worstShard(setup.config, train)), gauge.validationBytes(worstDev));
}

/**
 * What the worst shard holds. Where a batch has a fixed number of pairs no shard of any epoch takes more memory: the
 * longest sources and the longest targets together, as many as a shard holds. Batches by tokens: TOKEN_BATCH_MARGIN.
 */
function worstShard(config: Config, { pairs, batches }: EpochData): PairLengths {
  const { batchTokens, batchSize, shards } = config;
  const sources = grown(config, lengthsOf(pairs.sources));
  const targets = grown(config, lengthsOf(pairs.targets));
  if (batchTokens === null) {
    const count = Math.ceil(batchSize / shards);
    return { sources: longest(sources, count), targets: longest(targets, count) };
  }
  const longestPair = { sources: longest(sources, 1), targets: longest(targets, 1) };
  let worst: PairLengths = { sources: [], targets: [] };
  for (let b = 0; b < rowCount(batches); b++) {
    for (let shard = 0; shard < shards; shard++) {
      const own = rowAt(batches, b).filter((_, i) => i % shards === shard);
      const lengths = { sources: Array.from(own, (i) => sources[i]!), targets: Array.from(own, (i) => targets[i]!) };
      if (tokensOf(lengths) > tokensOf(worst)) worst = lengths;
    }
  }
  return {
    sources: withMargin([...worst.sources, ...longestPair.sources]),
    targets: withMargin([...worst.targets, ...longestPair.targets]),
  };
}

/** Of both sides, EOS counted. */
function tokensOf({ sources, targets }: PairLengths): number {
  return [...sources, ...targets].reduce((sum, length) => sum + length + 1, 0);
}

/** What BPE-dropout may make of lengths in other epochs. */
function grown({ bpeDropout, maximumLength }: Config, lengths: Int32Array): Int32Array {
  return bpeDropout === 0 ? lengths : lengths.map((length) => Math.min(maximumLength, MOST_GROWTH * length));
}

/** The longest of some lengths, as many as wanted. */
function longest(lengths: Int32Array, count: number): number[] {
  return Array.from(Int32Array.from(lengths).sort().reverse().subarray(0, count));
}

function withMargin(lengths: readonly number[]): number[] {
  const count = Math.ceil(lengths.length * TOKEN_BATCH_MARGIN);
  return Array.from({ length: count }, (_, i) => lengths[i % lengths.length]!);
}

/** The model on a gauge, and the passes that are run through on it. */
class ActivationGauge {
  private readonly model: Seq2Seq;
  private readonly kernels;

  constructor(config: Config, sizes: VocabularySizes, kind: KernelKind) {
    this.kernels = noOpKernels(kind);
    this.model = sketchModel(modelConfig(config), sizes, kind, 1);
  }

  /** Bytes of the forward and backward pass over one shard. */
  trainingBytes(lengths: PairLengths): number {
    const tape = new Tape();
    const arena = new CountingArena();
    this.run({ kernels: this.kernels, arena, tape, dropoutKeys: new DropoutKeys(0, 0, 0) }, lengths);
    tape.backward();
    return arena.peak;
  }

  /** Bytes of the losses of a batch, or of as many greedy searches, whichever takes more. */
  validationBytes(lengths: PairLengths): number {
    const arena = new CountingForwardArena();
    this.run({ kernels: this.kernels, arena, tape: null, dropoutKeys: null }, lengths);
    const tokens = Math.max(0, ...lengths.sources);
    const search = searchBytes(this.model, { tokens, beam: 1, bytesPerFloat: 4 });
    return Math.max(arena.peak, lengths.sources.length * search);
  }

  private run(pass: Pass, { sources, targets }: PairLengths): void {
    const ids = (length: number) => new Int32Array(length);
    const batch = createBatch({ sources: sources.map(ids), targets: targets.map(ids) }, pass.arena);
    this.model.losses(pass, batch, { labelSmoothing: 0, scale: 0 });
  }
}
