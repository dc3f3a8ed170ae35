/** What readers do that nobody has thought of: words of hundreds of letters, broken links, files that are gone. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playgroundPage } from '../../src/playground/playground-page.ts';
import { type ServedPage, servePage } from '../../src/playground/serve.ts';
import { watchedPage } from '../support/two-browsers.ts';
import { describeInBrowsers } from './in-browsers.ts';
import { drawn, settled } from './in-page.ts';

const SHIPPED = join(import.meta.dirname, '../../checkpoints/en-ko.json');
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const REASON = 'My neighbor rested at home because it was hot.';

/** None of them is written by the page. */
const BROKEN_LINKS = [
  '#%E0%A4%A',
  '#number=constructor',
  '#number=__proto__&bars=toString+valueOf+decoder+99+-1+x&hands=constructor+here',
  '#at=1e9&tour=99&language=xx&theme=pink&train=a+b&lanes=c&model=zz&beside=yy&encoder=99.9999&decoder=-1.x',
  '#hold=foo&hold=decoder+nosuch+1+-+-+-+-&hold=decoder+forget+1+99+sideways+1e9+-3&begins=%3C%2Fs%3E&begins=zzz',
];

let folder: string;
let served: ServedPage;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-odd-use-'));
  served = await servePage(playgroundPage({ name: 'en-ko.json', text: readFileSync(SHIPPED, 'utf8') }, ''), 0);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

const linkOf = (state: Readonly<Record<string, string>>) => `#${new URLSearchParams({ language: 'en', ...state })}`;

