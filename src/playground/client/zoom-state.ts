/** Where the zoom looks: a layer and a unit on each side, and which number is open. The side follows the cursor. */
import { computed, signal } from '@preact/signals';
import { liveliestUnit } from '../../inspect/explain/units.ts';
import type { LayerTrace } from '../../inspect/trace.ts';
import type { Clamp } from '../engine/edits.ts';
import type { UnitOrder } from '../engine/unit-order.ts';
import { look, moment, moveTo } from './state.ts';

type Side = Clamp['side'];

/** `null`: the liveliest unit of the layer. */
interface ChosenUnit {
  readonly layer: number;
  readonly unit: number | null;
}

export const chosen = signal<Readonly<Record<Side, ChosenUnit>>>({
  encoder: { layer: 0, unit: null },
  decoder: { layer: 0, unit: null },
});
export const quantity = signal('cell');
export const order = signal<UnitOrder>('number');
/** Words whose pattern is looked for, of the side that is seen. */
export const marked = signal<readonly number[]>([]);
/** The number whose origin is shown, by its name in the cell's picture. */
export const openNumber = signal('f');

export interface Zoomed {
  readonly side: Side;
  readonly all: Readonly<Record<Side, readonly LayerTrace[]>>;
  /** Of the layer among those of its side. */
  readonly index: number;
  readonly layer: LayerTrace;
  readonly unit: number;
  readonly step: number;
}

/** What the zoom shows: where the cursor is between the sides, the encoder's last word. */
export const zoomed = computed<Zoomed | null>(() => {
  const [now, found] = [moment.value, look.value];
  if (now === null || found === null) return null;
  const side = now.kind === 'write' ? 'decoder' : 'encoder';
  const layers = found.trace[side];
  const { layer: wanted, unit } = chosen.value[side];
  const index = Math.min(wanted, layers.length - 1);
  const layer = layers[index]!;
  const step = now.kind === 'bridge' ? layer.steps.length - 1 : now.at;
  const isThere = unit !== null && Number.isInteger(unit) && unit >= 0 && unit < layer.unitCount;
  return { side, all: found.trace, index, layer, step, unit: isThere ? unit : liveliestUnit(layer) };
});

export function chooseUnit(unit: number): void {
  const { side, index } = zoomed.value!;
  chosen.value = { ...chosen.value, [side]: { layer: index, unit } };
}

/** Another layer, and its side with it: the cursor goes to a word of it where it is not there. */
export function chooseLayer(side: Side, layer: number): void {
  chosen.value = { ...chosen.value, [side]: { layer, unit: null } };
  marked.value = [];
  if (zoomed.value?.side !== side) moveTo(side === 'encoder' ? 'read' : 'write', 0);
}

export function toggleMark(word: number): void {
  const { value } = marked;
  marked.value = value.includes(word) ? value.filter((one) => one !== word) : [...value, word];
  order.value = marked.value.length > 0 ? 'pattern' : 'number';
}

/** The cursor to a word of the side that is seen. */
export function moveAlong(step: number): void {
  if (zoomed.value !== null) moveTo(zoomed.value.side === 'encoder' ? 'read' : 'write', step);
}
