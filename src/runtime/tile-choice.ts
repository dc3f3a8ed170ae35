/**
 * Which tile the products use. V8 can join pairs of 128-bit operations into 256-bit ones (an experimental flag);
 * where that works, tiles of 16 columns are nearly twice as fast, with the same bits. We try it out before we rely on it.
 */

import { instantiateKernels, type TileChoice } from '../ops/module.ts';
import { type TileCode, tileName } from '../ops/product/tiles.ts';
import type { Arithmetic } from '../tensor/multiply-add.ts';
import { addressesIn } from '../wasm/addresses.ts';
import { createMemory } from '../wasm/memory.ts';
import { hasRevectorizer, optimisedAtOnce, useRevectorizer } from './engine-flags.ts';

/** Rows and columns of the trial product, and its k: small enough for a few microseconds a call. */
const M = 12;
const N = 32;
const K = 256;
const B = 1024;
const ENTRIES = B + 4 * N * K;
/** Calls that are timed together. */
const CALLS = 4;
/** Rounds at least and at most; in between, a lead of a wide tile ends the trial. */
const [FEWEST_ROUNDS, MOST_ROUNDS] = [6, 40];

interface Shape {
  readonly tile: TileChoice;
  readonly rows: number;
  readonly panels: number;
}
const NARROW: Shape = { tile: '4x8', rows: 4, panels: 1 };
const WIDE: readonly Shape[] = [
  { tile: '4x16', rows: 4, panels: 2 },
  { tile: '6x16', rows: 6, panels: 2 },
];

const choices = new Map<Arithmetic, TileChoice>();

/** The fastest tile of this process: tried out once for each arithmetic. */
export function chooseTile(arithmetic: Arithmetic): TileChoice {
  const choice = choices.get(arithmetic) ?? (hasRevectorizer() ? trial(arithmetic) : NARROW.tile);
  choices.set(arithmetic, choice);
  return choice;
}

/**
 * Runs wide and narrow tiles side by side: the fastest of those that are as exact as the narrow one.
 * Without 256-bit registers wide ones are slower by a third; with them, narrow tiles gain too, but less.
 */
function trial(arithmetic: Arithmetic): TileChoice {
  useRevectorizer(true);
  const memory = createMemory(ENTRIES + (1 + WIDE.length) * 4 * (M * K + M * N));
  const place = { memory, addressOf: addressesIn(memory), base: 0 };
  const { products: code } = instantiateKernels({ tile: '6x16', arithmetic }, place);
  new Float32Array(memory.buffer, B, N * K).forEach((_, i, b) => {
    b[i] = numberAt(i);
  });
  const [narrow, ...wide] = optimisedAtOnce(() => [NARROW, ...WIDE].map((shape, i) => enter(memory, code, shape, i)));
  let best = narrow!;
  for (let round = 1; round <= MOST_ROUNDS && best === narrow; round++) {
    for (const entry of [narrow!, ...wide]) entry.run();
    if (wide.some(({ out }) => out.some((bits, i) => bits !== narrow!.out[i]))) break;
    if (round >= FEWEST_ROUNDS) best = [narrow!, ...wide].reduce((a, b) => (b.best() < a.best() ? b : a));
  }
  if (best === narrow) useRevectorizer(false);
  return best.tile;
}

function numberAt(i: number): number {
  return (((i * 7919) % 997) - 498) / 512;
}

/** A tile with its own copy of the rows, packed for it, called once so that it is compiled. */
function enter(memory: WebAssembly.Memory, code: TileCode, { tile, rows, panels }: Shape, index: number) {
  const packed = ENTRIES + 4 * index * (M * K + M * N);
  const a = new Float32Array(memory.buffer, packed, M * K);
  for (let m = 0; m < M; m++) {
    for (let k = 0; k < K; k++) a[(m - (m % rows)) * K + k * rows + (m % rows)] = numberAt(7 * m + k);
  }
  const out = new Int32Array(memory.buffer, packed + 4 * M * K, M * N);
  const multiply = code[tileName({ rows, panels, packed: true })]!;
  const groups = N / 8 / panels;
  const call = () =>
    multiply(out.byteOffset, 4 * N, 0, 0, packed, 4 * rows * K, B, 32 * K, K, M / rows, groups, groups, 0, 0, 0);
  let best = Number.POSITIVE_INFINITY;
  call();
  return {
    tile,
    out,
    run() {
      const start = performance.now();
      for (let i = 0; i < CALLS; i++) call();
      best = Math.min(best, performance.now() - start);
    },
    best: () => best,
  };
}
