/** People doing things: habits, past, future, now; with frequency, company, negation, pronoun objects. */

import { MISHAPS } from '../lexicon/actions.ts';
import { KIN, NAMES } from '../lexicon/people.ts';
import { GOALS, LANDS } from '../lexicon/places.ts';
import {
  DURATIONS,
  FAR_FUTURE_TIMES,
  FREQUENCIES,
  FUTURE_TIMES,
  HABITUAL_TIMES,
  LONG_DISTANCE_MEANS,
  PAST_TIMES,
  TRANSPORT_MEANS,
} from '../lexicon/time.ts';
import { clause, goingTo, I, other, type Pattern, person, pronoun, someone, toLand, YOU } from './build.ts';
import { deed, deedOf } from './draw.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;
const OTHERS = [pronoun('he'), pronoun('she'), pronoun('they')];
const HEARERS = [...OTHERS, YOU];
const SPEAKERS = [...HEARERS, I, pronoun('we')];

export const ACTION_PATTERNS: readonly Pattern[] = [
  {
    name: 'habit',
    weight: 42,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 35);
      return { c: clause(verb, { subject: someone(choose), time: choose.from(HABITUAL_TIMES), ...rest }) };
    },
  },
  {
    name: 'habit with frequency',
    weight: 40,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 50);
      const frequency = choose.from(FREQUENCIES);
      return { c: clause(verb, { subject: someone(choose), frequency, negative: frequency.en === 'never', ...rest }) };
    },
  },
  {
    name: 'past action',
    weight: 52,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 40);
      const time = choose.chance(75) ? { time: choose.from(PAST_TIMES) } : {};
      return { c: clause(verb, { subject: someone(choose), tense: 'past', ...time, ...rest }) };
    },
  },
  {
    name: 'future action',
    weight: 55,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 40);
      return {
        c: clause(verb, { subject: someone(choose), tense: 'future', time: choose.from(FUTURE_TIMES), ...rest }),
      };
    },
  },
  {
    name: 'action going on',
    weight: 45,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 60);
      return { c: clause(verb, { subject: someone(choose), tense: 'progressive', ...rest }) };
    },
  },
  {
    name: 'action not done',
    weight: 40,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 15);
      const past = choose.chance(55);
      const time = past ? { time: choose.from(PAST_TIMES) } : {};
      return {
        c: clause(verb, {
          subject: someone(choose),
          negative: true,
          tense: past ? 'past' : 'present',
          ...time,
          ...rest,
        }),
      };
    },
  },
  {
    name: 'action with company',
    weight: 35,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 60);
      const past = choose.chance(60);
      const time = choose.from(past ? PAST_TIMES : FUTURE_TIMES);
      const tense = past ? 'past' : 'future';
      return { c: clause(verb, { subject: someone(choose), company: other(choose), tense, time, ...rest }) };
    },
  },
  {
    name: 'action for a while',
    weight: 20,
    ...STATEMENT,
    slots: (choose) => {
      const verb = choose.from(['study', 'work', 'sleep', 'wait', 'walk', 'run', 'swim', 'exercise', 'rest', 'dance']);
      const tense = choose.chance(75) ? 'past' : 'future';
      return { c: clause(verb, { subject: someone(choose), tense, time: choose.from(DURATIONS) }) };
    },
  },
  {
    name: 'mishap',
    weight: 30,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deedOf(choose.from(MISHAPS), choose, 50);
      return { c: clause(verb, { subject: pronoun('I'), tense: 'past', time: choose.from(PAST_TIMES), ...rest }) };
    },
  },
  {
    name: 'pronoun object',
    weight: 30,
    practice: 40,
    ...STATEMENT,
    slots: (choose) => {
      const verb = choose.from([
        'see',
        'meet',
        'help',
        'call',
        'invite',
        'wait for',
        'look for',
        'love',
        'know',
        'thank',
      ]);
      const stative = verb === 'love' || verb === 'know';
      const tense = stative ? 'present' : choose.from(['past', 'past', 'future'] as const);
      const time = stative ? {} : { time: choose.from(tense === 'past' ? PAST_TIMES : FUTURE_TIMES) };
      const subject = choose.from([I, pronoun('he'), pronoun('she'), person(choose.from([...NAMES, ...KIN]))]);
      const object = choose.from(subject === I ? HEARERS : SPEAKERS);
      const negative = choose.chance(15);
      return { c: clause(verb, { subject, object, tense, negative, ...(choose.chance(60) && time) }) };
    },
  },
  {
    name: 'going somewhere',
    weight: 45,
    ...STATEMENT,
    slots: (choose) => {
      const tense = choose.from(['present', 'past', 'future'] as const);
      const times = { present: HABITUAL_TIMES, past: PAST_TIMES, future: FUTURE_TIMES, progressive: [] };
      const means = choose.chance(40) ? { means: choose.from(TRANSPORT_MEANS) } : {};
      const time = choose.from(times[tense]);
      return {
        c: clause('go', { subject: someone(choose), tense, goal: goingTo(choose.from(GOALS)), time, ...means }),
      };
    },
  },
  {
    name: 'travelling abroad',
    weight: 25,
    ...STATEMENT,
    slots: (choose) => {
      const past = choose.chance(50);
      const means = choose.chance(35) ? { means: choose.from(LONG_DISTANCE_MEANS) } : {};
      const time = choose.from(past ? PAST_TIMES.slice(2, 5) : FAR_FUTURE_TIMES);
      const goal = toLand(choose.from(LANDS));
      return { c: clause('go', { subject: someone(choose), tense: past ? 'past' : 'future', goal, time, ...means }) };
    },
  },
];
