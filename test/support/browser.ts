/**
 * Pages looked at in a real browser: Debian's chromium or whatever there is on PATH, driven by playwright-core.
 * Nothing is downloaded; where there is no browser, tests skip and their names say why.
 */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where the browser is, or `null`: for `describe.skipIf(BROWSER === null)`. */
export const BROWSER: string | null = findBrowser();

export interface View {
  /** In CSS pixels: 390 is a phone, 1280 a desk. */
  readonly width: number;
  readonly height?: number;
  readonly colourScheme?: 'light' | 'dark';
  readonly javaScript?: boolean;
}

/** A phone and a desk, in both colour schemes. */
export const VIEWS = [
  { width: 390, colourScheme: 'light' },
  { width: 390, colourScheme: 'dark' },
  { width: 1280, colourScheme: 'light' },
  { width: 1280, colourScheme: 'dark' },
] as const satisfies readonly View[];

export interface OpenedPage {
  readonly page: Page;
  /** Errors and warnings of the console, and errors that no one caught. */
  readonly problems: string[];
  /** Everything that was asked for besides the page itself. */
  readonly requests: string[];
}

function findBrowser(): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name);
      if (folder !== '' && isExecutable(path)) return path;
    }
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts the browser: once for a test file, in `beforeAll`; `close` it in `afterAll`. */
export function launchBrowser(): Promise<Browser> {
  if (BROWSER === null) throw new Error(`none of ${NAMES.join(', ')} is on PATH`);
  return chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Opens a file as a reader would, in a context of its own; `page.context().close()` ends it. */
export async function openFile(browser: Browser, file: string, view: View): Promise<OpenedPage> {
  const { width, height = 800, colourScheme = 'light', javaScript = true } = view;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: colourScheme,
    javaScriptEnabled: javaScript,
  });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) requests.push(request.url());
  });
  await page.goto(address);
  return { page, problems, requests };
}

/** How many pixels the page is wider than its window: 0 unless something sticks out at the side. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** A picture of the whole page in the folder that NMT_SCREENSHOTS names; nothing where it is not set. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.NMT_SCREENSHOTS;
  if (folder === undefined) return;
  const path = join(folder, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
}
