/** The playground in every state that it can be in: nothing sticks out, axe finds nothing, nothing is asked for. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { train } from '../../src/library.ts';
import { playgroundPage } from '../../src/playground/playground-page.ts';
import { type ServedPage, servePage } from '../../src/playground/serve.ts';
import { numberPair } from '../support/trained-checkpoint.ts';
import { type WatchedPage, watchedPage } from '../support/two-browsers.ts';
import { describeInBrowsers } from './in-browsers.ts';
import { drawn, drop, press, settled } from './in-page.ts';

const ROOT = join(import.meta.dirname, '../..');
const SHIPPED = join(ROOT, 'checkpoints/en-ko.json');
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

const LOOKS = [
  { view: DESK, language: 'en', theme: 'light' },
  { view: PHONE, language: 'ko', theme: 'dark' },
  { view: DESK, language: 'ko', theme: 'dark' },
  { view: PHONE, language: 'en', theme: 'light' },
] as const;

const REASON = 'My neighbor rested at home because it was hot.';
const HELD = { hold: 'decoder forget 1 - - - 2', attention: 'off' };

let folder: string;
let served: ServedPage;
let withoutModel: ServedPage;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-states-'));
  const numbers = Array.from({ length: 60 }, (_, i) => numberPair(i)).map(
    ({ source, target }) => [source, target] as const,
  );
  const small = { epochs: 1, hiddenSize: 16, embeddingSize: 12, batchSize: 16, preset: 'toy' } as const;
  for (const cell of ['gru', 'rnn'] as const) {
    await train({ ...small, cell, checkpoint: join(folder, `${cell}.json`) }, { pairs: numbers });
  }
  const corpus = readFileSync(join(ROOT, 'corpora/en-ko/train.tsv'), 'utf8').split('\n').slice(0, 200).join('\n');
  const model = { name: 'en-ko.json', text: readFileSync(SHIPPED, 'utf8') };
  [served, withoutModel] = await Promise.all([
    servePage(playgroundPage(model, corpus), 0),
    servePage(playgroundPage(null, corpus), 0),
  ]);
});
afterAll(async () => {
  await Promise.all([served.close(), withoutModel.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** The event of another address comes when the browser has time for it. */
const show = async (page: Page, state: Readonly<Record<string, string>>) => {
  await page.evaluate(`new Promise((done) => {
    addEventListener('hashchange', done, { once: true });
    location.hash = ${JSON.stringify(`${new URLSearchParams(state)}`)};
  }).then(() => {})`);
  await drawn(page);
  await drawn(page);
};

/** Each goes on from the one before. */
const STATES: readonly (readonly [name: string, go: (page: Page) => Promise<unknown>])[] = [
  [
    'everything folded is open',
    (page) => page.evaluate(`(() => { for (const one of document.querySelectorAll('details')) one.open = true; })()`),
  ],
  [
    'a question of the tour, unknown words',
    (page) => show(page, { sentence: 'Zoltan was hungri at hom.', at: '3', tour: '10' }),
  ],
  [
    'an answer of the tour, gates held, the hand-over',
    async (page) => {
      await show(page, { sentence: REASON, at: '11', tour: '6', ...HELD });
      await press(page, '#tour .onward');
      await page.waitForSelector('.answer');
    },
  ],
  [
    'arrows turned round, training, two lanes',
    async (page) => {
      await show(page, { sentence: REASON, at: '14', arrows: 'back', train: 'rnn none 16 0.02 2', lanes: 'order 10' });
      await page.waitForSelector('#backward td button');
      await press(page, '#backward td button');
      await press(page, '#train .main');
      await press(page, '#lanes .main');
      await page.waitForSelector('#lanes .lane');
    },
  ],
  ['a challenge met', (page) => show(page, { sentence: REASON, at: '14', hold: HELD.hold })],
  [
    'trained, and both lanes at their end',
    async (page) => {
      await page.waitForSelector('#trained-hash', { timeout: 100_000 });
      await page.waitForFunction('document.querySelectorAll("#lanes [data-lane] b").length === 2', {
        timeout: 100_000,
      });
    },
  ],
  ['nothing typed', (page) => show(page, { sentence: '' })],
  ['more typed than is read at once', (page) => show(page, { sentence: 'a '.repeat(190) })],
  [
    'a GRU dropped, the first beside it',
    async (page) => {
      await show(page, { sentence: 'two seven.', at: '6' });
      await drop(page, join(folder, 'gru.json'));
      await page.waitForFunction(`document.querySelector('footer b').textContent === 'gru.json'`);
    },
  ],
  [
    'an RNN at a word that is read, and a file that is no checkpoint',
    async (page) => {
      await drop(page, join(folder, 'rnn.json'));
      await page.waitForFunction(`document.querySelector('footer b').textContent === 'rnn.json'`);
      await drop(page, join(ROOT, 'package.json'));
      await page.waitForSelector('#checkpoints [role=alert]');
      await show(page, { at: '1', sentence: 'two seven.' });
    },
  ],
];

