/** Clock times and days: when things start, leave, are done. */

import type { Chooser } from '../choose.ts';
import type { Phrase } from '../lexicon/entry.ts';
import { GOALS } from '../lexicon/places.ts';
import { EVENTS, TRANSPORT } from '../lexicon/things.ts';
import { DAYS, NUMBERS } from '../lexicon/time.ts';
import { clause, goingTo, np, type Pattern, someone } from './build.ts';
import { deed } from './draw.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;

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

export const SCHEDULE_PATTERNS: readonly Pattern[] = [
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
];
