import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NMT, runNode } from './processes.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-usage-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nmt = (...words: string[]) => runNode([NMT, ...words], { folder });

describe('node bin/nmt.js', () => {
  it('when the version is asked for, then it is that of the package', () => {
    const { version } = JSON.parse(readFileSync(join(NMT, '..', '..', 'package.json'), 'utf8')) as { version: string };
    expect(nmt('--version')).toEqual({ code: 0, out: `${version}\n`, talk: '' });
  });

  it('when a file has an empty name or one with control characters, then the line shows it and moves no cursor', () => {
    for (const words of [
      ['translate', '--checkpoint', '', 'hi'],
      ['evaluate', '--hypotheses', '', '--references', ''],
      ['tokenize', 'apply-bpe', '--codes', ''],
    ])
      expect(nmt(...words)).toMatchObject({
        code: 1,
        out: '',
        talk: expect.stringMatching(/^nmt: "": no such file \(.*\)\n$/),
      });
    const { code, talk } = nmt('inspect', 'a\u001b[31m\u0007\u202eb.json');
    expect([code, talk]).toEqual([1, expect.stringMatching(/^nmt: a\\x1b\[31m\\x07U\+202Eb\.json: no such file/)]);
  });

  it.each(['corpus x.tsv', 'train --corpus x.tsv', 'evaluate --threads 2'])(
    'when the working folder is gone, then nmt %s is answered with one line and no stack',
    (words) => {
      const gone = join(folder, 'gone');
      mkdirSync(gone);
      const script = `cd '${gone}' && rmdir '${gone}' && exec '${process.execPath}' '${NMT}' ${words}`;
      const { status, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8', input: '' });
      const said = /^(using .*\n)?nmt: the working folder is no longer there \(cd to one that is\)\n$/;
      expect([status, stderr]).toEqual([1, expect.stringMatching(said)]);
    },
  );

  it('when a file is of another kind than the option wants, then it is named by what it is', () => {
    const model = join(import.meta.dirname, '..', '..', 'checkpoints', 'en-ko.json');
    const at = (name: string) => join(folder, name);
    writeFileSync(at('model.json'), readFileSync(model));
    writeFileSync(at('model.tsv'), readFileSync(model));
    writeFileSync(at('model.json.gz'), gzipSync(readFileSync(model)));
    for (const [words, said] of [
      [['corpus', 'model.json'], 'model.json:1: this is a checkpoint, no corpus ('],
      [['corpus', 'model.tsv'], 'model.tsv:1: no tab in this line: it looks like a checkpoint ('],
      [
        ['evaluate', '--hypotheses', 'model.tsv', '--references', 'model.tsv'],
        'model.tsv:1: this is a checkpoint, not',
      ],
      [['translate', '--checkpoint', 'model.json.gz', 'hi'], 'model.json.gz: this is gzip data, no checkpoint (unpack'],
    ] as const) {
      const { code, out, talk } = nmt(...words);
      expect([code, out]).toEqual([1, '']);
      expect(talk).toMatch(/^nmt: .*\n$/);
      expect(talk).toContain(said);
    }
    expect(runNode([NMT, 'tokenize', 'apply-bpe', '--codes', '-'], { folder, input: 'a\n' })).toEqual({
      code: 2,
      out: '',
      talk: 'nmt: standard input is the text to cut, and no codes (--codes names a file)\n',
    });
  });

  it('when help is asked for, then every command has examples', () => {
    const commands = [...nmt('--help').out.matchAll(/^ {2}([a-z]+)(?: \[| {2})/gm)]
      .map(([, name]) => name!)
      .filter((name) => !['nmt', 'help'].includes(name));
    expect(commands).toContain('train');
    for (const name of commands) expect(nmt(name, '--help').out, name).toContain('Examples:\n');
  });

  it('when it is not built, then one line says what to run', () => {
    mkdirSync(join(folder, 'bin'));
    copyFileSync(NMT, join(folder, 'bin', 'nmt.mjs'));
    const { code, talk } = runNode([join(folder, 'bin', 'nmt.mjs')]);
    expect([code, talk]).toEqual([1, 'nmt: nmt is not built yet (run npm ci)\n']);
  });

  it('when something is wrong with the command line, then one line says what, with a hint, and the code is 2', () => {
    writeFileSync(join(folder, 'bad.json'), '{\n  "hiddenSize": 32,\n  "layers" 2\n}\n');
    writeFileSync(join(folder, 'unknown.json'), '{"hiddenSze": 32}');
    writeFileSync(join(folder, 'twice.json'), '{\n  "seed": 1,\n  "corpus": "a \\"seed\\": b.tsv",\n  "seed": 2\n}\n');
    const wrong = [
      ['train', '--hidden-size', '0'],
      ['train', '--hidden-size', 'abc'],
      ['train', '--dropout', '2'],
      ['train', '--no-such-flag'],
      ['train', '--config', 'bad.json'],
      ['train', '--config', 'unknown.json'],
      ['train', '--config', 'twice.json'],
      ['evaluate', '--hypotheses', 'a', '--references', 'a', '--metrics', 'bleu:case=lc:case=mixed'],
      ['train', '--tied-embeddings', 'three-way'],
      ['translate', '--beam', '-1'],
      ['translate', '--n-best', '9', '--beam', '2'],
      ['nonsense'],
    ];
    for (const words of wrong) {
      const { code, out, talk } = nmt(...words);
      expect(talk, words.join(' ')).toMatch(/^nmt: [^\n]+ \([^\n]+\)\n$/);
      expect([code, out]).toEqual([2, '']);
    }
    expect(nmt('train', '--config', 'bad.json').talk).toContain('bad.json:3: ');
    expect(nmt('train', '--config', 'twice.json').talk).toContain(
      'twice.json:4: "seed" stands here again, after line 2',
    );
  });

  it('when an option is told two things, then the last one counts, and one line says so, in every command', () => {
    writeFileSync(join(folder, 'text'), 'ab ab\n');
    for (const [words, remark, code] of [
      [['tokenize', '--tokenizer', 'word', '--tokenizer=char'], '--tokenizer word and then --tokenizer char', 0],
      [['tokenize', 'learn-bpe', '--merges', '2', '--merges', '1', 'text'], '--merges 2 and then --merges 1', 0],
      [['corpus', '--columns', '1,2', '--columns', 'a b,c', 'nowhere'], '--columns 1,2 and then --columns "a b,c"', 1],
      [['train', '--lowercase', '--no-lowercase', '--corpus', 'nowhere'], '--lowercase and then --no-lowercase', 1],
      [
        ['train', '--seed', '1', '--seed', '2', '--seed', '1', '--corpus', 'nowhere'],
        '--seed 1, --seed 2 and then --seed 1',
        1,
      ],
    ] as const) {
      const outcome = nmt(...words);
      expect([outcome.talk.split('\n')[0], outcome.code]).toEqual([`nmt: ${remark}: the last one counts`, code]);
    }
  });

  it('when an option says the same twice, or takes several values, then nothing is said', () => {
    writeFileSync(join(folder, 'text'), 'ab ab\n');
    expect(nmt('tokenize', 'learn-bpe', '--merges', '1', '--merges', '1', 'text').talk).toBe('');
    const scored = nmt('evaluate', '--hypotheses', 'text', '--hypotheses', 'text', '--references', 'text', '-q');
    expect([scored.code, scored.talk]).toEqual([0, '']);
  });

  it('when a file is wrong, then one line says which and why, and the code is 1', () => {
    const damaged: [string, string, string][] = [
      ['empty.json', '', 'the file is empty'],
      ['foreign.json', '{"a":1}', 'this is not an nmt checkpoint'],
      ['newer.json', '{"format":"nmt-checkpoint","version":2,\n', 'has version 2'],
      ['cut.json', '{"format":"nmt-checkpoint","version":1,\n"weightHash":"01', 'truncated'],
    ];
    for (const [name, content, problem] of damaged) {
      writeFileSync(join(folder, name), content);
      const { code, out, talk } = nmt('inspect', name);
      expect(talk).toMatch(/^nmt: [^\n]+ \([^\n]+\)\n$/);
      expect(talk).toContain(`${name}: `);
      expect(talk).toContain(problem);
      expect([code, out]).toEqual([1, '']);
    }
    for (const [name, problem] of [
      ['none.json', 'no such file'],
      [folder, 'is a directory'],
    ] as const) {
      expect(nmt('inspect', name)).toMatchObject({ code: 1, talk: expect.stringContaining(problem) as string });
    }
    expect(nmt('train', '--config', 'none.json')).toMatchObject({ code: 1 });
    expect(nmt('train', '--resume', 'none.json')).toMatchObject({ code: 1 });
  });
});
