/** What is said at home: whose it is, what is lost, what one likes best, meals and cups, where one lives and sits, how one looks. */

import type { Chooser } from '../choose.ts';
import { nominal as english } from '../english/clause.ts';
import { nounPhrase as french } from '../french/noun-phrase.ts';
import { nounPhrase as korean } from '../korean/noun-phrase.ts';
import { attach } from '../korean/particles.ts';
import type { Noun, Phrase } from '../lexicon/entry.ts';
import {
  FAVORITE,
  FAVORITE_COLORS,
  FAVORITE_KINDS,
  FAVORITE_SEASONS,
  HEAVENLY,
  LOOKS,
  MEALS,
  PORTIONS,
  SEATS,
} from '../lexicon/everyday.ts';
import { COUNTED_FOOD, DISHES, DRINKS } from '../lexicon/food.ts';
import { PEOPLE } from '../lexicon/people.ts';
import { PLACE_QUALITIES } from '../lexicon/qualities.ts';
import { ANIMALS, BELONGINGS, CLOTHES, DWELLINGS, READING, SETTLEMENTS, SUBJECTS } from '../lexicon/things.ts';
import { verb } from '../lexicon/verbs.ts';
import { being, type Owner, type Slot } from '../meaning.ts';
import { amount, clause, generic, I, np, type Pattern, someone } from './build.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;
const OWNED = [...BELONGINGS, ...CLOTHES, ...READING, ...DWELLINGS];
const OWNERS = ['my', 'your', 'his', 'her', 'our', 'their'] as const;
const EATEN_BY_THE_PIECE = COUNTED_FOOD.filter(({ en }) => /^(sandwich|hamburger|egg|apple|banana|orange)$/.test(en));
const SOME_TENSE = [{ tense: 'past' }, { tense: 'past' }, { tense: 'future' }, { modality: 'want' }] as const;

const FORGET = { ...verb('forget'), ko: { stem: '두고 오', irregular: '' } } as const;
const SIT = { ...verb('sit down'), en: 'sit', enPast: 'sat' };
const CHILDREN = PEOPLE.filter(({ en }) => /child|boy|girl/.test(en));

const itself = (noun: Noun): Slot => np(noun, 'the');
const FAVORITES: Readonly<Record<string, readonly Slot[]>> = {
  color: FAVORITE_COLORS,
  food: [...DISHES, ...COUNTED_FOOD.filter(({ en }) => /sandwich|hamburger/.test(en))].map(generic),
  drink: DRINKS.map(generic),
  animal: ANIMALS.map(itself),
  season: FAVORITE_SEASONS,
  subject: SUBJECTS.filter(({ frPluralOnly }) => !frPluralOnly).map(generic),
};

/** Who likes it best: Korean says 제가 가장 좋아하는 색, where English and French say whose favourite it is. */
const LIKED_BY: Readonly<Record<Owner, string>> = {
  my: '제가',
  your: '',
  his: '그가',
  her: '그녀가',
  our: '우리가',
  their: '그들이',
};

function favorite(choose: Chooser, kinds: readonly Noun[], owners: readonly Owner[]) {
  const [noun, owner] = [choose.from(kinds), choose.from(owners)];
  const whose = np(noun, owner, { adjective: FAVORITE });
  const x: Phrase = { en: english(whose), ko: `${LIKED_BY[owner]} 가장 좋아하는 ${noun.ko}`.trim(), fr: french(whose) };
  return { noun, x };
}

/** "in a small town", "작은 마을에", "dans une petite ville". */
function inOne(noun: Noun, choose: Chooser, particle: string): Phrase {
  const adjective = choose.from(PLACE_QUALITIES.filter(({ en }) => /big|small|quiet|beautiful|old|modern/.test(en)));
  const one = np(noun, 'a', { adjective });
  return { en: `in ${english(one)}`, ko: korean(one, particle), fr: french(one, { preposition: 'dans' }) };
}

