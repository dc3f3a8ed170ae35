import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/main.ts';
import type { Pipelines } from '../../src/cli/pipelines.ts';
import { columnsOf } from '../../src/cli/text-width.ts';
import type { ModelConfig } from '../../src/config.ts';
import type { Explanation } from '../../src/inspect/explain/explanation.ts';
import type { UnitTrace } from '../../src/inspect/explain/units.ts';
import type { Doubt } from '../../src/translation/confidence.ts';
import { traced } from '../inspect/traced-sentence.ts';
import { fakeTerminal, scriptedTranslator } from './fake-terminal.ts';

const HANGUL = {
  source: '나는 정거장이 배가 .',
  sourceTokens: ['나는', '정거장이', '배가', '.'],
  translation: 'station am hungry',
  vocabularies: {
    source: ['<pad>', '<unk>', '<s>', '</s>', '나는', '배가', '고파요', '정거장이', '.'],
    target: ['<pad>', '<unk>', '<s>', '</s>', 'I', 'am', 'station', 'hungry'],
  },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-explain-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command over a tiny model, at a terminal so wide, or in a pipe. */
async function explainCommand(
  words: string[],
  {
    model = {},
    columns,
    colour = false,
    locale,
    doubt = { unknown: [], nothingKnown: false, unsure: null },
  }: { model?: Partial<ModelConfig>; columns?: number; colour?: boolean; locale?: string; doubt?: Doubt } = {},
) {
  const terminal = fakeTerminal(locale === undefined ? {} : { locale });
  Object.assign(terminal.stdout, { columns, isTTY: colour });
  let closed = 0;
  const pipelines = {
    loadTranslator: async () => ({
      ...scriptedTranslator(),
      explain: async () => ({ ...traced(model, {}, HANGUL), ...doubt }),
      close: async () => {
        closed++;
      },
    }),
  } as Partial<Pipelines> as Pipelines;
  const context = { terminal, pipelines, exitCode: 0 };
  const code = await run(['explain', HANGUL.source, '--checkpoint', 'tiny.json', ...words], context);
  return { code, out: terminal.out(), talk: terminal.talk(), closed };
}

describe('the language of what it writes', () => {
  it.each(['en', 'ko'])('when --language is %s, then page and picture are in it', async (language) => {
    const [html, svg] = ['page.html', 'picture.svg'].map((name) => join(folder, `${language}-${name}`));
    const { code } = await explainCommand(['--html', html!, '--svg', svg!, '--language', language]);
    expect(code).toBe(0);
    const [page, picture] = [html, svg].map((file) => readFileSync(file!, 'utf8'));
    expect(page).toContain(`<html lang="${language}">`);
    for (const text of [page, picture]) expect(text!.includes('어텐션')).toBe(language === 'ko');
  });

  it('when --language is none that there is, then one line says which there are', async () => {
    const { code, talk } = await explainCommand(['--language', 'fr']);
    expect([code, talk]).toEqual([2, 'nmt: --language cannot be "fr" (expected en or ko)\n']);
  });
});

/** The table under a title, as lines. */
function tableOf(out: string, title: string): string[] {
  const lines = stripVTControlCharacters(out).split('\n');
  const start = lines.findIndex((line) => line.startsWith(title)) + 1;
  return lines.slice(start, lines.indexOf('', start));
}

/** What stands before each row of a table. */
function labelsOf(out: string, title: string): string[] {
  return tableOf(out, title)
    .slice(1)
    .map((row) => row.trim().split(/ {2,}/)[0]!);
}

describe('nmt explain', () => {
  it('when there is no colour, then figures stand under their words, Hangul two columns wide', async () => {
    const { out, code, closed } = await explainCommand([]);
    const { explanation } = traced({}, {}, HANGUL);
    expect([code, closed]).toEqual([0, 1]);
    expect(out).toMatch(/^나는 정거장이 배가 \. {2}→ {2}station am hungry\n/);
    const [head, ...rows] = tableOf(out, 'Attention');
    expect(rows).toHaveLength(4);
    rows.forEach((row, t) => {
      const { token, weights } = explanation.attention[t]!;
      expect(row.trim().split(/\s+/)).toEqual([token, ...weights.map((weight) => weight.toFixed(2))]);
      const places = explanation.tokens.map((word) => columnsOf(head!.slice(0, head!.indexOf(word))));
      places.forEach((place, i) => {
        expect(row.slice(place)).toMatch(new RegExp(`^${weights[i]!.toFixed(2)}`));
      });
    });
    expect(labelsOf(out, 'Decoder, layer 1')).toEqual([
      'forget gate',
      'input gate',
      'output gate',
      'saturated',
      '|cell|',
      '|hidden|',
    ]);
    expect(tableOf(out, 'The likeliest words')).toHaveLength(4);
    expect(out).not.toContain('\u001b');
  });

  it('when Korean is asked for, or the system is Korean, then all but the tokens is in Korean', async () => {
    const models = [{}, { cell: 'gru' }, { cell: 'rnn', attention: 'none' }] as const;
    for (const model of models)
      for (const colour of [false, true])
        for (const words of [[], ['--unit', '1']]) {
          const { out } = await explainCommand([...words, '--language', 'ko'], { model, colour });
          const { explanation } = traced(model, {}, HANGUL);
          const { tokens, translation, alternatives } = explanation;
          const likely = alternatives.flatMap(({ words }) => words.map(({ token }) => token));
          const names = [...tokens, translation, ...likely].join(' ');
          const latin = stripVTControlCharacters(out).match(/[A-Za-z]{2,}/g) ?? [];
          expect(latin.filter((word) => !names.includes(word))).toEqual([]);
          const { out: said } = await explainCommand(words, { model, colour, locale: 'ko-KR' });
          expect(said).toBe(out);
        }
  });

  it('when there is colour, then blocks are the darker the greater the value, and a legend says so', async () => {
    const { out } = await explainCommand([], { colour: true, columns: 100 });
    expect(out).toContain('\u001b[36m');
    const plain = stripVTControlCharacters(out);
    expect(plain).toContain('Shades begin at  ··· 0  ░░░ 0.1  ▒▒▒ 0.35  ▓▓▓ 0.6  ███ 0.85  of the full value');
    const { explanation } = traced({}, {}, HANGUL);
    tableOf(out, 'Attention')
      .slice(1)
      .forEach((row, t) => {
        const shades = row.trim().split(/\s+/).slice(1);
        const expected = explanation.attention[t]!.weights.map((weight) => {
          return [...'·░▒▓█'][[0, 0.1, 0.35, 0.6, 0.85].findLastIndex((start) => weight >= start)];
        });
        expect(shades.map((shade) => shade[0])).toEqual(expected);
      });
    expect((await explainCommand(['--digits'], { colour: true })).out).not.toContain('░');
  });

  it('when the terminal is narrow, then tables wrap and no line is wider', async () => {
    for (const columns of [30, 40, 60, 80]) {
      for (const colour of [true, false]) {
        const { out } = await explainCommand([], { columns, colour, model: { layers: 2 } });
        const tables = stripVTControlCharacters(out).split('\n\n').slice(1).join('\n').split('\n');
        const rows = tables.filter((line) => line.startsWith('  '));
        expect(Math.max(...rows.map(columnsOf)), `${columns}`).toBeLessThanOrEqual(columns);
        expect(rows.join(' ').match(/<\/s>/g)!.length).toBeGreaterThanOrEqual(6);
      }
    }
  });

  it('when the model has no attention or no gates, then what it has is shown', async () => {
    const { out } = await explainCommand([], { model: { cell: 'rnn', attention: 'none' } });
    expect(out).toContain('This model has no attention');
    expect(labelsOf(out, 'Decoder')).toEqual(['saturated', '|hidden|']);
    const gru = await explainCommand([], { model: { cell: 'gru' } });
    expect(gru.out).toMatch(/reset gate[\s\S]*update gate/);
  });

  it('when JSON is wanted, then it has the documented shape and nothing more', async () => {
    const { out, talk } = await explainCommand(['--json'], { model: { layers: 2 } });
    const explanation = JSON.parse(out) as Explanation;
    expect(Object.keys(explanation)).toEqual([
      'source',
      'tokens',
      'translation',
      'attention',
      'encoder',
      'decoder',
      'alternatives',
      'unknown',
      'nothingKnown',
      'unsure',
    ]);
    expect(explanation.tokens).toEqual(['나는', '정거장이', '배가', '.', '</s>']);
    expect(Object.keys(explanation.attention[0]!)).toEqual(['token', 'weights']);
    expect(explanation.encoder.map(({ layer, direction }) => `${layer} ${direction}`)).toEqual([
      '0 forward',
      '0 backward',
      '1 forward',
      '1 backward',
    ]);
    expect(Object.keys(explanation.decoder[1]!.steps[0]!)).toEqual([
      'token',
      'forgetGate',
      'inputGate',
      'outputGate',
      'saturated',
      'cell',
      'hidden',
    ]);
    expect(explanation.alternatives[0]!.words).toHaveLength(5);
    expect([out.trimEnd().includes('\n'), talk]).toEqual([false, '']);
  });

  it('when the answer may be wrong, then stderr says why, and JSON has it in fields', async () => {
    const doubt = { unknown: ['정거장이'], nothingKnown: false, unsure: true };
    const { talk } = await explainCommand([], { doubt });
    expect(talk).toBe('not in the vocabulary: 정거장이\nthe model is unsure of this answer\n');
    expect(JSON.parse((await explainCommand(['--json'], { doubt })).out)).toMatchObject(doubt);
  });

  it('when units are chosen, then they are followed instead of the means', async () => {
    const one = await explainCommand(['--unit', '1']);
    expect(labelsOf(one.out, 'Decoder, layer 1, unit 1: keeps')).toEqual([
      'forget gate',
      'input gate',
      'candidate',
      'output gate',
      'cell',
      'hidden',
    ]);
    expect(one.out).not.toContain('|hidden|');
    const memories = async (...words: string[]) => {
      const { units } = JSON.parse((await explainCommand([...words, '--json'])).out) as { units: UnitTrace[] };
      return units.map(({ memory }) => memory ?? Number.POSITIVE_INFINITY);
    };
    const [longest, forgetful] = [await memories('--unit', 'memory'), await memories('--unit', 'forgetful')];
    expect(longest).toEqual(longest.toSorted((a, b) => b - a));
    expect(forgetful).toEqual(forgetful.toSorted((a, b) => a - b));
    expect(Math.min(...longest)).toBeGreaterThanOrEqual(Math.max(...forgetful));
  });

  it('when files are named, then they are written and stdout has the translation alone', async () => {
    const [svg, html] = [join(folder, 'a', 'out.svg'), join(folder, 'out.html')];
    const { out, talk } = await explainCommand(['--svg', svg, '--html', html, '--unit', '2']);
    expect(out).toBe('station am hungry\n');
    expect(talk).toBe(`written: ${svg}\nwritten: ${html}\n`);
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg xmlns[\s\S]*unit 2[\s\S]*<\/svg>\n$/);
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  });

  it('when flags do not fit, then one line says why and the exit code is 2', async () => {
    const problems: [string[], string][] = [
      [['--unit', '17'], 'nmt: there is no unit 17 (the widest layer has the units 0 to 5)\n'],
      [['--unit', 'gifted'], 'nmt: --unit cannot be "gifted" (expected one of a number, forgetful, memory)\n'],
      [['--unit', '1.5'], 'nmt: --unit cannot be "1.5" (expected a whole number from 0 to 100000)\n'],
    ];
    for (const [words, expected] of problems) {
      const { code, talk, out } = await explainCommand(words);
      expect([code, talk, out]).toEqual([2, expected, '']);
    }
  });
});
