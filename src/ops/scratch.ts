/**
 * One thread's own stretch of the shared memory: frames and constants of functions, packed operands, rows under way.
 * Nothing in it outlives a call but the constants.
 */
import { NmtError } from '../errors.ts';
import { K_BLOCK } from '../tensor/kernels.ts';
import { BASE_BYTES } from '../wasm/emitter.ts';

/** Rows of a that are handled at once: their K_BLOCK floats each fit the second-level cache. */
export const ROW_BLOCK = 128;

const EDGE_BYTES = ROW_BLOCK * 32;
const ROWS_BYTES = ROW_BLOCK * K_BLOCK * 4;
const PANEL_BYTES = K_BLOCK * 32;

/** What a thread needs for full speed. */
export const SCRATCH_BYTES = BASE_BYTES + EDGE_BYTES + ROWS_BYTES + 64 * PANEL_BYTES;

export interface Scratch {
  /** Addresses in bytes. From the base on stand the frames of functions and the constants. */
  readonly base: number;
  /** Columns that do not fill a panel: [ROW_BLOCK, 8]. */
  readonly edge: number;
  /** Packed rows of a: [ROW_BLOCK, K_BLOCK]. */
  readonly rows: number;
  /** Packed panels of b, `panelCount` of [K_BLOCK, 8]. */
  readonly panels: number;
  readonly panelCount: number;
  /** Everything behind the constants and the edge, for kernels other than products. */
  readonly work: number;
  readonly workBytes: number;
}

/**
 * Divides a stretch of the memory.
 *
 * @throws NmtError E_MEMORY when it does not even hold one panel
 */
export function layScratch({ start, bytes }: { start: number; bytes: number }): Scratch {
  const base = Math.ceil(start / 64) * 64;
  const edge = base + BASE_BYTES;
  const rows = edge + EDGE_BYTES;
  const panels = rows + ROWS_BYTES;
  const panelCount = Math.floor((start + bytes - panels) / PANEL_BYTES);
  if (panelCount < 1) {
    throw new NmtError({ code: 'E_MEMORY', problem: `${bytes} bytes of scratch do not hold one panel of a product` });
  }
  return { base, edge, rows, panels, panelCount, work: rows, workBytes: start + bytes - rows };
}
