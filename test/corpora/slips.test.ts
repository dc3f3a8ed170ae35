/** Slips that the corpora once had, searched for by their kind in everything that is drawn. */
import { beforeAll, describe, expect, it } from 'vitest';
import { generateSplit } from '../../corpora/grammar/generate.ts';
import { realise } from '../../corpora/grammar/korean/clause.ts';
import { KIN } from '../../corpora/grammar/lexicon/people.ts';
import { COLORS, MOODS } from '../../corpora/grammar/lexicon/qualities.ts';
import { BELONGINGS } from '../../corpora/grammar/lexicon/things.ts';
import { SENSATIONS } from '../../corpora/grammar/lexicon/verbs.ts';
import { being } from '../../corpora/grammar/meaning.ts';
import { clause, I, np, person, pronoun, YOU } from '../../corpora/grammar/patterns/build.ts';
import { makesSense } from '../../corpora/grammar/patterns/sense.ts';
import type { Sentence } from '../../corpora/grammar/split.ts';

let sentences: readonly Sentence[];
beforeAll(() => {
  const { train, dev, test } = generateSplit();
  sentences = [...train, ...dev, ...test];
}, 240_000);
const found = (language: 'en' | 'ko' | 'fr', slip: RegExp) =>
  sentences.filter((sentence) => slip.test(sentence[language])).map((sentence) => sentence[language]);

const [brother, grandmother] = [
  KIN.find(({ en }) => en === 'younger brother')!,
  KIN.find(({ en }) => en === 'grandmother')!,
];
const feeling = (name: string) => SENSATIONS.find(({ en }) => en === name)!;

describe('the sentences of the corpora', () => {
  it.each([
    ['a sequence whose first verb says the past', 'ko', /[았었했였]고 (?!있|싶)/],
    ['a foreign word where Korean has its own', 'ko', /레슨/],
    ['안 before an adjective', 'ko', /(^| )안 (컸|커|작|비싸|비쌌|예뻐|예뻤|길|무거|쉬워|어려|달아|매워)/],
    ['a colour asked for as a verb', 'ko', /(빨개|파래|노래|까매|하얘)요/],
    [
      'someone who is cold or sad, told as if from inside',
      'ko',
      /^(그|그녀|그들|민수|폴|제 (아들|딸|친구))[은는이가]? [^.]*(추워요|더워요|졸려요|슬퍼요|외로워요|걱정돼요)[.?]/,
    ],
    ['sleeping or washing in company', 'en', /(sleep|slept|shower|cry|cried|go to bed|went to bed).* with /i],
    [
      'sleeping or washing in company',
      'fr',
      /(dormi|douche|pleur|couch).* avec |^Avec qui .*(dorm|douche|pleur|couch)/,
    ],
    ['crying at the end of a story', 'en', / and (cried|cry)\b/],
    ['a mixture of the polite styles', 'ko', /(습니까|ㅂ니까|갑니다|합니까|해라|하네|한다)[.?]/],
    [
      'an article before a city',
      'fr',
      /(^| )(La |la |Le |le |L'|l')(Paris|Rome|Séoul|Londres|Tokyo|Berlin|Busan|Madrid|Lille)/,
    ],
    ['a country without its article', 'fr', /^(Corée|Japon|Chine|Espagne|Italie|Canada) /],
    ['de or que before a vowel', 'fr', /(^| )(de|que|je|ne|le|la|me|se) [aeiouéêîô](?!uro)/i],
  ] as const)('when they are searched for %s (%s), then there is none', (_, language, slip) => {
    const known = language === 'fr' ? /\b(le|la) (haut|huit|onze|un)\b|que oui/ : /^$/;
    expect(found(language, slip).filter((text) => !known.test(text))).toEqual([]);
  });

  it('when a weather is the reason, then every weather stands in it, and the subject comes first in Korean', () => {
    const reasons = sentences.filter(({ pattern }) => pattern === 'because of the weather');
    for (const weather of ['cold', 'hot', 'windy', 'cloudy', 'humid', 'dark', 'raining|rained', 'snowing|snowed'])
      expect(
        reasons.filter(({ en }) => new RegExp(`it (is|was)? ?(${weather})`).test(en)).length,
        weather,
      ).toBeGreaterThan(20);
    expect(reasons.filter(({ ko }) => /^(더워서|추워서|비가 와서|눈이 와서|흐려서)/.test(ko))).toEqual([]);
  });
});

describe('what one feels and what others show', () => {
  it.each([
    [{ subject: I }, '추워요'],
    [{ subject: YOU, question: 'polar' }, '추우세요'],
    [{ subject: pronoun('he') }, '그는 추워해요'],
    [{ subject: person(brother), tense: 'past' }, '제 남동생은 추워했어요'],
    [{ subject: person(grandmother) }, '우리 할머니는 추워하세요'],
    [{ subject: pronoun('she'), negative: true }, '그녀는 추워하지 않아요'],
  ] as const)('when %j is cold, then Korean says %s', (act, said) => {
    expect(realise(clause(feeling('be cold'), act), '은+요')).toBe(said);
  });

  it('when the feeling is a reason or a contrast, then it is said as it is felt', () => {
    expect(realise(clause(feeling('be cold'), { subject: pronoun('he') }), '아서')).toBe('추워서');
    expect(realise(clause(being(MOODS.find(({ en }) => en === 'sad')!), { subject: pronoun('he') }), '은+요')).toBe(
      '그는 슬퍼해요',
    );
  });

  it('when a thing has a colour, then it is of that colour, and the colour stands before its noun as it did', () => {
    const bag = np(BELONGINGS[0]!, 'the');
    expect(realise(clause(being(COLORS[0]!), { subject: bag, question: 'polar' }), '은+요')).toBe(
      '가방은 빨간색이에요',
    );
    expect(realise(clause(being(COLORS[0]!), { subject: bag, negative: true }), '은+요')).toBe(
      '가방은 빨간색이 아니에요',
    );
    expect(realise(np(BELONGINGS[0]!, 'a', { adjective: COLORS[0]! }), '을')).toBe('빨간 가방을');
  });

  it('when one is asked with whom one sleeps, or reads without a time, then it makes no sense', () => {
    const asked = (verb: string) => makesSense({ c: clause(verb, { subject: YOU, question: 'who', tense: 'future' }) });
    expect([asked('sleep'), asked('take a shower'), asked('study')]).toEqual([false, false, true]);
    expect(makesSense({ c: clause('read', { subject: I }) })).toBe(false);
    expect(makesSense({ c: clause('read', { subject: pronoun('he') }) })).toBe(true);
  });
});
