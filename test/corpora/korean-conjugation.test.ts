import { describe, expect, it } from 'vitest';
import { realise } from '../../corpora/grammar/korean/clause.ts';
import { honorificStem, inflect, pastStem } from '../../corpora/grammar/korean/conjugation.ts';
import { koreanStem, rows, verbs } from '../../corpora/grammar/lexicon/entry.ts';
import { clause, I } from '../../corpora/grammar/patterns/build.ts';

/**
 * Written from the grammar of the language, not from what the code says.
 * Dictionary form [class] | present | past | future | denial, which is 안 before short verbs and -지 않다 after long ones.
 */
const CONJUGATED = rows(`
먹다 | 먹어요 | 먹었어요 | 먹을 거예요 | 안 먹어요
가다 | 가요 | 갔어요 | 갈 거예요 | 안 가요
오다 | 와요 | 왔어요 | 올 거예요 | 안 와요
보다 | 봐요 | 봤어요 | 볼 거예요 | 안 봐요
자다 | 자요 | 잤어요 | 잘 거예요 | 안 자요
서다 | 서요 | 섰어요 | 설 거예요 | 안 서요
주다 | 줘요 | 줬어요 | 줄 거예요 | 안 줘요
배우다 | 배워요 | 배웠어요 | 배울 거예요 | 안 배워요
춤추다 | 춤춰요 | 춤췄어요 | 춤출 거예요 | 안 춤춰요
마시다 | 마셔요 | 마셨어요 | 마실 거예요 | 안 마셔요
가르치다 | 가르쳐요 | 가르쳤어요 | 가르칠 거예요 | 가르치지 않아요
기다리다 | 기다려요 | 기다렸어요 | 기다릴 거예요 | 기다리지 않아요
내리다 | 내려요 | 내렸어요 | 내릴 거예요 | 안 내려요
보내다 | 보내요 | 보냈어요 | 보낼 거예요 | 안 보내요
되다 | 돼요 | 됐어요 | 될 거예요 | 안 돼요
쉬다 | 쉬어요 | 쉬었어요 | 쉴 거예요 | 안 쉬어요
켜다 | 켜요 | 켰어요 | 켤 거예요 | 안 켜요
세다 | 세요 | 셌어요 | 셀 거예요 | 안 세요
읽다 | 읽어요 | 읽었어요 | 읽을 거예요 | 안 읽어요
앉다 | 앉아요 | 앉았어요 | 앉을 거예요 | 안 앉아요
닫다 | 닫아요 | 닫았어요 | 닫을 거예요 | 안 닫아요
받다 | 받아요 | 받았어요 | 받을 거예요 | 안 받아요
입다 | 입어요 | 입었어요 | 입을 거예요 | 안 입어요
씻다 | 씻어요 | 씻었어요 | 씻을 거예요 | 안 씻어요
웃다 | 웃어요 | 웃었어요 | 웃을 거예요 | 안 웃어요
찾다 | 찾아요 | 찾았어요 | 찾을 거예요 | 안 찾아요
좋다 | 좋아요 | 좋았어요 | 좋을 거예요 | 안 좋아요
작다 | 작아요 | 작았어요 | 작을 거예요 | 안 작아요
짧다 | 짧아요 | 짧았어요 | 짧을 거예요 | 안 짧아요
많다 | 많아요 | 많았어요 | 많을 거예요 | 안 많아요
돕다 ㅂ | 도와요 | 도왔어요 | 도울 거예요 | 안 도와요
춥다 ㅂ | 추워요 | 추웠어요 | 추울 거예요 | 안 추워요
덥다 ㅂ | 더워요 | 더웠어요 | 더울 거예요 | 안 더워요
맵다 ㅂ | 매워요 | 매웠어요 | 매울 거예요 | 안 매워요
쉽다 ㅂ | 쉬워요 | 쉬웠어요 | 쉬울 거예요 | 안 쉬워요
어렵다 ㅂ | 어려워요 | 어려웠어요 | 어려울 거예요 | 안 어려워요
무겁다 ㅂ | 무거워요 | 무거웠어요 | 무거울 거예요 | 안 무거워요
아름답다 ㅂ | 아름다워요 | 아름다웠어요 | 아름다울 거예요 | 아름답지 않아요
가깝다 ㅂ | 가까워요 | 가까웠어요 | 가까울 거예요 | 안 가까워요
듣다 ㄷ | 들어요 | 들었어요 | 들을 거예요 | 안 들어요
걷다 ㄷ | 걸어요 | 걸었어요 | 걸을 거예요 | 안 걸어요
깨닫다 ㄷ | 깨달아요 | 깨달았어요 | 깨달을 거예요 | 안 깨달아요
짓다 ㅅ | 지어요 | 지었어요 | 지을 거예요 | 안 지어요
낫다 ㅅ | 나아요 | 나았어요 | 나을 거예요 | 안 나아요
살다 | 살아요 | 살았어요 | 살 거예요 | 안 살아요
만들다 | 만들어요 | 만들었어요 | 만들 거예요 | 안 만들어요
열다 | 열어요 | 열었어요 | 열 거예요 | 안 열어요
울다 | 울어요 | 울었어요 | 울 거예요 | 안 울어요
빨다 | 빨아요 | 빨았어요 | 빨 거예요 | 안 빨아요
길다 | 길어요 | 길었어요 | 길 거예요 | 안 길어요
멀다 | 멀어요 | 멀었어요 | 멀 거예요 | 안 멀어요
빠르다 르 | 빨라요 | 빨랐어요 | 빠를 거예요 | 안 빨라요
고르다 르 | 골라요 | 골랐어요 | 고를 거예요 | 안 골라요
나르다 르 | 날라요 | 날랐어요 | 나를 거예요 | 안 날라요
부르다 르 | 불러요 | 불렀어요 | 부를 거예요 | 안 불러요
흐르다 르 | 흘러요 | 흘렀어요 | 흐를 거예요 | 안 흘러요
서두르다 르 | 서둘러요 | 서둘렀어요 | 서두를 거예요 | 서두르지 않아요
게으르다 르 | 게을러요 | 게을렀어요 | 게으를 거예요 | 게으르지 않아요
빨갛다 ㅎ | 빨개요 | 빨갰어요 | 빨갈 거예요 | 안 빨개요
파랗다 ㅎ | 파래요 | 파랬어요 | 파랄 거예요 | 안 파래요
하얗다 ㅎ | 하얘요 | 하얬어요 | 하얄 거예요 | 안 하얘요
까맣다 ㅎ | 까매요 | 까맸어요 | 까말 거예요 | 안 까매요
쓰다 | 써요 | 썼어요 | 쓸 거예요 | 안 써요
크다 | 커요 | 컸어요 | 클 거예요 | 안 커요
예쁘다 | 예뻐요 | 예뻤어요 | 예쁠 거예요 | 안 예뻐요
바쁘다 | 바빠요 | 바빴어요 | 바쁠 거예요 | 안 바빠요
아프다 | 아파요 | 아팠어요 | 아플 거예요 | 안 아파요
슬프다 | 슬퍼요 | 슬펐어요 | 슬플 거예요 | 안 슬퍼요
하다 | 해요 | 했어요 | 할 거예요 | 하지 않아요
공부하다 | 공부해요 | 공부했어요 | 공부할 거예요 | 공부하지 않아요
깨끗하다 | 깨끗해요 | 깨끗했어요 | 깨끗할 거예요 | 깨끗하지 않아요
학생이다 이 | 학생이에요 | 학생이었어요 | 학생일 거예요 | 학생이 아니에요
의사이다 이 | 의사예요 | 의사였어요 | 의사일 거예요 | 의사가 아니에요
현대적이다 이 | 현대적이에요 | 현대적이었어요 | 현대적일 거예요 | 현대적이지 않아요
`);

