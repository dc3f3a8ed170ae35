/**
 * The meaning of a sentence before any language has said it: noun phrases, clauses, and what a pattern's slots hold.
 * Made by the patterns; read by the three realisers.
 */

import type { Adjective, Noun, Phrase, Verb } from './lexicon/entry.ts';

/**
 * How a noun is determined. `some` is an unstated amount ("bread", "du pain"), `generic` the kind as a whole
 * ("bread", "le pain"), `none` a bare noun or a name.
 */
export type Determiner = 'a' | 'the' | 'some' | 'generic' | 'none' | 'this' | 'that' | Owner;

export type Owner = 'my' | 'your' | 'his' | 'her' | 'our' | 'their';

export interface Nominal {
  readonly kind: 'noun';
  readonly noun: Noun;
  readonly determiner: Determiner;
  readonly plural: boolean;
  readonly adjective?: Adjective;
  /** 1 to 12, said as a word; `plural` follows. */
  readonly count?: number;
}

export type PronounName = 'I' | 'you' | 'he' | 'she' | 'we' | 'they' | 'it' | 'weather' | 'who';

export interface Pronoun {
  readonly kind: 'pronoun';
  readonly name: PronounName;
  /** What "it" or "she" stands for: French gender and Korean honour depend on it. */
  readonly noun?: Noun;
}

export interface Pair {
  readonly kind: 'pair';
  readonly first: Nominal;
  readonly second: Nominal;
}

export type NounPhrase = Nominal | Pronoun | Pair;

export type Tense = 'present' | 'past' | 'future' | 'progressive';
export type Modality = 'want' | 'can' | 'must' | 'like';
export type Question = 'polar' | 'where' | 'when' | 'what' | 'why' | 'how' | 'who';

/** Who does what to whom, where, when and how. */
export interface Clause {
  readonly kind: 'clause';
  readonly subject: NounPhrase;
  readonly verb: Verb;
  readonly tense: Tense;
  readonly modality?: Modality;
  readonly negative?: boolean;
  readonly question?: Question;
  readonly object?: NounPhrase;
  readonly recipient?: NounPhrase;
  /** English "gave him a book" in the place of "gave a book to him". */
  readonly recipientFirst?: boolean;
  readonly goal?: Phrase;
  readonly means?: Phrase;
  readonly company?: NounPhrase;
  readonly place?: Phrase;
  readonly time?: Phrase;
  readonly frequency?: Phrase;
  /** How well or how fast it is done. */
  readonly manner?: Phrase;
  /** Of a predicate adjective; `more` is said with `than`, `most` with `group` ("in the class"). */
  readonly degree?: Degree;
  readonly than?: NounPhrase;
  readonly group?: Phrase;
}

export type Degree = 'very' | 'too' | 'more' | 'most';

export type Slot = NounPhrase | Clause | (Phrase & { readonly kind?: undefined });
export type Slots = Readonly<Record<string, Slot>>;

/** What agreement needs to know about a noun phrase. */
export interface Agreement {
  readonly person: 1 | 2 | 3;
  readonly plural: boolean;
  readonly honorific: boolean;
}

/** Person, English number and Korean honour of a subject. */
export function agreement(phrase: NounPhrase): Agreement {
  if (phrase.kind === 'pair') {
    return { person: 3, plural: true, honorific: phrase.first.noun.honorific && phrase.second.noun.honorific };
  }
  if (phrase.kind === 'noun') {
    return { person: 3, plural: phrase.plural, honorific: phrase.noun.honorific };
  }
  const person = phrase.name === 'I' || phrase.name === 'we' ? 1 : phrase.name === 'you' ? 2 : 3;
  const plural = phrase.name === 'we' || phrase.name === 'they' || phrase.name === 'you';
  return { person, plural, honorific: phrase.name === 'you' || phrase.noun?.honorific === true };
}

/** A predicate made of "be" and an adjective (or a profession): "be tired". */
export function being(adjective: Adjective, en = adjective.en): Verb {
  const ko = adjective.koPredicate ?? adjective.ko;
  const negated = ko.stem.replace(/있$/, '없');
  return {
    en: `be ${en}`,
    enPast: `was ${en}`,
    enProgressive: false,
    ko,
    koHonorific: undefined,
    koNegative: negated === ko.stem ? undefined : { stem: negated, irregular: '' },
    koOutward: adjective.koOutward,
    koObject: '',
    koDescriptive: true,
    sensation: false,
    fr: 'être',
    frAgreeing: adjective,
    frObject: '',
    frEtre: false,
    stative: true,
  };
}
