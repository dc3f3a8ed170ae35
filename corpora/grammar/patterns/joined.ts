/** Two clauses in one sentence: because, so, but, and, if, when, before, after. */

import type { Chooser } from '../choose.ts';
import { DISHES, DRINKS } from '../lexicon/food.ts';
import { MOODS } from '../lexicon/qualities.ts';
import { ANIMALS, BELONGINGS, CLOTHES, READING } from '../lexicon/things.ts';
import { FUTURE_TIMES } from '../lexicon/time.ts';
import { PAINS, SENSATIONS, WEATHER_EVENTS, WEATHER_STATES } from '../lexicon/verbs.ts';
import { being, type Clause, type NounPhrase } from '../meaning.ts';
import { clause, generic, I, np, type Pattern, pronoun, someone, WEATHER } from './build.ts';
import { type Deed, deed } from './draw.ts';

const FEELINGS = [...SENSATIONS, ...MOODS.map((mood) => being(mood)), ...PAINS.slice(0, 3)];
const WEATHERS = [...WEATHER_EVENTS, ...WEATHER_EVENTS, ...WEATHER_STATES];

/** What one does for each feeling. */
const REMEDIES: readonly [RegExp, readonly string[]][] = [
  [/hungry/, ['have lunch', 'have dinner', 'have breakfast', 'cook']],
  [/sleepy|tired|sick|ache|cold/, ['sleep', 'rest', 'go home', 'go to bed']],
  [/happy|healthy/, ['sing', 'dance', 'smile', 'laugh']],
  [/sad|lonely|worried|nervous/, ['cry', 'take a walk', 'go home', 'go out']],
  [/hot|busy/, ['swim', 'take a shower', 'rest', 'go home']],
];

function remedy(feeling: string, choose: Chooser): Deed | undefined {
  const known = REMEDIES.find(([pattern]) => pattern.test(feeling));
  return known && { verb: clause(choose.from(known[1]), { subject: I }).verb };
}

/** The pronoun that takes the subject up in the second clause; the speaker's kin and names by sex. */
function again(subject: NounPhrase): NounPhrase {
  if (subject.kind === 'pronoun') return subject;
  if (subject.kind === 'pair') return pronoun('they');
  return pronoun(subject.noun.gender === 'f' ? 'she' : 'he', subject.noun);
}

/** The same clause about the same person, in other words for the subject. */
function continued(subject: NounPhrase, verb: Deed['verb'], rest: Partial<Clause>): Clause {
  return clause(verb, { ...rest, subject: again(subject) });
}

const THIRST = [...DRINKS.slice(0, 7), DRINKS[9]!];

export const JOINED_PATTERNS: readonly Pattern[] = [
  {
    name: 'because I feel so',
    weight: 40,
    en: '{main} because {why}.',
    ko: '{s:은} {why:아서} {main:요}.',
    fr: '{main} parce que {why}.',
    slots: (choose) => {
      const subject = someone(choose);
      const feeling = choose.from(FEELINGS.filter(({ en }) => REMEDIES.some(([pattern]) => pattern.test(en))));
      const tense = choose.from(['past', 'past', 'future'] as const);
      const main = clause(remedy(feeling.en, choose)!.verb, { subject, tense });
      return { s: subject, main, why: continued(subject, feeling, { tense: tense === 'past' ? 'past' : 'present' }) };
    },
  },
  {
    name: 'wanting because',
    weight: 30,
    en: '{main} because {why}.',
    ko: '{s:은} {why:아서} {main:요}.',
    fr: '{main} parce que {why}.',
    slots: (choose) => {
      const subject = someone(choose);
      const hungry = choose.chance(50);
      const object = hungry ? np(choose.from(DISHES), 'some') : np(choose.from(THIRST), 'some');
      const main = clause(hungry ? 'eat' : 'drink', { subject, modality: 'want', object });
      return { s: subject, main, why: continued(subject, SENSATIONS[hungry ? 0 : 1]!, {}) };
    },
  },
  {
    name: 'because of the weather',
    weight: 35,
    en: '{main} because {why}.',
    ko: '{why:아서} {main:은+요}.',
    fr: '{main} parce que {why}.',
    slots: (choose) => {
      const tense = choose.from(['past', 'past', 'present'] as const);
      const weather = choose.from(WEATHERS.filter(({ en }) => !/warm|cool|sunny/.test(en)));
      const verb = choose.from(['stay home', 'rest at home', 'not go out', 'not swim', 'not play']);
      return {
        main: sheltering(verb, choose, tense),
        why: clause({ ...weather, stative: true }, { subject: WEATHER, tense }),
      };
    },
  },
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

function sheltering(kind: string, choose: Chooser, tense: Clause['tense']): Clause {
  const subject = someone(choose);
  const home = { en: 'at home', ko: '집에', fr: 'à la maison' };
  if (kind === 'stay home') return clause('be', { subject, tense, place: home });
  if (kind === 'rest at home') return clause('rest', { subject, tense, place: { ...home, ko: '집에서' } });
  const verb =
    kind === 'not go out'
      ? 'go out'
      : kind === 'not swim'
        ? 'swim'
        : choose.from(['play soccer', 'play tennis', 'take a walk']);
  return clause(verb, { subject, tense, ...(tense === 'present' ? { modality: 'can' as const } : {}), negative: true });
}

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
