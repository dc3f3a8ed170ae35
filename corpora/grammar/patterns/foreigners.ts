/** People and cities whose names keep their letters: who they are, where they live, what they do, whom they meet. */

import type { Chooser } from '../choose.ts';
import { article } from '../english/morphology.ts';
import type { Phrase } from '../lexicon/entry.ts';
import { COUNTED_FOOD, DISHES, DRINKS } from '../lexicon/food.ts';
import { city, cityPhrase, foreigner } from '../lexicon/foreigners.ts';
import { COMPANIONS, KIN, NAMES, PROFESSIONS } from '../lexicon/people.ts';
import { LANDS } from '../lexicon/places.ts';
import { MOODS, PERSON_QUALITIES, PLACE_QUALITIES } from '../lexicon/qualities.ts';
import { BELONGINGS, GIFTS, LANGUAGES, READING } from '../lexicon/things.ts';
import { FAR_FUTURE_TIMES, FUTURE_TIMES, PAST_TIMES } from '../lexicon/time.ts';
import { SENSATIONS } from '../lexicon/verbs.ts';
import { being, type NounPhrase } from '../meaning.ts';
import { clause, generic, I, inLand, np, type Pattern, person, pronoun, someone, toLand } from './build.ts';
import { deed } from './draw.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;
const ASKED = { en: '{c}?', ko: '{c:은+요}?', fr: '{c} ?' } as const;
const GREETINGS = [
  { en: 'Hello', ko: '안녕하세요', fr: 'Bonjour' },
  { en: 'Good morning', ko: '좋은 아침이에요', fr: 'Bonjour' },
  { en: 'Thank you', ko: '감사합니다', fr: 'Merci' },
  { en: 'Goodbye', ko: '안녕히 가세요', fr: 'Au revoir' },
  { en: 'Happy birthday', ko: '생일 축하해요', fr: 'Joyeux anniversaire' },
  { en: 'I love you', ko: '사랑해요', fr: 'Je vous aime' },
];

/** Mostly a foreigner, else whoever does things elsewhere in the corpus. */
function anyone(choose: Chooser): NounPhrase {
  return choose.chance(70) ? stranger(choose) : someone(choose);
}

function stranger(choose: Chooser): NounPhrase {
  if (choose.chance(85)) return person(foreigner(choose));
  return {
    kind: 'pair',
    first: person(foreigner(choose)),
    second: person(choose.chance(50) ? foreigner(choose) : choose.from(NAMES)),
  };
}

/** A foreigner, or one time in three someone whose name is known: what stands beside an unknown name must be told from it. */
function whom(choose: Chooser): NounPhrase {
  return person(choose.chance(33) ? choose.from([...NAMES, ...KIN]) : foreigner(choose));
}

function somewhere(particle: string, choose: Chooser): Phrase {
  return choose.chance(25) ? inLand(choose.from(LANDS), particle) : cityPhrase('in', particle, 'à', choose);
}

