/**
 * The best continuations of one sentence's hypotheses: a few out of K · V, found in one pass without sorting.
 * Of equal ones the earlier hypothesis comes first, then the lower id, so that a search always ends the same.
 */
import { BOS, PAD, UNK } from '../special-ids.ts';
import type { NextWords } from './step.ts';

interface Offered {
  /** The row of the model's answer that says how likely each next word is. */
  readonly row: number;
  /** Which of the sentence's hypotheses this is. */
  readonly origin: number;
  readonly logProbability: number;
  readonly mayWriteUnknown: boolean;
  /** Words that may not follow. */
  readonly barred: ReadonlySet<number> | null;
}

export class Candidates {
  /** How many there are: the best comes first. */
  size = 0;
  readonly logProbabilities: Float64Array;
  /** Which of the hypotheses offered goes on, and with what word. */
  readonly origins: Int32Array;
  readonly ids: Int32Array;

  /** Room for `most` candidates. */
  constructor(most: number) {
    this.logProbabilities = new Float64Array(most);
    this.origins = new Int32Array(most);
    this.ids = new Int32Array(most);
  }

  clear(): void {
    this.size = 0;
  }

  /** Offers every word after a hypothesis; `most` are kept in all. */
  offer(words: NextWords, hypothesis: Offered, most: number): void {
    const { data, columns, offset, stride } = words.logProbabilities;
    const { row, origin, logProbability, mayWriteUnknown, barred } = hypothesis;
    const nextAbove = words.nextAbove ?? oneByOne(words);
    let bar = this.bar(most);
    let least = leastNeeded(bar, logProbability);
    for (let id = nextAbove(row, 0, least); id < columns; id = nextAbove(row, id + 1, least)) {
      const sum = logProbability + data[offset + row * stride + id]!;
      if (!(sum > bar) || id === PAD || id === BOS || (id === UNK && !mayWriteUnknown)) continue;
      if (barred?.has(id)) continue;
      this.insert(sum, origin, id, most);
      bar = this.bar(most);
      least = leastNeeded(bar, logProbability);
    }
  }

  /** What a candidate must exceed. */
  private bar(most: number): number {
    return this.size < most ? Number.NEGATIVE_INFINITY : this.logProbabilities[most - 1]!;
  }

  private insert(value: number, origin: number, id: number, most: number): void {
    const { logProbabilities, origins, ids } = this;
    let at = this.size < most ? this.size++ : most - 1;
    for (; at > 0 && logProbabilities[at - 1]! < value; at--) {
      logProbabilities[at] = logProbabilities[at - 1]!;
      origins[at] = origins[at - 1]!;
      ids[at] = ids[at - 1]!;
    }
    logProbabilities[at] = value;
    origins[at] = origin;
    ids[at] = id;
  }
}

/**
 * The log-probability that a next word must exceed to come among the best, rounded down a little to a Float32 so that
 * rounding misses none: the search skips all other words.
 */
function leastNeeded(bar: number, logProbability: number): number {
  const room = bar - logProbability;
  return Math.fround(room - 2 ** -22 * Math.abs(room) - 2 ** -148);
}

function oneByOne({ logProbabilities: { data, offset, stride, columns } }: NextWords) {
  return (row: number, from: number, bar: number): number => {
    let id = from;
    while (id < columns && !(data[offset + row * stride + id]! > bar)) id++;
    return id;
  };
}
