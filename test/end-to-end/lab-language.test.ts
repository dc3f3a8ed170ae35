/** The experiments of the lab in both languages, as a reader gets them from the real command. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NMT, runNode } from './processes.ts';

const MEMORY = [
  ...['lab', 'memory', '--tasks', 'order,adding,recall,latest', '--lags', '10,15', '--sequences', '64'],
  ...['--networks', 'window,rnn,gru,lstm,lstm-no-forget,lstm-no-input,lstm-no-output,lstm-bias-0'],
];
const SHORT_MEMORY = ['lab', 'memory', '--tasks', 'recall', '--lags', '4', '--sequences', '64', '--repeats', '1'];
const BOTTLENECK = ['lab', 'bottleneck', '--lengths', '2,4', '--hidden-size', '16', '--updates', '2'];
const EXPERIMENTS = [
  ['memory', [...MEMORY, '--repeats', '1']],
  ['memory, repeated', [...MEMORY, '--repeats', '2']],
  ['bottleneck', BOTTLENECK],
] as const;

/** What is the same in every language: names, and the letters of equations. */
const NAMES = /\b(?:LSTM|GRU|RNN|Float32|tanh|W[xh]|z[ifgo]|simd|reference|fused|separate|\d[\d.]*e-?\d+)\b/g;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-lab-language-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a command prints, says and draws. */
function outputOf(words: readonly string[], language: string) {
  const drawing = words.includes('gradient') ? [] : ['--svg', `${language}.svg`];
  const { code, out, talk } = runNode([NMT, ...words, ...drawing, '--language', language], { folder });
  expect(code, talk).toBe(0);
  const svg = drawing.length === 0 ? '' : readFileSync(join(folder, drawing[1]!), 'utf8');
  const drawn = [...svg.matchAll(/<(text|title|desc)[^>]*>([^<]*)</g)].map(([, , words]) => words!).join('\n');
  return { out, talk, drawn };
}

/** The rows of a chart are drawn in letters. */
const withoutCharts = (text: string) => text.replace(/ \|.*/g, '');
const latinWords = (text: string) =>
  withoutCharts(text)
    .replace(NAMES, '')
    .match(/[A-Za-z]{2,}/g) ?? [];
const hasHangul = (text: string) => /\p{Script=Hangul}/u.test(text);

describe('the language of the lab', () => {
  it.each([...EXPERIMENTS, ['gradient', ['lab', 'gradient']] as const])(
    'when %s runs in Korean, then nothing but names is in English, on the screen and in the charts',
    (_, words) => {
      const { out, talk, drawn } = outputOf(words, 'ko');
      for (const text of [out, talk, drawn]) expect(latinWords(text)).toEqual([]);
      expect(hasHangul(out)).toBe(true);
      expect(hasHangul(drawn)).toBe(!words.includes('gradient'));
      const english = outputOf(words, 'en');
      expect(hasHangul(english.out + english.talk + english.drawn)).toBe(false);
    },
  );

  it('when an experiment is printed in both languages, then figures stand in the same rows', () => {
    for (const words of [SHORT_MEMORY, BOTTLENECK, ['lab', 'gradient']]) {
      const lines = (language: string) => outputOf(words, language).out.split('\n');
      const figures = (language: string) => lines(language).map((line) => line.match(/−?\d+\.\d+/g) ?? []);
      expect(figures('ko').length).toBeGreaterThan(10);
      expect(figures('ko')).toEqual(figures('en'));
    }
  });

  it('when the output is JSON, then it is the same in both', () => {
    const json = (language: string) =>
      runNode([NMT, 'lab', 'gradient', '--json', '--language', language], { folder }).out;
    expect(json('ko')).toBe(json('en'));
    expect(JSON.parse(json('ko'))).toHaveProperty('gates');
  });

  it.each([
    ['ko_KR.UTF-8', true],
    ['en_GB.UTF-8', false],
  ])('when the system speaks %s and nothing is said, then so does the lab', (locale, isKorean) => {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: locale };
    const { stdout } = spawnSync(process.execPath, [NMT, 'lab', 'gradient'], { encoding: 'utf8', env });
    expect(stdout).toContain('∂L/∂c');
    expect(hasHangul(stdout)).toBe(isKorean);
  });

  it.each([SHORT_MEMORY, BOTTLENECK, ['lab', 'gradient']])(
    'when %s %s is asked for in a language that there is not, then one line says which there are, and nothing runs',
    (...words) => {
      const { code, out, talk } = runNode([NMT, ...words, '--language', 'fr'], { folder });
      expect([code, out, talk]).toEqual([2, '', 'nmt: --language cannot be "fr" (expected en or ko)\n']);
    },
  );
});