const verb = (dictionary: string, options = '') => verbs(`v | ${dictionary} | faire | ${options}`)[0]!;
const say = (dictionary: string, rest: object = {}, options = '') =>
  realise(clause(verb(dictionary, options), { subject: I, ...rest }), '요');

describe('Korean conjugation', () => {
  it('when the table is counted, then it has sixty verbs and adjectives and every irregular class', () => {
    const classes = new Set(CONJUGATED.map(([dictionary = '']) => koreanStem(dictionary).irregular));
    expect(CONJUGATED.length).toBeGreaterThanOrEqual(60);
    expect([...classes].sort()).toEqual(['', 'ㄷ', 'ㅂ', 'ㅅ', 'ㅎ', '르', '이', '하'].sort());
  });

  it.each(CONJUGATED)('when %s is conjugated, then it says %s, %s, %s and denies with %s', (...row) => {
    const [dictionary = '', ...expected] = row;
    const forms = [{}, { tense: 'past' }, { tense: 'future' }, { negative: true }];
    expect(forms.map((form) => say(dictionary, form))).toEqual(expected);
  });

  it('when a verb denies with a verb of its own, then that one is used', () => {
    expect(say('있다', { negative: true }, 'negative:없다')).toBe('없어요');
    expect(say('알다', { negative: true, tense: 'past' }, 'negative:모르다 르')).toBe('몰랐어요');
    expect(say('선생님이다 이', { negative: true, tense: 'past' })).toBe('선생님이 아니었어요');
  });

  it('when one wants, can, must or likes to, then the ending fits the stem', () => {
    expect(say('만들다', { modality: 'want' })).toBe('만들고 싶어요');
    expect(say('걷다 ㄷ', { modality: 'can' })).toBe('걸을 수 있어요');
    expect(say('만들다', { modality: 'can', negative: true })).toBe('만들 수 없어요');
    expect(say('돕다 ㅂ', { modality: 'must' })).toBe('도와야 해요');
    expect(say('만들다', { modality: 'like' })).toBe('만드는 것을 좋아해요');
    expect(say('듣다 ㄷ', { tense: 'progressive' })).toBe('듣고 있어요');
    expect(say('자다', { modality: 'can', negative: true, tense: 'past' })).toBe('못 잤어요');
    expect(say('공부하다', { modality: 'can', negative: true, tense: 'past' })).toBe('공부하지 못했어요');
  });

  it('when a command forbids, then the verb is denied once', () => {
    const forbidden = clause(verb('기다리다'), { subject: I, negative: true });
    expect(`${realise(forbidden, '지')} 마세요`).toBe('기다리지 마세요');
  });

  it.each([
    ['덥다 ㅂ', '으면', '더우면'],
    ['듣다 ㄷ', '으면', '들으면'],
    ['짓다 ㅅ', '으면', '지으면'],
    ['살다', '으면', '살면'],
    ['춥다 ㅂ', '아서', '추워서'],
    ['바쁘다', '아서', '바빠서'],
    ['의사이다 이', '아서', '의사라서'],
    ['빨갛다 ㅎ', '은', '빨간'],
    ['하얗다 ㅎ', '은', '하얀'],
    ['무겁다 ㅂ', '은', '무거운'],
    ['길다', '은', '긴'],
    ['재미있다', '는', '재미있는'],
    ['만들다', '는', '만드는'],
    ['먹다', '지만', '먹지만'],
    ['빠르다 르', '고', '빠르고'],
  ])('when %s takes %s, then it is %s', (dictionary, ending, expected) => {
    expect(inflect(koreanStem(dictionary), ending)).toBe(expected);
  });

  it.each([
    ['가다', '가세요', '가셨어요'],
    ['읽다', '읽으세요', '읽으셨어요'],
    ['만들다', '만드세요', '만드셨어요'],
    ['걷다 ㄷ', '걸으세요', '걸으셨어요'],
    ['돕다 ㅂ', '도우세요', '도우셨어요'],
    ['바쁘다', '바쁘세요', '바쁘셨어요'],
    ['의사이다 이', '의사세요', '의사셨어요'],
    ['선생님이다 이', '선생님이세요', '선생님이셨어요'],
  ])('when %s honours its subject, then it is %s and was %s', (dictionary, present, past) => {
    const honoured = honorificStem(koreanStem(dictionary));
    expect(inflect(honoured, '요')).toBe(present);
    expect(inflect(pastStem(honoured), '요')).toBe(past);
  });
});
