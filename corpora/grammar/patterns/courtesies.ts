/** Greetings, thanks and names. */

import { type Phrase, rows } from '../lexicon/entry.ts';
import { DISHES, DRINKS } from '../lexicon/food.ts';
import { NAMES } from '../lexicon/people.ts';
import { GIFTS, READING, WRITINGS } from '../lexicon/things.ts';
import { np, type Pattern } from './build.ts';

/** Whole utterances as the phrase book has them, here said to someone. */
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

/** How anybody introduces himself or herself, or a friend. */
const INTRODUCTIONS: readonly Phrase[] = rows(`
my name is | 제 이름은 | je m'appelle
hello, my name is | 안녕하세요, 제 이름은 | bonjour, je m'appelle
hi, my name is | 안녕하세요, 제 이름은 | bonjour, je m'appelle
I am | 저는 | je suis
hello, I am | 안녕하세요, 저는 | bonjour, je suis
my friend's name is | 제 친구의 이름은 | mon ami s'appelle
this is | 이 사람은 | c'est
`).map(([en = '', ko = '', fr = '']) => ({ en, ko, fr }));

export const COURTESY_PATTERNS: readonly Pattern[] = [
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
    weight: 10,
    en: '{o} {n}.',
    ko: '{o} {n:이에요}.',
    fr: '{o} {n}.',
    slots: (choose) => {
      const noun = choose.from(NAMES);
      const theirs =
        noun.gender === 'f'
          ? { en: 'her name is', ko: '그녀의 이름은', fr: "elle s'appelle" }
          : { en: 'his name is', ko: '그의 이름은', fr: "il s'appelle" };
      return { o: choose.from([...INTRODUCTIONS, theirs, theirs]), n: np(noun, 'none') };
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
];
