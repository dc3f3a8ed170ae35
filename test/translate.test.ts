import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTranslator } from '../src/translate.ts';
import type { SearchOptions } from '../src/translation/search-options.ts';
import type { Translator } from '../src/translator.ts';
import { numberPair, writeTrainedCheckpoint } from './support/trained-checkpoint.ts';

const GREEDY: SearchOptions = { beam: 1, lengthPenalty: 1, nBest: 1 };
const BEAM: SearchOptions = { beam: 4, lengthPenalty: 1, nBest: 4 };
let folder: string;
let translator: Translator;
let blind: Translator;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-translate-'));
  await writeTrainedCheckpoint(join(folder, 'numbers.json'));
  translator = await loadTranslator(join(folder, 'numbers.json'));
  await writeTrainedCheckpoint(join(folder, 'blind.json'), { updates: 60, config: { attention: 'none' } });
  blind = await loadTranslator(join(folder, 'blind.json'), { kernels: 'reference' });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const sources = (count: number) => Array.from({ length: count }, (_, i) => numberPair(i).source);

describe('a translator', () => {
  it('when a sentence is like those it has learnt, then it translates it, with tokens, alignment and scores', async () => {
    const [answer] = await translator.translate(['two seven one.'], BEAM);
    expect(answer!.translation).toBe('eins sieben zwei.');
    expect(answer).toMatchObject({ source: 'two seven one.', parts: 1, pieces: 4, unknown: [] });
    expect(answer!.sourceTokens).toHaveLength(4);
    const [best, second] = answer!.candidates;
    expect(best).toMatchObject({ text: 'eins sieben zwei.', finished: true });
    expect(best!.score).toBeCloseTo(best!.logProbability / 5, 12);
    expect(best!.score).toBeGreaterThan(second!.score);
    // The words were learnt in reverse, and the model looks where each comes from.
    expect(best!.alignment.slice(0, 3)).toEqual([
      [2, 0],
      [1, 1],
      [0, 2],
    ]);
    expect(answer!.candidates).toHaveLength(4);
    expect(new Set(answer!.candidates.map(({ text }) => text)).size).toBe(4);
  });

  it('when lines come together, then each gets exactly what it gets alone', async () => {
    const lines = [
      ...sources(40),
      'two banana.',
      'one two three four five six seven eight nine ten one two three.',
      '',
    ];
    for (const options of [GREEDY, BEAM]) {
      const alone: unknown[] = [];
      for (const line of lines) alone.push((await translator.translate([line], options))[0]);
      expect(await translator.translate(lines, options)).toEqual(alone);
    }
  });

  it('when the beam is 1 or 8, then both translate what was learnt', async () => {
    const pairs = Array.from({ length: 60 }, (_, i) => numberPair(i));
    for (const beam of [1, 8]) {
      const answers = await translator.translate(
        pairs.map(({ source }) => source),
        { ...GREEDY, beam },
      );
      const right = answers.filter(({ translation }, i) => translation === pairs[i]!.target).length;
      expect(right).toBeGreaterThanOrEqual(55);
    }
  });

  it('when reference kernels compute, then the translations are the same', async () => {
    const reference = await loadTranslator(join(folder, 'numbers.json'), { kernels: 'reference' });
    const texts = async (one: Translator) =>
      (await one.translate(sources(60), BEAM)).flatMap(({ candidates }) => candidates[0]!.text);
    expect(await texts(reference)).toEqual(await texts(translator));
  });

  it('when products are of 8-bit integers, then what was learnt comes out, alone as with others', async () => {
    const lines = [...sources(20), 'two banana.', ''];
    const texts = (answers: readonly { translation: string }[]) => answers.map(({ translation }) => translation);
    const expected = texts(await translator.translate(lines, GREEDY));
    for (const kernels of ['simd', 'reference'] as const) {
      const integers = await loadTranslator(join(folder, 'numbers.json'), { kernels, weights: 'int8' });
      expect(integers.description).toMatch(/; kernels .*int8/);
      const together = await integers.translate(lines, GREEDY);
      expect(texts(together)).toEqual(expected);
      const alone: unknown[] = [];
      for (const line of lines.slice(18)) alone.push((await integers.translate([line], GREEDY))[0]);
      expect(together.slice(18)).toEqual(alone);
    }
  });

  it('when a word is unknown, then it is reported, and never stands as <unk> in a translation', async () => {
    const lines = ['two banana one.', 'banana', '<unk> two.', 'один два три.', 'zwei 2 😀!', '￭ ￭￭'];
    for (const one of [translator, blind]) {
      for (const options of [GREEDY, BEAM]) {
        const answers = await one.translate(lines, options);
        expect(answers[0]!.unknown).toEqual(['banana']);
        for (const { candidates } of answers) {
          expect(candidates.length).toBeGreaterThan(0);
          for (const { text, tokens } of candidates) expect(`${text} ${tokens.join(' ')}`).not.toMatch(/<(pad|s|\/s)>/);
        }
        for (const i of [0, 1, 3, 4, 5]) expect(answers[i]!.translation).not.toContain('<unk>');
      }
    }
  });

  it('when a line is longer than the limit, then its parts are translated and joined, and their number is told', async () => {
    const line = 'one two three. four five six. seven eight nine.';
    const [whole] = await translator.translate([line], BEAM);
    expect(whole).toMatchObject({ parts: 2, pieces: 12 });
    expect(whole!.translation).toMatch(/\S+\. \S+/);
    expect(whole!.candidates[0]!.text).toBe(whole!.translation);
    const parts = await translator.translate(['one two three. four five six.', 'seven eight nine.'], BEAM);
    expect(whole!.translation).toBe(parts.map(({ translation }) => translation).join(' '));
    for (const [source, target] of whole!.candidates[0]!.alignment) {
      expect(source).toBeLessThan(12);
      expect(target).toBeLessThan(whole!.candidates[0]!.tokens.length);
    }
    expect(whole!.candidates[0]!.alignment.some(([source]) => source >= 8)).toBe(true);
    const scores = whole!.candidates.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('when a line is blank, then its translation is empty and no candidate is made up', async () => {
    const answers = await translator.translate(['', '  \t', 'two.'], BEAM);
    expect(answers.map(({ translation, candidates }) => [translation, candidates.length])).toEqual([
      ['', 0],
      ['', 0],
      ['zwei.', 4],
    ]);
  });

  it('when a model has no attention, then there is no alignment', async () => {
    const [answer] = await blind.translate(['two seven one.'], GREEDY);
    expect(answer!.candidates[0]!.alignment).toEqual([]);
    expect(answer!.candidates[0]!.tokens.length).toBeGreaterThan(0);
  });

  it('when the longest length is named, then no translation is longer', async () => {
    const [answer] = await translator.translate(['two seven one.'], { ...GREEDY, maximumLength: 2 });
    expect(answer!.candidates[0]).toMatchObject({ text: 'eins sieben', finished: false });
  });

  it('when options do not fit together, then one line says which', async () => {
    const refused = (options: Partial<SearchOptions>) => translator.translate(['two.'], { ...GREEDY, ...options });
    await expect(refused({ beam: 0 })).rejects.toThrow('beam cannot be 0 (take a whole number from 1 on)');
    await expect(refused({ nBest: 2 })).rejects.toThrow('nBest cannot be 2');
    await expect(refused({ lengthPenalty: Number.NaN })).rejects.toThrow('lengthPenalty cannot be NaN');
    await expect(refused({ maximumLength: 0 })).rejects.toThrow('maximumLength cannot be 0');
  });

  it('when it describes itself, then it names corpus, cell, attention, size and kernels', () => {
    expect(translator.description).toMatch(/^numbers: lstm 48 with dot attention, [\d,]+ weights, .*; kernels /);
    expect(blind.description).toContain('lstm 48 without attention');
    expect(blind.description).toContain('kernels reference');
  });

  it('when many lines are translated, then progress is told up to the last one', async () => {
    const told: number[] = [];
    await translator.translate(sources(200), GREEDY, (done, total) => {
      expect(total).toBe(200);
      told.push(done);
    });
    expect(told.at(-1)).toBe(200);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });
});
