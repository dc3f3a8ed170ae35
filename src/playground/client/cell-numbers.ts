/** The numbers of one unit at one word, by the names that pictures and equations use. */
import { viewOf } from '../../inspect/cells/views.ts';
import { stepBefore } from '../engine/gate-sum.ts';
import type { Zoomed } from './zoom-state.ts';

export function numbersAt({ layer, step, unit }: Zoomed): Readonly<Record<string, number>> {
  const { gates, cell, hidden } = layer.steps[step]!;
  const before = layer.steps[stepBefore(layer, step)] ?? layer.start;
  return viewOf(layer.kind).numbers({
    gates: Object.fromEntries(Object.entries(gates).map(([name, values]) => [name, values[unit]!])),
    cell: cell?.[unit] ?? null,
    hidden: hidden[unit]!,
    before: { cell: before.cell?.[unit] ?? null, hidden: before.hidden[unit]! },
  });
}

/** Example -0.25 → "−0.250" */
export function figure(value: number): string {
  return Math.abs(value) < 0.0005 ? '0.000' : value.toFixed(3).replace('-', '−');
}
