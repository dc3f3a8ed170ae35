/** Doing something because of a feeling, of hunger or thirst, of the weather. */

import type { Chooser } from '../choose.ts';
import { DISHES, DRINKS } from '../lexicon/food.ts';
import { SENSATIONS } from '../lexicon/verbs.ts';
import { clause, I, np, type Pattern, someone, WEATHER } from './build.ts';
import type { Deed } from './draw.ts';
import { continued, FEELINGS, sheltering, WEATHERS } from './follow-up.ts';

/** What one does for each feeling. */
const REMEDIES: readonly [RegExp, readonly string[]][] = [
  [/hungry/, ['have lunch', 'have dinner', 'have breakfast', 'cook']],
  [/sleepy|tired|sick|ache|cold/, ['sleep', 'rest', 'go home', 'go to bed']],
  [/happy|healthy/, ['sing', 'dance', 'smile', 'laugh']],
  [/sad|lonely|worried|nervous/, ['cry', 'take a walk', 'go home', 'go out']],
  [/hot/, ['swim', 'take a shower', 'rest', 'go home']],
  [/busy/, ['work', 'study', 'go out', 'go home']],
];

function remedy(feeling: string, choose: Chooser): Deed | undefined {
  const known = REMEDIES.find(([pattern]) => pattern.test(feeling));
  return known && { verb: clause(choose.from(known[1]), { subject: I }).verb };
}

const THIRST = [...DRINKS.slice(0, 7), DRINKS[9]!];

export const REASON_PATTERNS: readonly Pattern[] = [
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
    weight: 48,
    en: '{main} because {why}.',
    ko: '{s:은} {why:아서} {main:요}.',
    fr: '{main} parce que {why}.',
    slots: (choose) => {
      const tense = choose.from(['past', 'past', 'present'] as const);
      const weather = choose.from(WEATHERS.filter(({ en }) => !/warm|cool|sunny/.test(en)));
      const verb = choose.from(['stay home', 'rest at home', 'not go out', 'not swim', 'not play']);
      const main = sheltering(verb, choose, tense);
      return {
        s: main.subject,
        main,
        why: clause({ ...weather, stative: true }, { subject: WEATHER, tense }),
      };
    },
  },
  {
    name: 'because of good weather',
    weight: 30,
    en: '{main} because {why}.',
    ko: '{s:은} {why:아서} {main:요}.',
    fr: '{main} parce que {why}.',
    slots: (choose) => {
      const weather = choose.from(WEATHERS.filter(({ en }) => /warm|cool|sunny|hot/.test(en)));
      const verb = choose.from([
        'take a walk',
        'go out',
        'swim',
        'run',
        'take pictures',
        'ride a bicycle',
        'go fishing',
      ]);
      const main = clause(verb, { subject: someone(choose), tense: 'past' });
      return { s: main.subject, main, why: clause({ ...weather, stative: true }, { subject: WEATHER, tense: 'past' }) };
    },
  },
];
