import { describe, expect, it } from 'vitest';
import { realise } from '../../corpora/grammar/korean/clause.ts';
import { attributive, nounPhrase } from '../../corpora/grammar/korean/noun-phrase.ts';
import { attach } from '../../corpora/grammar/korean/particles.ts';
import { adjectives, nouns } from '../../corpora/grammar/lexicon/entry.ts';
import { KIN } from '../../corpora/grammar/lexicon/people.ts';
import { clause, np, person, pronoun } from '../../corpora/grammar/patterns/build.ts';

const kin = (name: string) => KIN.find(({ en }) => en === name)!;

describe('Korean particles', () => {
  it.each([
    ['책', '책은', '책이', '책을', '책과', '책으로', '책이에요'],
    ['사과', '사과는', '사과가', '사과를', '사과와', '사과로', '사과예요'],
    ['지하철', '지하철은', '지하철이', '지하철을', '지하철과', '지하철로', '지하철이에요'],
    ['의자', '의자는', '의자가', '의자를', '의자와', '의자로', '의자예요'],
    ['부엌', '부엌은', '부엌이', '부엌을', '부엌과', '부엌으로', '부엌이에요'],
    ['꽃', '꽃은', '꽃이', '꽃을', '꽃과', '꽃으로', '꽃이에요'],
    ['물', '물은', '물이', '물을', '물과', '물로', '물이에요'],
    ['폴', '폴은', '폴이', '폴을', '폴과', '폴로', '폴이에요'],
    ['커피', '커피는', '커피가', '커피를', '커피와', '커피로', '커피예요'],
    ['장난감', '장난감은', '장난감이', '장난감을', '장난감과', '장난감으로', '장난감이에요'],
  ])('when %s takes each particle, then its last sound decides', (word, ...expected) => {
    expect(['은', '이', '을', '과', '으로', '이에요'].map((particle) => attach(word, particle))).toEqual(expected);
  });

  it('when I or who is the subject, then the form is its own', () => {
    expect(attach('저', '이')).toBe('제가');
    expect(attach('누구', '이')).toBe('누가');
    expect(attach('저', '은')).toBe('저는');
  });

  it('when someone receives, then elders take 께 and others 에게', () => {
    expect(nounPhrase(person(kin('mother')), '에게')).toBe('우리 어머니께');
    expect(nounPhrase(person(kin('friend')), '에게')).toBe('제 친구에게');
    const give = (name: string) =>
      realise(clause('lend', { subject: pronoun('I'), tense: 'past', recipient: person(kin(name)) }), '은+요');
    expect(give('friend')).toBe('저는 제 친구에게 빌려줬어요');
    expect(give('mother')).toBe('저는 우리 어머니께 빌려드렸어요');
  });

  it('when things are counted, then native numbers and the counter follow the noun', () => {
    const [book] = nouns('book | 책 | livre m', { counter: '권' });
    const [paper] = nouns('newspaper | 신문 | journal, journaux m | counter:부');
    expect(nounPhrase(np(book!, 'none', { count: 3, plural: true }), '을')).toBe('책 세 권을');
    expect(nounPhrase(np(paper!, 'none', { count: 2, plural: true }), '이')).toBe('신문 두 부가');
  });

  it('when an adjective stands before its noun, then it takes its adnominal form', () => {
    const said = adjectives(`
red | 빨갛다 ㅎ | rouge
interesting | 재미있다 | intéressant
long | 길다 | long, longue
heavy | 무겁다 ㅂ | lourd
small | 작다 | petit
new | 새다 | nouveau, nouvelle, nouvel`).map(attributive);
    expect(said).toEqual(['빨간', '재미있는', '긴', '무거운', '작은', '새']);
  });

  it('when the subject is an elder, then the verb honours it, also where it is taken up as "he"', () => {
    const father = person(kin('father'));
    const he = pronoun('he', kin('father'));
    expect(realise(clause('eat', { subject: father, tense: 'past' }), '은+요')).toBe('우리 아버지는 드셨어요');
    expect(realise(clause('sleep', { subject: he, tense: 'past' }), '요')).toBe('주무셨어요');
    expect(realise(clause('sleep', { subject: pronoun('he'), tense: 'past' }), '요')).toBe('잤어요');
  });
});
