import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberPair } from '../support/trained-checkpoint.ts';
import { NMT, outcomeOf, runNode, startNode } from './processes.ts';

/** Sources of a corpus that takes some chunks of answers. */
const SENTENCES = 600;

let folder: string;
const [one, two] = ['one.json', 'two.json'];
const nmt = (...words: string[]) => runNode([NMT, ...words], { folder });
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
const rows = (text: string) => text.trimEnd().split('\n');

const write = (file: string, from: number, count: number) => {
  const pairs = Array.from({ length: count }, (_, i) => numberPair(from + i));
  writeFileSync(join(folder, file), pairs.map(({ source, target }) => `${source}\t${target}\n`).join(''));
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-distil-'));
  mkdirSync(join(folder, 'numbers'));
  write('numbers/train.tsv', 1000, 400);
  write('numbers/dev.tsv', 500, 20);
  write('numbers/test.tsv', 0, 10);
  write('many.tsv', 2000, SENTENCES);
  for (const [seed, file] of [one, two].entries()) {
    const words = ['--corpus', 'numbers', '--preset', 'toy', '--epochs', '4', '--seed', `${seed}`, '--quiet'];
    expect(nmt('train', ...words, '--hidden-size', '32', '--checkpoint', file).code).toBe(0);
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('nmt distil', () => {
  it('when two models teach, then the student’s corpus is the pairs and what both translate together', () => {
    const { code, talk } = nmt('distil', '--teachers', one, two, '--out', 'taught', '--beam', '3');
    expect({ code, talk }).toEqual({ code: 0, talk: 'nmt: 800 training pairs; next: nmt train --corpus taught\n' });
    const original = rows(read('numbers', 'train.tsv'));
    const sources = original.map((row) => row.split('\t')[0]!);
    const input = sources.map((source) => `${source}\n`).join('');
    const together = runNode([NMT, 'translate', '--checkpoint', one, two, '--beam', '3', '--quiet'], { input, folder });
    const answers = rows(together.out).map((answer, i) => `${sources[i]}\t${answer}`);
    expect(rows(read('taught', 'train.tsv'))).toEqual([...original, ...answers]);
    for (const side of ['dev.tsv', 'test.tsv']) expect(read('taught', side)).toBe(read('numbers', side));
    const student = ['train', '--corpus', 'taught', '--epochs', '1', '--checkpoint', 'student.json', '--quiet'];
    expect(nmt(...student).code).toBe(0);
    expect(nmt('evaluate', '--checkpoint', 'student.json', '--quiet').code).toBe(0);
  }, 60_000);

  it('when it is killed and then started again, then it goes on, and the corpus is the same to the byte', async () => {
    const words = (out: string) => [
      'distil',
      '--teachers',
      one,
      '--corpus',
      'many.tsv',
      '--out',
      out,
      '--no-originals',
    ];
    expect(nmt(...words('whole')).code).toBe(0);
    const child = startNode([NMT, ...words('broken')], folder);
    const answered = () => {
      try {
        return rows(read('broken', 'answers.part')).length - 1;
      } catch {
        return 0;
      }
    };
    const ended = outcomeOf(child);
    while (answered() === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await ended;
    expect(answered()).toBeGreaterThan(0);
    expect(nmt(...words('broken')).code).toBe(0);
    for (const side of ['train.tsv', 'dev.tsv']) expect(read('broken', side)).toBe(read('whole', side));
  }, 60_000);

  it('when a teacher knows another dev side than the corpus has, then it says so', () => {
    const { code, talk } = nmt('distil', '--teachers', one, '--corpus', 'many.tsv', '--out', 'other');
    expect(code).toBe(0);
    expect(talk).toContain('one.json was trained with another dev side');
  }, 60_000);

  it('when the answers there are of another search, then it refuses, in one line', () => {
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'taken', 'answers.part'), 'something else\n');
    const { code, talk } = nmt('distil', '--teachers', one, '--out', 'taken');
    expect(code).toBe(1);
    expect(talk).toMatch(/^nmt: taken.answers\.part: these answers are of other teachers.*\(name another --out.*\)\n$/);
  }, 60_000);

  it('when a corpus stands in the folder, then it stays as it is, finished ones of our own too', () => {
    for (const name of ['train.tsv', 'test.csv', 'dev.en', 'valid.jsonl.gz']) {
      const file = `stands-${name}/${name}`;
      mkdirSync(join(folder, `stands-${name}`));
      write(file, 0, 3);
      const before = read(file);
      const { code, talk } = nmt('distil', '--teachers', one, '--out', `stands-${name}`);
      expect(talk).toMatch(
        /^nmt: stands-\S+: a corpus stands in this folder already \(name another --out, or remove it\)\n$/,
      );
      expect([code, read(file)]).toEqual([1, before]);
    }
    const own = read('numbers', 'train.tsv');
    expect(nmt('distil', '--teachers', one, '--corpus', 'numbers', '--out', 'numbers').code).toBe(1);
    expect(read('numbers', 'train.tsv')).toBe(own);
  });

  it('when no teacher is named, then that is wrong usage', () => {
    expect(nmt('distil', '--out', 'nowhere')).toMatchObject({ code: 2 });
  });
});
