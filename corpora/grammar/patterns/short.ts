/** Short sentences, as they are typed first: who does what, and no more; animals, babies, "you", countries, the weather. */

import type { Chooser } from '../choose.ts';
import { PEOPLE } from '../lexicon/people.ts';
import { CITIES, COUNTRIES, LANDS, OUTINGS, ROOMS } from '../lexicon/places.ts';
import { MOODS, PERSON_QUALITIES, PLACE_QUALITIES } from '../lexicon/qualities.ts';
import { ANIMALS, WILD_ANIMALS } from '../lexicon/things.ts';
import { SENSATIONS, WEATHER_EVENTS, WEATHER_STATES } from '../lexicon/verbs.ts';
import { being, type NounPhrase } from '../meaning.ts';
import { clause, doneAt, inLand, np, other, type Pattern, pronoun, someone, WEATHER, YOU } from './build.ts';
import { deed } from './draw.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;
const ASKED = { en: '{c}?', ko: '{c:은+요}?', fr: '{c} ?' } as const;
const PLAIN_TENSES = ['present', 'past', 'future', 'progressive'] as const;
const BABY = PEOPLE.filter(({ en }) => /baby|child|boy|girl/.test(en));
const YARD = [...ROOMS, OUTINGS[0]!, OUTINGS[1]!];
const LAND_QUALITIES = PLACE_QUALITIES.filter(({ en }) => !/noisy|comfort|close/.test(en));

function animal(choose: Chooser): NounPhrase {
  if (choose.chance(25)) return np(choose.from(WILD_ANIMALS), 'the');
  return np(choose.from(ANIMALS), choose.from(['the', 'the', 'my', 'our', 'his', 'her', 'this']));
}

function land(choose: Chooser): NounPhrase {
  return choose.chance(60) ? np(choose.from(COUNTRIES), 'generic') : np(choose.from(CITIES), 'none');
}

export const SHORT_PATTERNS: readonly Pattern[] = [
  {
    name: 'bare action',
    weight: 70,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 0);
      return { c: clause(verb, { subject: someone(choose), tense: choose.from(PLAIN_TENSES), ...rest }) };
    },
  },
  {
    name: 'action at a place',
    weight: 35,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 100);
      return { c: clause(verb, { subject: someone(choose), tense: choose.from(['present', 'past']), ...rest }) };
    },
  },
  {
    name: 'action not going on',
    weight: 14,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 20);
      return { c: clause(verb, { subject: someone(choose), tense: 'progressive', negative: true, ...rest }) };
    },
  },
  {
    name: 'animal does',
    weight: 35,
    ...STATEMENT,
    slots: (choose) => {
      const verb = choose.from(['sleep', 'sleep', 'eat', 'run', 'swim', 'walk', 'rest']);
      const tense = choose.from(['present', 'past', 'progressive', 'progressive'] as const);
      const place = choose.chance(40) ? { place: doneAt(choose.from(YARD)) } : {};
      return {
        c: clause(verb, {
          subject: animal(choose),
          tense,
          negative: choose.chance(15),
          ...place,
        }),
      };
    },
  },
  {
    name: 'child does',
    weight: 14,
    ...STATEMENT,
    slots: (choose) => {
      const verb = choose.from(['sleep', 'cry', 'laugh', 'smile', 'eat', 'walk']);
      const tense = choose.from(['present', 'past', 'progressive', 'progressive'] as const);
      return { c: clause(verb, { subject: np(choose.from(BABY), choose.from(['the', 'this', 'that'])), tense }) };
    },
  },
  {
    name: 'action going on, asked',
    weight: 22,
    ...ASKED,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 30);
      const subject = choose.chance(60) ? YOU : other(choose);
      return { c: clause(verb, { subject, question: 'polar', tense: 'progressive', ...rest }) };
    },
  },
  {
    name: 'you are so',
    weight: 14,
    ...STATEMENT,
    slots: (choose) => {
      const how = choose.from([{}, { degree: 'very' }, { degree: 'too' }, { negative: true }] as const);
      const quality = choose.from(
        PERSON_QUALITIES.filter(({ en }) => how.degree !== 'too' || /lazy|quiet|shy/.test(en)),
      );
      return { c: clause(being(quality), { subject: YOU, ...how }) };
    },
  },
  {
    name: 'mood now',
    weight: 20,
    practice: 6,
    ...STATEMENT,
    slots: (choose) => {
      const state = choose.from([...SENSATIONS, ...MOODS.map((mood) => being(mood))]);
      const tense = choose.from(['present', 'present', 'past'] as const);
      return { c: clause(state, { subject: someone(choose), tense, negative: choose.chance(20) }) };
    },
  },
  {
    name: 'country described',
    weight: 20,
    ...STATEMENT,
    slots: (choose) => {
      const how = choose.chance(30) ? { degree: 'very' as const } : { negative: choose.chance(20) };
      return { c: clause(being(choose.from(LAND_QUALITIES)), { subject: land(choose), ...how }) };
    },
  },
  {
    name: 'country liked',
    weight: 14,
    ...STATEMENT,
    slots: (choose) => {
      const verb = choose.from(['like', 'love', 'like', 'visit'] as const);
      const how =
        verb === 'visit'
          ? choose.from([{ tense: 'past' }, { tense: 'future' }, { modality: 'want' }] as const)
          : { negative: choose.chance(20) };
      return { c: clause(verb, { subject: someone(choose), object: land(choose), ...how }) };
    },
  },
  {
    name: 'country asked about',
    weight: 6,
    ...ASKED,
    slots: (choose) => {
      const quality = being(choose.from(LAND_QUALITIES));
      return choose.from([
        { c: clause(quality, { subject: land(choose), question: 'polar' }) },
        { c: clause('like', { subject: pronoun('you'), object: land(choose), question: 'polar' }) },
      ]);
    },
  },
  {
    name: 'weather, shortly',
    weight: 16,
    ...STATEMENT,
    slots: (choose) => {
      const weather = choose.from([...WEATHER_EVENTS, ...WEATHER_STATES]);
      const place = choose.chance(60) ? { place: inLand(choose.from(LANDS), weather.koDescriptive ? '은' : '에') } : {};
      const tense = choose.from(['present', 'past', 'future'] as const);
      return { c: clause(weather, { subject: WEATHER, tense, negative: choose.chance(20), ...place }) };
    },
  },
];
