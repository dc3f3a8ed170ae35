/** Wants, abilities, duties, tastes for doing things; requests, prohibitions and proposals. */

import type { Chooser } from '../choose.ts';
import type { Phrase } from '../lexicon/entry.ts';
import { GOALS } from '../lexicon/places.ts';
import { OPENINGS } from '../lexicon/things.ts';
import { FUTURE_TIMES, PAST_TIMES } from '../lexicon/time.ts';
import { clause, goingTo, I, letUs, np, type Pattern, someone, YOU } from './build.ts';
import { type Deed, deed } from './draw.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;
const ABILITIES = [
  'swim',
  'cook',
  'dance',
  'sing',
  'ride a bicycle',
  'play tennis',
  'play soccer',
  'play basketball',
  'run',
  'walk',
];

/** What nobody is asked to do, allowed or invited: what is felt, and what one does alone. */
const PRIVATE = /^(cry|understand|take a shower|look for|lose|find)$/;
/** What one does for oneself, so that "please do it for me" is not said of it. */
const FOR_ONESELF =
  /^(eat|drink|sleep|rest|exercise|take a walk|go |have |wear|learn|study|walk|run|swim|ride|play (soccer|tennis|basketball)|meet|see|watch|speak|take$|drive)/;

/** A deed that one can be invited to. */
function proposal(choose: Chooser, placePercent: number): Deed {
  let drawn = deed(choose, placePercent);
  while (PRIVATE.test(drawn.verb.en)) drawn = deed(choose, placePercent);
  return drawn;
}

/** A deed that one can be asked to do for someone. */
function favour(choose: Chooser, placePercent: number): Deed {
  let drawn = proposal(choose, placePercent);
  while (FOR_ONESELF.test(drawn.verb.en)) drawn = proposal(choose, placePercent);
  return drawn;
}

/** Where English puts its please. */
const saidAs = (en: string): Phrase => ({ en, ko: '', fr: '' });

export const WISH_PATTERNS: readonly Pattern[] = [
  {
    name: 'want to do',
    weight: 50,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 40);
      return { c: clause(verb, { subject: someone(choose), modality: 'want', negative: choose.chance(20), ...rest }) };
    },
  },
  {
    name: 'wanted to do',
    weight: 15,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 40);
      return { c: clause(verb, { subject: someone(choose), modality: 'want', tense: 'past', ...rest }) };
    },
  },
  {
    name: 'want to go',
    weight: 15,
    ...STATEMENT,
    slots: (choose) => ({
      c: clause('go', { subject: someone(choose), modality: 'want', goal: goingTo(choose.from(GOALS)) }),
    }),
  },
  {
    name: 'can do',
    weight: 30,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = choose.chance(35) ? { verb: choose.from(ABILITIES) } : deed(choose, 20);
      return { c: clause(verb, { subject: someone(choose), modality: 'can', negative: choose.chance(40), ...rest }) };
    },
  },
  {
    name: 'could not do',
    weight: 20,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 10);
      const time = choose.from(PAST_TIMES);
      return {
        c: clause(verb, { subject: someone(choose), modality: 'can', negative: true, tense: 'past', time, ...rest }),
      };
    },
  },
  {
    name: 'must do',
    weight: 40,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 25);
      const time = choose.chance(60) ? { time: choose.from(FUTURE_TIMES) } : {};
      return { c: clause(verb, { subject: someone(choose), modality: 'must', ...time, ...rest }) };
    },
  },
  {
    name: 'like doing',
    weight: 30,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 35);
      return { c: clause(verb, { subject: someone(choose), modality: 'like', negative: choose.chance(20), ...rest }) };
    },
  },
  {
    name: 'do you want to',
    weight: 24,
    en: '{c}?',
    ko: '{c:은+요}?',
    fr: '{c} ?',
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 25);
      const modality = choose.from(['want', 'like', 'can'] as const);
      return { c: clause(verb, { subject: YOU, modality, question: 'polar', ...rest }) };
    },
  },
  {
    name: 'may I',
    weight: 22,
    en: 'May I {c:to}?',
    ko: '{c:어도} 돼요?',
    fr: 'Est-ce que je peux {c:infinitive} ?',
    slots: (choose) => {
      const { verb, ...rest } = proposal(choose, 15);
      return { c: clause(verb, { subject: I, ...rest }) };
    },
  },
  {
    name: 'please do',
    weight: 30,
    en: '{p} {c:to}{q}.',
    ko: '{c:어} 주세요.',
    fr: "{c:imperative}, s'il vous plaît.",
    slots: (choose) => {
      const { verb, ...rest } = favour(choose, 10);
      const c = clause(verb, { subject: I, ...rest });
      return choose.chance(60)
        ? { p: saidAs('please'), c, q: saidAs('') }
        : { p: saidAs(''), c, q: saidAs(', please') };
    },
  },
  {
    name: 'please do not',
    weight: 20,
    en: 'Please do not {c:to}.',
    ko: '{c:지} 마세요.',
    fr: "{c:imperative}, s'il vous plaît.",
    slots: (choose) => {
      const { verb, ...rest } = proposal(choose, 15);
      return { c: clause(verb, { subject: I, negative: true, ...rest }) };
    },
  },
  {
    name: "let's",
    weight: 26,
    en: '{l} {c:to}.',
    ko: '같이 {c:요}.',
    fr: '{c:hortative}.',
    slots: (choose) => {
      const { verb, ...rest } = proposal(choose, 30);
      return { l: letUs(choose), c: clause(verb, { subject: I, ...rest }) };
    },
  },
  {
    name: 'could you open',
    weight: 10,
    en: 'Could you {c:to}, please?',
    ko: '{c:어} 주시겠어요?',
    fr: "Pourriez-vous {c:infinitive}, s'il vous plaît ?",
    slots: (choose) => {
      const { verb, ...rest } = favour(choose, 5);
      const opening = choose.chance(20)
        ? { verb: choose.from(['open', 'close']), object: np(choose.from(OPENINGS), 'the') }
        : undefined;
      return opening === undefined
        ? { c: clause(verb, { subject: I, ...rest }) }
        : { c: clause(opening.verb, { subject: I, object: opening.object }) };
    },
  },
];
