/** What people say to each other: thanks, greetings, orders, giving, directions. */

import { type Phrase, rows } from '../lexicon/entry.ts';
import { COUNTED_FOOD, DISHES, DRINKS, SNACKS } from '../lexicon/food.ts';
import { KIN, NAMES } from '../lexicon/people.ts';
import { EATERIES, GOALS, INSTITUTIONS, SHOPS, STOPS } from '../lexicon/places.ts';
import { BELONGINGS, CLOTHES, GIFTS, READING, WRITINGS } from '../lexicon/things.ts';
import { FUTURE_TIMES, PAST_TIMES } from '../lexicon/time.ts';
import { clause, goingTo, I, np, type Pattern, person, pronoun, someone } from './build.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;

/** Whole utterances that are learnt as they are; each is also said with a name or a thing. */
const UTTERANCES: readonly Phrase[] = rows(`
Thank you | 감사합니다 | Merci
Thank you very much | 정말 감사합니다 | Merci beaucoup
I am sorry | 죄송합니다 | Je suis désolé
Good morning | 좋은 아침이에요 | Bonjour
Good night | 안녕히 주무세요 | Bonne nuit
Good evening | 안녕하세요 | Bonsoir
Goodbye | 안녕히 가세요 | Au revoir
See you tomorrow | 내일 봐요 | À demain
See you later | 나중에 봐요 | À plus tard
Welcome | 어서 오세요 | Bienvenue
Happy birthday | 생일 축하해요 | Joyeux anniversaire
Congratulations | 축하해요 | Félicitations
Excuse me | 실례합니다 | Excusez-moi
No problem | 괜찮아요 | Pas de problème
Of course | 물론이에요 | Bien sûr
I agree | 동의해요 | Je suis d'accord
I do not know | 몰라요 | Je ne sais pas
I understand | 알겠어요 | Je comprends
`).map(([en = '', ko = '', fr = '']) => ({ en, ko, fr }));

const HELP: readonly Phrase[] = [
  { en: 'your help', ko: '도와주셔서', fr: 'pour votre aide' },
  { en: 'waiting', ko: '기다려 주셔서', fr: "de m'avoir attendu" },
  { en: 'coming', ko: '와 주셔서', fr: "d'être venu" },
  { en: 'the invitation', ko: '초대해 주셔서', fr: "pour l'invitation" },
];

const TURNS: readonly Phrase[] = [
  { en: 'turn left', ko: '왼쪽으로 도세요', fr: 'tournez à gauche' },
  { en: 'turn right', ko: '오른쪽으로 도세요', fr: 'tournez à droite' },
  { en: 'stop', ko: '멈추세요', fr: 'arrêtez-vous' },
  { en: 'get off', ko: '내리세요', fr: 'descendez' },
  { en: 'cross the street', ko: '길을 건너세요', fr: 'traversez la rue' },
];

const TOWN = [...SHOPS, ...EATERIES, ...STOPS.slice(0, 4), ...INSTITUTIONS.slice(4)];

export const SOCIAL_PATTERNS: readonly Pattern[] = [
  {
    name: 'utterance',
    weight: 3,
    en: '{u}.',
    ko: '{u}.',
    fr: '{u}.',
    slots: (choose) => ({ u: choose.from(UTTERANCES) }),
  },
  {
    name: 'utterance to someone',
    weight: 12,
    en: '{u}, {n}.',
    ko: '{n} 씨, {u}.',
    fr: '{u}, {n}.',
    slots: (choose) => ({ u: choose.from(UTTERANCES), n: np(choose.from(NAMES), 'none') }),
  },
  {
    name: 'thanks for the thing',
    weight: 8,
    en: 'Thank you for {x}.',
    ko: '{x} 감사합니다.',
    fr: 'Merci pour {x}.',
    slots: (choose) => ({ x: np(choose.from([...DRINKS, ...DISHES, ...GIFTS, ...READING, ...WRITINGS]), 'the') }),
  },
  {
    name: 'thanks for doing',
    weight: 1,
    en: 'Thank you for {x}.',
    ko: '{x} 감사합니다.',
    fr: 'Merci {x}.',
    slots: (choose) => ({ x: choose.from(HELP) }),
  },
  {
    name: 'name',
    weight: 3,
    en: '{o} name is {n}.',
    ko: '{o} 이름은 {n:이에요}.',
    fr: '{o} {n}.',
    slots: (choose) => {
      const noun = choose.from(NAMES);
      const his = { en: 'his', ko: '그의', fr: "il s'appelle" };
      const her = { en: 'her', ko: '그녀의', fr: "elle s'appelle" };
      const mine = { en: 'my', ko: '제', fr: "je m'appelle" };
      return { o: noun.gender === 'f' ? her : choose.from([mine, his]), n: np(noun, 'none') };
    },
  },
  {
    name: 'what is the name',
    weight: 1,
    en: 'What is {o} name?',
    ko: '{o} 이름이 뭐예요?',
    fr: 'Comment {o} ?',
    slots: (choose) => ({
      o: choose.from([
        { en: 'your', ko: '', fr: 'vous appelez-vous' },
        { en: 'his', ko: '그의', fr: "s'appelle-t-il" },
        { en: 'her', ko: '그녀의', fr: "s'appelle-t-elle" },
      ]),
    }),
  },
  {
    name: 'order',
    weight: 14,
    en: 'I would like {x}, please.',
    ko: '{x} 주세요.',
    fr: "Je voudrais {x}, s'il vous plaît.",
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
      const recipient = choose.chance(25)
        ? pronoun(choose.from(['he', 'she', 'they']))
        : person(choose.from([...NAMES, ...KIN]));
      const time = choose.chance(40) ? { time: choose.from(tense === 'past' ? PAST_TIMES : FUTURE_TIMES) } : {};
      const subject = choose.chance(70) ? I : someone(choose);
      return {
        c: clause(verb, { subject, tense, recipient, object: np(noun, choose.from(['a', 'the', 'my'])), ...time }),
      };
    },
  },
  {
    name: 'show me',
    weight: 12,
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
    en: "Let's go {g} {t}.",
    ko: '{t} 같이 {g} 가요.',
    fr: 'Allons {g} {t}.',
    slots: (choose) => ({ g: goingTo(choose.from(GOALS)), t: choose.from(FUTURE_TIMES) }),
  },
  {
    name: 'offer',
    weight: 8,
    en: 'Would you like {x}?',
    ko: '{x} 드시겠어요?',
    fr: 'Voulez-vous {x} ?',
    slots: (choose) => {
      const noun = choose.from([...DRINKS, ...DISHES, ...SNACKS, ...COUNTED_FOOD]);
      return { x: np(noun, noun.mass ? 'some' : 'a') };
    },
  },
];
