import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { comparable } from '../../src/corpus/comparable.ts';
import { examineCorpus } from '../../src/corpus/examine-corpus.ts';
import { type ReadOptions, readCorpus } from '../../src/corpus/read-corpus.ts';
import { splitOffDev } from '../../src/corpus/split.ts';
import { Folder, failure } from './folder.ts';

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const TATOEBA = join(SHARED, 'tatoeba', 'kor-eng.tsv');
const MULTI30K = join(SHARED, 'multi30k', 'tok');

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

const NOTHING: ReadOptions = {
  corpus: null,
  source: null,
  target: null,
  dev: null,
  devSource: null,
  devTarget: null,
  devFraction: 0.05,
  encoding: null,
  columns: null,
  seed: 1,
  lowercase: false,
  tokenizer: 'word',
};
const read = (options: Partial<ReadOptions>) => readCorpus({ ...NOTHING, ...options });
const refused = (options: Partial<ReadOptions>) => failure(() => read(options), folder);
const tsv = (count: number, name = 'w') =>
  Array.from({ length: count }, (_, i) => `${name}${i}\t${name}${i} 가\n`).join('');

describe('which corpus', () => {
  it('when no option is given, then it is the bundled en-ko', async () => {
    const corpus = await read({});
    expect(corpus.name).toBe('en-ko');
    expect([corpus.train, corpus.dev, corpus.test!].map(({ sources }) => sources.length)).toEqual([72_000, 500, 500]);
    expect(corpus.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('when a bundled corpus is named in a folder that does not have it, then it is found all the same', async () => {
    const [here, kept] = [process.cwd(), folder.path];
    process.chdir(kept);
    try {
      expect((await read({ corpus: 'corpora/en-fr' })).name).toBe('en-fr');
      expect((await read({ corpus: 'en-fr' })).name).toBe('en-fr');
    } finally {
      process.chdir(here);
    }
  });

  it('when a folder has train, val and test, one compressed, then each side is read', async () => {
    folder.write({
      'train.tsv': tsv(9),
      'val.tsv.gz': gzipSync(tsv(3, 'd')),
      'test.jsonl': '{"source":"t","target":"u"}',
      'README.md': '',
    });
    const corpus = await read({ corpus: folder.path });
    expect(corpus.train.sources.length).toBe(9);
    expect(corpus.dev).toEqual({ sources: ['d0', 'd1', 'd2'], targets: ['d0 가', 'd1 가', 'd2 가'] });
    expect(corpus.test).toEqual({ sources: ['t'], targets: ['u'] });
  });

  it('when files are called Dev and TEST, then they are read; by other names they are said not to be', async () => {
    folder.write({ 'a/train.tsv': tsv(20), 'a/Dev.tsv': 'a\tb\n', 'a/TEST.TSV': 'c\td\n' });
    const { dev, test } = await read({ corpus: folder.at('a') });
    expect([dev.sources, test?.sources]).toEqual([['a'], ['c']]);
    const others = { 'b/eval.tsv': 'a\tb\n', 'b/tst2.json': '', 'b/test_2016.en': 'c', 'b/test_2016.ko': '가' };
    folder.write({
      ...others,
      'b/config.json': '',
      'b/README.md': '',
      'b/train.en': 'a\nb\n',
      'b/train.ko': '가\n나\n',
    });
    const { findings } = await read({ corpus: folder.at('b') });
    expect(findings.map(({ message }) => message)).toContain(
      'not read: eval.tsv, test_2016.en, test_2016.ko, tst2.json; only files called train, dev and test are',
    );
  });

  it('when one side of a set is missing, then a test set is left out, and a dev set refused, by its name', async () => {
    folder.write({ 'train.en': 'a\nb\n', 'train.de': 'A\nB\n', 'test.lc.en': 'c' });
    const { test, findings } = await read({ corpus: folder.path });
    expect([test, findings.map(({ message }) => message)]).toEqual([
      null,
      expect.arrayContaining(['test.lc.en is left out: test.lc.de is missing beside it']),
    ]);
    folder.write({ 'dev.de.gz': 'd' });
    expect(await refused({ corpus: folder.path })).toBe(
      'E_CORPUS …: dev.en.gz is missing beside dev.de.gz (both sides are wanted; without a dev set, a part of train is taken)',
    );
  });

  it('when a folder called ko-en has two files a side, then its name says which is the source', async () => {
    folder.write({ 'ko-en/train.en': 'a\n', 'ko-en/train.ko': '가\n', 'ko-en/dev.en': 'b', 'ko-en/dev.ko': '나' });
    const corpus = await read({ corpus: folder.at('ko-en') });
    expect([corpus.train, corpus.dev]).toEqual([
      { sources: ['가'], targets: ['a'] },
      { sources: ['나'], targets: ['b'] },
    ]);
    expect(corpus.findings.filter(({ code }) => code === 'sides')).toEqual([]);
  });

  it('when two files are given, then the corpus is called by their languages', async () => {
    const source = folder.write({ 'train.tok.en': 'a\nb\n' });
    const target = folder.write({ 'train.tok.de.gz': gzipSync('c\nd\n') });
    const dev = folder.write({ 'dev.tsv': 'x\ty\n' });
    const corpus = await read({ source, target, dev });
    expect(corpus).toMatchObject({
      name: 'en-de',
      train: { sources: ['a', 'b'] },
      dev: { sources: ['x'] },
      test: null,
    });
    expect(corpus.files).toMatchObject({ train: { source, target }, dev: { pairs: dev }, test: null });
  });

  it('when a dev set is given besides that of the folder, then the given one is taken', async () => {
    folder.write({ 'c/train.tsv': tsv(9), 'c/dev.tsv': tsv(3, 'd'), 'a.en': 'x\n', 'a.ko': 'y\n' });
    const corpus = await read({ corpus: folder.at('c'), devSource: folder.at('a.en'), devTarget: folder.at('a.ko') });
    expect(corpus.dev).toEqual({ sources: ['x'], targets: ['y'] });
  });
});

describe('what cannot be a corpus gets one line', () => {
  it('when options contradict each other or one is missing, then they are named', async () => {
    expect(await refused({ corpus: 'x', source: 'a', target: 'b' })).toBe(
      'E_CONFIG --corpus cannot go with --source and --target (give one or the other)',
    );
    expect(await refused({ source: 'a' })).toBe('E_CONFIG --source needs --target (two aligned files go together)');
    expect(await refused({ devTarget: 'a' })).toBe(
      'E_CONFIG --dev-target needs --dev-source (two aligned files go together)',
    );
    expect(await refused({ dev: 'a', devSource: 'b', devTarget: 'c' })).toBe(
      'E_CONFIG --dev cannot go with --dev-source and --dev-target (give one or the other)',
    );
  });

  it.each([
    { corpus: '-', dev: '-' },
    { corpus: '-', devSource: '-', devTarget: 'b' },
    { source: 'a', target: '-', dev: '-' },
    { source: '-', target: '-' },
  ])('when standard input is named twice, %o, then that is wrong usage before it is read', async (options) => {
    expect(await refused(options)).toBe('E_USAGE stdin can be read once (give - for one file only)');
  });

  it('when standard input is to be examined twice, then that is wrong usage', async () => {
    const given = { paths: ['-', '-'], source: null, target: null, lowercase: false };
    expect(await failure(() => examineCorpus(given), folder)).toMatch(/^E_USAGE stdin can be read once /);
  });

  it('when nothing is there, then the bundled corpora are named', async () => {
    expect(await refused({ corpus: folder.at('none') })).toBe(
      'E_FILE …/none: no such file or folder (a folder with train.tsv, or a file of CSV, JSON lines, JSON array, TMX, XLIFF or TSV; corpora/en-ko and corpora/en-fr come with nmt)',
    );
  });

  it('when a folder holds no split, no train, or too many files for one, then it says what it expects', async () => {
    folder.write({ 'a/notes.txt': '', 'b/test.tsv': 'a\tb\n', 'c/train.en': '', 'c/train.de': '', 'c/train.fr': '' });
    folder.write({ 'd/train.tsv': '', 'd/train.jsonl': '' });
    expect(await refused({ corpus: folder.at('a') })).toBe(
      'E_CORPUS …/a: the folder holds no train, dev or test (expected train.tsv, train.csv, train.txt or the like, or two files such as train.en and train.ko, each maybe with .gz)',
    );
    expect(await refused({ corpus: folder.at('b') })).toBe(
      'E_CORPUS …/b: the folder holds no train side (expected train.tsv or the like)',
    );
    expect(await refused({ corpus: folder.at('c') })).toBe(
      'E_CORPUS …/c: cannot tell which file is train among train.de, train.en, train.fr (name the files themselves: --corpus FILE, or --source and --target, and --dev or --dev-source and --dev-target)',
    );
    expect(await refused({ corpus: folder.at('d') })).toContain('which file is train among train.jsonl, train.tsv');
  });

  it('when all sources are the same, then no dev set can be split off', async () => {
    const corpus = folder.write({ 'a.tsv': 'a\tb\na\tc\n' });
    expect(await refused({ corpus })).toBe(
      'E_CORPUS …/a.tsv: too few different sentences to split off a dev set (give one with --dev)',
    );
  });
});

describe('the dev set that is split off', () => {
  const located = (sources: readonly string[]) => ({
    sources,
    targets: sources.map((_, i) => `t${i}`),
    lines: sources.map((_, i) => i + 1),
    emptyLines: [],
    oddLines: [],
    notes: [],
    files: { pairs: 'a.tsv' },
  });

  it('when any corpus is split, then each pair is on one side, in order, and no source on both (property)', () => {
    const word = fc.constantFrom('a', 'A', 'b ', ' b', 'c', 'd', 'é', 'e\u0301', 'f', 'g');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 2 }),
        fc.nat(),
        fc.double({ min: 0.01, max: 0.49, noNaN: true }),
        (sources, seed, fraction) => {
          fc.pre(new Set(sources.map((source) => comparable(source, true))).size > 1);
          const { train, dev } = splitOffDev(located(sources), { fraction, seed, lowercase: true });
          expect(train.lines.length).toBeGreaterThan(0);
          expect(dev.lines.length).toBeGreaterThan(0);
          expect([...train.lines, ...dev.lines].sort((a, b) => a - b)).toEqual(sources.map((_, i) => i + 1));
          for (const side of [train, dev]) expect(side.lines).toEqual([...side.lines].sort((a, b) => a - b));
          const seen = new Set(train.sources.map((source) => comparable(source, true)));
          expect(dev.sources.filter((source) => seen.has(comparable(source, true)))).toEqual([]);
        },
      ),
    );
  });

  it('when the seed is the same, then so is the split; another seed gives another', async () => {
    const corpus = folder.write({ 'a.tsv': tsv(200) });
    const first = await read({ corpus });
    expect(first.dev.sources.length).toBe(10);
    expect(await read({ corpus })).toEqual(first);
    expect((await read({ corpus, seed: 2 })).dev).not.toEqual(first.dev);
    expect((await read({ corpus, seed: 2 })).fingerprint).not.toBe(first.fingerprint);
  });

  it('when the corpus is large, then a thousand pairs are enough', async () => {
    const corpus = await read({ corpus: folder.write({ 'a.tsv': tsv(30_000) }) });
    expect([corpus.train.sources.length, corpus.dev.sources.length]).toEqual([29_000, 1000]);
  });
});

describe('corpora as they are found', () => {
  it.skipIf(!existsSync(TATOEBA))(
    'when Tatoeba’s export is read (where it is at hand), then its attribution is left out',
    async () => {
      const corpus = await read({ corpus: TATOEBA });
      expect(corpus.name).toBe('kor-eng');
      expect(corpus.train.sources.length + corpus.dev.sources.length).toBe(3502);
      expect([...corpus.train.targets, ...corpus.dev.targets].filter((text) => text.includes('tatoeba.org'))).toEqual(
        [],
      );
    },
  );

  it.skipIf(!existsSync(MULTI30K))(
    'when Multi30k is read from its four files (where they are at hand), then all pairs are there',
    async () => {
      const at = (name: string) => join(MULTI30K, `${name}`);
      const corpus = await read({
        source: at('train.lc.norm.tok.en'),
        target: at('train.lc.norm.tok.de'),
        devSource: at('val.lc.norm.tok.en'),
        devTarget: at('val.lc.norm.tok.de'),
      });
      expect([corpus.name, corpus.train.sources.length, corpus.dev.sources.length]).toEqual(['en-de', 29_000, 1014]);
    },
  );
});
