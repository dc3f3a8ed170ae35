import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../src/config.ts';
import type { Explained } from '../../src/inspect/explain/explanation.ts';
import { explanationPage } from '../../src/inspect/explain/page.ts';
import type { PageData, PageUnit } from '../../src/inspect/explain/page-data.ts';
import { explanationPicture } from '../../src/inspect/explain/picture.ts';
import { traceUnit, type UnitTrace, unitEverywhere } from '../../src/inspect/explain/units.ts';
import { BROWSER, keepScreenshot, launchBrowser, openFile, overflowOf } from '../support/browser.ts';
import { traced } from './traced-sentence.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-page-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const VIEWS = [390, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colourScheme) => ({ width, colourScheme })),
);

/** Words that would end a script or an attribute if they were not written with care. */
const HOSTILE = {
  source: '</script><i>"배가" & \u2028',
  sourceTokens: ['</script>', '"배가"', '<!--', '&'],
};

const LSTM = 'LSTM, two layers';
const MODELS: Readonly<Record<string, Partial<ModelConfig>>> = {
  [LSTM]: { layers: 2 },
  GRU: { cell: 'gru' },
  'plain RNN without attention': { cell: 'rnn', attention: 'none' },
};

describe('the page of a sentence', () => {
  it('when it is written, then it fetches nothing, and words that look like markup stay words', () => {
    const page = explanationPage(traced({}, {}, HOSTILE), []);
    expect(page).toContain("default-src 'none'");
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|url\(|\ssrc=|undefined|NaN/);
    expect(page).not.toContain('<i>');
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    expect(/<script type="application\/json".*/s.exec(page)![0]).not.toContain('\u2028');
  });

  it('when the sentence is very long, then its beginning is shown, and all of it when asked', () => {
    const source = 'word '.repeat(2000).trim();
    const page = explanationPage(traced({}, {}, { source, translation: source }), []);
    expect(page).toContain(`<h1>${source.slice(0, 600)}…</h1>`);
    expect(page.match(/… show all<\/summary>/g)).toHaveLength(2);
    expect(page).not.toContain(`<title>${source}`);
  });

  it('when units were asked for, then they stand first and only once', () => {
    const explained = traced({ layers: 2 });
    const asked = unitEverywhere(explained.trace, 1, explained.tokens);
    const units = unitsOn(explanationPage(explained, asked));
    const names = units.map(({ side, layer, direction, unit }) => `${side} ${layer} ${direction} ${unit}`);
    expect(names.slice(0, asked.length)).toEqual(
      asked.map(({ side, layer, direction, unit }) => `${side} ${layer} ${direction} ${unit}`),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe.skipIf(BROWSER === null)('in a browser (skipped where there is no chromium on PATH)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  for (const [name, options] of Object.entries(MODELS)) {
    it(`when the slider is moved (${name}), then the cell shows this sentence’s numbers, step by step, without an error or a request`, async () => {
      const explained = traced(options, {}, HOSTILE);
      const file = write(`${options.cell ?? 'lstm'}.html`, explanationPage(explained, []));
      const { page, problems, requests } = await openFile(browser, file, { width: 1280 });
      const texts = (selector: string) => page.locator(selector).allTextContents();
      const shown = async (key: string) => Number((await texts(`[data-value="${key}"]`))[0]!.replace('−', '-'));
      for (const choice of ['0', String((await texts('#unit option')).length - 1)]) {
        await page.locator('#unit').selectOption(choice);
        const own = unitsOn(explanationPage(explained, []))[Number(choice)]!;
        const layer = explained.trace[own.side].find(
          (one) => one.layer === own.layer && one.direction === own.direction,
        )!;
        const one = traceUnit(layer, own.unit, explained.tokens[own.side]);
        const steps = one.direction === 'forward' ? one.steps : one.steps.toReversed();
        for (const [t, step] of steps.entries()) {
          await page.locator('#step').fill(String(t));
          const before = t === 0 ? one.start : steps[t - 1]!;
          expect((await texts('#word'))[0]).toBe(`x: ${inputAt(explained, one, t)}`);
          expect((await texts('#now'))[0]).toContain(`${one.side === 'encoder' ? 'reads' : 'writes'}  ${step.token}`);
          expect(await shown('h')).toBeCloseTo(step.hidden, 2);
          expect(await shown('h0')).toBeCloseTo(before.hidden, 2);
          if (step.cell === null) continue;
          const { forget, input, candidate, output } = step.gates;
          expect(await shown('f')).toBeCloseTo(forget!, 2);
          expect(await shown('kept')).toBeCloseTo(forget! * before.cell!, 2);
          expect(await shown('taken')).toBeCloseTo(input! * candidate!, 2);
          expect((await shown('kept')) + (await shown('taken'))).toBeCloseTo(step.cell, 2);
          expect(await shown('o')).toBeCloseTo(output!, 2);
        }
      }
      await page.locator('#step').fill('0');
      await page.locator('#on').click();
      expect(await page.locator('#step').inputValue()).toBe('1');
      expect([problems, requests]).toEqual([[], []]);
      await page.context().close();
    }, 60_000);
  }

  for (const view of VIEWS) {
    const title = `${view.width} pixels, ${view.colourScheme}`;
    it(`when the page is ${title}, then nothing sticks out at the side, and what is pointed at can be read`, async () => {
      // The other cells have the same page but for the drawing: one view of each is enough.
      const models = view === VIEWS[0] ? Object.values(MODELS) : [MODELS[LSTM]!];
      for (const [i, options] of models.entries()) {
        const file = write(`view-${i}.html`, explanationPage(traced(options), []));
        const { page, problems, requests } = await openFile(browser, file, view);
        expect(await overflowOf(page)).toBe(0);
        const cell = page.locator('td').first();
        await (view.width < 500 ? cell.click() : cell.hover());
        expect(await page.locator('#reading').textContent()).toBe(await cell.getAttribute('data-label'));
        await keepScreenshot(page, `explain-${options.cell ?? 'lstm'}-${view.width}-${view.colourScheme}`);
        expect([problems, requests]).toEqual([[], []]);
        await page.context().close();
      }
    }, 60_000);
  }

  it('when the picture is opened by itself, in either colour scheme, then it is drawn without an error or a request', async () => {
    const { explanation, trace, tokens } = traced({ layers: 2 }, {}, HOSTILE);
    const file = write('picture.svg', explanationPicture(explanation, unitEverywhere(trace, 1, tokens)));
    for (const colourScheme of ['light', 'dark'] as const) {
      const { page, problems, requests } = await openFile(browser, file, { width: 1280, colourScheme });
      expect(await page.locator('svg > g').count()).toBeGreaterThan(8);
      expect(await page.locator('rect.cell > title').first().textContent()).toMatch(/^다 · .*: 0\.\d\d\d$/);
      expect([problems, requests]).toEqual([[], []]);
      await page.context().close();
    }
  }, 60_000);
});

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** What comes into a unit at its t-th step: the word, or the layer below at that word. */
function inputAt({ tokens }: Explained, { side, layer, direction }: UnitTrace, t: number): string {
  const words = side === 'encoder' ? tokens.encoder : ['<s>', ...tokens.decoder];
  const word = words[direction === 'forward' ? t : words.length - 1 - t]!;
  return layer === 0 ? word : `layer ${layer} at ${word}`;
}

/** The units that a page's script would read. */
function unitsOn(page: string): readonly PageUnit[] {
  const [, data] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)!;
  return (JSON.parse(data!) as PageData).units;
}
