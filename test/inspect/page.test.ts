import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
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
    expect(page).toContain(`<h1 lang="">${source.slice(0, 600)}…</h1>`);
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

  it('when no unit was asked for, then the first one is the decoder’s whose state moves most', () => {
    const explained = traced();
    const [first] = unitsOn(explanationPage(explained, []));
    const [layer] = explained.trace.decoder;
    const span = (j: number) => {
      const states = layer!.steps.map(({ cell }) => cell![j]!);
      return Math.max(...states) - Math.min(...states);
    };
    const spans = Array.from({ length: layer!.unitCount }, (_, j) => span(j));
    expect([first!.side, span(first!.unit)]).toEqual(['decoder', Math.max(...spans)]);
  });
});

describe.skipIf(BROWSER === null)('in a browser (skipped where there is no chromium on PATH)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  it('when a Korean page is as narrow as a phone, then no word of a grid and of its sentences is cut in two', async () => {
    const sourceTokens = Array.from({ length: 12 }, () => '정거장에서부터');
    const korean = traced({}, {}, { source: sourceTokens.join(' '), sourceTokens });
    const file = write('narrow.html', explanationPage(korean, [], 'ko'));
    const { page } = await openFile(browser, file, { width: 390 });
    const heads = await page.locator('th bdi').evaluateAll((all) => all.map((one) => one.getClientRects().length));
    expect(heads.length).toBeGreaterThan(12);
    expect(new Set(heads)).toEqual(new Set([1]));
    const breaks = await page.evaluate("getComputedStyle(document.querySelector('p')).wordBreak");
    expect(breaks).toBe('keep-all');
    await page.context().close();
  });

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
          expect((await texts('[data-word]'))[0]).toBe(`x: ${inputAt(explained, one, t)}`);
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
        const grid = page.locator('.grid').last();
        const cell = grid.locator('[data-label]').nth(1);
        await (view.width < 500 ? cell.click() : cell.hover());
        expect(await grid.locator('.reading').textContent()).toBe(await cell.getAttribute('data-label'));
        await keepScreenshot(page, `explain-${options.cell ?? 'lstm'}-${view.width}-${view.colourScheme}`);
        expect([problems, requests]).toEqual([[], []]);
        await page.context().close();
      }
    }, 60_000);
  }

  it.each([
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ])(
    'when the slider is in view at $width × $height, then so is the whole cell',
    async (view) => {
      for (const options of Object.values(MODELS)) {
        const file = write('fits.html', explanationPage(traced(options), []));
        const { page } = await openFile(browser, file, view);
        await page.locator('.controls').evaluate((controls) => controls.scrollIntoView());
        const boxes = await Promise.all(['#step', '.diagram:visible'].map((one) => page.locator(one).boundingBox()));
        expect(await page.locator('.diagram:visible').count()).toBe(1);
        for (const box of boxes) {
          expect(box!.y).toBeGreaterThanOrEqual(0);
          expect(box!.y + box!.height).toBeLessThanOrEqual(view.height);
          expect(box!.x + box!.width).toBeLessThanOrEqual(view.width);
        }
        expect(boxes[1]!.y).toBeGreaterThanOrEqual(boxes[0]!.y + boxes[0]!.height);
        await page.context().close();
      }
    },
    60_000,
  );

  it('when only the keyboard is used, then each grid is one tab stop, and arrow keys read its cells', async () => {
    const { page } = await openFile(browser, write('keys.html', explanationPage(traced(), [])), { width: 1280 });
    const grids = await page.locator('.grid').count();
    expect(await page.locator('td[tabindex="0"]').count()).toBe(grids);
    const cells = page.locator('.grid').first().locator('tbody tr');
    await cells.nth(0).locator('td').nth(0).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const label = await cells.nth(1).locator('td').nth(1).getAttribute('data-label');
    expect(await page.evaluate('document.activeElement.dataset.label')).toBe(label);
    expect(await page.locator('.grid').first().locator('.reading').textContent()).toBe(label);
    expect(await page.locator('td[tabindex="0"]').count()).toBe(grids);
    await page.context().close();
  }, 60_000);

  it('when the slider moves, then its word stands out in every view; when a word is clicked, then the slider goes there', async () => {
    const explained = traced();
    const { page, problems } = await openFile(browser, write('links.html', explanationPage(explained, [])), {
      width: 1280,
    });
    const here = (selector: string) => page.locator(`${selector}.here`).allTextContents();
    await page.locator('#step').fill('1');
    expect(await here('.words div')).toEqual([expect.stringContaining(explained.tokens.decoder[1]!)]);
    expect(await here('.token')).toEqual([explained.tokens.decoder[1]!]);
    expect(await page.locator('td.here').count()).toBe(
      explained.tokens.encoder.length + (await page.locator('.grid').last().locator('tbody tr').count()),
    );
    const read = page.locator('.token[data-read="2"]');
    await read.click();
    expect(await here('.token')).toEqual([explained.tokens.encoder[2]!]);
    expect(await page.locator('#now').textContent()).toContain(`reads  ${explained.tokens.encoder[2]!}`);
    expect(problems).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('when the page is Korean, then all that it says is, and axe finds nothing in either language', async () => {
    for (const language of ['ko', 'en'] as const) {
      for (const options of Object.values(MODELS)) {
        const written = explanationPage(traced(options), [], language);
        const english = englishIn(/<main>.*<\/main>/s.exec(written)![0]);
        if (language === 'ko') expect(english).toEqual([]);
        else expect(english).toContain('unit');
        const { page } = await openFile(browser, write(`${language}.html`, written), { width: 1280 });
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        await page.evaluate(axe.source);
        const found = 'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))';
        expect(await page.evaluate(found)).toEqual([]);
        await page.context().close();
      }
    }
    expect(englishIn(explanationPicture(traced(), [], 'ko').replace(/<style>.*?<\/style>/s, ''))).toEqual([]);
  }, 60_000);

  it('when the picture is opened by itself, in either colour scheme, then it is drawn without an error or a request', async () => {
    const explained = traced({ layers: 2 }, {}, HOSTILE);
    const units = unitEverywhere(explained.trace, 1, explained.tokens);
    const file = write('picture.svg', explanationPicture(explained, units));
    for (const colourScheme of ['light', 'dark'] as const) {
      const { page, problems, requests } = await openFile(browser, file, { width: 1280, colourScheme });
      expect(await page.locator('svg > g').count()).toBeGreaterThan(8);
      expect(await page.locator('rect.cell > title').first().textContent()).toMatch(/^다 · .*: 0\.\d\d\d$/);
      expect([problems, requests]).toEqual([[], []]);
      await page.context().close();
    }
  }, 60_000);
});

/** English words that can be read in markup, but for what has one name in every language, and tokens. */
function englishIn(markup: string): string[] {
  const words = markup.replace(/<[^>]+>/g, ' ').match(/\b[a-z]{3,}\b/gi) ?? [];
  return words.filter((word) => !['tanh', 'LSTM', 'GRU', 'RNN', 'pad', 'unk'].includes(word));
}

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
