/** Seeded choices for the patterns: every draw is the next number of one counter-based stream. */

import { PURPOSE, randomInteger, streamKey } from '../../src/random.ts';

/** Draws from lists; the same seed and stream give the same draws in the same order. */
export class Chooser {
  readonly #key: number;
  #index = 0;

  constructor(seed: number, stream: number) {
    this.#key = streamKey(seed, PURPOSE.sample, stream);
  }

  /** One item, all equally likely. */
  from<T>(items: readonly T[]): T {
    return items[randomInteger(this.#key, this.#index++, items.length)]!;
  }

  /** Two different items. */
  two<T>(items: readonly T[]): [T, T] {
    const first = randomInteger(this.#key, this.#index++, items.length);
    const step = 1 + randomInteger(this.#key, this.#index++, items.length - 1);
    return [items[first]!, items[(first + step) % items.length]!];
  }

  /** True with the given probability in percent. */
  chance(percent: number): boolean {
    return randomInteger(this.#key, this.#index++, 100) < percent;
  }
}
