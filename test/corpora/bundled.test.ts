import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Chooser } from '../../corpora/grammar/choose.ts';
import {
  corpusOf,
  type Generated,
  generateSplit,
  learntWhole,
  type SentencePair,
  toTsv,
} from '../../corpora/grammar/generate.ts';
import type { Phrase } from '../../corpora/grammar/lexicon/entry.ts';
import { KNOWN_NAMES } from '../../corpora/grammar/lexicon/foreigners.ts';
import { PATTERNS } from '../../corpora/grammar/patterns/all.ts';
import { PHRASES } from '../../corpora/grammar/phrase-book/phrase-book.ts';
import { wordsOf } from '../../corpora/grammar/split.ts';
import { isSaid, lexemes } from './lexemes.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'corpora');
const NAMES = ['en-ko', 'en-fr'] as const;
const PARTS = ['train', 'dev', 'test'] as const;
const SIZES = {
  'en-ko': { train: 72_000, dev: 500, test: 500 },
  'en-fr': { train: 112_000, dev: 500, test: 500 },
};

type Corpus = Readonly<Record<(typeof PARTS)[number], readonly SentencePair[]>>;

const text = (name: string, part: string) => readFileSync(join(FOLDER, name, `${part}.tsv`), 'utf8');
const lines = (name: string, part: string) => text(name, part).split('\n').slice(0, -1);
const pairs = (name: string, part: string) =>
  lines(name, part).map((line): SentencePair => line.split('\t') as [string, string]);
const read = (name: string): Corpus => ({
  train: pairs(name, 'train'),
  dev: pairs(name, 'dev'),
  test: pairs(name, 'test'),
});

/** The mark at the end of a sentence, or nothing. */
const markOf = (text: string) => /[.?!]?$/.exec(text)![0];
/** The phrase book and its like, each in many forms. */
const whole = new Set(learntWhole().map(({ en }) => en));
const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
const frontPage = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const corpora = { 'en-ko': read('en-ko'), 'en-fr': read('en-fr') };

let made: Generated;

beforeAll(() => {
  made = generateSplit();
}, 240_000);

describe.each(NAMES)('the bundled corpus %s', (name) => {
  const corpus = corpora[name];
  it.each(PARTS)('when it is generated anew, then %s has the committed bytes', (part) => {
    expect(toTsv(corpusOf(name, made)[part]) === text(name, part)).toBe(true);
  });

  it.each(PARTS)('when %s is hashed, then the sum is the one that the README states', (part) => {
    const sum = createHash('sha256').update(text(name, part)).digest('hex');
    expect(readme).toContain(`${sum}  ${name}/${part}.tsv`);
  });

  it.each(PARTS)(
    'when %s is read, then each line is two sentences in normal form, single spaces, the same mark at their ends',
    (part) => {
      expect(lines(name, part)).toHaveLength(SIZES[name][part]);
      const odd = lines(name, part).filter(
        (line) =>
          !/^[^\t ][^\t]*\t[^\t ][^\t]*$/.test(line) ||
          markOf(line.split('\t')[0]!) !== markOf(line.split('\t')[1]!) ||
          / {2}|' \p{L}| $/u.test(line) ||
          line !== line.normalize('NFC'),
      );
      expect(odd).toEqual([]);
    },
  );

  it('when the parts are compared, then no source has two translations or stands twice but for known foreign names, and no target but in what is learnt whole and without its mark', () => {
    const all = PARTS.flatMap((part) => corpus[part]);
    const named = ([source]: SentencePair) => KNOWN_NAMES.some((known) => source.includes(known));
    const others = all.filter((pair) => !named(pair));
    expect(new Set(others.map(([source]) => source)).size).toBe(others.length);
    // Short sentences about a known foreign name are drawn more than once.
    expect(new Set(all.map((pair) => pair.join('\t'))).size).toBe(new Set(all.map(([source]) => source)).size);
    // Without its mark a Korean question can be a statement: 흐렸어요.
    const composed = all.filter(([source]) => !whole.has(source) && !named([source, '']) && markOf(source) !== '');
    expect(new Set(composed.map(([, target]) => target)).size).toBe(composed.length);
  });

  it('when the phrase book is looked for, then train has all of its more than four hundred entries, and dev and test none', () => {
    expect(PHRASES.length).toBeGreaterThanOrEqual(400);
    expect(new Set(PHRASES.map(({ en }) => en)).size).toBe(PHRASES.length);
    const train = new Map(corpus.train);
    const translated = ({ ko, fr }: Phrase) => (name === 'en-ko' ? ko : fr);
    expect(PHRASES.filter((phrase) => train.get(phrase.en) !== translated(phrase))).toEqual([]);
    expect([...corpus.dev, ...corpus.test].filter(([source]) => whole.has(source))).toEqual([]);
  });

  it('when dev and test are read, then train has every word of both sides, at least four times', () => {
    for (const side of [0, 1] as const) {
      const seen = new Map<string, number>();
      for (const pair of corpus.train)
        for (const word of wordsOf(pair[side])) seen.set(word, (seen.get(word) ?? 0) + 1);
      const held = [...corpus.dev, ...corpus.test].flatMap((pair) => wordsOf(pair[side]));
      expect(held.filter((word) => (seen.get(word) ?? 0) < 4)).toEqual([]);
    }
  });
});

describe('the bundled corpora', () => {
  it('when both are read, then they share their English side, and en-fr has more to train on', () => {
    for (const part of PARTS) {
      const [first, second] = NAMES.map((name) => corpora[name][part].map(([source]) => source));
      expect(second!.slice(0, first!.length)).toEqual(first);
    }
  });

  it('when the sentences in train are searched for the lexicon, then more than five hundred lexemes are said', () => {
    const train = ` ${corpora['en-ko'].train.map(([source]) => wordsOf(source).join(' ')).join(' ')} `.toLowerCase();
    const said = lexemes().filter((entry) => isSaid(entry, train));
    expect(said.length).toBeGreaterThanOrEqual(500);
    expect(readme).toContain(`${lexemes().length} entries in tables, of which ${said.length} are said`);
    expect(frontPage).toContain(`${PATTERNS.length} sentence patterns over a lexicon of ${lexemes().length} entries`);
  });

  it('when the patterns are counted, then more than sixty have sentences in the corpus', () => {
    const used = new Set(made.train.map(({ pattern }) => pattern));
    expect(new Set(PATTERNS.map(({ name }) => name)).size).toBe(PATTERNS.length);
    expect(used.size).toBeGreaterThanOrEqual(60);
    expect(readme).toContain(`${PATTERNS.length} sentence patterns`);
  });

  it('when another seed draws, then the choices are others', () => {
    const draws = (seed: number) => {
      const choose = new Chooser(seed, 0);
      return Array.from({ length: 50 }, () => choose.from(PATTERNS).name);
    };
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)).not.toEqual(draws(8));
  });
});
