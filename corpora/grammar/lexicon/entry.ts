/**
 * What a lexeme is, in three languages, and how the lexicon's tables are read.
 * Fed by the table files beside it; feeds the realisers and the patterns.
 */

export type Gender = 'm' | 'f';

/** A noun with the facts that each language's grammar asks for. */
export interface Noun {
  readonly en: string;
  readonly enPlural: string;
  readonly ko: string;
  readonly fr: string;
  readonly frPlural: string;
  readonly gender: Gender;
  /** Not counted in English and French: "bread", "du pain". */
  readonly mass: boolean;
  /** Takes 들 in the plural, and 명 when counted. */
  readonly person: boolean;
  /** Korean verbs honour this subject with -(으)시-. */
  readonly honorific: boolean;
  /** A proper name: no article in any language. */
  readonly name: boolean;
  /** "my" in Korean: 우리 for parents and the like, 제 otherwise. */
  readonly koMy: string;
  /** Always plural in French: "les toilettes". */
  readonly frPluralOnly: boolean;
  /** What Korean counts it with. */
  readonly counter: string;
}

/** An adjective; `before` when French puts it before its noun. */
export interface Adjective {
  readonly en: string;
  readonly ko: KoreanStem;
  /** What is said of a thing where it is another word than before the noun: 빨간 가방, but 가방은 빨간색이에요. */
  readonly koPredicate?: KoreanStem;
  /** How others are said to feel so: 슬프다 of oneself, 슬퍼하다 of a third person. */
  readonly koOutward?: KoreanStem;
  /** Masculine, feminine, masculine before a vowel; the plurals follow by rule. */
  readonly fr: FrenchForms;
  readonly before: boolean;
  readonly invariable: boolean;
}

export interface FrenchForms {
  readonly m: string;
  readonly f: string;
  readonly beforeVowel: string;
}

export type Irregular = '' | 'ㅂ' | 'ㄷ' | 'ㅅ' | 'ㅎ' | '르' | '하' | '이';

/** A Korean dictionary form without 다, and the name of its irregular class. */
export interface KoreanStem {
  readonly stem: string;
  readonly irregular: Irregular;
}

/** A verb, or anything that heads a clause: "eat", "be hungry", "be a doctor". */
export interface Verb {
  readonly en: string;
  readonly enPast: string;
  /** English says "it is raining", Korean and French use the plain present. */
  readonly enProgressive: boolean;
  readonly ko: KoreanStem;
  /** The verb that honours its subject where it is not stem + 시: 먹다 → 드시다. */
  readonly koHonorific: KoreanStem | undefined;
  /** The verb that denies where it is neither 안 nor -지 않다: 있다 → 없다. */
  readonly koNegative: KoreanStem | undefined;
  /** How a third person is said to feel so: 춥다 of oneself, 추워하다 of others. */
  readonly koOutward?: KoreanStem;
  /** The particle of its object. */
  readonly koObject: string;
  /** Adjectives have no progressive and another adnominal form. */
  readonly koDescriptive: boolean;
  /** Felt inside: a first person who feels it goes without saying in Korean. */
  readonly sensation: boolean;
  /** Infinitive, then any words that stay as they are: "avoir faim". */
  readonly fr: string;
  /** A predicate that agrees with the subject: "être" + fatigué(e)(s). */
  readonly frAgreeing: Adjective | undefined;
  readonly frObject: '' | 'à' | 'de';
  readonly frEtre: boolean;
  /** Its past is the imparfait. */
  readonly stative: boolean;
}

/** Three equal-meaning phrases that need no further inflection. */
export interface Phrase {
  readonly en: string;
  readonly ko: string;
  readonly fr: string;
}

/** Cells of a table: one row a line, columns parted by bars. */
export function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** Reads `en | ko | fr` rows: whole phrases. */
export function phrases(table: string): readonly Phrase[] {
  return rows(table).map(([en = '', ko = '', fr = '']) => ({ en, ko, fr }));
}

