/** Short names for what patterns are made of: noun phrases, subjects, places, clauses. */

import type { Chooser } from '../choose.ts';
import { nounPhrase as french } from '../french/noun-phrase.ts';
import { attach } from '../korean/particles.ts';
import type { Noun, Phrase, Verb } from '../lexicon/entry.ts';
import { KIN, NAMES, PEOPLE } from '../lexicon/people.ts';
import type { Place } from '../lexicon/places.ts';
import { verb as byName } from '../lexicon/verbs.ts';
import type { Clause, Determiner, Nominal, NounPhrase, Pair, Pronoun, PronounName, Slots, Tense } from '../meaning.ts';

/** A sentence pattern: one meaning, said by three templates over the same slots. */
export interface Pattern {
  readonly name: string;
  /** Its share of the corpus, relative to the other patterns. */
  readonly weight: number;
  /** Added to its weight where sentences are drawn to be learnt: agreement and pronouns ask for practice. */
  readonly practice?: number;
  readonly en: string;
  readonly ko: string;
  readonly fr: string;
  /** Draws one meaning. */
  readonly slots: (choose: Chooser) => Slots;
}

export function np(noun: Noun, determiner: Determiner, extra: Partial<Nominal> = {}): Nominal {
  return { kind: 'noun', noun, determiner, plural: false, ...extra };
}

/** A proper name bare, kin with "my", other people with "the". */
export function person(noun: Noun): Nominal {
  return np(noun, noun.name ? 'none' : KIN.includes(noun) ? 'my' : 'the');
}

export function pronoun(name: PronounName, noun?: Noun): Pronoun {
  return noun === undefined ? { kind: 'pronoun', name } : { kind: 'pronoun', name, noun };
}

export const I = pronoun('I');
export const YOU = pronoun('you');
export const WEATHER = pronoun('weather');

/** Foods meant in general: mass nouns bare, counted ones in the plural. */
export function generic(noun: Noun): Nominal {
  return np(noun, 'generic', { plural: !noun.mass });
}

/** An amount of it: "bread", "du pain"; "an apple", "une pomme". */
export function amount(noun: Noun): Nominal {
  return np(noun, noun.mass ? 'some' : 'a');
}

const SINGULAR_PRONOUNS = [I, I, pronoun('he'), pronoun('she'), pronoun('she')];
const PLURAL_PRONOUNS = [pronoun('we'), pronoun('we'), pronoun('they')];
const COMMON_PRONOUNS = [...SINGULAR_PRONOUNS, ...PLURAL_PRONOUNS];

/**
 * Someone who does things: mostly pronouns, then names, kin, people. Never "you". Women as often as men beside the
 * speaker, so that French agreement is learnt for both.
 */
export function someone(choose: Chooser): NounPhrase {
  if (choose.chance(55)) return choose.from(COMMON_PRONOUNS);
  return choose.chance(80) ? person(choose.from(OTHERS)) : pair(choose);
}

/** A grown person, so that professions fit. */
export function adult(choose: Chooser): NounPhrase {
  return choose.chance(55) ? choose.from(SINGULAR_PRONOUNS) : person(choose.from(ADULTS));
}

/** Someone other than the speaker and the pronouns. */
export function other(choose: Chooser): Nominal {
  return person(choose.from(choose.chance(50) ? NAMES : [...KIN, ...women(KIN)]));
}

const women = (people: readonly Noun[]) => people.filter(({ gender }) => gender === 'f');

const ADULTS: readonly Noun[] = [
  ...NAMES,
  ...KIN,
  ...women(KIN),
  ...PEOPLE.filter(({ en }) => /^(man|woman|guest|tourist)$/.test(en)),
];

const GROWN = PEOPLE.filter((noun) => noun.en !== 'baby');
const OTHERS: readonly Noun[] = [...NAMES, ...KIN, ...GROWN, ...women([...KIN, ...GROWN])];

function pair(choose: Chooser): Pair {
  const people = choose.chance(60) ? NAMES : KIN;
  const [first, second] = choose.two(choose.chance(30) ? women(people) : people);
  return { kind: 'pair', first: person(first), second: person(second) };
}

export interface Act extends Partial<Omit<Clause, 'kind' | 'verb'>> {
  readonly subject: NounPhrase;
}

/** A clause; the present tense unless told otherwise. */
export function clause(what: Verb | string, { tense = 'present', ...rest }: Act): Clause {
  return { kind: 'clause', verb: typeof what === 'string' ? byName(what) : what, tense, ...rest };
}

/** "at the station", "역에서", "à la gare": where something is done. */
export function doneAt(place: Place): Phrase {
  return where(place, '에서');
}

/** "at the station", "역에", "à la gare": where something is. */
export function being(place: Place): Phrase {
  return where(place, '에');
}

/** "to the station", "역에", "à la gare". */
export function goingTo({ noun, bare, fr }: Place): Phrase {
  return {
    en: `to ${bare ? '' : 'the '}${noun.en}`,
    ko: `${noun.ko}에`,
    fr: french(np(noun, 'the'), { preposition: fr }),
  };
}

function where({ noun, en, bare, fr }: Place, particle: string): Phrase {
  const words = `${en} ${bare ? '' : 'the '}${noun.en}`;
  return { en: words, ko: noun.ko + particle, fr: french(np(noun, 'the'), { preposition: fr }) };
}

/** "Let's", in full one time in three. */
export function letUs(choose: Chooser): Phrase {
  return { en: choose.from(["let's", "let's", 'let us']), ko: '', fr: '' };
}

export const AT_HOME: Phrase = { en: 'at home', ko: '집에서', fr: 'à la maison' };

/** "in Korea", "한국에서" (or 한국은, 한국을), "en Corée". */
export function inLand(land: Phrase, particle = '에서'): Phrase {
  return { en: `in ${land.en}`, ko: attach(land.ko, particle), fr: land.fr };
}

export function toLand(land: Phrase): Phrase {
  return { en: `to ${land.en}`, ko: `${land.ko}에`, fr: land.fr };
}

export const PAST_AND_FUTURE: readonly Tense[] = ['past', 'past', 'future'];
