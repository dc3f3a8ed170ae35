/** Questions to "you" and about others: polar ones, where, when, what, why, with whom; where things are. */

import { INTRANSITIVE_ACTIONS } from '../lexicon/actions.ts';
import { COUNTED_FOOD, DISHES, DRINKS } from '../lexicon/food.ts';
import { SHOPS, SIGHTS, TOWN } from '../lexicon/places.ts';
import { BELONGINGS, CLOTHES, LANGUAGES, READING, SUBJECTS } from '../lexicon/things.ts';
import { FUTURE_TIMES, HABITUAL_TIMES, PAST_TIMES } from '../lexicon/time.ts';
import { clause, generic, np, other, type Pattern, pronoun, YOU } from './build.ts';
import { deed } from './draw.ts';

const ASKED = { en: '{c}?', ko: '{c:은+요}?', fr: '{c} ?' } as const;

export const QUESTION_PATTERNS: readonly Pattern[] = [
  {
    name: 'do you',
    weight: 25,
    ...ASKED,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 25);
      const time = choose.chance(60) ? { time: choose.from(HABITUAL_TIMES) } : {};
      return { c: clause(verb, { subject: YOU, question: 'polar', ...time, ...rest }) };
    },
  },
  {
    name: 'did you',
    weight: 30,
    ...ASKED,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 30);
      return {
        c: clause(verb, { subject: YOU, question: 'polar', tense: 'past', time: choose.from(PAST_TIMES), ...rest }),
      };
    },
  },
  {
    name: 'will you',
    weight: 20,
    ...ASKED,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 30);
      const time = choose.from(FUTURE_TIMES);
      return { c: clause(verb, { subject: YOU, question: 'polar', tense: 'future', time, ...rest }) };
    },
  },
  {
    name: 'did they',
    weight: 20,
    ...ASKED,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 30);
      const tense = choose.from(['past', 'future'] as const);
      return { c: clause(verb, { subject: other(choose), question: 'polar', tense, ...rest }) };
    },
  },
  {
    name: 'do you like',
    weight: 25,
    ...ASKED,
    slots: (choose) => {
      const noun = choose.from([...DISHES, ...DRINKS, ...COUNTED_FOOD, ...SUBJECTS]);
      return { c: clause('like', { subject: YOU, question: 'polar', object: generic(noun) }) };
    },
  },
  {
    name: 'do you have',
    weight: 25,
    ...ASKED,
    slots: (choose) => {
      const noun = choose.from([...BELONGINGS, ...CLOTHES, ...READING]);
      return { c: clause('have', { subject: YOU, question: 'polar', object: np(noun, 'a') }) };
    },
  },
  {
    name: 'do you speak',
    weight: 8,
    ...ASKED,
    slots: (choose) => ({
      c: clause('speak', {
        subject: choose.chance(60) ? YOU : other(choose),
        question: 'polar',
        object: np(choose.from(LANGUAGES), 'none'),
      }),
    }),
  },
  {
    name: 'where, when, why, with whom',
    weight: 45,
    ...ASKED,
    slots: (choose) => {
      const { verb } = { verb: choose.from(INTRANSITIVE_ACTIONS).verb };
      const tense = choose.from(['present', 'past', 'future'] as const);
      const subject = choose.chance(45) ? YOU : other(choose);
      return { c: clause(verb, { subject, tense, question: choose.from(['where', 'when', 'why', 'who'] as const) }) };
    },
  },
  {
    name: 'what',
    weight: 24,
    ...ASKED,
    slots: (choose) => {
      const verb = choose.from(['eat', 'drink', 'buy', 'read', 'study', 'learn', 'cook', 'wear', 'see', 'look for']);
      const tense = choose.from(['present', 'past', 'future'] as const);
      const times = { past: PAST_TIMES, future: FUTURE_TIMES, present: HABITUAL_TIMES };
      const time = choose.chance(60) ? { time: choose.from(times[tense]) } : {};
      const subject = choose.chance(60) ? YOU : other(choose);
      return { c: clause(verb, { subject, tense, question: 'what', ...time }) };
    },
  },
  {
    name: 'where is the place',
    weight: 14,
    en: '{c}?',
    ko: '{c:이+요}?',
    fr: '{c} ?',
    slots: (choose) => ({
      c: clause('be', { subject: np(choose.from([...TOWN, ...SIGHTS]).noun, 'the'), question: 'where' }),
    }),
  },
  {
    name: 'asked politely where it is',
    weight: 12,
    en: 'Excuse me, {c}?',
    ko: '실례합니다, {c:이+요}?',
    fr: 'Excusez-moi, {c} ?',
    slots: (choose) => {
      const noun = choose.from([...TOWN, ...TOWN, ...SIGHTS.slice(1)]).noun;
      const thing = choose.from([...BELONGINGS, ...CLOTHES, ...READING]);
      const subject = choose.chance(60) ? np(noun, 'the') : np(thing, choose.from(['my', 'the', 'his', 'her']));
      return { c: clause('be', { subject, question: 'where' }) };
    },
  },
  {
    name: 'where is my thing',
    weight: 30,
    en: '{c}?',
    ko: '{c:이+요}?',
    fr: '{c} ?',
    slots: (choose) => {
      const noun = choose.from([...BELONGINGS, ...CLOTHES, ...READING]);
      const owner = choose.from(['my', 'his', 'her', 'our'] as const);
      const someone = choose.chance(50) ? other(choose) : choose.from([YOU, pronoun('he'), pronoun('she')]);
      return { c: clause('be', { subject: choose.chance(35) ? someone : np(noun, owner), question: 'where' }) };
    },
  },
  {
    name: 'where can I buy',
    weight: 18,
    en: 'Where can I buy {x}?',
    ko: '어디에서 {x:을} 살 수 있어요?',
    fr: 'Où est-ce que je peux acheter {x} ?',
    slots: (choose) => {
      const noun = choose.from([...BELONGINGS, ...CLOTHES, ...READING, ...DISHES, ...DRINKS]);
      return { x: np(noun, noun.mass ? 'some' : 'a') };
    },
  },
  {
    name: 'is there a shop near here',
    weight: 6,
    en: 'Is there {x} near here?',
    ko: '이 근처에 {x:이} 있어요?',
    fr: "Est-ce qu'il y a {x} près d'ici ?",
    slots: (choose) => ({ x: np(choose.from([...SHOPS, ...TOWN]).noun, 'a') }),
  },
  {
    name: 'how do I get to',
    weight: 6,
    en: 'How do I get to {x}?',
    ko: '{x}에 어떻게 가요?',
    fr: 'Comment est-ce que je vais {x:à} ?',
    slots: (choose) => ({ x: np(choose.from([...TOWN, ...SIGHTS.slice(1)]).noun, 'the') }),
  },
];
