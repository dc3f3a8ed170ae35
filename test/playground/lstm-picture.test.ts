/** The LSTM cell's picture with numbers as long as they get: none touches a line or another one, or sticks out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playgroundPage } from '../../src/playground/playground-page.ts';
import { type ServedPage, servePage } from '../../src/playground/serve.ts';
import { watchedPage } from '../support/two-browsers.ts';
import { describeInBrowsers } from './in-browsers.ts';

const SHIPPED = join(import.meta.dirname, '../../checkpoints/en-ko.json');
/** Its memory is near −14 at this word. */
const STATE = `${new URLSearchParams({ sentence: 'My neighbor rested at home because it was hot.', at: '15', decoder: '0.2', language: 'en' })}`;

let served: ServedPage;
beforeAll(async () => {
  served = await servePage(playgroundPage({ name: 'en-ko.json', text: readFileSync(SHIPPED, 'utf8') }, ''), 0);
});
afterAll(() => served.close());

/** [number, what it touches] */
const touching = (page: Page) =>
  page.evaluate(`(() => {
    const picture = document.querySelector('svg.cell');
    const [, , width, height] = picture.getAttribute('viewBox').split(' ').map(Number);
    const lines = [...picture.querySelectorAll('.flow, .joint, .layer-box')];
    const texts = [...picture.querySelectorAll('.number text:not(.label), .read')];
    const on = (line, x, y) => {
      const point = new DOMPoint(x, y);
      return line.isPointInStroke(point) || (line.tagName !== 'path' && line.isPointInFill(point));
    };
    const found = [];
    for (const text of texts) {
      const box = text.getBBox();
      const [left, top, right, bottom] = [box.x, box.y + 3, box.x + box.width, box.y + box.height - 4];
      if (left < 0 || top < 0 || right > width || box.y + box.height > height) found.push([text.textContent, 'the border']);
      const frame = text.parentNode.querySelector('rect')?.getBBox();
      if (frame !== undefined && text.matches('.number *') && frame.width < box.width) found.push([text.textContent, 'its frame']);
      for (const line of lines) {
        for (let x = left; x <= right; x++) {
          if (!on(line, x, top) && !on(line, x, (top + bottom) / 2) && !on(line, x, bottom)) continue;
          found.push([text.textContent, line.outerHTML]);
          break;
        }
      }
      for (const other of texts) {
        const { x, y, width, height } = other.getBBox();
        if (other !== text && x < right && left < x + width && y < bottom && top < y + height - 4) found.push([text.textContent, other.textContent]);
      }
    }
    return found;
  })()`);

describeInBrowsers('the picture of an LSTM cell', ({ browser }) => {
  it('when numbers have a sign and two digits before the point, then they touch nothing', async () => {
    const { page } = await watchedPage(browser(), { width: 390, height: 844 });
    await page.goto(`${served.address}#${STATE}`);
    await page.waitForSelector('svg.cell');
    const numbers = await page.$$eval('.cell .number text:not(.label)', (all) => all.map((one) => one.textContent!));
    expect(numbers.filter((text) => /^−1\d\.\d{3}$/.test(text)).length).toBeGreaterThanOrEqual(3);
    expect(await touching(page)).toEqual([]);
    await page.close();
  }, 60_000);
});
