/** Draws what is done, to what and where, within the lexicon's selectional restrictions. */

import type { Chooser } from '../choose.ts';
import { type Action, INTRANSITIVE_ACTIONS, type ObjectKind, TRANSITIVE_ACTIONS } from '../lexicon/actions.ts';
import type { Noun, Phrase, Verb } from '../lexicon/entry.ts';
import type { Clause, NounPhrase } from '../meaning.ts';
import { amount, doneAt, generic, np, person } from './build.ts';

/** The part of a clause that an action decides. */
export type Deed = { readonly verb: Verb } & Pick<Clause, 'object' | 'place'>;

/** An action with an object six times in ten; with a place as often as `placePercent` says. */
export function deed(choose: Chooser, placePercent: number): Deed {
  return deedOf(choose.from(choose.chance(60) ? TRANSITIVE_ACTIONS : INTRANSITIVE_ACTIONS), choose, placePercent);
}

export function deedOf(action: Action, choose: Chooser, placePercent: number): Deed {
  const object = action.nouns.length === 0 ? undefined : objectOf(choose.from(action.nouns), choose.from(action.kinds));
  const placed = action.places.length > 0 && choose.chance(placePercent);
  const place = placed ? placePhrase(choose.from(action.places)) : undefined;
  return { verb: action.verb, ...(object && { object }), ...(place && { place }) };
}

function objectOf(noun: Noun, kind: ObjectKind): NounPhrase {
  if (kind === 'amount') return amount(noun);
  if (kind === 'person') return person(noun);
  if (kind === 'generic') return generic(noun);
  return np(noun, kind);
}

function placePhrase(place: Action['places'][number]): Phrase {
  return 'noun' in place ? doneAt(place) : place;
}
