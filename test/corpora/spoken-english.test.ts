import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realise as english } from '../../corpora/grammar/english/clause.ts';
import { contracted } from '../../corpora/grammar/english/contractions.ts';
import { realise as french } from '../../corpora/grammar/french/clause.ts';
import { realise as korean } from '../../corpora/grammar/korean/clause.ts';
import { KNOWN_NAMES } from '../../corpora/grammar/lexicon/foreigners.ts';
import { KIN } from '../../corpora/grammar/lexicon/people.ts';
import { LANGUAGES, READING } from '../../corpora/grammar/lexicon/things.ts';
import { MANNERS } from '../../corpora/grammar/lexicon/time.ts';
import type { Clause } from '../../corpora/grammar/meaning.ts';
import { type Act, clause, I, np, person, pronoun, YOU } from '../../corpora/grammar/patterns/build.ts';
import { wordsOf } from '../../corpora/grammar/split.ts';

/** English and Korean, as they stand in the repository. */
const train = readFileSync(join(import.meta.dirname, '..', '..', 'corpora', 'en-ko', 'train.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t') as [en: string, ko: string]);
const said = (meaning: Clause) => [english(meaning, ''), korean(meaning, '은+요'), french(meaning, '')];
const [well, fast, , aLot] = MANNERS;
const she = pronoun('she');

describe('English as it is typed', () => {
  it.each([
    ['I am tired.', "I'm tired.", "I'm tired."],
    ['He is not here.', "He isn't here.", "He's not here."],
    ['I am not sure.', "I'm not sure.", "I'm not sure."],
    ['She will not come because it is cold.', "She won't come because it's cold.", "She won't come because it's cold."],
    [
      'I cannot swim, and they do not know.',
      "I can't swim, and they don't know.",
      "I can't swim, and they don't know.",
    ],
    ['Where is the station?', "Where's the station?", "Where's the station?"],
    ['My name is Anna.', "My name's Anna.", "My name's Anna."],
    ['We will see you.', "We'll see you.", "We'll see you."],
    ['I would like tea.', "I'd like tea.", "I'd like tea."],
    ['Do not worry.', "Don't worry.", "Don't worry."],
    ['I know who he is.', 'I know who he is.', 'I know who he is.'],
    ['This is mine.', 'This is mine.', 'This is mine.'],
  ])('when "%s" is contracted, then it is "%s" or "%s"', (whole, joinsNot, keepsNot) => {
    expect([contracted(whole), contracted(whole, false)]).toEqual([joinsNot, keepsNot]);
  });

  it('when train is read, then each contraction stands in it often', () => {
    const words = train.flatMap(([en]) => en.toLowerCase().match(/\S*'\S+/g) ?? []);
    for (const form of [
      "i'm",
      "it's",
      "he's",
      "she's",
      "don't",
      "doesn't",
      "didn't",
      "can't",
      "isn't",
      "i'll",
      "let's",
    ])
      expect(words.filter((word) => word === form).length, form).toBeGreaterThan(50);
  });
});

describe('how something is done', () => {
  it.each([
    ['she swims well', '그녀는 수영을 잘해요', 'elle nage bien', 'swim', { subject: she, manner: well }],
    [
      'she can swim well',
      '그녀는 수영을 잘할 수 있어요',
      'elle sait bien nager',
      'swim',
      { subject: she, manner: well, modality: 'can' },
    ],
    [
      `she speaks ${LANGUAGES[0]!.en} well`,
      `그녀는 ${LANGUAGES[0]!.ko}를 잘해요`,
      `elle parle bien ${LANGUAGES[0]!.fr}`,
      'speak',
      { subject: she, manner: well, object: np(LANGUAGES[0]!, 'none') },
    ],
    [
      'she plays tennis well',
      '그녀는 테니스를 잘 쳐요',
      'elle joue bien au tennis',
      'play tennis',
      { subject: she, manner: well },
    ],
    [
      'I cannot run fast',
      '저는 빨리 달릴 수 없어요',
      'je ne peux pas courir vite',
      'run',
      { subject: I, manner: fast, modality: 'can', negative: true },
    ],
    [
      'my mother eats a lot',
      '우리 어머니는 많이 드세요',
      'ma mère mange beaucoup',
      'eat',
      { subject: person(KIN[0]!), manner: aLot },
    ],
  ] as const)('when %s, then Korean says "%s" and French "%s"', (en, ko, fr, verb, act) => {
    expect(said(clause(verb, act))).toEqual([en, ko, fr]);
  });
});

describe('who is spoken to', () => {
  const helped = (act: Act) => said(clause('help', { tense: 'past', ...act }));
  it('when "you" is helped, then Korean says so, and French puts it before the verb', () => {
    expect(helped({ subject: she, object: YOU })).toEqual([
      'she helped you',
      '그녀는 당신을 도왔어요',
      'elle vous a aidé',
    ]);
    expect(helped({ subject: she, object: I })).toEqual(['she helped me', '그녀는 저를 도왔어요', 'elle me a aidé']);
  });

  it('when the recipient stands first, then only English has another order', () => {
    const given = (recipientFirst: boolean) =>
      said(clause('give', { subject: she, tense: 'past', object: np(READING[0]!, 'a'), recipient: I, recipientFirst }));
    const [[after, ...others], [first, ...same]] = [given(false), given(true)];
    expect([after, first]).toEqual([`she gave a ${READING[0]!.en} to me`, `she gave me a ${READING[0]!.en}`]);
    expect(same).toEqual(others);
  });
});

describe('names that nobody knows', () => {
  it('when the words of train are counted, then each foreign name stands there once, and is no other word, or often', () => {
    const counts = new Map<string, number>();
    for (const [en] of train)
      for (const word of wordsOf(en.toLowerCase())) counts.set(word, (counts.get(word) ?? 0) + 1);
    const strangers = train.flatMap(([, ko]) => ko.match(/\p{Lu}\p{sc=Latin}+/gu) ?? []);
    expect(strangers.length).toBeGreaterThan(3000);
    const others = new Set(strangers.filter((name) => !KNOWN_NAMES.includes(name)));
    expect([...others].filter((name) => counts.get(name.toLowerCase()) !== 1)).toEqual([]);
    for (const name of KNOWN_NAMES) expect(counts.get(name.toLowerCase()), name).toBeGreaterThan(50);
  });
});
