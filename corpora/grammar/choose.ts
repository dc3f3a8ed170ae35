/** Seeded choices for the patterns: every draw is the next number of one counter-based stream. */

import { PURPOSE, randomInteger, streamKey } from '../../src/random.ts';

/** Draws from lists; the same seed and stream give the same draws in the same order. */
export class Chooser {
  readonly #key: number;
  readonly #otherKey: number;
  readonly #twist: number | undefined;
  #index = 0;

  /** @param twist the number of one draw that falls otherwise than without it, while all others fall the same */
  constructor(seed: number, stream: number, twist?: number) {
    this.#key = streamKey(seed, PURPOSE.sample, stream);
    this.#otherKey = streamKey(seed + 1, PURPOSE.sample, stream);
    this.#twist = twist;
  }

  /** One item, all equally likely. */
  from<T>(items: readonly T[]): T {
    return items[this.#draw(items.length)]!;
  }

  /** Two different items. */
  two<T>(items: readonly T[]): [T, T] {
    const first = this.#draw(items.length);
    const step = 1 + this.#draw(items.length - 1);
    return [items[first]!, items[(first + step) % items.length]!];
  }

  /** True with the given probability in percent. */
  chance(percent: number): boolean {
    return this.#draw(100) < percent;
  }

  #draw(size: number): number {
    const index = this.#index++;
    return randomInteger(index === this.#twist ? this.#otherKey : this.#key, index, size);
  }
}
