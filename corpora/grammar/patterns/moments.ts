/** Weather, clock times, days, schedules, prices, counting, and where things stand. */

import type { Chooser } from '../choose.ts';
import { nominal as english } from '../english/clause.ts';
import { nounPhrase as french } from '../french/noun-phrase.ts';
import { nounPhrase as korean } from '../korean/noun-phrase.ts';
import type { Phrase } from '../lexicon/entry.ts';
import { COUNTED_FOOD, DRINKS, FRUITS } from '../lexicon/food.ts';
import { KIN } from '../lexicon/people.ts';
import { EATERIES, GOALS, INSTITUTIONS, LANDS, RELATIONS, ROOMS, SHOPS, STOPS, SURFACES } from '../lexicon/places.ts';
import {
  ANIMALS,
  BELONGINGS,
  CLOTHES,
  EVENTS,
  FURNITURE,
  GIFTS,
  READING,
  TABLEWARE,
  TRANSPORT,
} from '../lexicon/things.ts';
import { DAYS, FUTURE_TIMES, MONTHS, NUMBERS, PAST_TIMES, PRICES, SEASONS } from '../lexicon/time.ts';
import { WEATHER_EVENTS, WEATHER_STATES } from '../lexicon/verbs.ts';
import { being, clause, goingTo, inLand, np, other, type Pattern, pronoun, someone, WEATHER } from './build.ts';
import { deed } from './draw.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;
const ASKED = { en: '{c}?', ko: '{c:은+요}?', fr: '{c} ?' } as const;
const WEATHERS = [...WEATHER_EVENTS, ...WEATHER_EVENTS, ...WEATHER_STATES];
const TODAY: Phrase = { en: 'today', ko: '오늘', fr: "aujourd'hui" };
const NOW: Phrase = { en: 'now', ko: '지금', fr: 'maintenant' };

/** "seven o'clock" or "half past seven"; Korean counts hours natively. */
function clock(choose: Chooser): Phrase {
  const { en, native, fr } = choose.from(NUMBERS);
  const hours = fr === 'un' ? 'une heure' : fr === 'douze' ? 'midi' : `${fr} heures`;
  if (choose.chance(60)) return { en: `${en} o'clock`, ko: `${native} 시`, fr: hours };
  return { en: `half past ${en}`, ko: `${native} 시 반`, fr: `${hours} et demi${fr === 'douze' ? '' : 'e'}` };
}

function atClock(choose: Chooser): Phrase {
  const { en, ko, fr } = clock(choose);
  return { en: `at ${en}`, ko: `${ko}에`, fr: `à ${fr}` };
}

function onDay(choose: Chooser): Phrase {
  const { en, ko, fr } = choose.from(DAYS);
  return { en: `on ${en}`, ko: `${ko}에`, fr };
}

