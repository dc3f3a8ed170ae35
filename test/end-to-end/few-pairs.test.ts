import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read.ts';
import { writeDigits } from '../support/digits.ts';
import { NMT, runNode } from './processes.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-few-'));
  writeDigits(join(folder, 'digits'), { train: 60, dev: 10, test: 5 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nmt = (...words: string[]) => runNode([NMT, ...words], { folder });
const SAID = 'note: 60 pairs are few, so the preset is tiny; --preset toy is the other';

describe('a corpus of few pairs', () => {
  it('when nothing is chosen, then tiny is taken and said, saved, and gone on with', async () => {
    const { code, talk } = nmt('train', '--corpus', 'digits', '--epochs', '2', '--checkpoint', 'a.json');
    expect([code, talk.split('\n').filter((line) => line.includes('tiny'))]).toEqual([0, [SAID]]);
    expect(talk).toContain('(bpe)');
    const { config } = await readCheckpoint(join(folder, 'a.json'));
    expect(config).toMatchObject({ tokenizer: 'bpe', hiddenSize: 128, batchSize: 16, epochs: 2 });
    const resumed = nmt('train', '--resume', 'a.last.json', '--epochs', '3');
    expect([resumed.code, resumed.talk.includes('tiny')]).toEqual([0, false]);
  });

  it('when a preset or a part of a recipe is given, then it stays', async () => {
    for (const [name, words] of Object.entries({ b: ['--preset', 'toy'], c: ['--batch-size', '32'] })) {
      const { code, talk } = nmt(
        'train',
        '--corpus',
        'digits',
        '--epochs',
        '1',
        '--checkpoint',
        `${name}.json`,
        ...words,
      );
      expect([code, talk.includes('tiny')]).toEqual([0, false]);
      const { config } = await readCheckpoint(join(folder, `${name}.json`));
      expect(config).toMatchObject({ tokenizer: 'word', hiddenSize: 96 });
    }
  });

  it('when no word is frequent enough to be in the vocabulary, then it is refused, for nothing can be learnt', () => {
    const words = ['train', '--corpus', 'digits', '--preset', 'toy', '--minimum-frequency', '1000'];
    const { code, talk } = nmt(...words, '--checkpoint', 'none.json', '--quiet');
    const last = 'the source vocabulary is empty: no token of train stands 1000 times (lower --minimum-frequency)';
    expect([code, talk.trimEnd().split('\n').at(-1)]).toEqual([1, `nmt: ${last}`]);
    expect(existsSync(join(folder, 'none.json'))).toBe(false);
  });

  it('when it is looked at, then what it can be expected to give is said, of its train side alone', () => {
    const { out } = nmt('corpus', 'digits');
    expect(out.match(/pairs are few/g)).toEqual(['pairs are few']);
    expect(out).toMatch(/note: train: 60 pairs are few; nmt train takes --preset tiny for them, which gave BLEU \d+/);
    expect(nmt('corpus').out).not.toContain('are few');
  });
});
