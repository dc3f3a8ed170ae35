import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigSchema } from '../../src/config.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { readRecordedTestPairs, readTestPairs } from '../../src/corpus/test-pairs.ts';
import { Folder, failure } from './folder.ts';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

const NO_TEST = 'the corpus has no test side: scored on its dev side, by which the best checkpoint was chosen';
const NONE = { corpus: null, source: null, target: null };
const tsv = (count: number) => Array.from({ length: count }, (_, i) => `w${i}\tw${i}\n`).join('');

/** What a checkpoint keeps: through JSON and back. */
async function recordOf(corpus: string | null): Promise<unknown> {
  return JSON.parse(JSON.stringify((await readCorpus(ConfigSchema.parse({ corpus }))).files));
}

describe('test pairs that options name', () => {
  it('when a folder has a test side, then it is that; else dev, and it says so', async () => {
    folder.write({ 'c/test.tsv': 'a\tb\n\tx\n', 'd/dev.tsv': 'c\td\n', 'e/train.tsv': 'a\tb\n' });
    expect(await readTestPairs({ ...NONE, corpus: folder.at('c') })).toEqual({
      name: 'c test',
      sources: ['a'],
      targets: ['b'],
      notes: ['lines with an empty side, not scored: 1 (the first is line 2)'],
    });
    expect(await readTestPairs({ ...NONE, corpus: folder.at('d') })).toMatchObject({ name: 'd dev', notes: [NO_TEST] });
    expect(await failure(() => readTestPairs({ ...NONE, corpus: folder.at('e') }), folder)).toBe(
      'E_CORPUS …/e: the folder holds no test and no dev (name what to score on: --corpus, or --source and --target)',
    );
  });

  it('when one file or two are named, then all their pairs are tested on', async () => {
    const corpus = folder.write({ 'more.tsv': 'a\tb\n' });
    expect(await readTestPairs({ ...NONE, corpus })).toEqual({
      name: 'more',
      sources: ['a'],
      targets: ['b'],
      notes: [],
    });
    const source = folder.write({ 'x.en': 'a\n', 'x.ko': 'b\n' });
    expect(await readTestPairs({ corpus: null, source, target: folder.at('x.ko') })).toMatchObject({ name: 'en-ko' });
  });
});

describe('test pairs of the corpus that a checkpoint was trained on', () => {
  it.skipIf(process.platform === 'win32')(
    'when it came through a pipe that has a name, then it is not waited for',
    async () => {
      const pipe = folder.at('pairs');
      execFileSync('mkfifo', [pipe]);
      const writing = writeFile(pipe, tsv(40));
      const record = await recordOf(pipe);
      await writing;
      expect(await failure(() => readRecordedTestPairs('pipe', record), folder)).toBe(
        'E_CORPUS the corpus that the model was trained on came through a pipe, so it cannot be read again (name what to score on: --corpus, or --source and --target)',
      );
    },
  );

  it('when it is the bundled one, then its place in the package is recorded, and its test side found anywhere', async () => {
    const record = await recordOf(null);
    expect(record).toMatchObject({
      train: { pairs: 'corpora/en-ko/train.tsv' },
      dev: { pairs: 'corpora/en-ko/dev.tsv' },
      test: { pairs: 'corpora/en-ko/test.tsv' },
    });
    const test = await readRecordedTestPairs('en-ko', record);
    expect([test.name, test.sources.length, test.notes]).toEqual(['en-ko test', 500, []]);
    const elsewhere = JSON.parse(JSON.stringify(record).replaceAll('"corpora/', '"/gone/nmt/corpora/'));
    expect(await readRecordedTestPairs('en-ko', elsewhere)).toEqual(test);
  });

  it('when its dev side was split off, then the same pairs are split off again', async () => {
    const corpus = folder.write({ 'a.tsv': tsv(100) });
    const { dev } = await readCorpus(ConfigSchema.parse({ corpus }));
    expect(await readRecordedTestPairs('a', await recordOf(corpus))).toEqual({
      name: 'a dev',
      ...dev,
      notes: [NO_TEST],
    });
  });

  it('when files have changed or gone, or the record is no record, then it says so and what to do', async () => {
    const hint = '(name what to score on: --corpus, or --source and --target)';
    const split = folder.write({ 'a.tsv': tsv(100) });
    folder.write({ 'c/train.tsv': tsv(9), 'c/dev.tsv': tsv(3), 'c/test.tsv': 'a\tb\n' });
    const [splitRecord, record] = [await recordOf(split), await recordOf(folder.at('c'))];
    folder.write({ 'a.tsv': tsv(50), 'c/test.tsv': 'a\tc\n' });
    const told = (given: unknown) => failure(() => readRecordedTestPairs('c', given), folder);
    const changed = 'the corpus has changed since the model was trained on it';
    expect(await told(record)).toBe(`E_CORPUS …/c/test.tsv: ${changed} ${hint}`);
    expect(await told(splitRecord)).toBe(`E_CORPUS …/a.tsv: ${changed} ${hint}`);
    folder.remove();
    const gone = 'this part of the corpus that the model was trained on is gone';
    expect(await told(record)).toBe(`E_CORPUS …/c/test.tsv: ${gone} ${hint}`);
    expect(await told({ train: 7 })).toBe(`E_CHECKPOINT the checkpoint does not say where its corpus is ${hint}`);
  });
});