export const MOMENT_PATTERNS: readonly Pattern[] = [
  {
    name: 'weather now',
    weight: 14,
    ...STATEMENT,
    slots: (choose) => {
      const place = choose.chance(60) ? { place: inLand(choose.from(LANDS), '에') } : {};
      return {
        c: clause(choose.from(WEATHERS), {
          subject: WEATHER,
          time: choose.from([TODAY, NOW]),
          negative: choose.chance(25),
          ...place,
        }),
      };
    },
  },
  {
    name: 'weather then',
    weight: 22,
    ...STATEMENT,
    slots: (choose) => {
      const tense = choose.from(['past', 'past', 'future'] as const);
      const time = choose.from(tense === 'past' ? PAST_TIMES : FUTURE_TIMES);
      const place = choose.chance(35) ? { place: inLand(choose.from(LANDS), '에') } : {};
      return {
        c: clause(choose.from(WEATHERS), { subject: WEATHER, tense, time, negative: choose.chance(15), ...place }),
      };
    },
  },
  {
    name: 'weather asked',
    weight: 8,
    ...ASKED,
    slots: (choose) => {
      const tense = choose.from(['present', 'past', 'future'] as const);
      const time = tense === 'present' ? TODAY : choose.from(tense === 'past' ? PAST_TIMES : FUTURE_TIMES);
      return { c: clause(choose.from(WEATHERS), { subject: WEATHER, tense, time, question: 'polar' }) };
    },
  },
  {
    name: 'climate',
    weight: 12,
    en: '{c:simple}.',
    ko: '{c:은+요}.',
    fr: '{c}.',
    slots: (choose) => {
      const time = choose.from([...SEASONS, ...MONTHS]);
      const place = choose.chance(75) ? { place: inLand(choose.from(LANDS), '에') } : {};
      return { c: clause(choose.from(WEATHERS), { subject: WEATHER, time, ...place }) };
    },
  },
  {
    name: 'clock',
    weight: 5,
    en: 'It is {t}.',
    ko: '{t:이에요}.',
    fr: 'Il est {t}.',
    slots: (choose) => ({ t: clock(choose) }),
  },
  {
    name: 'day',
    weight: 2,
    en: 'Today is {d}.',
    ko: '오늘은 {d:이에요}.',
    fr: "Aujourd'hui, nous sommes {d}.",
    slots: (choose) => ({ d: choose.from(DAYS) }),
  },
  {
    name: 'event starts',
    weight: 22,
    en: '{e} {v} {t}.',
    ko: '{e:은} {t} {v}.',
    fr: '{e} {v} {t}.',
    slots: (choose) => ({
      e: np(choose.from(EVENTS.slice(0, 5)), choose.from(['the', 'our', 'my'])),
      v: choose.from([
        { en: 'starts', ko: '시작해요', fr: 'commence' },
        { en: 'ends', ko: '끝나요', fr: 'finit' },
        { en: 'started', ko: '시작했어요', fr: 'a commencé' },
        { en: 'will start', ko: '시작할 거예요', fr: 'va commencer' },
      ]),
      t: atClock(choose),
    }),
  },
  {
    name: 'transport leaves',
    weight: 22,
    ...STATEMENT,
    slots: (choose) => {
      const subject = np(
        choose.from(TRANSPORT.filter((noun) => !/taxi|subway/.test(noun.en))),
        choose.from(['the', 'this']),
      );
      const tense = choose.from(['present', 'past', 'future'] as const);
      return { c: clause(choose.from(['leave', 'arrive']), { subject, tense, time: atClock(choose) }) };
    },
  },
  {
    name: 'event on a day',
    weight: 12,
    en: '{e} is {d}.',
    ko: '{e:은} {d:이에요}.',
    fr: '{e} est {d}.',
    slots: (choose) => {
      const day = choose.from(DAYS);
      const d = { en: `on ${day.en}`, ko: day.ko, fr: day.fr };
      return {
        e: np(
          choose.from(EVENTS.filter((noun) => !noun.frPluralOnly && noun.en !== 'trip')),
          choose.from(['the', 'our', 'my', 'his', 'her']),
        ),
        d,
      };
    },
  },
  {
    name: 'rising and sleeping',
    weight: 25,
    ...STATEMENT,
    slots: (choose) => {
      const tense = choose.from(['present', 'past', 'future'] as const);
      const verb = choose.from([
        'get up',
        'go to bed',
        'go home',
        'come back',
        'go out',
        'have lunch',
        'have dinner',
        'have breakfast',
        'leave',
        'arrive',
      ]);
      return { c: clause(verb, { subject: someone(choose), tense, time: atClock(choose) }) };
    },
  },
  {
    name: 'action on a day',
    weight: 45,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 30);
      const how = choose.from([
        { tense: 'past' },
        { tense: 'future' },
        { modality: 'must' },
        { modality: 'can', negative: true },
      ] as const);
      return { c: clause(verb, { subject: someone(choose), time: onDay(choose), ...how, ...rest }) };
    },
  },
  {
    name: 'going on a day',
    weight: 25,
    ...STATEMENT,
    slots: (choose) => {
      const tense = choose.from(['past', 'future'] as const);
      const time = choose.chance(70) ? onDay(choose) : atClock(choose);
      return { c: clause('go', { subject: someone(choose), tense, goal: goingTo(choose.from(GOALS)), time }) };
    },
  },
  {
    name: 'how much',
    weight: 12,
    en: 'How much is {x}?',
    ko: '{x:은} 얼마예요?',
    fr: 'Combien coûte {x} ?',
    slots: (choose) => ({
      x: np(
        choose.from([...BELONGINGS, ...CLOTHES, ...READING, ...FURNITURE, ...FRUITS, ...GIFTS]),
        choose.from(['this', 'that', 'the']),
      ),
    }),
  },
  {
    name: 'price',
    weight: 30,
    en: '{x} costs {p}.',
    ko: '{x:은} {p:이에요}.',
    fr: '{x} coûte {p}.',
    slots: (choose) => ({
      x: np(
        choose.from([...BELONGINGS, ...CLOTHES, ...READING, ...FRUITS, ...GIFTS, ...TABLEWARE]),
        choose.from(['this', 'that', 'the']),
      ),
      p: choose.from(PRICES),
    }),
  },
  {
    name: 'counted possession',
    weight: 30,
    ...STATEMENT,
    slots: (choose) => {
      const noun = choose.from([...KIN.slice(6, 8), ...KIN.slice(10, 13), ...ANIMALS, ...BELONGINGS, ...READING]);
      return { c: clause('have', { subject: someone(choose), object: several(noun, choose) }) };
    },
  },
  {
    name: 'counted purchase',
    weight: 35,
    ...STATEMENT,
    slots: (choose) => {
      const eaten = choose.chance(30);
      const noun = choose.from(
        eaten ? COUNTED_FOOD.slice(0, 10) : [...COUNTED_FOOD, ...CLOTHES, ...READING, ...GIFTS.slice(1)],
      );
      const tense = choose.from(['past', 'past', 'future'] as const);
      const time = choose.chance(50) ? { time: choose.from(tense === 'past' ? PAST_TIMES : FUTURE_TIMES) } : {};
      return {
        c: clause(eaten ? 'eat' : 'buy', { subject: someone(choose), tense, object: several(noun, choose), ...time }),
      };
    },
  },
  {
    name: 'counted request',
    weight: 12,
    en: '{x}, please.',
    ko: '{x} 주세요.',
    fr: "{x}, s'il vous plaît.",
    slots: (choose) => ({ x: several(choose.from([...COUNTED_FOOD, ...READING.slice(1, 3)]), choose, 1) }),
  },
  {
    name: 'there is',
    weight: 40,
    en: 'There is {x} {r} {y}.',
    ko: '{y} {r} {x:이} 있어요.',
    fr: 'Il y a {x} {s}.',
    slots: (choose) => {
      const relation = choose.from(SURFACES);
      const y = np(choose.from(FURNITURE.slice(0, 5)), choose.from(['the', 'my']));
      const x = np(
        choose.from([...BELONGINGS, ...READING, ...TABLEWARE, ...ANIMALS.slice(0, 2), ...GIFTS.slice(2)]),
        'a',
      );
      return { x, r: relation, y, s: relative(relation, y) };
    },
  },
  {
    name: 'there are',
    weight: 25,
    en: 'There are {x} {p}.',
    ko: '{p} {x:이} 있어요.',
    fr: 'Il y a {x} {p}.',
    slots: (choose) => ({
      x: several(choose.from([...FURNITURE.slice(0, 4), ...ANIMALS.slice(0, 3), ...READING]), choose, 2),
      p: being(choose.from([...ROOMS, ...INSTITUTIONS.slice(0, 4)])),
    }),
  },
  {
    name: 'thing stands',
    weight: 35,
    ...STATEMENT,
    slots: (choose) => {
      const relation = choose.from(SURFACES);
      const place = relative(relation, np(choose.from(FURNITURE.slice(0, 5)), 'the'));
      const subject = np(
        choose.from([...BELONGINGS, ...READING, ...TABLEWARE, ...ANIMALS.slice(0, 2)]),
        choose.from(['my', 'the', 'his', 'her']),
      );
      return { c: clause('be', { subject, place }) };
    },
  },
  {
    name: 'building stands',
    weight: 30,
    ...STATEMENT,
    slots: (choose) => {
      const [first, second] = choose.two([...SHOPS, ...EATERIES, ...INSTITUTIONS, ...STOPS].map((place) => place.noun));
      const place = relative(choose.from(RELATIONS), np(second, 'the'));
      return { c: clause('be', { subject: np(first, 'the'), place }) };
    },
  },
  {
    name: 'person is somewhere',
    weight: 30,
    ...STATEMENT,
    slots: (choose) => {
      const place = being(choose.from([...GOALS, ...ROOMS]));
      const tense = choose.from(['present', 'past'] as const);
      const time =
        tense === 'past' ? { time: choose.from(PAST_TIMES.slice(0, 2)) } : choose.chance(40) ? { time: NOW } : {};
      const subject = choose.chance(50) ? other(choose) : someone(choose);
      return { c: clause('be', { subject, tense, place, negative: choose.chance(20), ...time }) };
    },
  },
  {
    name: 'drink ordered',
    weight: 6,
    en: 'I would like {x}, please.',
    ko: '{x} 주세요.',
    fr: "Je voudrais {x}, s'il vous plaît.",
    slots: (choose) => ({ x: served(choose) }),
  },
  {
    name: 'drink taken',
    weight: 18,
    en: '{c} {x}.',
    ko: '{s:은} {x:을} 마셨어요.',
    fr: '{c} {x}.',
    slots: (choose) => {
      const s = choose.chance(50) ? pronoun('I') : someone(choose);
      return { s, c: clause('drink', { subject: s, tense: 'past' }), x: served(choose) };
    },
  },
];

