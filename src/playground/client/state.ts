/** What the reader has chosen, and what follows from it. Everything on the page is drawn from these. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { NmtError } from '../../errors.ts';
import type { LoadedModel } from '../../translation/open-model.ts';
import { type Edits, isUnchanged, NO_EDITS } from '../engine/edits.ts';
import { type Look, lookAt } from '../engine/look.ts';
import { ENGLISH, type Texts } from './texts-en.ts';
import { KOREAN } from './texts-ko.ts';

type Language = 'en' | 'ko';
export type Theme = 'auto' | 'light' | 'dark';

export const language = signal<Language>('en');
export const theme = signal<Theme>('auto');
export const model = signal<LoadedModel | null>(null);
/** While the model that stands in the page is read. */
export const opening = signal(true);
export const sentence = signal('');
/** Words that the translation has to begin with. */
export const beginning = signal<readonly string[]>([]);
export const edits = signal<Edits>(NO_EDITS);
/** Where the cursor of the whole page stands: source words, the hand-over, target words. */
export const position = signal(0);
export const playing = signal(false);

export const texts = computed<Texts>(() => (language.value === 'ko' ? KOREAN : ENGLISH));

/** The sentence as a model translates it; a text in its place where it cannot. */
export function outcomeOf(loaded: LoadedModel | null): Look | string | null {
  if (loaded === null || sentence.value.trim() === '') return null;
  try {
    return lookAt(loaded, sentence.value, { beginning: beginning.value, edits: edits.value });
  } catch (error) {
    if (error instanceof NmtError) return error.message;
    throw error;
  }
}

const outcome = computed(() => outcomeOf(model.value));

/** The sentence as it stands in the input: what its translation is written from. */
export const newest = computed(() => (typeof outcome.value === 'object' ? outcome.value : null));
export const problem = computed(() => (typeof outcome.value === 'string' ? outcome.value : null));

/** The same sentence without the reader's hands on the gates; `null` where there are none. */
export const baseline = computed<Look | null>(() => {
  if (newest.value === null || model.value === null || isUnchanged(edits.value)) return null;
  return lookAt(model.value, sentence.value, { beginning: beginning.value });
});

/** Whether the newest translation has not been painted yet. */
export const unpainted = signal(false);

/**
 * What a model gives, but while a sentence is typed a paint later: a key's translation is not to wait for all the panels.
 * Another model is never shown with what the one before gave.
 */
export function onceSeen<T>(now: ReadonlySignal<T>, of: ReadonlySignal<LoadedModel | null>): ReadonlySignal<T> {
  let shown = { loaded: of.peek(), value: now.peek() };
  return computed(() => {
    if (!unpainted.value || shown.loaded !== of.value) shown = { loaded: of.value, value: now.value };
    return shown.value;
  });
}

/** What all panels but the translation are drawn from. */
export const look = onceSeen(newest, model);

export type Moment =
  | { readonly kind: 'read' | 'write'; readonly at: number; readonly word: string; readonly all: number }
  | { readonly kind: 'bridge' };

export const lastPosition = computed(() => {
  const { encoder = [], decoder = [] } = look.value?.tokens ?? {};
  return Math.max(0, encoder.length + decoder.length);
});

/** What happens where the cursor stands; `null` without a sentence. */
export const moment = computed<Moment | null>(() => {
  if (look.value === null) return null;
  const { encoder, decoder } = look.value.tokens;
  const at = Math.min(position.value, lastPosition.value);
  if (at < encoder.length) return { kind: 'read', at, word: encoder[at]!, all: encoder.length };
  if (at === encoder.length || decoder.length === 0) return { kind: 'bridge' };
  const written = at - encoder.length - 1;
  return { kind: 'write', at: written, word: decoder[written]!, all: decoder.length };
});

/** A word that only the other model has is as far away as the last one of this model. */
export function moveTo(kind: 'read' | 'write', at: number): void {
  const { encoder = [] } = look.value?.tokens ?? {};
  playing.value = false;
  position.value =
    kind === 'read' ? Math.min(at, encoder.length - 1) : Math.min(encoder.length + 1 + at, lastPosition.value);
}

/** Another sentence: what was chosen for the one before goes. */
export function say(text: string): void {
  batch(() => {
    sentence.value = text;
    beginning.value = [];
    unpainted.value = true;
  });
}
