/**
 * Which sentences make up each batch of an epoch: sentences of like lengths together, so that a
 * time step has many rows to compute at once.
 * A function of (seed, epoch) alone, so that a resumed run computes the batches that it has not done yet.
 */
import { PURPOSE, shuffle, streamKey } from '../random.ts';

/** Tokens of every pair, without BOS and EOS. */
export interface PairLengths {
  readonly source: Int32Array;
  readonly target: Int32Array;
}

export interface BatchOptions {
  /** Pairs in a batch, unless `batchTokens` is given. */
  readonly batchSize: number;
  /** Target tokens in a batch, EOS counted; a longer sentence is a batch of its own. */
  readonly batchTokens: number | null;
  readonly seed: number;
  /** Every epoch has another order. */
  readonly epoch: number;
}

/**
 * Pairs are sorted within pools of about so many batches: large enough for like lengths. One pool for all pairs would
 * sort them almost the same way in every epoch, so that the same pairs always met; hence a few pools at least.
 */
const BATCHES_IN_POOL = 50;
const FEWEST_POOLS = 4;
const FEWEST_BATCHES_IN_POOL = 4;

/**
 * The batches of one epoch in the order they are trained on; each index stands in exactly one.
 *
 *   shuffle all pairs → cut into pools → sort each pool by target length, then source length → cut into batches → shuffle
 *
 * Pairs of equal lengths stay in shuffled order, so that they meet other pairs in every epoch.
 */
export function createBatches(lengths: PairLengths, options: BatchOptions): Int32Array[] {
  const { seed, epoch } = options;
  const count = lengths.target.length;
  const order = shuffle(
    Int32Array.from({ length: count }, (_, i) => i),
    streamKey(seed, PURPOSE.shuffle, epoch, 0),
  );
  const batches: Int32Array[] = [];
  const size = poolSize(lengths, options);
  for (let start = 0; start < count; start += size) {
    const pool = sortByLengths(order.subarray(start, start + size), lengths);
    batches.push(...cut(pool, lengths, options));
  }
  return shuffle(batches, streamKey(seed, PURPOSE.shuffle, epoch, 1));
}

/** Target tokens of an update on average, EOS counted. */
export function meanTargetTokens(
  lengths: Int32Array,
  { batchSize, batchTokens }: Pick<BatchOptions, 'batchSize' | 'batchTokens'>,
): number {
  return batchTokens ?? (batchSize * totalTokens(lengths)) / lengths.length;
}

/** EOS counted. */
function totalTokens(lengths: Int32Array): number {
  return lengths.reduce((sum, length) => sum + length + 1, 0);
}

/** Whole batches, in pools of almost the same size. */
function poolSize(lengths: PairLengths, { batchSize, batchTokens }: BatchOptions): number {
  const count = lengths.target.length;
  const total = totalTokens(lengths.target);
  const pairs = batchTokens === null ? batchSize : Math.max(1, Math.round((batchTokens * count) / total));
  const batchCount = Math.ceil(count / pairs);
  const fewest = Math.max(1, Math.min(FEWEST_POOLS, Math.floor(batchCount / FEWEST_BATCHES_IN_POOL)));
  const poolCount = Math.max(fewest, Math.round(batchCount / BATCHES_IN_POOL));
  return Math.max(1, Math.ceil(batchCount / poolCount) * pairs);
}

function sortByLengths(pool: Int32Array, { source, target }: PairLengths): Int32Array {
  const places = Int32Array.from(pool, (_, place) => place);
  places.sort((a, b) => {
    const [one, other] = [pool[a]!, pool[b]!];
    return target[one]! - target[other]! || source[one]! - source[other]! || a - b;
  });
  return places.map((place) => pool[place]!);
}

function cut(pool: Int32Array, { target }: PairLengths, { batchSize, batchTokens }: BatchOptions): Int32Array[] {
  const batches: Int32Array[] = [];
  let start = 0;
  let tokens = 0;
  for (let end = 0; end < pool.length; end++) {
    const next = target[pool[end]!]! + 1;
    const isFull = batchTokens === null ? end - start === batchSize : tokens + next > batchTokens;
    if (isFull && end > start) {
      batches.push(pool.subarray(start, end));
      start = end;
      tokens = 0;
    }
    tokens += next;
  }
  if (pool.length > start) batches.push(pool.subarray(start));
  return batches;
}
