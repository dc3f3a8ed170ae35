/** The address bar holds the page's whole state: a link leads to the very moment that is seen. */
import { batch, effect } from '@preact/signals';
import type { Clamp } from '../engine/edits.ts';
import { LANE_TASKS } from '../engine/two-lanes.ts';
import type { UnitOrder } from '../engine/unit-order.ts';
import { backwards } from './backward-state.ts';
import { onlyHere, REACHES, reach } from './hands.tsx';
import { LANE_LAGS, laneChoices } from './lanes-state.ts';
import { linked, modelsOfLink, type NamedModel } from './open-models.ts';
import { beginning, edits, language, playing, position, sentence, texts, theme } from './state.ts';
import { tourStop } from './tour.tsx';
import { TOUR_STOPS } from './tour-stops.ts';
import { choices } from './train-state.ts';
import { choicesOf, choicesText } from './training.ts';
import { chosen, FIRST_NUMBER, FIRST_QUANTITY, LIVELIEST, marks, openNumber, order, quantity } from './zoom-state.ts';

const WAIT_MS = 150;

/** Reads the state from the address, as far as it makes sense; what it does not name is left as it is. */
function read(fragment: string): void {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const [spoken, colours, at] = [given.get('language'), given.get('theme'), Number(given.get('at') ?? Number.NaN)];
  batch(() => {
    if (given.has('sentence')) {
      sentence.value = given.get('sentence')!;
      beginning.value = given.getAll('begins');
    }
    if (spoken === 'en' || spoken === 'ko') language.value = spoken;
    if (colours === 'light' || colours === 'dark') theme.value = colours;
    if (Number.isInteger(at) && at >= 0) position.value = at;
    readZoom(given);
    readTraining(given);
    readModels(given);
    const stop = Number(given.get('tour')) - 1;
    tourStop.value = given.has('tour') && isCount(stop) && stop < TOUR_STOPS.length ? stop : null;
  });
}

/** What the zoom shows, and what is held: a place is written as the clamp's own fields. */
function readZoom(given: URLSearchParams): void {
  for (const side of ['encoder', 'decoder'] as const) {
    const [layer, unit = null] = (given.get(side)?.split('.') ?? []).filter((part) => part !== '').map(Number);
    const isSound = isCount(layer) && (unit === null || isCount(unit));
    chosen.value = { ...chosen.value, [side]: isSound ? { layer, unit } : LIVELIEST };
  }
  backwards.value = given.get('arrows') === 'back';
  openNumber.value = given.get('number') ?? FIRST_NUMBER;
  readBars((given.get('bars') ?? '').split(' '));
  const clamps = given
    .getAll('hold')
    .map(clampOf)
    .filter((clamp) => clamp !== null);
  edits.value = { clamps, attentionOff: given.get('attention') === 'off' };
  const [wanted, when] = (given.get('hands') ?? '').split(' ');
  reach.value = REACHES.find((one) => one === wanted) ?? 'all';
  onlyHere.value = when === 'here';
}

/** Example "cell pattern decoder 2 5" → the units' c, by the third and the sixth written word */
function readBars([shown = '', by = '', side = '', ...words]: readonly string[]): void {
  const { quantities, orders } = texts.value;
  quantity.value = Object.hasOwn(quantities, shown) ? shown : FIRST_QUANTITY;
  order.value = Object.hasOwn(orders, by) ? (by as UnitOrder) : 'number';
  const isSide = side === 'encoder' || side === 'decoder';
  marks.value = isSide ? { side, sentence: sentence.value, words: words.map(Number).filter(isCount) } : null;
}

function barsText(): string {
  const isHere = marks.value?.sentence === sentence.value && marks.value.words.length > 0;
  const words = isHere ? [marks.value!.side, ...marks.value!.words] : [];
  return [quantity.value, order.value, ...words].join(' ');
}

function readTraining(given: URLSearchParams): void {
  choices.value = choicesOf(given.get('train') ?? '') ?? choices.value;
  const [name, steps] = (given.get('lanes') ?? '').split(' ');
  const [task, lag] = [LANE_TASKS.find((one) => one === name), LANE_LAGS.find((one) => String(one) === steps)];
  if (task !== undefined && lag !== undefined) laneChoices.value = { ...laneChoices.value, task, lag };
}

/** Which two models the link shows: a page can open only what it is given. */
function readModels(given: URLSearchParams): void {
  const [model, beside] = ['model', 'beside'].map((name) => namedModel(given.get(name) ?? ''));
  if (model && beside) linked.value = { model, beside };
}

/** Example "0a1b2c3d en-ko.json" */
function namedModel(text: string): NamedModel | null {
  const found = /^([0-9a-f]{8}) (.+)$/.exec(text);
  return found === null ? null : { hash: found[1]!, file: found[2]! };
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 0;
}

/** Example "encoder forget 0 0 forward 17 -" → unit 17 of the first layer forward, at every word */
function clampOf(text: string): Clamp | null {
  const [side, gate, value, layer, direction, unit, word] = text.split(' ');
  const place = (part: string | undefined) => (isCount(Number(part)) && part !== '' ? Number(part) : null);
  if ((side !== 'encoder' && side !== 'decoder') || !gate || (value !== '0' && value !== '1')) return null;
  const isDirection = direction === 'forward' || direction === 'backward';
  return {
    ...{ side, gate, value: value === '1' ? 1 : 0, layer: place(layer), unit: place(unit), word: place(word) },
    direction: isDirection ? direction : null,
  };
}

function holdText({ side, gate, value, layer, direction, unit, word }: Clamp): string {
  return [side, gate, value, ...[layer, direction, unit, word].map((part) => part ?? '-')].join(' ');
}

function written(): string {
  const state = new URLSearchParams({ sentence: sentence.value, at: String(position.value), language: language.value });
  for (const word of beginning.value) state.append('begins', word);
  for (const side of ['encoder', 'decoder'] as const) {
    const { layer, unit } = chosen.value[side];
    if (unit !== null || layer > 0) state.set(side, `${layer}.${unit ?? ''}`);
  }
  if (openNumber.value !== FIRST_NUMBER) state.set('number', openNumber.value);
  if (barsText() !== `${FIRST_QUANTITY} number`) state.set('bars', barsText());
  for (const clamp of edits.value.clamps) state.append('hold', holdText(clamp));
  if (reach.value !== 'all' || onlyHere.value)
    state.set('hands', `${reach.value} ${onlyHere.value ? 'here' : 'every'}`);
  if (backwards.value) state.set('arrows', 'back');
  if (edits.value.attentionOff) state.set('attention', 'off');
  if (tourStop.value !== null) state.set('tour', String(tourStop.value + 1));
  for (const [name, { hash, file }] of Object.entries(modelsOfLink() ?? {})) state.set(name, `${hash} ${file}`);
  state.set('train', choicesText(choices.value));
  state.set('lanes', `${laneChoices.value.task} ${laneChoices.value.lag}`);
  if (theme.value !== 'auto') state.set('theme', theme.value);
  return `#${state}`;
}

/** Takes over the address, and keeps it true from then on. */
export function keepFragment(): void {
  read(location.hash);
  addEventListener('hashchange', ({ newURL }) => {
    // Not location's: before this event comes, the timer below may have written the former state over what was opened.
    const { hash } = new URL(newURL);
    if (hash !== written()) read(hash);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const fragment = written();
    clearTimeout(timer);
    if (!playing.value) timer = setTimeout(() => history.replaceState(null, '', fragment), WAIT_MS);
  });
}