export const FOREIGNER_PATTERNS: readonly Pattern[] = [
  {
    name: 'foreigner lives in a city',
    weight: 22,
    ...STATEMENT,
    slots: (choose) => ({
      c: clause('live', {
        subject: anyone(choose),
        place: somewhere('에', choose),
        negative: choose.chance(15),
      }),
    }),
  },
  {
    name: 'foreigner works in a city',
    weight: 14,
    ...STATEMENT,
    slots: (choose) => {
      const how = choose.from([
        { tense: 'present' },
        { tense: 'past' },
        { tense: 'future' },
        { modality: 'want' },
      ] as const);
      const verb = choose.from(['work', 'study']);
      return { c: clause(verb, { subject: anyone(choose), place: somewhere('에서', choose), ...how }) };
    },
  },
  {
    name: 'foreigner goes to a city',
    weight: 16,
    ...STATEMENT,
    slots: (choose) => {
      const past = choose.chance(40);
      const time = choose.from(past ? PAST_TIMES.slice(2, 5) : FAR_FUTURE_TIMES);
      const goal = choose.chance(25) ? toLand(choose.from(LANDS)) : cityPhrase('to', '에', 'à', choose);
      const how = choose.chance(30)
        ? ({ modality: 'want' } as const)
        : ({ tense: past ? 'past' : 'future', time } as const);
      return { c: clause('go', { subject: anyone(choose), goal, ...how }) };
    },
  },
  {
    name: 'foreign name',
    weight: 12,
    en: '{o} {n}.',
    ko: '{o} {n}입니다.',
    fr: '{o} {n}.',
    slots: (choose) => {
      const { en } = foreigner(choose);
      return {
        o: choose.from([
          { en: 'my name is', ko: '제 이름은', fr: "je m'appelle" },
          { en: 'I am', ko: '저는', fr: 'je suis' },
          { en: 'his name is', ko: '그의 이름은', fr: "il s'appelle" },
          { en: 'her name is', ko: '그녀의 이름은', fr: "elle s'appelle" },
          { en: 'hello, my name is', ko: '안녕하세요, 제 이름은', fr: "bonjour, je m'appelle" },
          { en: 'hello, I am', ko: '안녕하세요, 저는', fr: 'bonjour, je suis' },
          { en: "my friend's name is", ko: '제 친구의 이름은', fr: "mon ami s'appelle" },
        ]),
        n: { en, ko: en, fr: en },
      };
    },
  },
  {
    name: 'foreigner shown',
    weight: 4,
    en: 'This is {n}.',
    ko: '이 사람은 {n:이에요}.',
    fr: "C'est {n}.",
    slots: (choose) => ({ n: person(foreigner(choose)) }),
  },
  {
    name: 'foreigner greeted',
    weight: 12,
    en: '{u}, {n}.',
    ko: '{n}, {u}.',
    fr: '{u}, {n}.',
    slots: (choose) => ({ u: choose.from(GREETINGS), n: person(foreigner(choose)) }),
  },
  {
    name: 'foreigner met',
    weight: 44,
    ...STATEMENT,
    slots: (choose) => {
      const verb = choose.from(['meet', 'help', 'call', 'invite', 'wait for', 'see', 'thank']);
      const tense = choose.from(['past', 'past', 'future'] as const);
      const time = choose.chance(60) ? { time: choose.from(tense === 'past' ? PAST_TIMES : FUTURE_TIMES) } : {};
      const place = choose.chance(50) && /meet|see|help|wait/.test(verb) ? { place: somewhere('에서', choose) } : {};
      return {
        c: clause(verb, { subject: anyone(choose), object: whom(choose), tense, ...time, ...place }),
      };
    },
  },
  {
    name: 'foreigner loved or known',
    weight: 14,
    ...STATEMENT,
    slots: (choose) => {
      const verb = choose.from(['love', 'like', 'know', 'hate']);
      const negative = verb !== 'hate' && choose.chance(25);
      return { c: clause(verb, { subject: anyone(choose), object: whom(choose), negative }) };
    },
  },
  {
    name: 'foreigner does things',
    weight: 34,
    ...STATEMENT,
    slots: (choose) => {
      const { verb, ...rest } = deed(choose, 40);
      const how = choose.from([
        { tense: 'past' },
        { tense: 'future' },
        { tense: 'progressive' },
        { tense: 'past', negative: true },
        { modality: 'want' },
        { modality: 'can' },
        { modality: 'must' },
      ] as const);
      return { c: clause(verb, { subject: stranger(choose), ...how, ...rest }) };
    },
  },
  {
    name: 'foreigner likes things',
    weight: 12,
    ...STATEMENT,
    slots: (choose) => {
      const noun = choose.from([...DISHES, ...DRINKS, ...COUNTED_FOOD]);
      return { c: clause('like', { subject: stranger(choose), object: generic(noun), negative: choose.chance(25) }) };
    },
  },
  {
    name: 'foreigner speaks',
    weight: 6,
    ...STATEMENT,
    slots: (choose) => ({
      c: clause('speak', { subject: stranger(choose), object: np(choose.from(LANGUAGES), 'none') }),
    }),
  },
  {
    name: 'giving to a foreigner',
    weight: 12,
    ...STATEMENT,
    slots: (choose) => {
      const verb = choose.from(['give', 'send', 'show', 'lend']);
      const object = np(
        choose.from([...BELONGINGS.slice(0, 6), ...READING, ...GIFTS]),
        choose.from(['a', 'the', 'my']),
      );
      const subject = choose.chance(50) ? I : anyone(choose);
      const tense = choose.from(['past', 'past', 'future'] as const);
      return { c: clause(verb, { subject, tense, object, recipient: whom(choose) }) };
    },
  },
  {
    name: 'foreigner is family',
    weight: 10,
    en: '{n} is {k}.',
    ko: '{n:은} {k:이에요}.',
    fr: '{n} est {k}.',
    slots: (choose) => ({
      n: person(foreigner(choose)),
      k: np(choose.from(COMPANIONS.filter(({ honorific }) => !honorific)), choose.from(['my', 'his', 'her'])),
    }),
  },
  {
    name: 'what the foreigner is',
    weight: 16,
    ...STATEMENT,
    slots: (choose) => {
      const job = choose.from(PROFESSIONS);
      const verb = choose.chance(50)
        ? being(job, `${article(job.en)} ${job.en}`)
        : choose.from([...SENSATIONS, ...[...PERSON_QUALITIES, ...MOODS].map((quality) => being(quality))]);
      return { c: clause(verb, { subject: person(foreigner(choose)), negative: choose.chance(15) }) };
    },
  },
  {
    name: 'foreigner compared',
    weight: 8,
    ...STATEMENT,
    slots: (choose) => {
      const [subject, than] = [person(foreigner(choose)), choose.chance(50) ? foreigner(choose) : choose.from(NAMES)];
      const quality = choose.from(PERSON_QUALITIES.filter(({ en }) => en !== 'poor'));
      return { c: clause(being(quality), { subject, degree: 'more', than: person(than) }) };
    },
  },
  {
    name: 'foreigner asked about',
    weight: 12,
    ...ASKED,
    slots: (choose) => {
      const subject = person(foreigner(choose));
      const { verb, ...rest } = deed(choose, 20);
      return choose.from([
        { c: clause('live', { subject, question: 'where' }) },
        { c: clause('know', { subject: pronoun('you'), question: 'polar', object: subject }) },
        { c: clause(verb, { subject, question: 'polar', tense: choose.from(['past', 'future'] as const), ...rest }) },
      ]);
    },
  },
  {
    name: 'from a city',
    weight: 10,
    en: '{s} {b} {p}.',
    ko: '{s:은} {p} 왔어요.',
    fr: '{s} {v} {p}.',
    slots: (choose) => {
      const s = choose.chance(35)
        ? I
        : choose.chance(25)
          ? pronoun(choose.from(['he', 'she']))
          : person(foreigner(choose));
      const [be, come] = s === I ? ['am', 'viens'] : ['is', 'vient'];
      const form = { en: be, ko: '', fr: come };
      return { s, b: form, v: form, p: cityPhrase('from', '에서', 'de', choose) };
    },
  },
  {
    name: 'city described',
    weight: 14,
    ...STATEMENT,
    slots: (choose) => {
      const quality = choose.from(PLACE_QUALITIES.filter(({ en }) => !/old|comfort/.test(en)));
      const degree = choose.chance(25) ? { degree: 'very' as const } : { negative: choose.chance(20) };
      return { c: clause(being(quality), { subject: np(city(choose), 'none'), ...degree }) };
    },
  },
  {
    name: 'foreigner or city looked for',
    weight: 10,
    en: '{c}?',
    ko: '{c:이+요}?',
    fr: '{c} ?',
    slots: (choose) => {
      const subject = choose.chance(70) ? person(foreigner(choose)) : np(city(choose), 'none');
      return { c: clause('be', { subject, question: 'where' }) };
    },
  },
];
