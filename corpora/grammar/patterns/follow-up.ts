/** What the patterns of two clauses share: feelings, weathers, and how the second clause takes its subject up. */

import type { Chooser } from '../choose.ts';
import { frenchAgreement } from '../french/noun-phrase.ts';
import type { Noun } from '../lexicon/entry.ts';
import { MOODS } from '../lexicon/qualities.ts';
import { PAINS, SENSATIONS, WEATHER_EVENTS, WEATHER_STATES } from '../lexicon/verbs.ts';
import { agreement, being, type Clause, type NounPhrase, type Pair } from '../meaning.ts';
import { clause, pronoun, someone } from './build.ts';
import type { Deed } from './draw.ts';

export const FEELINGS = [...SENSATIONS, ...MOODS.map((mood) => being(mood)), ...PAINS.slice(0, 3)];
export const WEATHERS = [...WEATHER_EVENTS, ...WEATHER_EVENTS, ...WEATHER_STATES];

/** The pronoun that takes the subject up in the second clause; the speaker's kin and names by sex. */
function again(subject: NounPhrase): NounPhrase {
  if (subject.kind === 'pronoun') return subject;
  if (subject.kind === 'pair') return pronoun('they', standIn(subject));
  return pronoun(subject.noun.gender === 'f' ? 'she' : 'he', subject.noun);
}

/** One of two people who has the gender and the honour of both together, if there is one. */
function standIn(pair: Pair): Noun | undefined {
  const { gender } = frenchAgreement(pair);
  const { honorific } = agreement(pair);
  return [pair.first.noun, pair.second.noun].find((noun) => noun.gender === gender && noun.honorific === honorific);
}

/** The same clause about the same person, in other words for the subject. */
export function continued(subject: NounPhrase, verb: Deed['verb'], rest: Partial<Clause>): Clause {
  return clause(verb, { ...rest, subject: again(subject) });
}

/** What one does, or leaves, in bad weather. */
export function sheltering(kind: string, choose: Chooser, tense: Clause['tense']): Clause {
  const subject = someone(choose);
  const home = { en: 'at home', ko: '집에', fr: 'à la maison' };
  if (kind === 'stay home') return clause('be', { subject, tense, place: home });
  if (kind === 'rest at home') return clause('rest', { subject, tense, place: { ...home, ko: '집에서' } });
  const verb =
    kind === 'not go out'
      ? 'go out'
      : kind === 'not swim'
        ? 'swim'
        : choose.from(['play soccer', 'play tennis', 'take a walk']);
  return clause(verb, { subject, tense, ...(tense === 'present' ? { modality: 'can' as const } : {}), negative: true });
}
