/** The units of a layer over a sentence: what each shows at each word, and in what order they are looked at. */
import { keepingOf } from '../../inspect/explain/units.ts';
import type { LayerTrace } from '../../inspect/trace.ts';

/** [word][unit] of a gate, or of the state: `cell` where there is one, `hidden`. */
export function valuesOf({ steps }: LayerTrace, quantity: string): readonly (readonly number[])[] {
  return steps.map(({ cell, hidden, gates }) => {
    if (quantity === 'cell') return cell ?? hidden;
    return quantity === 'hidden' ? hidden : (gates[quantity] ?? hidden);
  });
}

/** What a unit holds: the cell state, or the hidden state of cells without one. */
const stateOf = (layer: LayerTrace) => valuesOf(layer, 'cell');

export type UnitOrder = 'number' | 'memory' | 'now' | 'like' | 'pattern';

interface OrderPlace {
  readonly layer: LayerTrace;
  readonly step: number;
  readonly unit: number;
  /** Words that were marked. */
  readonly marked: readonly number[];
}

/**
 * Units in order: of `memory` those that keep most; of `now` those that hold most at this word; of `like` those whose
 * state moves as the chosen unit's; of `pattern` those that hold much at the marked words and little elsewhere.
 */
export function orderUnits(order: UnitOrder, { layer, step, unit, marked }: OrderPlace): number[] {
  if (order === 'memory') return unitsByScore(layer, (_, j) => keepingOf(layer, j).kept ?? 0);
  if (order === 'now') return unitsByScore(layer, (values) => values[step]!);
  if (order === 'like') {
    const own = stateOf(layer).map((row) => row[unit]!);
    return unitsByScore(layer, (values, j) => (j === unit ? 2 : likeness(values, own)));
  }
  if (order === 'pattern' && marked.length > 0) return unitsByScore(layer, (values) => contrast(values, marked));
  return Array.from({ length: layer.unitCount }, (_, j) => j);
}

/** Every unit's states over the words, scored; the highest first, of equals the first. */
function unitsByScore(layer: LayerTrace, score: (values: readonly number[], unit: number) => number): number[] {
  const rows = stateOf(layer);
  const scores = Array.from({ length: layer.unitCount }, (_, j) =>
    score(
      rows.map((row) => row[j]!),
      j,
    ),
  );
  return scores.map((_, j) => j).sort((a, b) => scores[b]! - scores[a]! || a - b);
}

/** Cosine of two courses, each around its own mean. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [a, b].map(centred) as [number[], number[]];
  const dot = (u: readonly number[], v: readonly number[]) => u.reduce((sum, value, i) => sum + value * v[i]!, 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y) || 1);
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** By how much |state| at the marked words is more than at the others. */
function contrast(values: readonly number[], marked: readonly number[]): number {
  const mean = (list: readonly number[]) =>
    list.length === 0 ? 0 : list.reduce((sum, one) => sum + Math.abs(one), 0) / list.length;
  return mean(marked.map((t) => values[t] ?? 0)) - mean(values.filter((_, t) => !marked.includes(t)));
}
