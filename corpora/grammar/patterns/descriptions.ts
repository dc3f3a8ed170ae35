/** What things, places, food and animals are like; what belongs to whom; what one has, needs, likes. */

import type { Chooser } from '../choose.ts';
import type { Adjective, Noun } from '../lexicon/entry.ts';
import { COUNTED_FOOD, DISHES, DRINKS, FRUITS, GROCERIES } from '../lexicon/food.ts';
import { KIN } from '../lexicon/people.ts';
import { EATERIES, INSTITUTIONS, LANDS, OUTINGS, ROOMS, SHOPS, SIGHTS, STOPS } from '../lexicon/places.ts';
import {
  ANIMAL_QUALITIES,
  COLORS,
  EVENT_QUALITIES,
  NEW,
  PLACE_QUALITIES,
  READING_QUALITIES,
  SIZES,
  TASTES,
  THING_QUALITIES,
} from '../lexicon/qualities.ts';
import {
  ANIMALS,
  BELONGINGS,
  CLOTHES,
  EVENTS,
  FURNITURE,
  GIFTS,
  READING,
  SHOWS,
  SUBJECTS,
  TABLEWARE,
  TRANSPORT,
  VEHICLES,
  WILD_ANIMALS,
} from '../lexicon/things.ts';
import { being } from '../meaning.ts';
import { clause, generic, np, type Pattern, pronoun, someone } from './build.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;
const ASKED = { en: '{c}?', ko: '{c:은+요}?', fr: '{c} ?' } as const;

interface Describable {
  readonly nouns: readonly Noun[];
  readonly qualities: readonly Adjective[];
}

const not = (list: readonly Adjective[], words: RegExp) => list.filter((quality) => !words.test(quality.en));
const PLACES = [...SHOPS, ...EATERIES, ...INSTITUTIONS, ...OUTINGS.slice(0, 7), ...STOPS].map((place) => place.noun);

/** What can be said of what. */
const DESCRIBED: readonly Describable[] = [
  { nouns: [...BELONGINGS, ...CLOTHES, ...GIFTS.slice(0, 3)], qualities: [...THING_QUALITIES.slice(0, 5), ...COLORS] },
  {
    nouns: [...BELONGINGS.slice(0, 1), ...FURNITURE, ...BELONGINGS.slice(13, 14)],
    qualities: [...SIZES, ...THING_QUALITIES],
  },
  { nouns: [...TABLEWARE, ...VEHICLES], qualities: [...THING_QUALITIES.slice(0, 5), ...COLORS, ...SIZES.slice(0, 2)] },
  { nouns: [...READING, ...SHOWS.slice(0, 3)], qualities: READING_QUALITIES.slice(0, 6) },
  { nouns: SUBJECTS, qualities: READING_QUALITIES.slice(0, 4) },
  { nouns: EVENTS.slice(0, 3), qualities: EVENT_QUALITIES },
  { nouns: DISHES.slice(0, 15), qualities: TASTES },
  { nouns: FRUITS, qualities: not(TASTES, /salty|spicy|hot/) },
  { nouns: DRINKS, qualities: not(TASTES, /salty|spicy|fresh/) },
  { nouns: PLACES, qualities: not(PLACE_QUALITIES, /old/) },
  { nouns: ROOMS.map((place) => place.noun), qualities: [...SIZES.slice(0, 2), ...THING_QUALITIES.slice(3, 5)] },
  { nouns: [...ANIMALS, ...WILD_ANIMALS.slice(0, 6)], qualities: ANIMAL_QUALITIES },
];

const OWNED: readonly Describable[] = [
  DESCRIBED[0]!,
  DESCRIBED[1]!,
  { nouns: VEHICLES, qualities: DESCRIBED[2]!.qualities },
];

function described(choose: Chooser, list = DESCRIBED) {
  const { nouns, qualities } = choose.from(list);
  return { noun: choose.from(nouns), quality: choose.from(qualities) };
}

