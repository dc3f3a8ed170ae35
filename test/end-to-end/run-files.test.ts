/** Two runs, one checkpoint: what nmt train replaces, refuses, locks, follows and finds again. Real processes. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpointHeader } from '../../src/checkpoint/read.ts';
import { writeDigits } from '../support/digits.ts';
import { heard, NMT, type Outcome, outcomeOf, runNode, startNode } from './processes.ts';

const SMALL = ['--embedding-size', '8', '--hidden-size', '8', '--batch-size', '64', '--threads', '1'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-runs-'));
  writeDigits(join(folder, 'one'), { train: 120, dev: 10, test: 10 });
  writeDigits(join(folder, 'two'), { train: 121, dev: 10, test: 10 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...parts: string[]) => join(folder, ...parts);
const words = (corpus: string, name: string, more: readonly string[]) => [
  ...[NMT, 'train', '--corpus', corpus, '--checkpoint', name, '--epochs', '1', '--quiet', ...SMALL, ...more],
];
const train = (corpus: string, name: string, ...more: string[]): Outcome =>
  runNode(words(corpus, name, more), { folder });
const resume = (file: string, more: readonly string[], from = folder): Outcome =>
  runNode([NMT, 'train', '--resume', file, '--quiet', ...more], { folder: from });
const locks = (place = folder) => readdirSync(place).filter((name) => name.endsWith('.lock'));
const header = (name: string) => readCheckpointHeader(at(name));

describe('a new run', () => {
  it('when another corpus’s or configuration’s model stands there, then it is refused with both facts; --overwrite replaces it; the same run goes on', async () => {
    expect(train('one', 'kept.json').code).toBe(0);
    const before = ['kept.json', 'kept.last.json'].map((name) => readFileSync(at(name)));
    const refused: [Outcome, RegExp][] = [
      [
        train('two', 'kept.json'),
        /corpus "one" of 120 pairs \(\w{8}\), this run's corpus "two" of 121 pairs \(\w{8}\)/,
      ],
      [train('one', 'kept.json', '--layers', '2'), /layers 1, this run's 2/],
      [train('one', 'kept.json', '--dev', 'two/dev.tsv'), /dev set \w{8}, this run's \w{8}/],
    ];
    for (const [{ code, talk }, facts] of refused) {
      expect(talk).toMatch(/^nmt: kept\.json: holds the model of another run: .*--overwrite replaces it\)\n$/);
      expect(talk).toMatch(facts);
      expect(code).toBe(1);
    }
    expect(['kept.json', 'kept.last.json'].map((name) => readFileSync(at(name)))).toEqual(before);
    expect(train('one', 'kept.json', '--threads', '2').code).toBe(0);
    expect(train('two', 'kept.json', '--overwrite').code).toBe(0);
    const [best, last] = await Promise.all([header('kept.json'), header('kept.last.json')]);
    expect(best.corpus.name).toBe('two');
    expect(best.run?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(last.run).toEqual(best.run);
    expect(locks()).toEqual([]);
  });

  it('when only the last state of another run is left, or a file that is no checkpoint, then neither is replaced', () => {
    expect(train('one', 'half.json').code).toBe(0);
    rmSync(at('half.json'));
    expect(train('two', 'half.json').talk).toMatch(/^nmt: half\.last\.json: holds the model of another run: /);
    expect(existsSync(at('half.json'))).toBe(false);
    for (const text of ['{"mine":1}', 'notes\n', readFileSync(at('half.last.json'), 'utf8').slice(0, 900)]) {
      writeFileSync(at('notes.json'), text);
      const { code, talk } = train('one', 'notes.json');
      expect(talk).toMatch(
        /^nmt: notes\.json: what stands there is no whole checkpoint: .*--overwrite replaces it\)\n$/,
      );
      expect([code, readFileSync(at('notes.json'), 'utf8')]).toEqual([1, text]);
    }
    expect(train('one', 'notes.json', '--overwrite').code).toBe(0);
  });

  it('when the place of the model is a file of the corpus, by whatever name, then it stays, also with --overwrite', () => {
    const [train, dev] = ['train', 'dev'].map(
      (split) => readdirSync(at('one')).find((name) => name.startsWith(split))!,
    );
    symlinkSync(at('one', dev!), at('also-dev.json'));
    linkSync(at('one', train!), at('also-train.last.json'));
    for (const name of [join('one', train!), 'also-dev.json', 'also-train.json']) {
      const before = readFileSync(at('one', train!), 'utf8') + readFileSync(at('one', dev!), 'utf8');
      const { code, talk } = runNode(words('one', name, ['--overwrite']), { folder });
      expect(talk).toMatch(/^nmt: \S+: this is the corpus that the run reads, and no place for its model \(.*\)\n$/);
      expect(code).toBe(1);
      expect(readFileSync(at('one', train!), 'utf8') + readFileSync(at('one', dev!), 'utf8')).toBe(before);
    }
  });

  it('when names are links, also to nothing yet, then what they point to is written and they stay links', async () => {
    mkdirSync(at('far'));
    symlinkSync(join('far', 'real.json'), at('link.json'));
    symlinkSync('link.json', at('twice.json'));
    symlinkSync(join('far', 'real.last.json'), at('twice.last.json'));
    expect(train('one', 'twice.json').code).toBe(0);
    for (const name of ['link.json', 'twice.json', 'twice.last.json']) {
      expect(lstatSync(at(name)).isSymbolicLink(), name).toBe(true);
    }
    expect(readdirSync(at('far')).sort()).toEqual(['real.json', 'real.last.json']);
    expect(resume('twice.last.json', ['--epochs', '2']).code).toBe(0);
    expect((await header('far/real.json')).progress.epoch).toBe(2);
    symlinkSync('circle.json', at('circle.json'));
    const folderName = train('one', 'new/');
    expect(folderName.talk).toMatch(/^nmt: new\/: the checkpoint cannot be written: is a directory \(/);
    expect(existsSync(at('new'))).toBe(false);
    expect(train('one', 'circle.json').talk).toMatch(/^nmt: circle\.json: .*: its links lead in a circle \(/);
  });
});

describe('two runs at once', () => {
  it('when a run writes a checkpoint, then a second is told, also by another name or by --resume, and after it the lock is gone', async () => {
    expect(train('one', 'busy.json', '--seed', '5').code).toBe(0);
    symlinkSync('busy.json', at('alias.json'));
    const first = startNode(
      [...words('one', 'busy.json', ['--seed', '5', '--overwrite', '--json']), '--epochs', '5000'],
      folder,
    );
    const ended = outcomeOf(first);
    await heard(first.stdout, '"step":1,');
    const others = [
      train('one', 'busy.json', '--overwrite'),
      train('two', 'alias.json'),
      resume('busy.last.json', ['--epochs', '3']),
    ];
    for (const { code, talk } of others) {
      expect(talk).toMatch(new RegExp(`: another run is writing this file: process ${first.pid}, since `));
      expect(code).toBe(1);
    }
    first.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(locks()).toEqual([]);
  });

  it('when a run is killed, then its lock is taken over; when it is stopped at once or fails, then no lock is left', async () => {
    const endless = (name: string) =>
      startNode([...words('one', name, ['--json', '--save-every', '1']), '--epochs', '5000'], folder);
    const killed = endless('dead.json');
    await heard(killed.stdout, '"kind":"last"');
    killed.kill('SIGKILL');
    await outcomeOf(killed);
    expect(locks().sort()).toEqual(['.dead.json.lock', '.dead.last.json.lock']);
    expect(resume('dead.last.json', ['--epochs', '1']).code).toBe(0);
    expect(locks()).toEqual([]);
    const hasty = endless('hasty.json');
    const ended = outcomeOf(hasty);
    await heard(hasty.stdout, '"step":1,');
    hasty.kill('SIGTERM');
    hasty.kill('SIGINT');
    await ended;
    writeFileSync(at('bad.tsv'), 'a b c\tc b a\n'.repeat(30));
    expect(train('bad.tsv', 'bad.json', '--maximum-length', '2').code).toBe(1);
    expect(locks()).toEqual([]);
  });
});

describe('nmt train --resume', () => {
  it('when it is called in another folder, then the recorded place is tried; data options are taken if they are the same corpus', async () => {
    expect(train('one', 'away.json').code).toBe(0);
    mkdirSync(at('else', 'one'), { recursive: true });
    const elsewhere = at('else');
    const file = join('..', 'away.last.json');
    expect(resume(file, ['--epochs', '2'], elsewhere).talk).toContain(`saved: ${join('..', 'away.json')}\n`);
    const { code, talk } = resume(file, ['--epochs', '3', '--corpus', join('..', 'two')], elsewhere);
    expect(talk).toMatch(
      /^nmt: corpus "two" is not the one that \S+ was trained on: that was corpus "one" of 120 pairs \(\w{8}\), this is corpus "two" of 121 pairs \(\w{8}\) \(.*\n$/,
    );
    expect(code).toBe(1);
    const dev = ['--dev', join('..', 'two', 'train.tsv')];
    expect(resume(file, ['--epochs', '3', ...dev], elsewhere).talk).toMatch(/its dev set was \w{8}, this one is \w{8}/);
    const sides = ['--corpus', join('..', 'one'), '--dev', join('..', 'one', 'dev.tsv')];
    expect(resume(file, ['--epochs', '3', ...sides], elsewhere).code).toBe(0);
    expect((await header('away.last.json')).progress.epoch).toBe(3);
    expect(resume(file, ['--hidden-size', '9'], elsewhere)).toMatchObject({ code: 2 });
  });

  it('when it goes on under another name, then the best model comes along and the old files stay; a stranger’s file is not replaced', async () => {
    expect(train('one', 'from.json', '--learning-rate', '0.0000001').code).toBe(0);
    const before = readFileSync(at('from.json'));
    expect(resume('from.last.json', ['--epochs', '1', '--checkpoint', 'to.json']).talk).toContain('saved: to.json\n');
    expect((await header('to.json')).weightHash).toBe((await header('from.json')).weightHash);
    expect(readFileSync(at('from.json'))).toEqual(before);
    const strange = resume('from.last.json', ['--epochs', '2', '--checkpoint', 'notes.json']);
    expect(strange.talk).toMatch(/^nmt: notes\.json: holds the model of another run: /);
    rmSync(at('from.json'));
    rmSync(at('to.json'));
    const lost = resume('from.last.json', ['--epochs', '1']);
    expect(lost.talk).toMatch(/^saved: from\.last\.json$/m);
  });

  it('when it is given the best model, then it names the file to go on from, or the way to begin from these weights', () => {
    expect(train('one', 'best.json').code).toBe(0);
    const { code, talk } = resume('best.json', ['--epochs', '2']);
    expect(talk).toMatch(
      /^nmt: best\.json: this is a model .*nothing of the optimiser.*--resume best\.last\.json\)\n$/,
    );
    expect(code).toBe(1);
    rmSync(at('best.last.json'));
    expect(resume('best.json', ['--epochs', '2']).talk).toMatch(/\.last\.json is gone: --init best\.json begins/);
  });

  it('when the run has had all that is asked for, then it says so, and the files stay what they were', async () => {
    expect(train('one', 'done.json', '--epochs', '2').code).toBe(0);
    const before = await header('done.last.json');
    for (const [option, value] of [
      ['epochs', '2'],
      ['epochs', '1'],
      ['updates', '1'],
      ['minutes', '0.0001'],
    ] as const) {
      const { code, talk } = resume('done.last.json', [`--${option}`, value]);
      expect(talk).toContain(
        `\nwarning: nothing is left to train: --${option} ${value} is used up; a greater one goes on\n`,
      );
      expect(code).toBe(0);
    }
    expect(await header('done.last.json')).toEqual(before);
    expect(resume('done.last.json', ['--epochs', '3']).talk).not.toContain('nothing is left');
  });

  it('when checkpoints are called without .json, with other letters or with spaces, then the run goes on in its own files', async () => {
    for (const name of ['upper.JSON', 'C:\\한글 이름', 'odd.last.json']) {
      expect(train('one', name).code).toBe(0);
      const last = `${name.replace(/\.json$/, '')}.last.json`;
      expect(resume(last, ['--epochs', '2']).talk).toContain(`saved: ${name}\n`);
      expect((await header(last)).progress.epoch).toBe(2);
      expect(existsSync(at(`${name}.json`))).toBe(false);
    }
  });

  it.skipIf(process.platform === 'win32')(
    'when a checkpoint is a pipe that nobody writes to, then it is refused at once (no such pipes on Windows)',
    () => {
      execFileSync('mkfifo', [at('pipe.json')]);
      for (const words of [
        ['train', '--resume', 'pipe.json'],
        ['train', '--init', 'pipe.json', '--corpus', 'one'],
        ['inspect', 'pipe.json'],
        ['translate', '--checkpoint', 'pipe.json', 'one'],
      ]) {
        const { code, talk } = runNode([NMT, ...words], { folder });
        expect(talk).toMatch(/^nmt: pipe\.json: is not a regular file \(/);
        expect(code).toBe(1);
      }
    },
  );

  it('when a corpus that was called like a bundled one is gone, then it is said to be gone, by resume and by evaluate', () => {
    renameSync(at('two'), at('en-ko'));
    expect(train('en-ko', 'mine.json').code).toBe(0);
    expect(train('en-ko/train.tsv', 'file.json').code).toBe(0);
    renameSync(at('en-ko'), at('hidden'));
    const { code, talk } = resume('mine.last.json', ['--epochs', '2']);
    expect(talk).toMatch(
      /^nmt: \S*en-ko: the corpus "en-ko" of 121 pairs \(\w{8}\) that mine\.last\.json was trained on is gone \(--corpus/,
    );
    expect(code).toBe(1);
    const scored = runNode([NMT, 'evaluate', '--checkpoint', 'mine.json'], { folder });
    expect(scored.talk).toMatch(/en-ko.test\.tsv: this part of the corpus that the model was trained on is gone/);
    expect(resume('mine.last.json', ['--epochs', '2', '--corpus', 'en-ko']).talk).toMatch(/is not the one that/);
    expect(resume('mine.last.json', ['--epochs', '2', '--corpus', 'hidden']).code).toBe(0);
    const moved = ['--corpus', join('hidden', 'train.tsv'), '--epochs', '2'];
    expect(resume('file.last.json', moved).code).toBe(0);
  });
});
