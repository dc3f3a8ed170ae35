import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER, launchBrowser, openFile, overflowOf } from './browser.ts';

describe.skipIf(BROWSER === null)('the browser that pages are looked at in (needs chromium on PATH)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nmt-browser-'));
  const file = join(folder, 'page.html');
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (body: string, javaScript = true) => {
    writeFileSync(file, `<!doctype html><link rel="icon" href="data:,"><body style="margin:0">${body}`);
    return openFile(browser, file, { width: 390, colourScheme: 'dark', javaScript });
  };

  it('when a page keeps to itself, then there is nothing to tell', async () => {
    const { page, problems, requests } = await open('<p>quiet</p>');
    expect([problems, requests, await overflowOf(page)]).toEqual([[], [], 0]);
    expect(await page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches')).toBe(true);
  });

  it('when a page fetches, fails and sticks out, then each is told', async () => {
    const { page, problems, requests } = await open(
      '<img src="http://127.0.0.1:9/a.png"><div style="width:500px">wide</div><script>console.error("oh")\nthrow Error("no")</script>',
    );
    expect(requests).toEqual(['http://127.0.0.1:9/a.png']);
    expect(problems).toEqual(expect.arrayContaining(['oh', 'no']));
    expect(await overflowOf(page)).toBe(110);
  });

  it('when scripts are off, then none runs', async () => {
    const { page } = await open(
      '<p id="a">still</p><script>document.getElementById("a").textContent = "ran"</script>',
      false,
    );
    expect(await page.textContent('#a')).toBe('still');
  });
});
