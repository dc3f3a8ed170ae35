/**
 * Python's random.Random(seed).shuffle, so that ours and the PyTorch peer meet the same batches in the same order.
 *
 * @see Matsumoto & Nishimura 1998, Mersenne Twister (MT19937), whose numbers Python draws
 */

const N = 624;
const M = 397;

/** The generator's words for a seed below 2³², by init_by_array as Python calls it. */
function seeded(seed: number): Uint32Array {
  const state = new Uint32Array(N);
  state[0] = 19650218;
  for (let i = 1; i < N; i++) state[i] = Math.imul(1812433253, state[i - 1]! ^ (state[i - 1]! >>> 30)) + i;
  let i = 1;
  const next = () => {
    if (++i < N) return;
    state[0] = state[N - 1]!;
    i = 1;
  };
  for (let k = 0; k < N; k++) {
    state[i] = (state[i]! ^ Math.imul(state[i - 1]! ^ (state[i - 1]! >>> 30), 1664525)) + seed;
    next();
  }
  for (let k = 0; k < N - 1; k++) {
    state[i] = (state[i]! ^ Math.imul(state[i - 1]! ^ (state[i - 1]! >>> 30), 1566083941)) - i;
    next();
  }
  state[0] = 0x80000000;
  return state;
}

function refill(state: Uint32Array): void {
  for (let i = 0; i < N; i++) {
    const y = (state[i]! & 0x80000000) | (state[(i + 1) % N]! & 0x7fffffff);
    state[i] = state[(i + M) % N]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
}

/** Shuffles in place and returns the items. */
export function shuffleAsPython<T>(items: T[], seed: number): T[] {
  const state = seeded(seed);
  let at = N;
  const bits = (count: number) => {
    if (at === N) {
      refill(state);
      at = 0;
    }
    let y = state[at++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> (32 - count);
  };
  for (let i = items.length - 1; i > 0; i--) {
    const count = 32 - Math.clz32(i + 1);
    let j = bits(count);
    while (j > i) j = bits(count);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}
