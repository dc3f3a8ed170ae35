/** How people are: feelings, aches, moods, professions, character, comparison, age. */

import type { Chooser } from '../choose.ts';
import { article } from '../english/morphology.ts';
import { attach } from '../korean/particles.ts';
import { koreanStem, type Noun, type Phrase, verbs } from '../lexicon/entry.ts';
import { KIN, NAMES, PEOPLE, PROFESSIONS } from '../lexicon/people.ts';
import { MOODS, PERSON_QUALITIES } from '../lexicon/qualities.ts';
import { AGES, FREQUENCIES, PAST_TIMES } from '../lexicon/time.ts';
import { OUTCOMES, PAINS, SENSATIONS } from '../lexicon/verbs.ts';
import { being, type NounPhrase } from '../meaning.ts';
import { adult, clause, I, other, type Pattern, person, pronoun, someone, YOU } from './build.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;
const ASKED = { en: '{c}?', ko: '{c:은+요}?', fr: '{c} ?' } as const;
const TOO_MUCH = [
  ...PERSON_QUALITIES.filter(({ en }) => /lazy|quiet|shy|young/.test(en)),
  ...MOODS.filter(({ en }) => /tired|busy/.test(en)),
];
const COMPARABLE = PERSON_QUALITIES.filter(({ en }) => !/poor/.test(en));
const GROUPS: readonly Phrase[] = [
  { en: 'in the class', ko: '반에서', fr: 'de la classe' },
  { en: 'in our family', ko: '우리 가족 중에서', fr: 'de notre famille' },
  { en: 'in the village', ko: '마을에서', fr: 'du village' },
  { en: 'of my friends', ko: '제 친구들 중에서', fr: 'de mes amis' },
];
/** Near enough to remember how one felt. */
const RECENT_TIMES = PAST_TIMES.filter(({ en }) => /yesterday|night|morning|weekend|days/.test(en));
const STATES = [...SENSATIONS, ...SENSATIONS, ...MOODS.map((mood) => being(mood))];

const LIVING = [...NAMES, ...KIN, ...PEOPLE];
/** The first ages that are no child's and no parent's of small children. */
const GROWN = AGES.findIndex(({ en }) => en === 'twenty');
const ELDERLY = AGES.findIndex(({ en }) => en === 'sixty');

/** Someone who can be as old as the age at this index. */
function agedLike(at: number, choose: Chooser): NounPhrase {
  if (choose.chance(50))
    return choose.from(at < GROWN ? [pronoun('he'), pronoun('she')] : [I, pronoun('he'), pronoun('she')]);
  const children = /^(son|daughter|cousin|younger|boy|girl|child)/;
  const parents = /mother|father|older|uncle|aunt|wife|teacher|colleague|neighbor|man|guest|tourist/;
  const fits = ({ en, name }: Noun) => {
    if (name) return true;
    if (at < GROWN) return children.test(en);
    return parents.test(en) && (at >= ELDERLY || !en.startsWith('grand'));
  };
  return person(choose.from(LIVING.filter(fits)));
}

