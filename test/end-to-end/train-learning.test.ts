import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDigits } from '../support/digits.ts';
import { NMT, runNode } from './processes.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-learning-'));
  writeDigits(join(folder, 'digits'), { train: 8000, dev: 200, test: 300 }, { from: 1, to: 10 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('learning', () => {
  it('when digits are to be reversed, then at least 99 % of unseen sequences come out without a fault', () => {
    const recipe = ['--embedding-size', '32', '--hidden-size', '64', '--batch-size', '32', '--epochs', '6'];
    const plain = ['--learning-rate', '0.01', '--dropout', '0', '--embedding-dropout', '0'];
    const words = [NMT, 'train', '--corpus', 'digits', '--checkpoint', 'digits.json', ...recipe, ...plain];
    const trained = runNode(words, { folder });
    expect(trained.code, trained.talk).toBe(0);
    expect(trained.talk).toContain('next: nmt translate --checkpoint digits.json');

    const pairs = readFileSync(join(folder, 'digits', 'test.tsv'), 'utf8')
      .trimEnd()
      .split('\n');
    const input = pairs.map((line) => `${line.split('\t')[0]}\n`).join('');
    const { code, out } = runNode([NMT, 'translate', '--checkpoint', 'digits.json', '--quiet'], { folder, input });
    expect(code).toBe(0);
    const translations = out.trimEnd().split('\n');
    const exact = pairs.filter((line, i) => line.split('\t')[1] === translations[i]).length;
    expect(translations.length).toBe(pairs.length);
    expect(exact / pairs.length).toBeGreaterThanOrEqual(0.99);
  }, 240_000);
});
