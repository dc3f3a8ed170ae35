import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NMT, runNode } from './processes.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-corpus-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const corpus = (...words: string[]) => runNode([NMT, 'corpus', ...words], { folder });

describe('nmt corpus, as a process', () => {
  it('when nothing is named, then the bundled corpus is shown as a table, from any folder', () => {
    const { code, out, talk } = corpus();
    expect([code, talk]).toEqual([0, '']);
    const lines = out.split('\n');
    expect(lines[0]).toBe('en-ko');
    expect(lines[2]).toMatch(/^ +train +dev +test$/);
    expect(lines[3]).toMatch(/^pairs +72,000 +500 +500$/);
    expect(lines.filter((line) => /^(pairs also in|source: words known from) train/.test(line))).toHaveLength(2);
    expect(new Set(lines.slice(2, 18).map((line) => line.length)).size).toBe(1);
    expect(out).toMatch(
      /\nnothing found that would harm training; looked for\n {2}empty sides, .*sides turned round\n$/s,
    );
  });

  it('when --json is given, then the same facts come as one object', () => {
    const { code, out } = corpus('corpora/en-fr', '--json');
    const { name, sets, findings } = JSON.parse(out);
    expect([code, name, findings]).toEqual([0, 'en-fr', []]);
    expect(sets.map((set: { name: string; pairs: number }) => [set.name, set.pairs])).toEqual([
      ['train', 112_000],
      ['dev', 500],
      ['test', 500],
    ]);
  });

  it('when two files are compared, then findings name the place', () => {
    writeFileSync(join(folder, 'a.tsv'), 'a\tb\nc\td\n\te\n');
    writeFileSync(join(folder, 'b.tsv'), 'f\tg\r\na\tb\r\n');
    expect(corpus('a.tsv', 'b.tsv').out).toContain(
      [
        'warning: a.tsv: lines with an empty side, left out: 1 (first: a.tsv:3)',
        'warning: b.tsv: pairs that are also in a.tsv, so its scores flatter: 1 (first: b.tsv:2)',
      ].join('\n'),
    );
  });

  it.skipIf(process.platform === 'win32')('when lines come through pipes, then they are read once, as a file', () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `${i}\tgo ${i} times\t가 ${i}\n`).join('');
    writeFileSync(join(folder, 'numbered.tsv'), lines);
    const shell = (script: string) => {
      const { stdout, stderr, status } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
      return { code: status, talk: stderr, out: stdout };
    };
    const nmt = `"${process.execPath}" "${NMT}"`;
    const piped = shell(
      `(sleep 1; head -n 30000 numbered.tsv; sleep 0.3; tail -n 30000 numbered.tsv) | ${nmt} corpus -`,
    );
    expect(piped).toMatchObject({ code: 0, talk: '' });
    expect(piped.out).toMatch(
      /^stdin\n[\s\S]*pairs +60,000\n[\s\S]*note: standard input: columns 2 and 3 of 3 are read/,
    );
    const substituted = shell(`${nmt} corpus <(cut -f2,3 numbered.tsv) <(gzip -c numbered.tsv)`);
    expect(substituted).toMatchObject({ code: 0, talk: '' });
    expect(substituted.out).toMatch(/^pipe, pipe\n[\s\S]*pairs +60,000 +60,000\n/);
    const sides = shell(`${nmt} corpus --source <(cut -f2 numbered.tsv) --target - < <(cut -f3 numbered.tsv)`);
    expect([sides.code, /pairs +60,000/.test(sides.out)]).toEqual([0, true]);
    expect(shell(`: | ${nmt} corpus -`).talk).toContain('standard input: the file is empty');
  });

  it('when it cannot be read, then one line says why and the exit code tells a wrong call from a bad file', () => {
    writeFileSync(join(folder, 'latin1.tsv'), Buffer.from('a\tb\nd\té\n', 'latin1'));
    const bad = corpus('latin1.tsv');
    expect([bad.code, bad.out]).toEqual([1, '']);
    expect(bad.talk).toMatch(
      /^nmt: \S*latin1\.tsv:2: this is not UTF-8; by a guess .* \(add --encoding latin1, .*\)\n$/,
    );
    expect(corpus('none.tsv')).toMatchObject({ code: 1, out: '' });
    expect(corpus('a.tsv', '--source', 'x')).toEqual({
      code: 2,
      out: '',
      talk: 'nmt: paths cannot go with --source and --target (give one or the other)\n',
    });
    expect(corpus('--source', 'x').talk).toBe('nmt: --source needs --target (two aligned files go together)\n');
  });
});
