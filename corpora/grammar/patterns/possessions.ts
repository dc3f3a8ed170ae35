/** What belongs to whom; what one has, needs, likes, fears; whom one knows; where one lives. */

import { COUNTED_FOOD, DISHES, DRINKS, GROCERIES } from '../lexicon/food.ts';
import { KIN } from '../lexicon/people.ts';
import { LANDS } from '../lexicon/places.ts';
import {
  ANIMALS,
  BELONGINGS,
  CLOTHES,
  FURNITURE,
  READING,
  SHOWS,
  SUBJECTS,
  TABLEWARE,
  VEHICLES,
  WILD_ANIMALS,
} from '../lexicon/things.ts';
import { clause, generic, inLand, np, type Pattern, pronoun, someone } from './build.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;

export const POSSESSION_PATTERNS: readonly Pattern[] = [
  {
    name: 'this is mine',
    weight: 18,
    en: 'This is {x}.',
    ko: '이것은 {x:이에요}.',
    fr: "C'est {x}.",
    slots: (choose) => ({
      x: np(
        choose.from([...BELONGINGS, ...CLOTHES, ...READING, ...FURNITURE.slice(0, 4)]),
        choose.from(['my', 'his', 'her', 'our', 'their']),
      ),
    }),
  },
  {
    name: 'this is my relative',
    weight: 6,
    en: 'This is {x}.',
    ko: '이 사람은 {x:이에요}.',
    fr: "C'est {x}.",
    slots: (choose) => ({ x: np(choose.from(KIN.filter((noun) => !noun.honorific)), 'my') }),
  },
  {
    name: 'having',
    weight: 35,
    ...STATEMENT,
    slots: (choose) => {
      const noun = choose.from([
        ...BELONGINGS,
        ...READING,
        ...VEHICLES,
        ...ANIMALS.slice(0, 5),
        ...KIN.slice(10, 13),
        ...FURNITURE,
      ]);
      return { c: clause('have', { subject: someone(choose), negative: choose.chance(35), object: np(noun, 'a') }) };
    },
  },
  {
    name: 'needing',
    weight: 25,
    ...STATEMENT,
    slots: (choose) => {
      const noun = choose.from([...BELONGINGS, ...CLOTHES, ...FURNITURE, ...GROCERIES, ...TABLEWARE]);
      return {
        c: clause('need', {
          subject: someone(choose),
          negative: choose.chance(20),
          object: np(noun, noun.mass ? 'some' : 'a'),
        }),
      };
    },
  },
  {
    name: 'wanting a thing',
    weight: 16,
    ...STATEMENT,
    slots: (choose) => {
      const noun = choose.from([
        ...DRINKS,
        ...DISHES,
        ...COUNTED_FOOD,
        ...BELONGINGS.slice(0, 8),
        ...ANIMALS.slice(0, 3),
      ]);
      const object = np(noun, noun.mass ? 'some' : 'a');
      return { c: clause('want', { subject: someone(choose), negative: choose.chance(20), object }) };
    },
  },
  {
    name: 'liking',
    weight: 45,
    ...STATEMENT,
    slots: (choose) => {
      const noun = choose.from([...DISHES, ...DRINKS, ...COUNTED_FOOD, ...ANIMALS, ...SUBJECTS, ...SHOWS.slice(0, 2)]);
      const verb = choose.chance(75) ? 'like' : 'hate';
      const negative = verb === 'like' && choose.chance(30);
      return { c: clause(verb, { subject: someone(choose), negative, object: generic(noun) }) };
    },
  },
  {
    name: 'fearing',
    weight: 10,
    ...STATEMENT,
    slots: (choose) => {
      const noun = choose.from([...ANIMALS.slice(0, 2), ...ANIMALS.slice(4, 6), ...WILD_ANIMALS]);
      return {
        c: clause('be afraid of', { subject: someone(choose), negative: choose.chance(25), object: generic(noun) }),
      };
    },
  },
  {
    name: 'living in a land',
    weight: 15,
    ...STATEMENT,
    slots: (choose) => {
      const land = choose.from(LANDS);
      const place = inLand(land, '에');
      return { c: clause('live', { subject: someone(choose), place, negative: choose.chance(15) }) };
    },
  },
  {
    name: 'travelling in a land',
    weight: 12,
    ...STATEMENT,
    slots: (choose) => {
      const land = choose.from(LANDS);
      const how = choose.from([{ modality: 'want' }, { tense: 'future' }, { tense: 'past' }] as const);
      const verb = choose.from(['travel', 'work', 'study']);
      const place = inLand(land, verb === 'travel' ? '을' : '에서');
      return { c: clause(verb, { subject: someone(choose), place, ...how }) };
    },
  },
  {
    name: 'knowing someone',
    weight: 10,
    ...STATEMENT,
    slots: (choose) => ({
      c: clause('know', {
        subject: someone(choose),
        negative: choose.chance(40),
        object: choose.chance(30) ? pronoun('they') : np(choose.from(KIN.slice(6)), choose.from(['his', 'her'])),
      }),
    }),
  },
];
