import { describe, expect, it } from 'vitest';
import { realise } from '../../corpora/grammar/french/clause.ts';
import { agreed, nounPhrase } from '../../corpora/grammar/french/noun-phrase.ts';
import { elide } from '../../corpora/grammar/french/sandhi.ts';
import { adjectives, type Noun, nouns } from '../../corpora/grammar/lexicon/entry.ts';
import { KIN } from '../../corpora/grammar/lexicon/people.ts';
import { FREQUENCIES } from '../../corpora/grammar/lexicon/time.ts';
import type { Clause } from '../../corpora/grammar/meaning.ts';
import { type Act, clause, I, np, pronoun, YOU } from '../../corpora/grammar/patterns/build.ts';

const [bread, water, meat] = nouns(
  `
bread | 빵 | pain m
water | 물 | eau f
meat | 고기 | viande f`,
  { mass: true },
) as [Noun, Noun, Noun];
const [apple, friend, hotel, horse, hamburger, school, piano] = nouns(`
apple | 사과 | pomme f
friend | 친구 | ami m
hotel | 호텔 | hôtel m
horse | 말 | cheval, chevaux m
hamburger | 햄버거 | hamburger m
school | 학교 | école f
piano | 피아노 | piano m`) as [Noun, Noun, Noun, Noun, Noun, Noun, Noun];
const SHE = pronoun('she');
const THEY = pronoun('they');
const past = (verb: string, rest: Act) => sentence(verb, { tense: 'past', ...rest });
const sentence = (verb: string, rest: Act): string => elide(realise(clause(verb, rest), ''));

describe('French articles', () => {
  it.each([
    [np(bread, 'some'), {}, 'du pain'],
    [np(meat, 'some'), {}, 'de la viande'],
    [np(water, 'some'), {}, "de l'eau"],
    [np(apple, 'a', { plural: true }), {}, 'des pommes'],
    [np(bread, 'some'), { negative: true }, 'de pain'],
    [np(water, 'some'), { negative: true }, "d'eau"],
    [np(apple, 'a'), { negative: true }, 'de pomme'],
    [np(bread, 'generic'), { negative: true }, 'le pain'],
    [np(bread, 'some'), { preposition: 'de' }, 'de pain'],
    [np(hotel, 'the'), { preposition: 'à' }, "à l'hôtel"],
    [np(school, 'the'), { preposition: 'à' }, "à l'école"],
    [np(hamburger, 'the'), {}, 'le hamburger'],
    [np(horse, 'the'), { preposition: 'à' }, 'au cheval'],
    [np(horse, 'the', { plural: true }), { preposition: 'à côté de' }, 'à côté des chevaux'],
    [np(horse, 'this'), {}, 'ce cheval'],
    [np(friend, 'this'), {}, 'cet ami'],
    [np(apple, 'that'), {}, 'cette pomme'],
    [np(school, 'my'), {}, 'mon école'],
    [np(apple, 'his'), {}, 'sa pomme'],
    [np(apple, 'none', { count: 1 }), {}, 'une pomme'],
  ])('when %j stands in %j, then it is %s', (phrase, surroundings, expected) => {
    expect(elide(nounPhrase(phrase, surroundings))).toBe(expected);
  });
});

describe('French adjectives', () => {
  const [beautiful, white, expensive, cheap, happy] = adjectives(`
beautiful | 아름답다 ㅂ | beau, belle, bel | before
white | 하얗다 ㅎ | blanc, blanche
expensive | 비싸다 | cher, chère
cheap | 싸다 | bon marché | invariable
happy | 행복하다 | heureux, heureuse`);
  const forms = [
    { gender: 'm', plural: false },
    { gender: 'f', plural: false },
    { gender: 'm', plural: true },
    { gender: 'f', plural: true },
  ] as const;

  it.each([
    [beautiful!, ['beau', 'belle', 'beaux', 'belles']],
    [white!, ['blanc', 'blanche', 'blancs', 'blanches']],
    [expensive!, ['cher', 'chère', 'chers', 'chères']],
    [cheap!, ['bon marché', 'bon marché', 'bon marché', 'bon marché']],
    [happy!, ['heureux', 'heureuse', 'heureux', 'heureuses']],
  ])('when %j agrees, then it is %j', (adjective, expected) => {
    expect(forms.map((form) => agreed(adjective, form))).toEqual(expected);
  });

  it('when an adjective goes before its noun, then vowels and plurals change words around it', () => {
    expect(elide(nounPhrase(np(friend, 'a', { adjective: beautiful! })))).toBe('un bel ami');
    expect(elide(nounPhrase(np(apple, 'a', { adjective: white! })))).toBe('une pomme blanche');
    expect(elide(nounPhrase(np(apple, 'a', { adjective: beautiful!, plural: true })))).toBe('de belles pommes');
  });
});

