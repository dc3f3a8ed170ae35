/** French noun phrases: articles, partitives, agreement of adjectives, contraction with à and de. */

import type { Adjective, Gender } from '../lexicon/entry.ts';
import { NUMBERS } from '../lexicon/time.ts';
import { agreement, type Nominal, type NounPhrase } from '../meaning.ts';
import type { PersonIndex } from './conjugation.ts';
import { startsWithVowel } from './sandhi.ts';

/** What verbs, participles and adjectives agree with. */
export interface FrenchAgreement {
  readonly person: PersonIndex;
  readonly gender: Gender;
  readonly plural: boolean;
}

/** The preposition that a phrase stands after, and whether the clause is negative (des → de). */
export interface Surroundings {
  readonly preposition?: string;
  readonly negative?: boolean;
}

export const SUBJECT_PRONOUNS = {
  I: 'je',
  you: 'vous',
  he: 'il',
  she: 'elle',
  we: 'nous',
  they: 'ils',
  it: 'il',
  weather: 'il',
  who: 'qui',
} as const;

/** After a preposition. */
const STRESSED = { ...SUBJECT_PRONOUNS, I: 'moi', he: 'lui', they: 'eux' } as const;

/** The speaker is a man and "you" one man, so je and vous agree in the masculine singular. */
export function frenchAgreement(phrase: NounPhrase): FrenchAgreement {
  if (phrase.kind === 'pair') {
    const feminine = phrase.first.noun.gender === 'f' && phrase.second.noun.gender === 'f';
    return { person: 4, gender: feminine ? 'f' : 'm', plural: true };
  }
  if (phrase.kind === 'noun') {
    const plural = phrase.plural || phrase.noun.frPluralOnly;
    return { person: plural ? 4 : 1, gender: phrase.noun.gender, plural };
  }
  const { person, plural } = agreement(phrase);
  const gender = phrase.name === 'she' ? 'f' : (phrase.noun?.gender ?? 'm');
  if (phrase.name === 'you') return { person: 3, gender, plural: false };
  return { person: person === 1 ? (plural ? 2 : 0) : plural ? 4 : 1, gender, plural };
}

export function nounPhrase(phrase: NounPhrase, surroundings: Surroundings = {}): string {
  const { preposition = '' } = surroundings;
  if (phrase.kind === 'pronoun') {
    const women = phrase.name === 'they' && phrase.noun?.gender === 'f';
    const word = (preposition === '' ? SUBJECT_PRONOUNS : STRESSED)[phrase.name];
    return [preposition, women ? 'elles' : word].filter((part) => part !== '').join(' ');
  }
  if (phrase.kind === 'pair') {
    return `${nominal(phrase.first, surroundings)} et ${nominal(phrase.second, surroundings)}`;
  }
  return nominal(phrase, surroundings);
}

function nominal(phrase: Nominal, { preposition = '', negative = false }: Surroundings): string {
  const { noun, adjective } = phrase;
  const plural = phrase.plural || noun.frPluralOnly;
  const word = plural ? noun.frPlural : noun.fr;
  const quality =
    adjective && agreed(adjective, { gender: noun.gender, plural, vowel: adjective.before && startsWithVowel(word) });
  const words = quality === undefined ? word : adjective!.before ? `${quality} ${word}` : `${word} ${quality}`;
  const article = determiner(phrase, { plural, next: words, negative });
  return [...contracted(preposition, article, words), words].filter((part) => part !== '').join(' ');
}

/** à + le → au, de + les → des; partitives and des vanish after de: besoin de + du pain → besoin de pain. */
function contracted(preposition: string, article: string, next: string): string[] {
  if (preposition === '') return [article];
  const words = preposition.split(' ');
  const last = words.pop()!;
  const before = words.join(' ');
  if (last === 'de' && ['du', 'de la', "de l'", 'des', 'de'].includes(article)) return [before, 'de'];
  const fused: Record<string, string> = { 'à le': 'au', 'à les': 'aux', 'de le': 'du', 'de les': 'des' };
  const joined = fused[`${last} ${article}`];
  const mayFuse = article === 'les' || !startsWithVowel(next);
  return joined !== undefined && mayFuse ? [before, joined] : [before, last, article];
}

interface Context {
  readonly plural: boolean;
  /** The words that follow the determiner. */
  readonly next: string;
  readonly negative: boolean;
}

function determiner(
  { noun, determiner: kind, adjective, count }: Nominal,
  { plural, next, negative }: Context,
): string {
  const feminine = noun.gender === 'f';
  const vowel = startsWithVowel(next);
  const choose = (m: string, f: string, many: string) => (plural ? many : feminine ? f : m);
  if (count !== undefined) {
    const number = count === 1 && feminine ? 'une' : NUMBERS[count - 1]!.fr;
    const owner =
      kind === 'a' || kind === 'none'
        ? ''
        : `${determiner({ kind: 'noun', noun, determiner: kind, plural: true }, { plural: true, next, negative })} `;
    return owner + number;
  }
  switch (kind) {
    case 'none':
      return '';
    case 'the':
    case 'generic':
      return choose('le', 'la', 'les');
    case 'a':
      if (negative || (plural && adjective?.before)) return 'de';
      return choose('un', 'une', 'des');
    case 'some':
      if (negative || (plural && adjective?.before)) return 'de';
      return !plural && vowel ? "de l'" : choose('du', 'de la', 'des');
    case 'this':
    case 'that':
      return choose(vowel ? 'cet' : 'ce', 'cette', 'ces');
    case 'my':
      return choose('mon', vowel ? 'mon' : 'ma', 'mes');
    case 'his':
    case 'her':
      return choose('son', vowel ? 'son' : 'sa', 'ses');
    case 'your':
      return choose('votre', 'votre', 'vos');
    case 'our':
      return choose('notre', 'notre', 'nos');
    case 'their':
      return choose('leur', 'leur', 'leurs');
  }
}

/** The adjective in the form its noun asks for: beau, bel, belle, beaux, belles. */
export function agreed(
  { fr, invariable }: Adjective,
  { gender, plural, vowel = false }: { gender: Gender; plural: boolean; vowel?: boolean },
): string {
  if (invariable) return fr.m;
  if (!plural) return gender === 'f' ? fr.f : vowel ? fr.beforeVowel : fr.m;
  if (gender === 'f') return pluralOf(fr.f);
  return pluralOf(fr.m);
}

/** Plurals of predicates in several words: chauffeur de bus → chauffeurs de bus. */
function pluralOf(word: string): string {
  const [head = '', ...tail] = word.split(' ');
  const many = /[sx]$/.test(head) ? head : /eau$/.test(head) ? `${head}x` : `${head}s`;
  return [many, ...tail].join(' ');
}
