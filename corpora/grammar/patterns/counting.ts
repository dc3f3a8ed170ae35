/** Prices, counts, cups and glasses. */

import type { Chooser } from '../choose.ts';
import type { Phrase } from '../lexicon/entry.ts';
import { COUNTED_FOOD, DRINKS, FRUITS } from '../lexicon/food.ts';
import { KIN } from '../lexicon/people.ts';
import { INSTITUTIONS, ROOMS } from '../lexicon/places.ts';
import { COLORS, SIZES } from '../lexicon/qualities.ts';
import { ANIMALS, BELONGINGS, CLOTHES, FURNITURE, GIFTS, READING, TABLEWARE } from '../lexicon/things.ts';
import { FUTURE_TIMES, NUMBERS, PAST_TIMES, PRICES } from '../lexicon/time.ts';
import { being, clause, np, type Pattern, pronoun, someone } from './build.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;

export const COUNTING_PATTERNS: readonly Pattern[] = [
  {
    name: 'how much',
    weight: 22,
    en: 'How much is {x}?',
    ko: '{x:은} 얼마예요?',
    fr: 'Combien coûte {x} ?',
    slots: (choose) => {
      const coloured = choose.chance(30);
      const noun = choose.from([
        ...BELONGINGS,
        ...CLOTHES,
        ...(coloured ? [] : [...READING, ...FURNITURE, ...FRUITS, ...GIFTS]),
      ]);
      const quality = coloured ? { adjective: choose.from([...COLORS, ...SIZES.slice(0, 2)]) } : {};
      return { x: np(noun, choose.from(['this', 'that', 'the']), quality) };
    },
  },
  {
    name: 'price',
    weight: 30,
    en: '{x} costs {p}.',
    ko: '{x:은} {p:이에요}.',
    fr: '{x} coûte {p}.',
    slots: (choose) => {
      const noun = choose.from([...BELONGINGS, ...CLOTHES, ...READING, ...FRUITS, ...GIFTS, ...TABLEWARE]);
      const small = /^(one|two|three|five) (thousand|euros)/;
      const prices = PRICES.filter(({ en }) => small.test(en) === FRUITS.includes(noun));
      return { x: np(noun, choose.from(['this', 'that', 'the'])), p: choose.from(prices) };
    },
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