describe('French plurals', () => {
  it.each([
    ['younger sister', 'deux petites sœurs'],
    ['older brother', 'deux grands frères'],
    ['grandmother', 'deux grands-mères'],
    ['son', 'deux fils'],
  ])('when there are two of %s, then every part agrees: %s', (name, expected) => {
    const noun = KIN.find(({ en }) => en === name)!;
    expect(nounPhrase(np(noun, 'none', { count: 2, plural: true }))).toBe(expected);
  });

  it('when they are women, then they are elles and their participles agree', () => {
    const sister = KIN.find(({ en }) => en === 'older sister')!;
    expect(past('go', { subject: pronoun('they', sister) })).toBe('elles sont allées');
    expect(past('go', { subject: pronoun('they') })).toBe('ils sont allés');
  });
});

describe('French passé composé', () => {
  it.each<[string, Act, string]>([
    ['eat', { subject: I, object: np(apple, 'a') }, "j'ai mangé une pomme"],
    ['go', { subject: SHE }, 'elle est allée'],
    ['leave', { subject: THEY }, 'ils sont partis'],
    ['rest', { subject: SHE }, "elle s'est reposée"],
    ['get up', { subject: pronoun('we') }, 'nous nous sommes levés'],
    ['lose', { subject: I, object: pronoun('it', apple) }, "je l'ai perdue"],
    ['see', { subject: I, object: THEY }, 'je les ai vus'],
    ['call', { subject: I, object: SHE }, "je l'ai appelée"],
    ['take pictures', { subject: SHE }, 'elle a pris des photos'],
    ['eat', { subject: I, object: np(bread, 'some'), negative: true }, "je n'ai pas mangé de pain"],
    ['rest', { subject: I, negative: true }, 'je ne me suis pas reposé'],
    ['take pictures', { subject: I, negative: true }, "je n'ai pas pris de photos"],
  ])('when %s is past with %j, then the sentence is %s', (verb, rest, expected) => {
    expect(past(verb, rest)).toBe(expected);
  });
});

describe('French clauses', () => {
  it.each<[string, Act, string]>([
    ['help', { subject: I, object: SHE }, "je l'aide"],
    ['help', { subject: I, object: THEY, tense: 'future' }, 'je vais les aider'],
    ['give', { subject: I, recipient: SHE, object: np(apple, 'a') }, 'je lui donne une pomme'],
    ['give', { subject: I, recipient: THEY, object: np(apple, 'a') }, 'je leur donne une pomme'],
    [
      'find',
      { subject: I, object: pronoun('it', apple), modality: 'can', negative: true },
      'je ne peux pas la trouver',
    ],
    ['know', { subject: I, object: THEY, negative: true }, 'je ne les connais pas'],
    ['need', { subject: I, object: np(bread, 'some') }, "j'ai besoin de pain"],
    ['play', { subject: I, object: np(piano, 'the') }, 'je joue du piano'],
    ['swim', { subject: SHE, frequency: FREQUENCIES[4]!, negative: true }, 'elle ne nage jamais'],
    ['go', { subject: SHE, question: 'polar' }, "est-ce qu'elle va"],
    ['go', { subject: YOU, question: 'where', tense: 'past' }, 'où est-ce que vous êtes allé'],
    ['eat', { subject: YOU, question: 'what' }, "qu'est-ce que vous mangez"],
    ['rest', { subject: I, modality: 'want' }, 'je veux me reposer'],
    ['study', { subject: I, tense: 'progressive' }, "je suis en train d'étudier"],
  ])('when %s is said with %j, then the sentence is %s', (verb, rest, expected) => {
    expect(sentence(verb, rest)).toBe(expected);
  });

  it('when others are told, forbidden or invited to do something, then the mood is the imperative', () => {
    const told = (verb: string, mark: string, negative = false) =>
      elide(realise(clause(verb, { subject: I, negative } satisfies Partial<Clause> & Act), mark));
    expect(told('rest', 'imperative')).toBe('reposez-vous');
    expect(told('rest', 'imperative', true)).toBe('ne vous reposez pas');
    expect(told('take pictures', 'imperative', true)).toBe('ne prenez pas de photos');
    expect(told('take a walk', 'hortative')).toBe('promenons-nous');
    expect(told('eat', 'hortative')).toBe('mangeons');
  });

  it.each([
    ['je aime', "j'aime"],
    ['je ne ai pas', "je n'ai pas"],
    ['parce que il', "parce qu'il"],
    ['si il pleut', "s'il pleut"],
    ['si elle dort', 'si elle dort'],
    ['la eau', "l'eau"],
    ["de l' eau", "de l'eau"],
    ['le yaourt', 'le yaourt'],
    ['le hôtel', "l'hôtel"],
    ['le onze', 'le onze'],
  ])('when %s meet, then they are written %s', (text, expected) => {
    expect(elide(text)).toBe(expected);
  });
});