export const DESCRIPTION_PATTERNS: readonly Pattern[] = [
  {
    name: 'thing described',
    weight: 60,
    ...STATEMENT,
    slots: (choose) => {
      const { noun, quality } = described(choose);
      const subject = np(noun, noun.mass && SUBJECTS.includes(noun) ? 'generic' : choose.from(['the', 'this', 'that']));
      const degree = choose.chance(30)
        ? { degree: choose.from(['very', 'too'] as const) }
        : { negative: choose.chance(20) };
      return {
        c: clause(being(quality), { subject, tense: choose.from(['present', 'present', 'past'] as const), ...degree }),
      };
    },
  },
  {
    name: 'possession described',
    weight: 30,
    ...STATEMENT,
    slots: (choose) => {
      const { noun, quality } = described(choose, OWNED);
      const subject = np(noun, choose.from(['my', 'his', 'her', 'our', 'their']));
      return { c: clause(being(quality), { subject, negative: choose.chance(20) }) };
    },
  },
  {
    name: 'is the thing so',
    weight: 20,
    ...ASKED,
    slots: (choose) => {
      const { noun, quality } = described(choose);
      const subject = np(noun, noun.mass && SUBJECTS.includes(noun) ? 'generic' : choose.from(['the', 'this', 'that']));
      return { c: clause(being(quality), { subject, question: 'polar' }) };
    },
  },
  {
    name: 'things compared',
    weight: 30,
    ...STATEMENT,
    slots: (choose) => {
      const { nouns, qualities } = choose.from([...DESCRIBED.slice(0, 6), DESCRIBED[9]!, DESCRIBED[11]!]);
      const [first, second] = choose.two(nouns);
      const determiner = SUBJECTS.includes(first) ? 'generic' : 'the';
      const comparable = not(qualities, /red|blue|yellow|black|white|beautiful/);
      const verb = being(choose.from(comparable.length > 0 ? comparable : qualities));
      return { c: clause(verb, { subject: np(first, determiner), degree: 'more', than: np(second, determiner) }) };
    },
  },
  {
    name: 'transport compared',
    weight: 6,
    ...STATEMENT,
    slots: (choose) => {
      const [first, second] = choose.two([...TRANSPORT, ...VEHICLES]);
      const quality = choose.from([
        ...ANIMAL_QUALITIES.slice(3, 5),
        ...THING_QUALITIES.slice(0, 2),
        ...PLACE_QUALITIES.slice(10, 13),
      ]);
      return { c: clause(being(quality), { subject: np(first, 'the'), degree: 'more', than: np(second, 'the') }) };
    },
  },
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
    name: 'this is a red thing',
    weight: 18,
    en: 'That is {x}.',
    ko: '저것은 {x:이에요}.',
    fr: "C'est {x}.",
    slots: (choose) => {
      const { noun, quality } = described(choose, OWNED);
      return { x: np(noun, 'a', { adjective: quality }) };
    },
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
    name: 'having a red thing',
    weight: 25,
    ...STATEMENT,
    slots: (choose) => {
      const { noun, quality } = described(choose, OWNED);
      const adjective = choose.chance(25) ? NEW : quality;
      return { c: clause('have', { subject: someone(choose), object: np(noun, 'a', { adjective }) }) };
    },
  },
  {
    name: 'buying a red thing',
    weight: 30,
    ...STATEMENT,
    slots: (choose) => {
      const { noun, quality } = described(choose, OWNED);
      const adjective = choose.chance(35) ? NEW : quality;
      const how = choose.from([{ tense: 'past' }, { tense: 'future' }, { modality: 'want' }] as const);
      return { c: clause('buy', { subject: someone(choose), object: np(noun, 'a', { adjective }), ...how }) };
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
    name: 'liking',
    weight: 55,
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
      const place = { en: `in ${land.en}`, ko: `${land.ko}에`, fr: land.fr };
      return { c: clause('live', { subject: someone(choose), place, negative: choose.chance(15) }) };
    },
  },
  {
    name: 'travelling in a land',
    weight: 12,
    ...STATEMENT,
    slots: (choose) => {
      const land = choose.from(LANDS);
      const place = { en: `in ${land.en}`, ko: `${land.ko}에서`, fr: land.fr };
      const how = choose.from([{ modality: 'want' }, { tense: 'future' }, { tense: 'past' }] as const);
      const verb = choose.from(['travel', 'work', 'study']);
      return { c: clause(verb, { subject: someone(choose), place, ...how }) };
    },
  },
  {
    name: 'sights described',
    weight: 8,
    ...STATEMENT,
    slots: (choose) => {
      const subject = np(choose.from(SIGHTS.slice(1)).noun, choose.from(['the', 'this', 'that']));
      const quality = choose.from(PLACE_QUALITIES.filter(({ en }) => /beautiful|famous|big|far|close/.test(en)));
      return { c: clause(being(quality), { subject, degree: choose.from(['very', 'too'] as const) }) };
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
