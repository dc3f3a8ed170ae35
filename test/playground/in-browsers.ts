/** Blocks of tests that run in each browser that the playground is driven in. */
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { BROWSERS, startBrowser } from '../support/two-browsers.ts';

interface InBrowser {
  readonly name: 'chrome' | 'firefox';
  /** Started before the tests, closed after them. */
  readonly browser: () => Browser;
}

/** Where a browser is missing, one test stands for its block: it is skipped, and says what it needs. */
export function describeInBrowsers(title: string, tests: (one: InBrowser) => void): void {
  describe.each(BROWSERS)(`${title} in $name`, (one) => {
    if (one.path === null) {
      it.skip(`needs ${one.name} on PATH`, () => {});
      return;
    }
    let browser: Browser;
    beforeAll(async () => {
      browser = await startBrowser(one);
    }, 120_000);
    afterAll(() => browser?.close());
    tests({ name: one.name, browser: () => browser });
  });
}