/** What is wrong with the page as it is. */
async function faults({ page, problems, requests }: WatchedPage) {
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  const run = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))`;
  return { wider, violations: await page.evaluate(run), problems, requests: requests.length };
}

const NO_FAULTS = { wider: 0, violations: [], problems: [], requests: 1 };

/** A picture in the folder that NMT_SCREENSHOTS names; nothing where it is not set. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.NMT_SCREENSHOTS;
  if (folder === undefined) return;
  const path = join(folder, `${name}.png`) as `${string}.png`;
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
}

describeInBrowsers('the states of the playground', ({ name, browser }) => {
  const open = async (address: string, view: typeof DESK & { readonly hasTouch?: boolean }) => {
    const opened = await watchedPage(browser(), view);
    await opened.page.goto(address);
    await opened.page.evaluate(axe.source);
    return opened;
  };

  it.each(name === 'chrome' ? LOOKS : [LOOKS[1]])(
    'at $view.width, $language, $theme: no state has a fault',
    async ({ view, language, theme }) => {
      const look = `language=${language}&theme=${theme}`;
      const watched = await open(`${served.address}#${look}`, view);
      const { page } = watched;
      await settled(page);
      const found: unknown[] = [];
      for (const [state, go] of STATES) {
        await go(page);
        found.push([state, await faults(watched)]);
        await keepPicture(page, `${name}/${view.width}-${language}-${theme}/${found.length}`);
      }
      expect(found).toEqual(STATES.map(([state]) => [state, NO_FAULTS]));
      expect(await page.evaluate('document.documentElement.lang')).toBe(language);
      const title = await page.$eval('#cell-title', ({ textContent }) => textContent);
      expect(title).toContain(language === 'ko' ? '단순한 RNN' : 'plain RNN');
      await page.close();
      const alone = await open(`${served.address}?embed=cell#${look}`, view);
      await alone.page.waitForSelector('#cell svg');
      const empty = await open(`${withoutModel.address}#${look}`, view);
      await empty.page.waitForSelector('#checkpoints');
      expect([await faults(alone), await faults(empty)]).toEqual([NO_FAULTS, NO_FAULTS]);
      await keepPicture(alone.page, `${name}/${view.width}-${language}-${theme}/alone`);
      await keepPicture(empty.page, `${name}/${view.width}-${language}-${theme}/empty`);
      await Promise.all([alone.page.close(), empty.page.close()]);
    },
    240_000,
  );

  it('when a word is tapped with a finger, then the cursor goes to it', async () => {
    const { page, problems } = await open(`${served.address}#language=en`, { ...PHONE, hasTouch: true });
    await settled(page);
    await page.evaluate(`document.querySelector('.stage').scrollIntoView({ block: 'center' })`);
    const box = (await (await page.$('.word[data-kind=read][data-at="3"] .word-box'))!.boundingBox())!;
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForSelector('.word.here[data-kind=read][data-at="3"]');
    expect(problems).toEqual([]);
    await page.close();
  }, 60_000);

  // puppeteer asks Firefox for no such thing.
  it.skipIf(name === 'firefox')(
    'when less motion is wanted, then nothing glides, and it plays all the same',
    async () => {
      const { page } = await open(`${served.address}#language=en&at=0`, DESK);
      await settled(page);
      const gliding = () => page.evaluate(`getComputedStyle(document.querySelector('.word-box')).transitionDuration`);
      expect(await gliding()).toContain('0.18s');
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      expect(await gliding()).toBe('0s');
      await press(page, '#tour-button');
      await drawn(page);
      const place = await page.evaluate('scrollY');
      await press(page, '.round');
      await page.waitForFunction(`Number(document.querySelector('.transport input').value) >= 2`);
      expect(await page.evaluate('scrollY')).toBe(place);
      await page.close();
    },
    60_000,
  );
});
