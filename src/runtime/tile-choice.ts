/**
 * Which tile the products use. V8 can join pairs of 128-bit operations into 256-bit ones (an experimental flag);
 * where that works, tiles of 4 × 16 are nearly twice as fast, with the same bits. We try it out before we rely on it.
 */

import { instantiateKernels, type TileChoice } from '../ops/module.ts';
import { type TileFunction, tileName } from '../ops/product/tiles.ts';
import type { Arithmetic } from '../tensor/multiply-add.ts';
import { addressesIn } from '../wasm/addresses.ts';
import { createMemory } from '../wasm/memory.ts';
import { hasRevectorizer, optimisedAtOnce, useRevectorizer } from './engine-flags.ts';

/** Rows and columns of the trial product, and its k: small enough for a few microseconds a call. */
const M = 8;
const N = 32;
const K = 256;
const A = 1024;
const B = A + 4 * M * K;
const OUT = B + 4 * N * K;
const OUT_FLOATS = M * N;
const MEMORY_BYTES = OUT + 8 * OUT_FLOATS;
/** Calls that are timed together. */
const CALLS = 4;
/** Rounds at least and at most; in between, a lead of the wide tiles ends the trial. */
const [FEWEST_ROUNDS, MOST_ROUNDS] = [6, 40];

const choices = new Map<Arithmetic, TileChoice>();

/** The faster tile of this process: tried out once for each arithmetic. */
export function chooseTile(arithmetic: Arithmetic): TileChoice {
  const choice = choices.get(arithmetic) ?? (hasRevectorizer() && trial(arithmetic) ? '4x16' : '4x8');
  choices.set(arithmetic, choice);
  return choice;
}

/**
 * Runs wide and narrow tiles side by side: true if the wide ones are as exact, and faster.
 * Without 256-bit registers they are slower by a third; with them, narrow tiles gain too, but less.
 */
function trial(arithmetic: Arithmetic): boolean {
  useRevectorizer(true);
  const memory = createMemory(MEMORY_BYTES);
  const floats = new Float32Array(memory.buffer);
  for (let i = A / 4; i < OUT / 4; i++) floats[i] = (((i * 7919) % 997) - 498) / 512;
  const form = { tile: '4x16', arithmetic } as const;
  const place = { memory, addressOf: addressesIn(memory), base: 0 };
  const { products: code } = instantiateKernels(form, place);
  const [narrow, wide] = optimisedAtOnce(() => [
    timed(code[tileName({ rows: 4, panels: 1, packed: true })]!, 1, OUT),
    timed(code[tileName({ rows: 4, panels: 2, packed: true })]!, 2, OUT + 4 * OUT_FLOATS),
  ]);
  let passed = false;
  for (let round = 1; round <= MOST_ROUNDS && !passed; round++) {
    narrow!.run();
    wide!.run();
    if (!sameBits(memory)) break;
    passed = round >= FEWEST_ROUNDS && wide!.best() < narrow!.best();
  }
  if (!passed) useRevectorizer(false);
  return passed;
}

function sameBits(memory: WebAssembly.Memory): boolean {
  const narrow = new Int32Array(memory.buffer, OUT, OUT_FLOATS);
  const wide = new Int32Array(memory.buffer, OUT + 4 * OUT_FLOATS, OUT_FLOATS);
  return narrow.every((bits, i) => bits === wide[i]);
}

/** A tile function on the trial's operands, called once so that it is compiled. */
function timed(tile: TileFunction, panels: number, out: number) {
  const call = () => tile(out, 4 * N, 0, 0, A, 16 * K, B, 32 * K, K, M / 4, N / 8 / panels, 0);
  let best = Number.POSITIVE_INFINITY;
  call();
  return {
    run() {
      const start = performance.now();
      for (let i = 0; i < CALLS; i++) call();
      best = Math.min(best, performance.now() - start);
    },
    best: () => best,
  };
}
