/**
 * Which tile the products use. V8 can join pairs of 128-bit operations into 256-bit ones (an experimental flag);
 * where that works, tiles of 4 × 16 are nearly twice as fast, with the same bits. We try it out before we rely on it.
 */
import { setFlagsFromString } from 'node:v8';
import { instantiateKernels, type TileChoice } from './code/module.ts';
import { type TileFunction, tileName } from './code/tiles.ts';
import { createMemory } from './memory.ts';

export type { TileChoice } from './code/module.ts';

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
/** The first rounds, which cannot be optimised yet. */
const BASELINE_RUNS = 3;
/** Rounds that decide, once both are optimised. */
const ROUNDS = 100;

/** How long to wait for the optimising compiler, which works in the background. */
const PATIENCE_MS = 200;
/** Optimised code is at least this many times faster than the baseline compiler's. */
const OPTIMISED_GAIN = 2;

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
 * Runs wide and narrow tiles side by side until both are optimised: true if the wide ones are as exact, and faster.
 * Without 256-bit registers they are slower by a third; with them, narrow tiles gain too, but less.
 */
function trial(): boolean {
  useRevectorizer(true);
  const memory = createMemory(MEMORY_BYTES);
  const floats = new Float32Array(memory.buffer);
  for (let i = A / 4; i < OUT / 4; i++) floats[i] = (((i * 7919) % 997) - 498) / 512;
  const code = instantiateKernels('4x16', memory, 0);
  const narrow = timed(code[tileName({ rows: 4, panels: 1, packed: false })]!, 1, OUT);
  const wide = timed(code[tileName({ rows: 4, panels: 2, packed: false })]!, 2, OUT + 4 * OUT_FLOATS);
  const start = performance.now();
  let passed = false;
  let rounds = 0;
  do {
    narrow.run();
    wide.run();
    if (!sameBits(memory)) break;
    if (!wide.isOptimised() || !narrow.isOptimised()) continue;
    rounds++;
    passed = wide.best() < narrow.best();
  } while (!passed && rounds < ROUNDS && performance.now() - start < PATIENCE_MS);
  if (!passed) useRevectorizer(false);
  return passed;
}

function sameBits(memory: WebAssembly.Memory): boolean {
  const narrow = new Int32Array(memory.buffer, OUT, OUT_FLOATS);
  const wide = new Int32Array(memory.buffer, OUT + 4 * OUT_FLOATS, OUT_FLOATS);
  return narrow.every((bits, i) => bits === wide[i]);
}

/** A tile function on the trial's operands, and how its speed develops: first baseline code, then optimised. */
function timed(tile: TileFunction, panels: number, out: number) {
  const call = () => tile(out, 4 * N, A, 4 * K, B, 32 * K, K, M / 4, N / 8 / panels, 0);
  let runs = 0;
  let baseline = Number.POSITIVE_INFINITY;
  let best = Number.POSITIVE_INFINITY;
  call(); // compiles the baseline code
  return {
    run() {
      const start = performance.now();
      for (let i = 0; i < CALLS; i++) call();
      best = Math.min(best, performance.now() - start);
      if (++runs === BASELINE_RUNS) baseline = best;
    },
    best: () => best,
    isOptimised: () => runs > BASELINE_RUNS && best * OPTIMISED_GAIN < baseline,
  };
}
