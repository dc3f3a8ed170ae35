import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCheckpoint } from '../../src/checkpoint/write.ts';
import { resolveConfig } from '../../src/config-resolution.ts';
import { sampleCheckpoint } from '../checkpoint/sample-checkpoint.ts';
import { buildCodecs } from '../support/codecs.ts';
import { heard, NMT, outcomeOf, runNode, startNode } from './processes.ts';

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared');
const FIXTURES = join(SHARED, 'fixtures', 'bpe', 'multi30k-en-de');
const TOKENISED = join(SHARED, 'data', 'multi30k', 'tok');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-tokenize-'));
  writeFileSync(join(folder, 'words.txt'), 'low low low low low\nlower lower newest\r\n newest  newest\nwidest');
  writeFileSync(join(folder, 'codes'), '#version: 0.2\nl o\nlo w\nlow </w>\ne s\nes t</w>\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tokenize = (words: readonly string[], input: string | Buffer = '') =>
  runNode([NMT, 'tokenize', ...words], { input, folder });
const pieces = (input: string | Buffer) => tokenize(['apply-bpe', '--codes', 'codes'], input);

describe('nmt tokenize', () => {
  it('when text comes, then its tokens come out, line by line, and go back to the text', () => {
    const text = "I'm here!\n\n  l'eau,  s'il vous plaît ￭\r\n저는 3시에 가요.";
    const { out, code, talk } = tokenize([], text);
    const expected = "I ￭'m here ￭!\n\nl'￭ eau ￭, s'￭ il vous plaît ％FFED\n저는 3 ￭시에 가요 ￭.\n";
    expect([out, code, talk]).toEqual([expected, 0, '']);
    const back = "I'm here!\n\nl'eau, s'il vous plaît ￭\n저는 3시에 가요.\n";
    expect(tokenize(['--detokenize'], out).out).toBe(back);
  });

  it('when characters and letters of Hangul are asked for, then they come and go back', () => {
    const { out } = tokenize(['--tokenizer', 'char', '--jamo', '--lowercase'], '제 A책\n');
    expect(out).toBe('\u110c \u1166 ▁ a \u110e \u1162 \u11a8\n');
    expect(tokenize(['--tokenizer', 'char', '--jamo', '--detokenize'], out).out).toBe('제 a책\n');
  });

  it('when a checkpoint is named, then text is cut as its model does, on either side', async () => {
    const file = join(folder, 'model.json');
    const config = resolveConfig({ flags: { tokenizer: 'bpe', merges: 3 } });
    const { source, target } = buildCodecs(['low lower lowest'], ['책을 책이 책'], config);
    await writeCheckpoint(file, {
      ...sampleCheckpoint(),
      config,
      tokenizers: { source: source.record, target: target.record },
      vocabularies: { source: source.vocabulary, target: target.vocabulary },
    });
    expect(tokenize(['--checkpoint', file], 'lowest, low\n').out).toBe('lowe￭ s￭ t ￭, lo￭ w\n');
    const { out } = tokenize(['--checkpoint', file, '--side', 'target'], '책은 책\n');
    expect(tokenize(['--checkpoint', file, '--side', 'target', '--detokenize'], out).out).toBe('책은 책\n');
  });

  it('when something is wrong with the command line, then one line says what and the code is 2', () => {
    for (const [words, problem] of [
      [['--jamo'], 'nmt: --jamo splits characters (add --tokenizer char)\n'],
      [
        ['--tokenizer', 'spm'],
        /^nmt: option '--tokenizer <kind>' argument 'spm' is invalid\. Allowed choices are word, char\./,
      ],
      [['--checkpoint', 'x.json', '--lowercase'], /^nmt: --checkpoint cannot go with/],
      [['learn-bpe'], /^nmt: required option '--merges <N>' not specified/],
      [['learn-bpe', '--merges', '0'], /^nmt: --merges cannot be "0" \(expected a whole number from 1/],
      [['apply-bpe'], /^nmt: required option '--codes <file>' not specified/],
      [['lern-bpe'], /^nmt: /],
    ] as const) {
      const { code, out, talk } = tokenize(words);
      expect([code, out, talk.trimEnd().split('\n').length], words.join(' ')).toEqual([2, '', 1]);
      expect(talk).toMatch(problem);
    }
  });

  it('when help is asked for, then each command has examples', () => {
    for (const words of [[], ['learn-bpe'], ['apply-bpe']]) {
      const { out, code } = tokenize([...words, '--help']);
      expect(code).toBe(0);
      expect(out).toContain('Examples:\n');
    }
  });
});

describe('nmt tokenize learn-bpe', () => {
  it('when there is no word in the text, then it is refused', () => {
    for (const input of ['', '\n \n\t\n']) {
      const { out, talk, code } = runNode([NMT, 'tokenize', 'learn-bpe', '--merges', '3'], { input });
      expect([out, talk, code]).toEqual([
        '',
        'nmt: standard input: there is no word to learn from (text, one sentence a line)\n',
        1,
      ]);
    }
  });

  it('when files or stdin come, then codes go to stdout or to a file', () => {
    const codes = '#version: 0.2\nl o\nw e\nlo w</w>\n';
    const { out, talk, code } = tokenize(['learn-bpe', '--merges', '3', 'words.txt']);
    expect([out, talk, code]).toEqual([codes, '', 0]);
    const input = readFileSync(join(folder, 'words.txt'));
    expect(tokenize(['learn-bpe', '--merges', '3'], input).out).toBe(codes);
    expect(tokenize(['learn-bpe', '--merges', '3', '--output', 'made/codes', '-'], input).out).toBe('');
    const file = join(folder, 'made', 'codes');
    expect(readFileSync(file, 'utf8')).toBe(codes.replace(' 0.2', ' 3 merges, 0.2'));
    const apply = () => tokenize(['apply-bpe', '--codes', file], 'lower\n');
    expect(apply().out).toBe('lo@@ we@@ r\n');
    writeFileSync(file, readFileSync(file, 'utf8').replace('lo w</w>\n', ''));
    expect(apply()).toMatchObject({
      out: '',
      talk: expect.stringMatching(/^nmt: .*codes: it was cut off: 2 .*\n$/),
      code: 1,
    });
  });

  it('when there is less to learn than was asked for, then it is said', () => {
    const { out, talk, code } = tokenize(['learn-bpe', '--merges', '99'], 'ab ab\n');
    expect([out, talk, code]).toEqual([
      '#version: 0.2\na b</w>\n',
      'nmt: 1 merge learnt: no further pair stands twice\n',
      0,
    ]);
  });

  it('when a file cannot be read or is not UTF-8, then one line says which and where', () => {
    writeFileSync(join(folder, 'latin1.txt'), Buffer.from('gut\nsch\xf6n\n', 'latin1'));
    for (const [file, problem] of [
      ['none.txt', 'nmt: none.txt: no such file (a text file is wanted)\n'],
      ['made', 'nmt: made: is a directory (a text file is wanted)\n'],
      [
        'latin1.txt',
        'nmt: latin1.txt:2: this is not UTF-8; by a guess it is Latin-1 (Windows-1252) (add --encoding latin1, or save it as UTF-8)\n',
      ],
    ] as const) {
      const { out, talk, code } = tokenize(['learn-bpe', '--merges', '9', file]);
      expect([out, talk, code]).toEqual(['', problem, 1]);
    }
  });

  it.skipIf(!existsSync(TOKENISED))(
    `when 10,000 merges are learnt from Multi30k and applied, then both are subword-nmt's byte for byte (needs ${TOKENISED})`,
    () => {
      const [en, de] = ['en', 'de'].map((side) => join(TOKENISED, `train.lc.norm.tok.${side}`)) as [string, string];
      const { out: codes } = tokenize(['learn-bpe', '--merges', '10000', en, de]);
      expect(codes === readFileSync(join(FIXTURES, 'codes.10k'), 'utf8')).toBe(true);
      writeFileSync(join(folder, 'codes.10k'), codes);
      for (const side of ['en', 'de']) {
        const input = readFileSync(join(TOKENISED, `test_2016_flickr.lc.norm.tok.${side}`));
        const { out } = tokenize(['apply-bpe', '--codes', 'codes.10k'], input);
        expect(out === readFileSync(join(FIXTURES, `test_2016.bpe.${side}`), 'utf8')).toBe(true);
      }
    },
  );
});

describe('nmt tokenize apply-bpe', () => {
  it('when lines come, then spaces around words stay and as many lines come out', () => {
    const { out, code, talk } = pieces('  lowest low \n\n   \r\nnewest');
    expect([out, code, talk]).toEqual(['  low@@ est lo@@ w \n\n   \nn@@ e@@ w@@ est\n', 0, '']);
  });

  it('when stdin stays open, then each line is answered all the same', async () => {
    const child = startNode([NMT, 'tokenize', 'apply-bpe', '--codes', join(folder, 'codes')]);
    const ended = outcomeOf(child);
    for (const line of ['lowest', 'newest']) {
      child.stdin.write(`${line}\n`);
      await heard(child.stdout, 'est\n');
    }
    child.stdin.end();
    expect((await ended).code).toBe(0);
  });

  it('when the reader goes, then the end is quiet and the code is 0', async () => {
    const child = startNode([NMT, 'tokenize', 'apply-bpe', '--codes', join(folder, 'codes')]);
    let talk = '';
    child.stderr.on('data', (piece: Buffer) => {
      talk += piece.toString();
    });
    child.stdin.on('error', () => {});
    const feed = setInterval(() => child.stdin.write('lowest newest\n'.repeat(5000)), 1);
    const code = new Promise((resolve) => child.once('exit', resolve));
    await heard(child.stdout, 'est\n');
    child.stdout.destroy();
    expect(await code).toBe(0);
    clearInterval(feed);
    expect(talk).toBe('');
  });

  it('when a signal comes, then it ends after a whole line', async () => {
    const child = startNode([NMT, 'tokenize', 'apply-bpe', '--codes', join(folder, 'codes')]);
    const ended = outcomeOf(child);
    child.stdin.write('lowest\nnew');
    await heard(child.stdout, 'est\n');
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 143, out: 'low@@ est\n', talk: '' });
  });

  it('when signals come within a line of millions of characters, then the first is answered, and the second ends it', async () => {
    const child = startNode([NMT, 'tokenize', 'apply-bpe', '--codes', join(folder, 'codes')]);
    const ended = outcomeOf(child);
    child.stdin.on('error', () => {});
    const taken = new Promise((resolve) => child.stdin.write(`${'lowest'.repeat(2_000_000)}\n`, resolve));
    await taken;
    child.kill('SIGINT');
    await heard(child.stderr, 'nmt: finishing this line; once more to stop at once\n');
    child.kill('SIGTERM');
    const { code, out } = await ended;
    expect([code, out]).toEqual([143, '']);
  });

  it('when a line is very long, then it comes out as in parts', () => {
    const words = 'lowest  newest lo '.repeat(4000);
    const { out } = pieces(`low\n${words}\nlow`);
    expect(out === `lo@@ w\n${'low@@ est n@@ e@@ w@@ est l@@ o '.repeat(4000)}\nlo@@ w\n`).toBe(true);
    const cut = tokenize([], `a\n${'I am. '.repeat(8000)}\nb`).out;
    expect(cut === `a\n${'I am ￭. '.repeat(8000).trim()}\nb\n`).toBe(true);
  });

  it('when bytes are not UTF-8, then they are replaced and the line is named', () => {
    const { out, talk, code } = pieces(Buffer.from('low\nl\xf6w\n', 'latin1'));
    expect([out, code]).toEqual(['lo@@ w\nl@@ \ufffd@@ w\n', 0]);
    expect(talk).toMatch(/^nmt: warning: standard input:2: this is not UTF-8; .*becomes U\+FFFD \(.*\)\n$/);
  });

  it('when the codes are missing or none, then one line says what, where and what to do', () => {
    writeFileSync(join(folder, 'prose'), 'This is no file of codes.\n');
    for (const [codes, problem] of [
      ['none', 'nmt: none: no such file (write one with learn-bpe)\n'],
      ['prose', /^nmt: prose:1: "This is no file of codes\." is no merge of two symbols \(/],
    ] as const) {
      const { out, talk, code } = tokenize(['apply-bpe', '--codes', codes]);
      expect([out, code]).toEqual(['', 1]);
      expect(talk).toMatch(problem);
    }
  });
});
