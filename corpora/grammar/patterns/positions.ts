/** Where things, buildings and people are. */

import { nominal as english } from '../english/clause.ts';
import { nounPhrase as french } from '../french/noun-phrase.ts';
import { nounPhrase as korean } from '../korean/noun-phrase.ts';
import type { Phrase } from '../lexicon/entry.ts';
import { EATERIES, GOALS, INSTITUTIONS, RELATIONS, ROOMS, SHOPS, STOPS, SURFACES } from '../lexicon/places.ts';
import { ANIMALS, BELONGINGS, FURNITURE, GIFTS, READING, TABLEWARE } from '../lexicon/things.ts';
import { PAST_TIMES } from '../lexicon/time.ts';
import { being, clause, np, other, type Pattern, someone } from './build.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;
const NOW: Phrase = { en: 'now', ko: '지금', fr: 'maintenant' };

export const POSITION_PATTERNS: readonly Pattern[] = [
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
];

/** "next to the bank": Korean says the landmark first. */
function relative(relation: Phrase, landmark: ReturnType<typeof np>): Phrase {
  return {
    en: `${relation.en} ${english(landmark)}`,
    ko: `${korean(landmark)} ${relation.ko}`,
    fr: french(landmark, { preposition: relation.fr }),
  };
}
