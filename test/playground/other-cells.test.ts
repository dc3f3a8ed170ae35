/** Models of other cells, and without attention: their pictures, and that nothing is said of them that they have not. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { train } from '../../src/library.ts';
import { playgroundPage } from '../../src/playground/playground-page.ts';
import { type ServedPage, servePage } from '../../src/playground/serve.ts';
import { numberPair } from '../support/trained-checkpoint.ts';
import { watchedPage } from '../support/two-browsers.ts';
import { describeInBrowsers } from './in-browsers.ts';
import { drawn, settled } from './in-page.ts';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const CELLS = ['gru', 'rnn'] as const;

let folder: string;
let served: Readonly<Record<(typeof CELLS)[number], ServedPage>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-other-cells-'));
  const pairs = Array.from({ length: 60 }, (_, i) => numberPair(i)).map(
    ({ source, target }) => [source, target] as const,
  );
  const small = { epochs: 1, hiddenSize: 16, embeddingSize: 12, batchSize: 16, preset: 'toy' } as const;
  const serving = CELLS.map(async (cell) => {
    const checkpoint = join(folder, `${cell}.json`);
    await train({ ...small, cell, attention: cell === 'rnn' ? 'none' : 'dot', checkpoint }, { pairs });
    return servePage(playgroundPage({ name: `${cell}.json`, text: readFileSync(checkpoint, 'utf8') }, ''), 0);
  });
  const [gru, rnn] = await Promise.all(serving);
  served = { gru: gru!, rnn: rnn! };
});
afterAll(async () => {
  await Promise.all(CELLS.map((cell) => served[cell].close()));
  rmSync(folder, { recursive: true, force: true });
});

/** Texts of the cell's picture that stick out of it. */
const outside = (page: Page) =>
  page.evaluate(`(() => {
    const frame = document.querySelector('#cell svg').getBoundingClientRect();
    return [...document.querySelectorAll('#cell svg text')].filter((text) => {
      const { left, right } = text.getBoundingClientRect();
      return left < frame.left || right > frame.right || frame.right > document.documentElement.clientWidth;
    }).map((text) => text.textContent);
  })()`);

describeInBrowsers('models of other cells', ({ browser }) => {
  const open = async (cell: (typeof CELLS)[number], view = DESK) => {
    const opened = await watchedPage(browser(), view);
    await opened.page.goto(`${served[cell].address}#language=en&sentence=two+seven.&at=1`);
    await settled(opened.page);
    return opened;
  };

  it.each(CELLS.flatMap((cell) => [DESK, PHONE].map((view) => [cell, view.width, view] as const)))(
    'when the cell is %s and the window %i wide, then its picture is seen whole, however long the numbers are',
    async (cell, _, view) => {
      const { page, problems } = await open(cell, view);
      await page.evaluate(
        `for (const text of document.querySelectorAll('#cell [data-value]')) text.textContent = '−0.888'`,
      );
      expect(await outside(page)).toEqual([]);
      expect(problems).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('when a number of a drawn cell is pressed, then it opens', async () => {
    const { page } = await open('gru');
    await page.$eval('#cell [data-value=n]', (number) =>
      number.dispatchEvent(new Event('pointerdown', { bubbles: true })),
    );
    await drawn(page);
    expect(await page.$eval('.origin h3', ({ textContent }) => textContent)).toMatch(/^n = /);
    await page.close();
  }, 60_000);

  it('when the tour is taken with a model that it does not speak of, then it says so', async () => {
    const { page } = await open('gru');
    await page.evaluate(`document.getElementById('tour-button').click()`);
    await page.waitForSelector('#tour .warning');
    await page.close();
  }, 60_000);

  it('when a model has no gates and no attention, then it is said, and nothing is there to hold', async () => {
    const { page } = await open('rnn');
    const hands = await page.$eval('#hands', ({ textContent }) => textContent);
    expect(hands).toContain('has no gates');
    expect(hands).toContain('Without attention');
    expect(await page.$('#hands :is(button, input, select)')).toBe(null);
    expect(await page.$eval('#stage', ({ textContent }) => textContent)).not.toContain('curves');
    await page.close();
  }, 60_000);
});
