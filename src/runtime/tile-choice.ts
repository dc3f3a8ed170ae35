/**
 * Which tile the products use. V8 can join pairs of 128-bit operations into 256-bit ones (an experimental flag);
 * where that works, tiles of 4 × 16 are nearly twice as fast, with the same bits. We try it out before we rely on it.
 */

import { setFlagsFromString } from 'node:v8';
import { instantiateKernels, type TileChoice } from '../ops/module.ts';
import { type TileFunction, tileName } from '../ops/product/tiles.ts';
import { addressesIn } from '../wasm/addresses.ts';
import { createMemory } from '../wasm/memory.ts';

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

let choice: TileChoice | null = null;

/** The faster tile of this process: tried out once. */
export function chooseTile(): TileChoice {
  choice ??= hasRevectorizer() && trial() ? '4x16' : '4x8';
  return choice;
}

/** Switches V8's re-vectoriser for all modules compiled from now on, in all threads; false where there is none. */
export function useRevectorizer(on: boolean): boolean {
  if (!hasRevectorizer()) return false;
  setFlagsFromString(on ? '--experimental-wasm-revectorize' : '--no-experimental-wasm-revectorize');
  return true;
}

/** Float16Array came with the first V8 whose re-vectoriser works (13.5); older ones would warn about the flag. */
function hasRevectorizer(): boolean {
  return 'Float16Array' in globalThis;
}

/**
 * Runs wide and narrow tiles side by side: true if the wide ones are as exact, and faster.
 * Without 256-bit registers they are slower by a third; with them, narrow tiles gain too, but less.
 */
function trial(): boolean {
  useRevectorizer(true);
  const memory = createMemory(MEMORY_BYTES);
  const floats = new Float32Array(memory.buffer);
  for (let i = A / 4; i < OUT / 4; i++) floats[i] = (((i * 7919) % 997) - 498) / 512;
  const { products: code } = instantiateKernels('4x16', { memory, addressOf: addressesIn(memory), base: 0 });
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

/**
 * What is compiled in `first` goes past the baseline compiler, whose code says nothing about speed. To wait until
 * the optimising one has replaced it, in the background, would be a matter of luck on a busy machine.
 */
function optimisedAtOnce<T>(first: () => T): T {
  setFlagsFromString('--no-liftoff');
  const result = first();
  setFlagsFromString('--liftoff');
  return result;
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
