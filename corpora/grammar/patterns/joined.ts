/** Two clauses in one sentence: but, and, if, before. */

import type { Chooser } from '../choose.ts';
import { DISHES, DRINKS } from '../lexicon/food.ts';
import { ANIMALS, BELONGINGS, CLOTHES, READING } from '../lexicon/things.ts';
import { FUTURE_TIMES } from '../lexicon/time.ts';
import type { Clause } from '../meaning.ts';
import { clause, generic, np, type Pattern, pronoun, someone, WEATHER } from './build.ts';
import { deed } from './draw.ts';
import { continued, FEELINGS, sheltering, WEATHERS } from './follow-up.ts';

export const JOINED_PATTERNS: readonly Pattern[] = [
  {
    name: 'feeling, but doing',
    weight: 35,
    en: '{first}, but {second}.',
    ko: '{s:은} {first:지만} {second:요}.',
    fr: '{first}, mais {second}.',
    slots: (choose) => {
      const subject = someone(choose);
      const { verb, ...rest } = deed(choose, 15);
      const feeling = choose.from(FEELINGS.filter(({ en }) => !/happy|healthy/.test(en)));
      const past = choose.chance(50);
      const how = past ? { tense: 'past' as const } : { modality: 'must' as const };
      const second = continued(subject, verb, { ...how, ...rest });
      return { s: subject, first: clause(feeling, { subject, tense: past ? 'past' : 'present' }), second };
    },
  },
  {
    name: 'liking one, not the other',
    weight: 30,
    en: '{first}, but {second}.',
    ko: '{s:은} {first:지만} {second:요}.',
    fr: '{first}, mais {second}.',
    slots: (choose) => {
      const subject = someone(choose);
      const [a, b] = choose.two(choose.from([DISHES, DRINKS, ANIMALS]));
      const first = clause('like', { subject, object: generic(a) });
      return {
        s: subject,
        first,
        second: continued(subject, clause('like', { subject }).verb, { object: generic(b), negative: true }),
      };
    },
  },
  {
    name: 'one thing and then another',
    weight: 40,
    en: '{first} and {second:rest}.',
    ko: '{s:은} {first:고} {second:요}.',
    fr: '{first} et {second:rest}.',
    slots: (choose) => {
      const subject = someone(choose);
      const [a, b] = [deed(choose, 0), deed(choose, 30)];
      const tense = choose.from(['past', 'future'] as const);
      const { verb, ...rest } = b;
      return {
        s: subject,
        first: clause(a.verb, { ...a, subject, tense }),
        second: continued(subject, verb, { ...rest, tense }),
      };
    },
  },
  {
    name: 'if the weather',
    weight: 35,
    en: 'If {why:simple}, {main}.',
    ko: '{why:으면} {main:은+요}.',
    fr: 'Si {why}, {main}.',
    slots: (choose) => {
      const bad = choose.chance(50);
      const weather = choose.from(
        WEATHERS.filter(({ en }) => (bad ? /rain|snow|cold|windy|cloudy/ : /hot|warm|cool|sunny/).test(en)),
      );
      const time = choose.from(FUTURE_TIMES.slice(0, 5));
      const main = bad ? sheltering(choose.from(['stay home', 'rest at home']), choose, 'future') : outdoors(choose);
      return { main, why: clause(weather, { subject: WEATHER, time }) };
    },
  },
  {
    name: 'before doing',
    weight: 20,
    en: '{main} before {first:ing}.',
    ko: '{s:은} {first:기 전에} {main:요}.',
    fr: '{main} avant de {first:infinitive}.',
    slots: (choose) => {
      const subject = someone(choose);
      const { verb, ...rest } = deed(choose, 0);
      const first = choose.from([
        'sleep',
        'have breakfast',
        'have lunch',
        'have dinner',
        'go to bed',
        'go out',
        'study',
        'work',
      ]);
      const tense = choose.from(['past', 'future', 'present'] as const);
      return { s: subject, main: clause(verb, { ...rest, subject, tense }), first: clause(first, { subject }) };
    },
  },
  {
    name: 'lost what was bought',
    weight: 20,
    practice: 10,
    en: '{first}, but {second}.',
    ko: '{s:은} {first:지만} {second:요}.',
    fr: '{first}, mais {second}.',
    slots: (choose) => {
      const subject = someone(choose);
      const noun = choose.from([...BELONGINGS.filter(({ en }) => !/passport|key/.test(en)), ...CLOTHES, ...READING]);
      const verb = choose.from(['look for', 'buy'] as const);
      const second =
        verb === 'look for'
          ? clause('find', { subject, modality: 'can', negative: true, tense: 'past' }).verb
          : clause('lose', { subject }).verb;
      const how = verb === 'look for' ? { modality: 'can' as const, negative: true } : {};
      const it = pronoun('it', noun);
      const first = clause(verb, { subject, tense: 'past', object: np(noun, verb === 'look for' ? 'my' : 'a') });
      return { s: subject, first, second: continued(subject, second, { tense: 'past', object: it, ...how }) };
    },
  },
];

function outdoors(choose: Chooser): Clause {
  const verb = choose.from([
    'swim',
    'take a walk',
    'play soccer',
    'play tennis',
    'ride a bicycle',
    'go fishing',
    'take pictures',
    'run',
  ]);
  return clause(verb, { subject: someone(choose), tense: 'future' });
}
