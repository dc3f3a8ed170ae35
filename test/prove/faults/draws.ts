/** Random draws for proofs, one after the other from a key: the same key, the same draws. */
import { randomInteger, streamKey } from '../../../src/random.ts';

/** A purpose of its own: no stream of nmt itself is drawn from here. */
const PROOF = 1000;

export class Draws {
  private readonly key: number;
  private index = 0;

  constructor(seed: number, ...counters: readonly number[]) {
    this.key = streamKey(seed, PROOF, ...counters);
  }

  /** An integer in [0, limit). */
  below(limit: number): number {
    return randomInteger(this.key, this.index++, limit);
  }

  /** An integer in [from, to]. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** Bytes of any value. */
  bytes(length: number): Buffer {
    return Buffer.from(Uint8Array.from({ length }, () => this.below(256)));
  }
}
