/** What things, places, food and animals are like. */

import type { Chooser } from '../choose.ts';
import type { Adjective, Noun } from '../lexicon/entry.ts';
import { DISHES, DRINKS, FRUITS } from '../lexicon/food.ts';
import { EATERIES, INSTITUTIONS, OUTINGS, ROOMS, SHOPS, SIGHTS, STOPS } from '../lexicon/places.ts';
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
import { clause, np, type Pattern, someone } from './build.ts';

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
  { nouns: [...BELONGINGS, ...CLOTHES, ...GIFTS.slice(2, 3)], qualities: [...THING_QUALITIES.slice(0, 5), ...COLORS] },
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
  { nouns: ANIMALS, qualities: not(ANIMAL_QUALITIES, /dangerous/) },
  { nouns: WILD_ANIMALS.slice(0, 6), qualities: not(ANIMAL_QUALITIES, /cute/) },
];

/** What is had and bought: nobody says that he bought a dirty bag. */
const OWNED: readonly Describable[] = [
  DESCRIBED[0]!,
  DESCRIBED[1]!,
  { nouns: VEHICLES, qualities: DESCRIBED[2]!.qualities },
].map(({ nouns, qualities }) => ({
  nouns: nouns.filter(({ en }) => !/passport|key/.test(en)),
  qualities: not(qualities, /dirty|clean|strange/),
}));

const OWNERS = ['my', 'your', 'his', 'her', 'our', 'their'] as const;

function described(choose: Chooser, list = DESCRIBED) {
  const { nouns, qualities } = choose.from(list);
  return { noun: choose.from(nouns), quality: choose.from(qualities) };
}

/** The fastest and dearest first, so that comparisons are true. */
const BY_SPEED = ['plane', 'train', 'car', 'bus', 'bicycle'].map(
  (name) => [...TRANSPORT, ...VEHICLES].find(({ en }) => en === name)!,
);
const TRANSPORT_QUALITIES = [
  ...ANIMAL_QUALITIES.slice(3, 5),
  ...THING_QUALITIES.slice(0, 2),
  ...PLACE_QUALITIES.slice(10, 11),
];

export const DESCRIPTION_PATTERNS: readonly Pattern[] = [
  {
    name: 'thing described',
    weight: 60,
    practice: 10,
    ...STATEMENT,
    slots: (choose) => {
      const { noun, quality } = described(choose);
      const subject = np(noun, noun.mass && SUBJECTS.includes(noun) ? 'generic' : choose.from(['the', 'this', 'that']));
      const degree =
        choose.chance(30) && quality.koPredicate === undefined
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
    practice: 10,
    ...STATEMENT,
    slots: (choose) => {
      const { noun, quality } = described(choose, OWNED);
      const subject = np(noun, choose.from(OWNERS));
      return { c: clause(being(quality), { subject, negative: choose.chance(20) }) };
    },
  },
  {
    name: 'is the thing so',
    weight: 30,
    practice: 8,
    ...ASKED,
    slots: (choose) => {
      const { noun, quality } = described(choose);
      const subject = np(noun, noun.mass && SUBJECTS.includes(noun) ? 'generic' : choose.from(['the', 'this', 'that']));
      return { c: clause(being(quality), { subject, question: 'polar' }) };
    },
  },
  {
    name: 'things compared',
    weight: 45,
    practice: 3,
    ...STATEMENT,
    slots: (choose) => {
      const { nouns, qualities } = choose.from([...DESCRIBED.slice(0, 6), DESCRIBED[9]!, DESCRIBED[11]!]);
      const [first, second] = choose.two(nouns);
      const determiner = SUBJECTS.includes(first) ? 'generic' : 'the';
      const comparable = not(qualities, /red|blue|yellow|black|white|beautiful/);
      const verb = being(choose.from(comparable.length > 0 ? comparable : qualities));
      if (determiner === 'the' && choose.chance(15)) {
        const [mine, yours] = choose.two(OWNERS);
        return { c: clause(verb, { subject: np(first, mine), degree: 'more', than: np(first, yours) }) };
      }
      return { c: clause(verb, { subject: np(first, determiner), degree: 'more', than: np(second, determiner) }) };
    },
  },
  {
    name: 'transport compared',
    weight: 6,
    ...STATEMENT,
    slots: (choose) => {
      const [first, second] = choose.two(BY_SPEED);
      const ahead = BY_SPEED.indexOf(first) < BY_SPEED.indexOf(second);
      const quality = choose.from(
        TRANSPORT_QUALITIES.filter(({ en }) => !(ahead ? /slow|cheap/ : /fast|expensive/).test(en)),
      );
      return { c: clause(being(quality), { subject: np(first, 'the'), degree: 'more', than: np(second, 'the') }) };
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
];
