/** What there is to draw of a sentence in one model: the one that is looked into, and the one beside it, at one cursor. */
import { computed } from '@preact/signals';
import type { LoadedModel } from '../../translation/open-model.ts';
import { type Apart, comparedLooks } from '../engine/apart.ts';
import type { Look } from '../engine/look.ts';
import { type Flow, flow, flowOf } from './backward-state.ts';
import { other } from './open-models.ts';
import { look, type Moment, model, moment, onceSeen, outcomeOf } from './state.ts';
import { type ShownWords, words, wordsOf } from './words.ts';

export interface Seen {
  readonly loaded: LoadedModel;
  readonly look: Look;
  readonly words: ShownWords;
  /** `null` where this model has no word at the cursor. */
  readonly moment: Moment | null;
  /** `null` while the arrows point forward. */
  readonly flow: Flow | null;
  /** From the other model; `null` without one. */
  readonly apart: Apart | null;
}

const outcomeBeside = onceSeen(
  computed(() => outcomeOf(other.value)),
  other,
);
const lookBeside = computed(() => (typeof outcomeBeside.value === 'object' ? outcomeBeside.value : null));

/** Why the model beside cannot translate the sentence. */
export const problemBeside = computed(() => (typeof outcomeBeside.value === 'string' ? outcomeBeside.value : null));

const aparts = computed(() =>
  look.value === null || lookBeside.value === null ? null : comparedLooks(look.value, lookBeside.value),
);

export const seen = computed<Seen | null>(() => {
  if (model.value === null || look.value === null) return null;
  const apart = aparts.value?.[0] ?? null;
  return {
    ...{ loaded: model.value, look: look.value, words: words.value },
    ...{ moment: moment.value, flow: flow.value, apart },
  };
});

export const seenBeside = computed<Seen | null>(() => {
  const [loaded, found] = [other.value, lookBeside.value];
  if (loaded === null || found === null) return null;
  const apart = aparts.value?.[1] ?? null;
  return {
    ...{ loaded, look: found, words: wordsOf(found) },
    ...{ moment: momentIn(found, moment.value), flow: flowOf(loaded, found), apart },
  };
});

/** The same step of reading or writing in another model. */
function momentIn({ tokens }: Look, now: Moment | null): Moment | null {
  if (now === null || now.kind === 'bridge') return now;
  const list = now.kind === 'read' ? tokens.encoder : tokens.decoder;
  const word = list[now.at];
  return word === undefined ? null : { ...now, word, all: list.length };
}
