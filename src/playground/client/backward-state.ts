/** The switch that turns the arrows round, and where the loss of a written word flows. */
import { computed, effect, signal } from '@preact/signals';
import type { LayerTrace } from '../../inspect/trace.ts';
import type { LoadedModel } from '../../translation/open-model.ts';
import { type CellFlow, finiteDifference, lossFlow, type WrittenWord } from '../engine/backward.ts';
import type { Look } from '../engine/look.ts';
import type { CellPlace } from '../engine/watched-cells.ts';
import { look, model, moment } from './state.ts';

export const backwards = signal(false);
/** The written word that the cursor stands at, or stood at last. */
const lossWord = signal(0);
effect(() => {
  if (moment.value?.kind === 'write') lossWord.value = moment.value.at;
});

function lossWordOf({ trace: { sourceIds, targetIds } }: Look): WrittenWord | null {
  return targetIds.length === 0 ? null : { sourceIds, targetIds, at: Math.min(lossWord.value, targetIds.length - 1) };
}

export interface Flow {
  readonly loss: number;
  /** Of the written words. */
  readonly at: number;
  cellAt(layer: LayerTrace, word: number): CellFlow;
}

/** `null` while the arrows point forward. */
export function flowOf(loaded: LoadedModel, found: Look): Flow | null {
  const word = backwards.value ? lossWordOf(found) : null;
  if (word === null) return null;
  const { loss, cells } = lossFlow(loaded, word);
  const byPlace = new Map(cells.map((cell) => [keyOf(cell.place), cell]));
  return { loss, at: word.at, cellAt: (layer, at) => byPlace.get(keyOf({ ...layer, word: at }))! };
}

export const flow = computed(() =>
  model.value === null || look.value === null ? null : flowOf(model.value, look.value),
);

/** Found by nudging, by gate and unit; all are forgotten with the flow that they were compared to. */
export const differences = computed(() => {
  void flow.value;
  return signal<Readonly<Record<string, number>>>({});
});

export function findDifference(layer: LayerTrace, at: number, { gate, unit }: { gate: string; unit: number }): void {
  const { side, layer: index, direction } = layer;
  const place = { side, layer: index, direction, word: at, gate, unit };
  const found = finiteDifference(model.value!, lossWordOf(look.value!)!, place);
  differences.value.value = { ...differences.value.value, [differenceKey(layer, at, { gate, unit })]: found };
}

export function differenceKey(layer: LayerTrace, at: number, { gate, unit }: { gate: string; unit: number }): string {
  return `${keyOf({ ...layer, word: at })} ${gate} ${unit}`;
}

function keyOf({ side, layer, direction, word: at }: CellPlace): string {
  return `${side} ${layer} ${direction} ${at}`;
}
