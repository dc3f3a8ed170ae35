/** The page as a file: opened from the disk, without a server, it trains all the same, and two lanes run in it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LaneNews, runLanes, shareAtStart } from '../../src/playground/engine/two-lanes.ts';
import { playgroundPage } from '../../src/playground/playground-page.ts';
import { allowRelaxedSimd } from '../../src/runtime/engine-flags.ts';
import type { Arithmetic } from '../../src/tensor/multiply-add.ts';
import { watchedPage } from '../support/two-browsers.ts';
import { describeInBrowsers } from './in-browsers.ts';
import { press } from './in-page.ts';

const ROOT = join(import.meta.dirname, '../..');
const DESK = { width: 1280, height: 900 };

/** What the lanes of the test come to, without a page. */
function figuresOf(arithmetic: Arithmetic) {
  allowRelaxedSimd();
  const looks: (readonly LaneNews[])[] = [];
  runLanes({ task: 'order', lag: 10, seed: 1, arithmetic }, (news) => looks.push(news));
  return looks.at(-1)!.map(({ lane, figure, gradient }) => {
    return { lane, figure: String(figure), left: shareAtStart(gradient).toPrecision(2) };
  });
}

let folder: string;
let address: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-from-disk-'));
  const pairs = readFileSync(join(ROOT, 'corpora/en-ko/train.tsv'), 'utf8').split('\n').slice(0, 200).join('\n');
  const model = { name: 'en-ko.json', text: readFileSync(join(ROOT, 'checkpoints/en-ko.json'), 'utf8') };
  writeFileSync(join(folder, 'page.html'), playgroundPage(model, pairs));
  address = pathToFileURL(join(folder, 'page.html')).href;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeInBrowsers('the page from the disk', ({ browser }) => {
  const open = async (fragment: string) => {
    const opened = await watchedPage(browser(), DESK);
    await opened.page.goto(address + fragment);
    await opened.page.waitForSelector('#lanes .main');
    return opened;
  };

  it('when it trains with the choices of a link, then it trains to the end with these', async () => {
    const { page, problems, requests } = await open('#language=en&train=rnn+none+16+0.02+2');
    await press(page, '#train .main');
    await page.waitForSelector('#train-command', { timeout: 100_000 });
    const command = await page.$eval('#train-command', (found) => found.textContent);
    expect(command).toContain('--cell rnn --attention none --hidden-size 16');
    expect(command).toContain('--learning-rate 0.02 --epochs 2');
    // Firefox does not count a file as a request.
    expect([problems, requests.filter((one) => !one.startsWith(address))]).toEqual([[], []]);
    await page.close();
  }, 120_000);

  it('when both lanes have run, then each shows what the same lane comes to without a page', async () => {
    const { page, problems } = await open('#language=en');
    const selects = await page.$$('#lanes select');
    await selects[1]!.select('10');
    await page.waitForFunction('location.hash.includes("lanes=order+10")');
    await press(page, '#lanes .main');
    await page.waitForFunction('document.querySelectorAll("#lanes [data-lane] b").length === 2', { timeout: 100_000 });
    const shown = await page.$$eval('#lanes [data-lane]', (lanes) =>
      lanes.map((lane) => ({ ...(lane as unknown as { dataset: Record<string, string> }).dataset })),
    );
    // Whether a browser fuses is its own affair: Firefox did not for long.
    expect([figuresOf('fused'), figuresOf('separate')]).toContainEqual(shown);
    expect(problems).toEqual([]);
    await page.close();
  }, 120_000);
});
