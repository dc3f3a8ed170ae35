/**
 * Saturated gates: shut or open for good, so that hardly any gradient passes.
 *
 * @see Karpathy, Johnson & Fei-Fei 2015 (arXiv 1506.02078), who count gates below 0.1 and above 0.9
 */
import type { Cell } from '../ops/cell.ts';

const NEAR = 0.1;

/** True below 0.1 and above 0.9; for the candidate, which lies between −1 and 1, beyond ±0.9. */
export function isSaturated(cell: Cell, gate: string, value: number): boolean {
  const isLow = gate === cell.candidate ? value < NEAR - 1 : value < NEAR;
  return isLow || value > 1 - NEAR;
}
