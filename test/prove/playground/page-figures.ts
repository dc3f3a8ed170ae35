/** How soon the playground is seen, and how soon it answers a key. */
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { watchedPage } from '../../support/two-browsers.ts';

export const DESK = { width: 1280, height: 900 };

/** A promise of the time at which what has been changed by now has been painted. */
export const PAINTED = `new Promise((done) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done(performance.now());
  port2.postMessage(null);
}))`;

const WATCH_FIRST_TRANSLATION = `new MutationObserver((_, watch) => {
  if (document.querySelector('.target') === null) return;
  watch.disconnect();
  window.firstTranslation = ${PAINTED};
}).observe(document, { childList: true, subtree: true });`;

export interface FirstSight {
  /** Milliseconds from the start of the navigation. */
  readonly paint: number;
  readonly translation: number;
}

export async function firstSight(browser: Browser, address: string): Promise<FirstSight> {
  const { page } = await watchedPage(browser, DESK);
  await page.evaluateOnNewDocument(WATCH_FIRST_TRANSLATION);
  await page.goto(address);
  await page.waitForSelector('.target');
  const paint = `performance.getEntriesByName('first-contentful-paint')[0].startTime`;
  const seen = await page.evaluate(`window.firstTranslation.then((translation) => ({ paint: ${paint}, translation }))`);
  await page.close();
  return seen as FirstSight;
}

/** Milliseconds from key to key: 120 words a minute, which few people type. */
const BETWEEN_KEYS = 100;

/**
 * From each key to its translation as it is seen, in milliseconds: from the event's own time to after the
 * next paint. The panels are drawn between that paint and the next key.
 */
export async function keyDelays(page: Page, sentences: readonly string[]): Promise<number[]> {
  await page.evaluate(`(() => {
    window.delays = [];
    const input = document.getElementById('sentence');
    input.addEventListener('input', ({ timeStamp }) => ${PAINTED}.then((now) => window.delays.push(now - timeStamp)));
  })()`);
  for (const sentence of sentences) {
    await page.$eval('#sentence', (input) => (input as unknown as { select(): void }).select());
    for (const letter of sentence) {
      const rest = setTimeout(BETWEEN_KEYS);
      await page.keyboard.type(letter);
      await page.evaluate(PAINTED);
      await rest;
    }
  }
  return (await page.evaluate(`${PAINTED}.then(() => window.delays)`)) as number[];
}
