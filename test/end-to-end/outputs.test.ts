import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NMT, runNode } from './processes.ts';

const MODEL = join(NMT, '..', '..', 'checkpoints', 'en-ko.json');
/** Every command that writes a file by the way, up to the option that names it. */
const WRITERS: readonly (readonly string[])[] = [
  ['train', '--corpus', 'pairs.tsv', '--report'],
  ['train', '--corpus', 'pairs.tsv', '--log'],
  ['evaluate', '--hypotheses', 'a.txt', '--references', 'a.txt', '--report'],
  ['explain', 'I am hungry.', '--checkpoint', MODEL, '--html'],
  ['explain', 'I am hungry.', '--checkpoint', MODEL, '--svg'],
  ['inspect', MODEL, '--html'],
  ['export', MODEL, '--format', 'safetensors', '--out'],
  ['export', MODEL, '--format', 'tokenizer', '--out'],
  ['export', MODEL, '--format', 'int8', '--out'],
  ['playground', MODEL, '--no-open', '--out'],
  ['lab', 'memory', '--tasks', 'recall', '--networks', 'rnn', '--lags', '3', '--repeats', '1', '--svg'],
  ['lab', 'bottleneck', '--updates', '1', '--svg'],
  ['tokenize', 'learn-bpe', 'a.txt', '--merges', '5', '--output'],
];

let folder: string;
const nmt = (...words: string[]) => runNode([NMT, ...words], { folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-outputs-'));
  writeFileSync(join(folder, 'pairs.tsv'), 'one\teins\ntwo\tzwei\n');
  writeFileSync(join(folder, 'a.txt'), 'the cat sat on the mat\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('files that are written', () => {
  it.each(WRITERS)('when something of another kind stands there, then it stays: %s %s %s %s %s %s', (...words) => {
    const precious = 'months of work\n';
    writeFileSync(join(folder, 'precious.txt'), precious);
    const { code, out, talk } = nmt(...words, 'precious.txt');
    expect(talk).toMatch(/^nmt: precious\.txt: something .*stands there.* \(.*take another name.*\)\n$/);
    expect([code, out]).toEqual([1, '']);
    expect(readFileSync(join(folder, 'precious.txt'), 'utf8')).toBe(precious);
  });

  it.each(WRITERS.filter(([, inner]) => inner !== 'learn-bpe'))(
    'when the name is -, none or nothing, then one line says so and no file is called so: %s %s %s %s %s %s',
    (...words) => {
      for (const name of ['-', 'none', '']) {
        const { code, talk } = nmt(...words, name);
        expect(talk).toMatch(/^nmt: --\w+ needs the name of a file, not "(?:-|none)?" \(.*\)\n$/);
        expect(code).toBe(2);
      }
      for (const name of ['-', 'none']) expect(existsSync(join(folder, name))).toBe(false);
    },
  );

  it('when a picture and a page are to be one file, by whatever names, then neither is written; a device takes both', () => {
    symlinkSync('both.html', join(folder, 'link.svg'));
    const both = (svg: string, html: string) =>
      nmt('explain', 'I am hungry.', '--checkpoint', MODEL, '--svg', svg, '--html', html);
    const problem = '--html and --svg would both write both.html';
    expect(both('link.svg', 'both.html')).toMatchObject({ code: 2, out: '', talk: expect.stringContaining(problem) });
    expect(existsSync(join(folder, 'both.html'))).toBe(false);
    expect(both('/dev/null', '/dev/null').code).toBe(0);
  });

  it('when a graph, or what goes with it, would take the place of something else, then nothing is written; its own may', () => {
    const graphs = (out: string) => nmt('export', MODEL, '--format', 'onnx', '--out', out);
    for (const name of ['encoder.onnx', 'decoder.onnx', 'model.json']) {
      mkdirSync(join(folder, `of-${name}`));
      writeFileSync(join(folder, `of-${name}`, name), readFileSync(MODEL).subarray(0, 1000));
      expect(graphs(`of-${name}`).talk).toMatch(/^nmt: \S+: something else stands there, .*\n$/);
      expect(readdirSync(join(folder, `of-${name}`))).toEqual([name]);
    }
    expect([graphs('graphs').code, graphs('graphs').code]).toEqual([0, 0]);
  });

  it('when the same is written again, then the new one takes the place of the old one', () => {
    for (const words of [3, 4, 5, 6, 12].map((i) => WRITERS[i]!)) {
      const file = `again${words.at(-1)}-${words.length}`;
      expect([nmt(...words, file).code, nmt(...words, file).code], words.join(' ')).toEqual([0, 0]);
      expect(readFileSync(join(folder, file)).length).toBeGreaterThan(10);
    }
  });

  it('when BPE is learnt into -, then the codes come on standard output', () => {
    const words = ['tokenize', 'learn-bpe', 'a.txt', '--merges', '2'];
    expect(nmt(...words, '--output', '-').out).toBe(nmt(...words).out);
  });
});
