/** Orders and offers, giving and showing, the way. */

import type { Phrase } from '../lexicon/entry.ts';
import { COUNTED_FOOD, DISHES, DRINKS, SNACKS } from '../lexicon/food.ts';
import { KIN, NAMES } from '../lexicon/people.ts';
import { EATERIES, GOALS, INSTITUTIONS, SHOPS, STOPS } from '../lexicon/places.ts';
import { BELONGINGS, CLOTHES, GIFTS, READING, WRITINGS } from '../lexicon/things.ts';
import { FUTURE_TIMES, PAST_TIMES } from '../lexicon/time.ts';
import { clause, goingTo, I, letUs, np, type Pattern, person, pronoun, someone } from './build.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;

const TURNS: readonly Phrase[] = [
  { en: 'turn left', ko: '왼쪽으로 도세요', fr: 'tournez à gauche' },
  { en: 'turn right', ko: '오른쪽으로 도세요', fr: 'tournez à droite' },
  { en: 'stop', ko: '멈추세요', fr: 'arrêtez-vous' },
  { en: 'get off', ko: '내리세요', fr: 'descendez' },
  { en: 'cross the street', ko: '길을 건너세요', fr: 'traversez la rue' },
];

const TOWN = [...SHOPS, ...EATERIES, ...STOPS.slice(0, 4), ...INSTITUTIONS.slice(4)];

export const ORDER_PATTERNS: readonly Pattern[] = [
  {
    name: 'order',
    weight: 24,
    en: 'I would like {x}, please.',
    ko: '{x} 주세요.',
    fr: "Je voudrais {x}, s'il vous plaît.",
    slots: (choose) => {
      const noun = choose.from([...DISHES, ...COUNTED_FOOD, ...DRINKS, ...READING, ...GIFTS]);
      return { x: np(noun, noun.mass ? 'some' : 'a') };
    },
  },
  {
    name: 'asked for',
    weight: 12,
    en: 'Can I have {x}, please?',
    ko: '{x} 주시겠어요?',
    fr: "Est-ce que je peux avoir {x}, s'il vous plaît ?",
    slots: (choose) => {
      const noun = choose.from([...DISHES, ...COUNTED_FOOD, ...DRINKS, ...READING, ...GIFTS]);
      return { x: np(noun, noun.mass ? 'some' : 'a') };
    },
  },
  {
    name: 'order of a coffee',
    weight: 2,
    en: 'I would like {x}, please.',
    ko: '{x} 한 잔 주세요.',
    fr: "Je voudrais {x}, s'il vous plaît.",
    slots: (choose) => ({
      x: np(choose.from(DRINKS.filter(({ en }) => /coffee|tea|beer|juice|lemonade/.test(en))), 'a'),
    }),
  },
  {
    name: 'giving',
    weight: 45,
    practice: 15,
    ...STATEMENT,
    slots: (choose) => {
      const verb = choose.from(['give', 'send', 'show', 'lend']);
      const things = {
        give: [...GIFTS, ...BELONGINGS.slice(0, 6)],
        send: [...WRITINGS, ...GIFTS],
        show: [...READING, ...WRITINGS, ...BELONGINGS],
        lend: [...READING, ...CLOTHES, ...BELONGINGS],
      };
      const noun = choose.from(things[verb as keyof typeof things]);
      const tense = choose.from(['past', 'past', 'future'] as const);
      const subject = choose.chance(50) ? I : someone(choose);
      const recipient = choose.chance(50)
        ? pronoun(choose.from(subject === I ? ['he', 'she', 'they', 'you'] : ['he', 'she', 'they', 'you', 'I', 'we']))
        : person(choose.from([...NAMES, ...KIN]));
      const recipientFirst = choose.chance(recipient.kind === 'pronoun' ? 60 : 20);
      const time = choose.chance(40) ? { time: choose.from(tense === 'past' ? PAST_TIMES : FUTURE_TIMES) } : {};
      return {
        c: clause(verb, {
          subject,
          tense,
          recipient,
          recipientFirst,
          object: np(noun, choose.from(['a', 'the', 'my'])),
          ...time,
        }),
      };
    },
  },
  {
    name: 'show me',
    weight: 18,
    en: 'Please {v} me {x}.',
    ko: '{x:을} {v} 주세요.',
    fr: "{v}-moi {x}, s'il vous plaît.",
    slots: (choose) => ({
      v: choose.from([
        { en: 'show', ko: '보여', fr: 'montrez' },
        { en: 'bring', ko: '가져다', fr: 'apportez' },
        { en: 'lend', ko: '빌려', fr: 'prêtez' },
      ]),
      x: np(choose.from([...READING, ...BELONGINGS, ...CLOTHES]), choose.from(['a', 'the', 'this', 'that'])),
    }),
  },
  {
    name: 'directions at a place',
    weight: 8,
    en: 'Please {t} at {x}.',
    ko: '{x}에서 {t}.',
    fr: "{t} {x:à}, s'il vous plaît.",
    slots: (choose) => ({ t: choose.from(TURNS), x: np(choose.from(TOWN).noun, 'the') }),
  },
  {
    name: 'directions',
    weight: 1,
    en: '{t}.',
    ko: '{t}.',
    fr: '{t}.',
    slots: (choose) => ({
      t: choose.from([...TURNS, { en: 'go straight', ko: '똑바로 가세요', fr: 'allez tout droit' }]),
    }),
  },
  {
    name: 'please go',
    weight: 5,
    en: 'Please go {g}.',
    ko: '{g} 가 주세요.',
    fr: "Allez {g}, s'il vous plaît.",
    slots: (choose) => ({ g: goingTo(choose.from(GOALS)) }),
  },
  {
    name: "let's go",
    weight: 8,
    en: '{l} go {g} {t}.',
    ko: '{t} 같이 {g} 가요.',
    fr: 'Allons {g} {t}.',
    slots: (choose) => ({ l: letUs(choose), g: goingTo(choose.from(GOALS)), t: choose.from(FUTURE_TIMES) }),
  },
  {
    name: 'offer',
    weight: 14,
    en: 'Would you like {x}?',
    ko: '{x} 드시겠어요?',
    fr: 'Voulez-vous {x} ?',
    slots: (choose) => {
      const noun = choose.from([...DRINKS, ...DISHES, ...SNACKS, ...COUNTED_FOOD]);
      return { x: np(noun, noun.mass ? 'some' : 'a') };
    },
  },
];
