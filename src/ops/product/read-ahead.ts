/** Reading the next panels of a product before their turn comes, while the present ones are multiplied. */
import { type I32, i32, type Local } from '../../wasm/expressions.ts';
import type { FunctionBuilder } from '../../wasm/function-builder.ts';
import { PANEL_ROW } from './panels.ts';

/** Steps of k between two readings ahead: with the fewest tiles, one for each cache line. */
export const READ_AHEAD_EVERY = 8;

/** Fewer tiles than these are done with a group before the next one could arrive. */
const FEWEST_TILES_AHEAD = 4;

/**
 * Where the next group of panels is read from while this one is multiplied, so that it is at hand when its turn comes.
 * What is read is not used. Each tile reads its share; tiles of 128-bit registers are too busy to gain from it.
 */
export interface Ahead {
  readonly at: Local<'i32'>;
  /** Bytes from one reading to the next, in each panel. */
  readonly step: Local<'i32'>;
}

export function readsAhead({ panels, packed }: { panels: number; packed: boolean }): boolean {
  return packed && panels === 2;
}

export function emitAhead(f: FunctionBuilder, tiles: I32): Ahead {
  const ahead = { at: f.local('i32'), step: f.local('i32') };
  f.if(i32.less(i32.const(FEWEST_TILES_AHEAD - 1), tiles), () =>
    f.set(ahead.step, i32.divide(i32.const(READ_AHEAD_EVERY * PANEL_ROW), tiles)),
  );
  return ahead;
}

/** The last group that is coming, and a group of few tiles, have nothing to read ahead: they read what they have. */
export function startAhead(f: FunctionBuilder, { at, step }: Ahead, panels: { b: I32; nextB: I32; coming: I32 }): void {
  f.set(at, panels.b);
  f.if(step, () => f.if(i32.greater(panels.coming, i32.const(1)), () => f.set(at, panels.nextB)));
}

export function emitReadingAhead(f: FunctionBuilder, { at, step }: Ahead, panelStep: I32): void {
  for (const address of [at, i32.add(at, panelStep)]) f.let(i32.load(address));
  f.set(at, i32.add(at, step));
}
