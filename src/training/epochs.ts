/** Sentence pairs as ids, and their batches: the same in every epoch, or with BPE-dropout cut anew each time. */
import type { Config } from '../config.ts';
import type { Ids } from '../model/batch.ts';
import { PURPOSE, streamKey } from '../random.ts';
import type { Codecs } from '../text/codec.ts';
import { eachInSlices, inTurns } from '../turns.ts';
import { createBatches } from './batches.ts';
import { type EncodedPairs, GrowingRagged, lengthsOf, type Ragged, rowAt, toRagged } from './ragged.ts';

/** Aligned sentences as text. */
export interface TextPairs {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
}

/** Pairs that fit the model, as text and as ids. */
export interface FittingPairs {
  readonly text: TextPairs;
  readonly encoded: EncodedPairs;
  /** Pairs left out since a side has more tokens than `maximumLength`, or none. */
  readonly tooLong: number;
  readonly empty: number;
}

export interface EpochData {
  readonly pairs: EncodedPairs;
  readonly batches: Ragged;
}

/** A sentence that BPE-dropout cuts into more than this many times as many tokens is taken as it is. */
export const MOST_GROWTH = 2;

/** Cuts all pairs, with pauses, and leaves out those that do not fit. */
export function* encodePairs(pairs: TextPairs, codecs: Codecs, maximumLength: number): Generator<void, FittingPairs> {
  const encoded = {
    sources: yield* encodeSide(pairs.sources, codecs.source.idsOfMany()),
    targets: yield* encodeSide(pairs.targets, codecs.target.idsOfMany()),
  };
  const lengths = { source: lengthsOf(encoded.sources), target: lengthsOf(encoded.targets) };
  const kept: number[] = [];
  let [tooLong, empty] = [0, 0];
  for (let i = 0; i < pairs.sources.length; i++) {
    const [source, target] = [lengths.source[i]!, lengths.target[i]!];
    if (source === 0 || target === 0) empty++;
    else if (source > maximumLength || target > maximumLength) tooLong++;
    else kept.push(i);
  }
  if (kept.length === pairs.sources.length) return { text: pairs, encoded, tooLong, empty };
  const pick = (texts: readonly string[]) => kept.map((i) => texts[i]!);
  return {
    text: { sources: pick(pairs.sources), targets: pick(pairs.targets) },
    encoded: { sources: pickRows(encoded.sources, kept), targets: pickRows(encoded.targets, kept) },
    tooLong,
    empty,
  };
}

function* encodeSide(texts: readonly string[], idsOf: (text: string) => Ids): Generator<void, Ragged> {
  const rows = new GrowingRagged();
  yield* eachInSlices(texts, (text) => rows.push(idsOf(text)));
  return rows.packed();
}

function pickRows(all: Ragged, kept: readonly number[]): Ragged {
  const rows = new GrowingRagged();
  for (const i of kept) rows.push(rowAt(all, i));
  return rows.packed();
}

export class Epochs {
  private readonly train: FittingPairs;
  private readonly codecs: Codecs;
  private readonly config: Config;
  /** The epoch under way and its neighbours: one is cut in advance. */
  private readonly prepared = new Map<number, Promise<EpochData>>();

  constructor(train: FittingPairs, codecs: Codecs, config: Config) {
    this.train = train;
    this.codecs = codecs;
    this.config = config;
  }

  /** What is trained on in an epoch, counted from 0. */
  epoch(epoch: number): Promise<EpochData> {
    for (const other of this.prepared.keys()) if (Math.abs(other - epoch) > 1) this.prepared.delete(other);
    const data = this.prepared.get(epoch) ?? this.prepare(epoch);
    this.prepared.set(epoch, data);
    return data;
  }

  private async prepare(epoch: number): Promise<EpochData> {
    const pairs = this.config.bpeDropout > 0 ? await inTurns(this.cutAnew(epoch)) : this.train.encoded;
    return { pairs, batches: this.batches(pairs, epoch) };
  }

  private batches(pairs: EncodedPairs, epoch: number): Ragged {
    const { batchSize, batchTokens, seed } = this.config;
    const lengths = { source: lengthsOf(pairs.sources), target: lengthsOf(pairs.targets) };
    return toRagged(createBatches(lengths, { batchSize, batchTokens, seed, epoch }));
  }

  private *cutAnew(epoch: number): Generator<void, EncodedPairs> {
    const { text, encoded } = this.train;
    const plain = { source: lengthsOf(encoded.sources), target: lengthsOf(encoded.targets) };
    const cut = { source: [] as (readonly number[])[], target: [] as (readonly number[])[] };
    yield* eachInSlices(text.sources, (source, i) => {
      cut.source.push(this.sampled('source', source, { epoch, i, length: plain.source[i]! }));
      cut.target.push(this.sampled('target', text.targets[i]!, { epoch, i, length: plain.target[i]! }));
    });
    return { sources: toRagged(cut.source), targets: toRagged(cut.target) };
  }

  private sampled(
    side: 'source' | 'target',
    text: string,
    { epoch, i, length }: { epoch: number; i: number; length: number },
  ): readonly number[] {
    const { seed, bpeDropout, maximumLength } = this.config;
    const codec = this.codecs[side];
    const key = streamKey(seed, PURPOSE.bpeDropout, epoch, i, side === 'source' ? 0 : 1);
    const ids = codec.toIdsSampled(text, bpeDropout, key);
    return ids.length <= Math.min(maximumLength, MOST_GROWTH * length) ? ids : codec.toIds(text).ids;
  }
}