export const EVERYDAY_PATTERNS: readonly Pattern[] = [
  {
    name: 'is this yours',
    weight: 12,
    en: 'Is {t} {x}?',
    ko: '{t} {x:이에요}?',
    fr: "Est-ce que c'est {x} ?",
    slots: (choose) => ({
      t: choose.from([
        { en: 'this', ko: '이것은', fr: '' },
        { en: 'that', ko: '저것은', fr: '' },
      ]),
      x: np(choose.from(OWNED), choose.from(OWNERS)),
    }),
  },
  {
    name: 'this is not mine',
    weight: 8,
    en: 'This is not {x}.',
    ko: '이것은 {x:이} 아니에요.',
    fr: "Ce n'est pas {x}.",
    slots: (choose) => ({ x: np(choose.from(OWNED), choose.from(OWNERS)) }),
  },
  {
    name: 'this is where I live',
    weight: 3,
    en: 'This is {x}.',
    ko: '이것은 {x:이에요}.',
    fr: "C'est {x}.",
    slots: (choose) => ({ x: np(choose.from(DWELLINGS), choose.from(OWNERS)) }),
  },
  {
    name: 'mislaid',
    weight: 20,
    ...STATEMENT,
    slots: (choose) => {
      const subject = choose.chance(60) ? I : someone(choose);
      const object = np(choose.from([...BELONGINGS, ...CLOTHES.slice(0, 2), ...READING.slice(0, 1)]), 'my', {
        plural: choose.chance(15),
      });
      const how = choose.from([
        { verb: 'find', modality: 'can', negative: true },
        { verb: 'find', tense: 'past' },
        { verb: FORGET, tense: 'past' },
        { verb: 'lose', tense: 'past' },
        { verb: 'look for', tense: 'progressive' },
      ] as const);
      const { verb: what, ...rest } = how;
      return { c: clause(what, { subject, object, ...rest }) };
    },
  },
  {
    name: 'what one likes best, asked',
    weight: 5,
    en: 'What is {x}?',
    ko: '{x:이} 뭐예요?',
    fr: '{q} est {x} ?',
    slots: (choose) => {
      const { noun, x } = favorite(choose, FAVORITE_KINDS, ['your', 'your', 'his', 'her', 'their']);
      return { x, q: { en: '', ko: '', fr: noun.gender === 'f' ? 'quelle' : 'quel' } };
    },
  },
  {
    name: 'what one likes best',
    weight: 16,
    en: '{x} is {y}.',
    ko: '{x:은} {y:이에요}.',
    fr: '{x} est {y}.',
    slots: (choose) => {
      const kinds = FAVORITE_KINDS.filter(({ en }) => FAVORITES[en] !== undefined);
      const { noun, x } = favorite(choose, kinds, ['my', 'my', 'his', 'her', 'our', 'their']);
      return { x, y: choose.from(FAVORITES[noun.en]!) };
    },
  },
  {
    name: 'looks',
    weight: 12,
    ...STATEMENT,
    slots: (choose) => ({
      c: clause(choose.from(LOOKS), { subject: someone(choose), negative: choose.chance(15) }),
    }),
  },
  {
    name: 'for a meal',
    weight: 22,
    ...STATEMENT,
    slots: (choose) => {
      const what = choose.chance(75) ? 'eat' : 'drink';
      const noun = choose.from(
        what === 'eat' ? [...DISHES, ...EATEN_BY_THE_PIECE] : DRINKS.filter(({ en }) => en !== 'beer'),
      );
      return {
        c: clause(what, {
          subject: someone(choose),
          object: amount(noun),
          means: choose.from(MEALS),
          ...choose.from(SOME_TENSE),
        }),
      };
    },
  },
  {
    name: 'a cup of it',
    weight: 14,
    ...STATEMENT,
    slots: (choose) => {
      const portion = choose.from(PORTIONS);
      const what = /cake|bread|rice|soup/.test(portion.en) ? 'eat' : 'drink';
      const how = choose.chance(30) ? { verb: 'want' } : { verb: what, ...choose.from(SOME_TENSE) };
      const { verb: wanted, ...rest } = how;
      return { c: clause(wanted, { subject: someone(choose), object: np(portion, 'a'), ...rest }) };
    },
  },
  {
    name: 'a cup of it, ordered',
    weight: 2,
    en: '{o} {x}, please{q}',
    ko: '{x} {o}{q}',
    fr: "{o} {x}, s'il vous plaît{q}",
    slots: (choose) => ({
      ...choose.from([
        {
          o: { en: 'I would like', ko: '주세요', fr: 'Je voudrais' },
          q: { en: '.', ko: '.', fr: '.' },
        },
        {
          o: { en: 'Can I have', ko: '주시겠어요', fr: 'Est-ce que je peux avoir' },
          q: { en: '?', ko: '?', fr: ' ?' },
        },
      ]),
      x: np(choose.from(PORTIONS), 'a'),
    }),
  },
  {
    name: 'living in such a place',
    weight: 14,
    ...STATEMENT,
    slots: (choose) => {
      const [what, particle] = choose.from([
        ['live', '에'],
        ['live', '에'],
        ['work', '에서'],
      ] as const);
      const noun = choose.from(what === 'live' ? [...SETTLEMENTS, ...DWELLINGS.slice(0, 2)] : SETTLEMENTS);
      const how = choose.from([{}, {}, { tense: 'past' }, { modality: 'want' }] as const);
      return { c: clause(what, { subject: someone(choose), place: inOne(noun, choose, particle), ...how }) };
    },
  },
  {
    name: 'sitting',
    weight: 9,
    ...STATEMENT,
    slots: (choose) => {
      const seat = choose.from(SEATS);
      const place: Phrase = {
        en: `on the ${seat.en}`,
        ko: attach(seat.ko, '에'),
        fr: french(np(seat, 'the'), { preposition: 'sur' }),
      };
      return { c: clause(SIT, { subject: someone(choose), place, ...choose.from(SOME_TENSE) }) };
    },
  },
  {
    name: 'children do',
    weight: 12,
    ...STATEMENT,
    slots: (choose) => {
      const what = choose.from(['sleep', 'cry', 'laugh', 'sing', 'dance', 'run', 'eat', 'play outside', 'play soccer']);
      const subject = np(choose.from(CHILDREN), choose.from(['the', 'the', 'this', 'that']), { plural: true });
      return { c: clause(what, { subject, tense: choose.from(['present', 'past', 'progressive', 'progressive']) }) };
    },
  },
  {
    name: 'the sky described',
    weight: 4,
    ...STATEMENT,
    slots: (choose) => {
      const { noun, qualities } = choose.from(HEAVENLY);
      const how = choose.chance(40) ? { degree: 'very' as const } : { negative: choose.chance(15) };
      const quality = choose.from(
        qualities.filter(({ koPredicate }) => koPredicate === undefined || !('degree' in how)),
      );
      return {
        c: clause(being(quality), { subject: np(noun, 'the'), tense: choose.from(['present', 'past']), ...how }),
      };
    },
  },
];
