/** The switch that turns the arrows round, and where the loss of a written word flows. */
import { computed, effect, signal } from '@preact/signals';
import type { LayerTrace } from '../../inspect/trace.ts';
import { type CellFlow, finiteDifference, lossFlow, type WrittenWord } from '../engine/backward.ts';
import type { CellPlace } from '../engine/watched-cells.ts';
import { look, model, moment } from './state.ts';

export const backwards = signal(false);
/** The written word that the cursor stands at, or stood at last. */
const lossWord = signal(0);
effect(() => {
  if (moment.value?.kind === 'write') lossWord.value = moment.value.at;
});

const word = computed<WrittenWord | null>(() => {
  if (!backwards.value || look.value === null) return null;
  const { sourceIds, targetIds } = look.value.trace;
  return targetIds.length === 0 ? null : { sourceIds, targetIds, at: Math.min(lossWord.value, targetIds.length - 1) };
});

interface Flow {
  readonly loss: number;
  /** Of the written words. */
  readonly at: number;
  cellAt(layer: LayerTrace, word: number): CellFlow;
}

/** `null` while the arrows point forward. */
export const flow = computed<Flow | null>(() => {
  if (word.value === null || model.value === null) return null;
  const { loss, cells } = lossFlow(model.value, word.value);
  const byPlace = new Map(cells.map((cell) => [keyOf(cell.place), cell]));
  return { loss, at: word.value.at, cellAt: (layer, at) => byPlace.get(keyOf({ ...layer, word: at }))! };
});

/** Found by nudging, by gate and unit; all are forgotten with the flow that they were compared to. */
export const differences = computed(() => {
  void flow.value;
  return signal<Readonly<Record<string, number>>>({});
});

export function findDifference(layer: LayerTrace, at: number, { gate, unit }: { gate: string; unit: number }): void {
  const { side, layer: index, direction } = layer;
  const place = { side, layer: index, direction, word: at, gate, unit };
  const found = finiteDifference(model.value!, word.value!, place);
  differences.value.value = { ...differences.value.value, [differenceKey(layer, at, { gate, unit })]: found };
}

export function differenceKey(layer: LayerTrace, at: number, { gate, unit }: { gate: string; unit: number }): string {
  return `${keyOf({ ...layer, word: at })} ${gate} ${unit}`;
}

function keyOf({ side, layer, direction, word: at }: CellPlace): string {
  return `${side} ${layer} ${direction} ${at}`;
}
