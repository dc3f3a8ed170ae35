/**
 * The only source of randomness. Counter-based: (seed, purpose, step, index) → number, no state to keep,
 * so a resumed run draws what an unbroken one would, and the order of evaluation does not matter.
 */

/**
 * What a number is drawn for; each purpose is a stream of its own.
 * Values are part of the checkpoint contract (a resumed run must draw the same numbers): never renumber.
 */
export const PURPOSE = {
  initialise: 1,
  shuffle: 2,
  split: 3,
  dropout: 4,
  wordDropout: 5,
  bpeDropout: 6,
  bootstrap: 7,
  lab: 8,
  sample: 9,
  scramble: 10,
} as const;

/** What the index of a number is multiplied by, and the two factors of `mixBits`: SIMD code draws the same numbers. */
export const INDEX_FACTOR = 0x9e3779b9;
export const MIX_FACTORS = [0x21f0aaad, 0x735a2d97] as const;

/** Mixes 32 bits so that every input bit moves every output bit (two multiply-xorshift rounds). */
export function mixBits(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), MIX_FACTORS[0]);
  h = Math.imul(h ^ (h >>> 15), MIX_FACTORS[1]);
  return (h ^ (h >>> 15)) >>> 0;
}

/** One 32-bit key for a stream, from the seed, the purpose and any further counters (step, shard, layer …). */
export function streamKey(seed: number, purpose: number, ...counters: readonly number[]): number {
  let key = mixBits(seed ^ 0x9e3779b9);
  key = mixBits((key + Math.imul(purpose, 0x85ebca6b)) | 0);
  for (const counter of counters) key = mixBits((key + Math.imul(counter + 1, 0xc2b2ae35)) | 0);
  return key;
}

/** The index-th 32 random bits of a stream, as an unsigned integer. */
export function randomBits(key: number, index: number): number {
  return mixBits((key + Math.imul(index, INDEX_FACTOR)) | 0);
}

/** The index-th uniform number of a stream, in [0, 1), with 24 random bits. */
export function uniform(key: number, index: number): number {
  return (randomBits(key, index) >>> 8) / 0x1000000;
}

/** The index-th uniform integer of a stream, in [0, limit). */
export function randomInteger(key: number, index: number, limit: number): number {
  return Math.floor((randomBits(key, index) / 0x100000000) * limit);
}

/** A seeded permutation in place (Fisher–Yates): the same key gives the same order. Returns its argument. */
export function shuffle<T extends { length: number; [index: number]: unknown }>(items: T, key: number): T {
  for (let i = items.length - 1; i > 0; i--) {
    const j = randomInteger(key, i, i + 1);
    const kept = items[i];
    items[i] = items[j];
    items[j] = kept;
  }
  return items;
}