const typed = async (page: Page, text: string) => {
  await page.evaluate(`(() => {
    const input = document.getElementById('sentence');
    input.value = ${JSON.stringify(text)};
    input.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);
  await drawn(page);
};

const textsOf = (page: Page, selector: string) =>
  page.$$eval(selector, (found) => found.map(({ textContent }) => textContent));

describeInBrowsers('odd use', ({ browser }) => {
  const open = async (fragment: string, view = DESK) => {
    const opened = await watchedPage(browser(), view);
    await opened.page.goto(served.address + fragment);
    await settled(opened.page);
    return opened;
  };

  it.each([DESK, PHONE])(
    'when a word has hundreds of letters, then nothing at $width sticks out',
    async (view) => {
      const { page, problems } = await open(linkOf({ sentence: `${'x'.repeat(380)} is hot.` }), view);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      expect(await textsOf(page, '.word:first-child .word-box ~ text')).toContain(`${'x'.repeat(21)}…`);
      expect(problems).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it.each(BROKEN_LINKS)('when the link %s is opened, then the page stands all the same', async (link) => {
    const { page, problems } = await open(link);
    expect(await textsOf(page, '.spoken')).not.toEqual(['']);
    expect(await page.$('.numbers-row [aria-pressed]')).not.toBe(null);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('when a sentence is typed letter by letter, then no panel under it moves', async () => {
    const { page } = await open(linkOf({ sentence: REASON }));
    const places = new Set<string>();
    for (let end = 1; end <= REASON.length; end++) {
      await typed(page, REASON.slice(0, end));
      const tops = `['stage', 'moment', 'barcode', 'cell'].map((id) => Math.round(document.getElementById(id).getBoundingClientRect().top))`;
      places.add(String(await page.evaluate(tops)));
    }
    expect([...places]).toHaveLength(1);
    await page.close();
  }, 60_000);

  it('when nothing is typed, then no panel is empty and no picture is offered', async () => {
    const { page, problems } = await open(linkOf({ sentence: REASON }));
    await typed(page, ' ');
    expect((await textsOf(page, '.card')).filter((text) => text!.trim() === '')).toEqual([]);
    expect(await page.$('.save')).toBe(null);
    expect(problems).toEqual([]);
    await page.close();
  }, 60_000);

  it('when a file is gone before it is read, then one line says so, where it is seen', async () => {
    const { page, problems } = await open(linkOf({}));
    const file = join(folder, 'gone.json');
    writeFileSync(file, 'x'.repeat(1000));
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'own' }))`,
    );
    await ((await page.$('#own')) as NonNullable<Awaited<ReturnType<typeof page.$<'input'>>>>).uploadFile(file);
    rmSync(file);
    await page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(document.getElementById('own').files[0]);
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    })()`);
    await page.waitForSelector('#checkpoints [role=alert]');
    expect(await textsOf(page, '#checkpoints [role=alert]')).toEqual(['gone.json: the browser cannot read this file']);
    await page.waitForFunction(`(() => {
      const { top, bottom } = document.querySelector('#checkpoints [role=alert]').getBoundingClientRect();
      return top > 0 && bottom < document.querySelector('.dock').getBoundingClientRect().top;
    })()`);
    expect(problems).toEqual([]);
    await page.close();
  }, 60_000);

  it('when text is dropped, then it is left to the browser', async () => {
    const { page } = await open(linkOf({}));
    const isLeft = await page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', 'hot');
      return document.getElementById('sentence').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    })()`);
    expect(isLeft).toBe(true);
    await page.close();
  }, 60_000);

  it('when words are marked, then a link brings the marks back, and neither another sentence nor the other side has them', async () => {
    const { page } = await open(linkOf({ sentence: REASON, at: '14' }));
    const marked = (on: Page) => textsOf(on, '#barcode .pairs [aria-pressed=true]');
    await page.$$eval('#barcode .pairs .chip', (chips) => (chips[2] as unknown as { click(): void }).click());
    await page.waitForFunction(`location.hash.includes('bars=')`);
    const again = await open(new URL(page.url()).hash);
    expect(await marked(again.page)).toEqual(['더워서']);
    expect(await again.page.$$eval('#barcode select', (selects) => selects.map(({ value }) => value))).toContain(
      'pattern',
    );
    await typed(again.page, 'I am hungry.');
    expect(await marked(again.page)).toEqual([]);
    await page.bringToFront();
    await page.$eval('.word[data-kind=read]', (word) =>
      word.dispatchEvent(new Event('pointerdown', { bubbles: true })),
    );
    await drawn(page);
    expect(await marked(page)).toEqual([]);
    await Promise.all([page.close(), again.page.close()]);
  }, 60_000);

  it('when a button goes away as it is pressed, then the keyboard stays where it was', async () => {
    const { page, problems } = await open(
      linkOf({ sentence: 'I am hungri.', hold: 'decoder forget 1 - - - 2', at: '6' }),
    );
    const press = async (selector: string) => {
      await page.focus(selector);
      await page.keyboard.press('Enter');
      await drawn(page);
      return page.evaluate(`document.activeElement.closest('.card')?.id`);
    };
    expect(await press('.unknown button')).toBe('talk');
    expect(await press('#hands .pairs .chip')).toBe('hands');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.closest('.card')?.id`)).toBe('hands');
    expect(await press('#challenges .chip')).toBe('challenges');
    expect(problems).toEqual([]);
    await page.close();
  }, 60_000);

  it('when an arrow key moves the cursor, then who hears the page is told where it stands, and typing says nothing of it', async () => {
    const { page } = await open(linkOf({ sentence: REASON, at: '14' }));
    expect(await textsOf(page, '#step-said')).toEqual(['']);
    await page.focus('.round');
    await page.keyboard.press('ArrowLeft');
    await drawn(page);
    expect(await textsOf(page, '#step-said')).toEqual(['writes “이웃은”, 2 of 7']);
    await typed(page, 'I am');
    expect(await textsOf(page, '#step-said')).toEqual(['']);
    await page.close();
  }, 60_000);

  it('when the second stop asks about a word on a phone, then the word is seen between the tour and the foot', async () => {
    const { page } = await open(linkOf({}), PHONE);
    await page.evaluate(`document.getElementById('tour-button').click()`);
    await drawn(page);
    await page.evaluate(`[...document.querySelectorAll('#tour .steps .main')].at(-1).click()`);
    await page.waitForFunction(`(() => {
      const box = (selector) => document.querySelector(selector)?.getBoundingClientRect();
      const word = box('.word.here[data-kind=read][data-at="8"]');
      return word !== undefined && word.top > box('#tour').bottom && word.bottom < box('.dock').top;
    })()`);
    await page.close();
  }, 60_000);
});
