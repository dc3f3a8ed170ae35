/**
 * SHA-256 (FIPS 180-4), one piece after the other: in plain TypeScript, so that it runs anywhere, or by a faster one that
 * the platform hands in (node-sha256.ts). Both give the same digits.
 */

/** A hash that is under way. */
export interface Sha256 {
  /** Takes text as UTF-8. */
  update(data: string | Uint8Array): Sha256;
  /** In hexadecimal digits; nothing can be added after it. */
  digest(): string;
}

let make: () => Sha256 = createPlainSha256;

export function createSha256(): Sha256 {
  return make();
}

/** Every hash from now on is made by `faster`. */
export function useSha256(faster: () => Sha256): void {
  make = faster;
}

const BLOCK = 64;
/** The first 32 bits of the fractions of the cube roots of the first 64 primes, and of the square roots of the first 8. */
let constants: { readonly k: Int32Array; readonly start: Int32Array } | null = null;

/** Found when they are first needed: where a faster one is handed in they never are. */
function findConstants(): { readonly k: Int32Array; readonly start: Int32Array } {
  const primes = firstPrimes(64);
  return {
    k: Int32Array.from(primes, (prime) => fraction(prime, 3)),
    start: Int32Array.from(primes.slice(0, 8), (prime) => fraction(prime, 2)),
  };
}

function createPlainSha256(): Sha256 {
  constants ??= findConstants();
  const { k, start } = constants;
  const state = start.slice();
  const block = new Uint8Array(BLOCK);
  const words = new Int32Array(64);
  let length = 0;
  const hash: Sha256 = {
    update(data) {
      const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
      for (let from = 0; from < bytes.length; ) {
        const used = length % BLOCK;
        const piece = bytes.subarray(from, from + BLOCK - used);
        block.set(piece, used);
        length += piece.length;
        from += piece.length;
        if (length % BLOCK === 0) mix(state, block, { k, w: words });
      }
      return hash;
    },
    digest() {
      const bits = 8 * length;
      hash.update(Uint8Array.of(0x80));
      hash.update(new Uint8Array((BLOCK + 56 - (length % BLOCK)) % BLOCK));
      hash.update(bytesOf([Math.floor(bits / 2 ** 32), bits]));
      return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
  return hash;
}

/** One block into the state. */
function mix(state: Int32Array, block: Uint8Array, { k, w }: { k: Int32Array; w: Int32Array }): void {
  for (let t = 0; t < 16; t++) {
    w[t] = (block[4 * t]! << 24) | (block[4 * t + 1]! << 16) | (block[4 * t + 2]! << 8) | block[4 * t + 3]!;
  }
  for (let t = 16; t < 64; t++) {
    const [near, far] = [w[t - 2]!, w[t - 15]!];
    const s0 = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    const s1 = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t++) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + k[t]! + w[t]!) | 0;
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = state[i]! + word;
  });
}

/** Turned right by `bits`. */
function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function bytesOf(words: readonly number[]): Uint8Array {
  return Uint8Array.from(words.flatMap((word) => [24, 16, 8, 0].map((bits) => (word >>> bits) & 0xff)));
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}

/** The first 32 bits of the fraction of a root of `prime`: of ⌊root · 2³²⌋, found exactly by halving. */
function fraction(prime: number, degree: 2 | 3): number {
  const wanted = BigInt(prime) << BigInt(32 * degree);
  let root = 0n;
  for (let bit = 1n << 36n; bit > 0n; bit >>= 1n) if ((root + bit) ** BigInt(degree) <= wanted) root += bit;
  return Number(BigInt.asIntN(32, root));
}