/** "two apples": a count from `from` (2 by default) up to 6. */
function several(noun: Parameters<typeof np>[0], choose: Chooser, from = 2) {
  const count = from + choose.from([0, 0, 1, 2, 3]);
  return np(noun, 'none', { count, plural: count > 1 });
}

/** "next to the bank": Korean says the landmark first. */
function relative(relation: Phrase, landmark: ReturnType<typeof np>): Phrase {
  return {
    en: `${relation.en} ${english(landmark)}`,
    ko: `${korean(landmark)} ${relation.ko}`,
    fr: french(landmark, { preposition: relation.fr }),
  };
}

const VESSELS = [
  {
    en: 'a cup of',
    many: 'cups of',
    counter: '잔',
    fr: 'une tasse',
    frMany: 'tasses',
    drinks: /^(coffee|tea|green tea|milk)$/,
  },
  {
    en: 'a glass of',
    many: 'glasses of',
    counter: '잔',
    fr: 'un verre',
    frMany: 'verres',
    drinks: /water|juice|wine|lemonade|milk/,
  },
  {
    en: 'a bottle of',
    many: 'bottles of',
    counter: '병',
    fr: 'une bouteille',
    frMany: 'bouteilles',
    drinks: /water|juice|beer|wine/,
  },
];

/** "a cup of coffee", "커피 한 잔", "une tasse de café"; up to four. */
function served(choose: Chooser): Phrase {
  const vessel = choose.from(VESSELS);
  const drink = choose.from(DRINKS.filter((noun) => vessel.drinks.test(noun.en)));
  const { en, native, fr } = NUMBERS[choose.from([0, 0, 1, 2, 3])]!;
  const many = native !== '한';
  return {
    en: `${many ? `${en} ${vessel.many}` : vessel.en} ${drink.en}`,
    ko: `${drink.ko} ${native} ${vessel.counter}`,
    fr: `${many ? `${fr} ${vessel.frMany}` : vessel.fr} de ${drink.fr}`,
  };
}
