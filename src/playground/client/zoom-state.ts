/** Where the zoom looks: a layer and a unit on each side, and which number is open. The side follows the cursor. */
import { computed, signal } from '@preact/signals';
import { liveliestUnit } from '../../inspect/explain/units.ts';
import type { LayerTrace } from '../../inspect/trace.ts';
import type { Clamp } from '../engine/edits.ts';
import type { UnitOrder } from '../engine/unit-order.ts';
import { look, moment, moveTo, sentence } from './state.ts';

type Side = Clamp['side'];

/** `null`: the liveliest unit of the layer. */
interface ChosenUnit {
  readonly layer: number;
  readonly unit: number | null;
}

/** What the page begins with. */
export const LIVELIEST: ChosenUnit = { layer: 0, unit: null };
export const FIRST_QUANTITY = 'cell';
export const FIRST_NUMBER = 'f';

export const chosen = signal<Readonly<Record<Side, ChosenUnit>>>({ encoder: LIVELIEST, decoder: LIVELIEST });
export const quantity = signal<string>(FIRST_QUANTITY);
export const order = signal<UnitOrder>('number');
/** Words whose pattern is looked for: of one side of one sentence. */
export const marks = signal<{
  readonly side: Side;
  readonly sentence: string;
  readonly words: readonly number[];
} | null>(null);
/** The number whose origin is shown, by its name in the cell's picture. */
export const openNumber = signal<string>(FIRST_NUMBER);

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

/** The marked words of what is seen; none where they belong to another sentence, or to its other side. */
export const marked = computed<readonly number[]>(() => {
  const isOfThis = marks.value?.side === zoomed.value?.side && marks.value?.sentence === sentence.value;
  return isOfThis ? marks.value!.words : [];
});

/** By marked words only where there are some. */
export const shownOrder = computed<UnitOrder>(() =>
  order.value === 'pattern' && marked.value.length === 0 ? 'number' : order.value,
);

export function chooseUnit(unit: number): void {
  const { side, index } = zoomed.value!;
  chosen.value = { ...chosen.value, [side]: { layer: index, unit } };
}

/** Another layer, and its side with it: the cursor goes to a word of it where it is not there. */
export function chooseLayer(side: Side, layer: number): void {
  chosen.value = { ...chosen.value, [side]: { layer, unit: null } };
  if (zoomed.value?.side !== side) moveTo(side === 'encoder' ? 'read' : 'write', 0);
}

export function toggleMark(word: number): void {
  const { value } = marked;
  const words = value.includes(word) ? value.filter((one) => one !== word) : [...value, word];
  marks.value = { side: zoomed.value!.side, sentence: sentence.value, words };
  order.value = words.length > 0 ? 'pattern' : 'number';
}

/** The cursor to a word of the side that is seen. */
export function moveAlong(step: number): void {
  if (zoomed.value !== null) moveTo(zoomed.value.side === 'encoder' ? 'read' : 'write', step);
}
