/**
 * The browsers that the playground is driven in: Debian's chromium and firefox-esr, or what else there is on PATH, both
 * by puppeteer-core, Firefox over WebDriver BiDi. Nothing is downloaded; where one is missing, its tests skip.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser, type Page, type Viewport } from 'puppeteer-core';

const PROGRAMS = {
  chrome: ['chromium', 'chromium-browser', 'google-chrome'],
  firefox: ['firefox-esr', 'firefox'],
} as const;

type BrowserName = keyof typeof PROGRAMS;

export const BROWSERS = (Object.keys(PROGRAMS) as BrowserName[]).map((name) => ({ name, path: find(PROGRAMS[name]) }));

function find(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of folders) {
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {}
    }
  }
  return null;
}

/** `engine`: flags of V8, for Chromium alone. */
export function startBrowser(
  { name, path }: { name: BrowserName; path: string | null },
  engine: readonly string[] = [],
): Promise<Browser> {
  const own = engine.length === 0 ? [] : [`--js-flags=${engine.join(' ')}`];
  const args = name === 'chrome' ? ['--no-sandbox', '--disable-gpu', '--lang=en-US', ...own] : [];
  return puppeteer.launch({ browser: name, executablePath: path!, args, headless: true });
}

export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings of the console, and errors that no one caught. */
  readonly problems: string[];
  /** All that was asked for, the page itself among it. */
  readonly requests: string[];
}

/** A new page that is listened to. */
export async function watchedPage(browser: Browser, view: Viewport): Promise<WatchedPage> {
  const page = await browser.newPage();
  await page.setViewport(view);
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push((error as Error).message));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  return { page, problems, requests };
}