export const STATE_PATTERNS: readonly Pattern[] = [
  {
    name: 'feeling now',
    weight: 35,
    ...STATEMENT,
    slots: (choose) => ({
      c: clause(choose.from([...STATES, ...OUTCOMES]), { subject: someone(choose), negative: choose.chance(20) }),
    }),
  },
  {
    name: 'feeling in the past',
    weight: 25,
    ...STATEMENT,
    slots: (choose) => ({
      c: clause(choose.from(STATES), {
        subject: someone(choose),
        tense: 'past',
        time: choose.from(RECENT_TIMES),
      }),
    }),
  },
  {
    name: 'how you feel',
    weight: 12,
    ...ASKED,
    slots: (choose) => ({
      c: clause(choose.from(STATES), {
        subject: choose.chance(50) ? YOU : other(choose),
        question: 'polar',
        tense: choose.from(['present', 'past'] as const),
      }),
    }),
  },
  {
    name: 'feeling often',
    weight: 10,
    ...STATEMENT,
    slots: (choose) => ({
      c: clause(choose.from(STATES), { subject: someone(choose), frequency: choose.from(FREQUENCIES.slice(0, 3)) }),
    }),
  },
  {
    name: 'ache',
    weight: 18,
    ...STATEMENT,
    slots: (choose) => {
      const past = choose.chance(40);
      const time = past ? { time: choose.from(PAST_TIMES.slice(0, 3)) } : {};
      return { c: clause(choose.from(PAINS), { subject: someone(choose), tense: past ? 'past' : 'present', ...time }) };
    },
  },
  {
    name: 'profession',
    weight: 25,
    practice: 5,
    ...STATEMENT,
    slots: (choose) => {
      const job = choose.from(PROFESSIONS);
      const tense = choose.from(['present', 'present', 'past'] as const);
      const verb = being(job, `${article(job.en)} ${job.en}`);
      return { c: clause(verb, { subject: adult(choose), tense, negative: choose.chance(15) }) };
    },
  },
  {
    name: 'profession asked',
    weight: 8,
    ...ASKED,
    slots: (choose) => {
      const job = choose.from(PROFESSIONS);
      const verb = being(job, `${article(job.en)} ${job.en}`);
      return { c: clause(verb, { subject: choose.chance(45) ? YOU : adult(choose), question: 'polar' }) };
    },
  },
  {
    name: 'wants to become',
    weight: 12,
    ...STATEMENT,
    slots: (choose) => {
      const job = choose.from(PROFESSIONS);
      const noun = job.ko.stem.slice(0, -1);
      const verb = { ...being(job, `${article(job.en)} ${job.en}`), ko: koreanStem(`${attach(noun, '이')} 되다`) };
      return { c: clause(verb, { subject: adult(choose), modality: 'want' }) };
    },
  },
  {
    name: 'character',
    weight: 30,
    practice: 8,
    ...STATEMENT,
    slots: (choose) => {
      const verb = being(choose.from(PERSON_QUALITIES));
      return {
        c: clause(verb, { subject: choose.chance(70) ? other(choose) : someone(choose), negative: choose.chance(20) }),
      };
    },
  },
  {
    name: 'character, intensified',
    weight: 20,
    practice: 6,
    ...STATEMENT,
    slots: (choose) => {
      const degree = choose.from(['very', 'too'] as const);
      const quality = choose.from(degree === 'very' ? PERSON_QUALITIES : TOO_MUCH);
      return { c: clause(being(quality), { subject: choose.chance(60) ? other(choose) : someone(choose), degree }) };
    },
  },
  {
    name: 'person compared',
    weight: 30,
    practice: 6,
    ...STATEMENT,
    slots: (choose) => {
      const [first, second] = choose.two([...NAMES, ...KIN]);
      const subject = choose.chance(20) ? I : person(first);
      const than = choose.chance(30) ? choose.from([I, YOU, pronoun('he'), pronoun('she')]) : person(second);
      return { c: clause(being(choose.from(COMPARABLE)), { subject, degree: 'more', than }) };
    },
  },
  {
    name: 'person above all',
    weight: 10,
    practice: 6,
    ...STATEMENT,
    slots: (choose) => {
      const group = choose.from(GROUPS);
      return {
        c: clause(being(choose.from(COMPARABLE)), { subject: person(choose.from(NAMES)), degree: 'most', group }),
      };
    },
  },
  {
    name: 'age',
    weight: 20,
    ...STATEMENT,
    slots: (choose) => {
      const at = choose.from([...AGES.keys()]);
      const age = AGES[at]!;
      const old = verbs(`be ${age.en} years old | ${age.ko} 살이다 이 | avoir ${age.fr} ans | stative`)[0]!;
      return { c: clause(old, { subject: agedLike(at, choose) }) };
    },
  },
];