/** Reads `en[, plural] | ko | fr[, plural] gender | options` rows; `defaults` hold for the whole table. */
export function nouns(table: string, defaults: Partial<Noun> = {}): Noun[] {
  return rows(table).map(([en = '', ko = '', fr = '', options = '']) => {
    const [singular = '', plural = englishPlural(singular)] = en.split(', ');
    const gender = fr.slice(-1) as Gender;
    const [frSingular = '', frPlural = frenchPlural(frSingular)] = fr.slice(0, -2).split(', ');
    const has = (option: string) => options.split(' ').includes(option);
    const counter = /counter:(\S+)/.exec(options)?.[1];
    const extra: Partial<Noun> = {
      ...(has('mass') && { mass: true }),
      ...(has('honorific') && { honorific: true }),
      ...(has('우리') && { koMy: '우리' }),
      ...(has('fr-plural') && { frPluralOnly: true }),
      ...(counter !== undefined && { counter }),
    };
    const plain = { mass: false, person: false, honorific: false, name: false, koMy: '제', frPluralOnly: false };
    const words = { en: singular, enPlural: plural, ko, fr: frSingular, frPlural, gender };
    return { ...plain, counter: '개', ...defaults, ...extra, ...words };
  });
}

/** Reads `en | 사전형 [irregular][, the predicate's] | m[, f[, before a vowel]] | options` rows. */
export function adjectives(table: string): Adjective[] {
  return rows(table).map(([en = '', ko = '', fr = '', options = '']) => {
    const [m = '', f = frenchFeminine(m), beforeVowel = m] = fr.split(', ');
    const invariable = options.includes('invariable');
    const [attributive = '', predicate] = ko.split(', ');
    const outward = /outward:([^;]+)/.exec(options)?.[1];
    return {
      en,
      ko: koreanStem(attributive),
      ...(predicate !== undefined && { koPredicate: koreanStem(predicate) }),
      ...(outward !== undefined && { koOutward: koreanStem(outward) }),
      fr: { m, f: invariable ? m : f, beforeVowel },
      before: options.includes('before'),
      invariable,
    };
  });
}

/** Reads `en [(past)] | 사전형 [irregular] | infinitive | options` rows. */
export function verbs(table: string): Verb[] {
  return rows(table).map(([enCell = '', ko = '', fr = '', options = '']) => {
    const [, en = '', past] = /^([^(]+?)(?: \((.+)\))?$/.exec(enCell) ?? [];
    const option = (name: string) => options.split('; ').find((o) => o.split(':')[0] === name);
    const value = (name: string) => option(name)?.slice(name.length + 1);
    const stem = (name: string) => (value(name) === undefined ? undefined : koreanStem(value(name)!));
    return {
      en,
      enPast: past ?? englishPast(en),
      enProgressive: option('progressive') !== undefined,
      ko: koreanStem(ko),
      koHonorific: stem('honorific'),
      koNegative: stem('negative'),
      koOutward: stem('outward'),
      koObject: value('ko') ?? '을',
      koDescriptive: option('descriptive') !== undefined,
      sensation: option('sensation') !== undefined,
      fr,
      frAgreeing: undefined,
      frObject: (value('fr') ?? '') as Verb['frObject'],
      frEtre: option('être') !== undefined,
      stative: option('stative') !== undefined,
    };
  });
}

/** The stem of a dictionary form such as "돕다 ㅂ" or "공부하다". */
export function koreanStem(cell: string): KoreanStem {
  const [, stem = '', mark = ''] = /^(.+)다(?: (.))?$/.exec(cell) ?? [];
  const irregular = mark === '' && stem.endsWith('하') ? '하' : (mark as Irregular);
  return { stem, irregular };
}

function englishPlural(word: string): string {
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

function frenchPlural(word: string): string {
  return /[sxz]$/.test(word) ? word : `${word}s`;
}

function frenchFeminine(masculine: string): string {
  return masculine.endsWith('e') ? masculine : `${masculine}e`;
}

function englishPast(verb: string): string {
  const [head = '', ...tail] = verb.split(' ');
  const inflected = head.endsWith('e') ? `${head}d` : head.replace(/([^aeiou])y$/, '$1i').concat('ed');
  return [inflected, ...tail].join(' ');
}
