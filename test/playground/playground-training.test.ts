/** Training in the page's worker against nmt train as a process: the same choices, the same weights, a file that translates. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playgroundPage } from '../../src/playground/playground-page.ts';
import { type ServedPage, servePage } from '../../src/playground/serve.ts';
import { NMT, runNode } from '../end-to-end/processes.ts';
import { watchedPage } from '../support/two-browsers.ts';
import { describeInBrowsers } from './in-browsers.ts';
import { press } from './in-page.ts';

const ROOT = join(import.meta.dirname, '../..');
const CHOICES = { cell: 'gru', attention: 'dot', hiddenSize: 16, learningRate: 0.006, epochs: 6 } as const;

let folder: string;
let served: ServedPage;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-training-'));
  const pairs = readFileSync(join(ROOT, 'corpora/en-ko/train.tsv'), 'utf8').split('\n').slice(0, 700).join('\n');
  writeFileSync(join(folder, 'pairs.tsv'), pairs);
  const model = { name: 'en-ko.json', text: readFileSync(join(ROOT, 'checkpoints/en-ko.json'), 'utf8') };
  served = await servePage(playgroundPage(model, pairs), 0);
}, 120_000);
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

describeInBrowsers('training', ({ browser }) => {
  it('when it is told what nmt train is told, then the weights are the same, and the file it saves translates the same', async () => {
    const { page, problems, requests } = await watchedPage(browser(), { width: 1280, height: 900 });
    await page.goto(`${served.address}#language=en`);
    await page.waitForSelector('#train .main');
    const selects = await page.$$('#train select');
    for (const [i, value] of Object.values(CHOICES).map(String).entries()) {
      await selects[i]!.select(value);
    }
    await press(page, '#train .main');
    await page.waitForSelector('#trained-hash', { timeout: 100_000 });
    const command = (await page.$eval('#train-command', (found) => found.textContent))!;
    const { code, talk } = runNode([NMT, ...command.split(' ').slice(1)], { folder });
    expect(code).toBe(0);
    expect(Number(/(\d+) steps an epoch/.exec(talk)![1]) * CHOICES.epochs).toBeGreaterThan(100);
    const hash = /^weights ([0-9a-f]{8})$/m.exec(talk)![1];
    expect(await page.$eval('#trained-hash', (found) => found.textContent)).toBe(hash);
    expect(await page.$$eval('.epochs input', ([slider]) => slider!.getAttribute('max'))).toBe('5');
    const textsOf = (selector: string) =>
      page.$$eval(selector, (found) => found.map(({ textContent }) => textContent!.replaceAll(' ', '')));
    const heads = await textsOf('#epoch-attention tbody th');
    expect(await textsOf('.samples b')).toContain(heads.join('').replace(/end$/, ''));
    const shares = (await textsOf('#epoch-attention td')).map(Number);
    expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(heads.length, 1);
    const saved = (await page.evaluate(`new Promise((resolve) => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => (blob.text().then(resolve), make(blob));
      document.querySelector('.result button').click();
    })`)) as string;
    writeFileSync(join(folder, 'saved.json'), saved);
    const translate = (file: string) =>
      runNode([NMT, 'translate', '--checkpoint', file, '--quiet', 'The plane is pretty.'], { folder }).out;
    expect(translate('saved.json')).toBe(translate('pairs.json'));
    await press(page, '.result button:last-of-type');
    await page.waitForSelector('#beside');
    expect(await page.$eval('footer b', (name) => name.textContent)).toBe('pairs.json');
    expect([problems, requests.length]).toEqual([[], 1]);
    await page.close();
  }, 120_000);

  it('when it trains on a few lines of the reader’s own, then all their words are learned, as by the command on the saved pairs', async () => {
    const { page, problems } = await watchedPage(browser(), { width: 1280, height: 900 });
    await page.goto(`${served.address}#language=en&train=lstm+dot+16+0.02+2`);
    await page.waitForSelector('#train .main');
    const lines = [
      'one two\t하나 둘\tof a third column',
      'three four\t셋 넷',
      'five six\t다섯 여섯',
      '',
      'seven\t일곱',
      'no tab',
      'a\t ',
    ];
    await page.evaluate(`(() => {
      const field = document.querySelector('#train textarea');
      field.value = ${JSON.stringify(lines.join('\r\n'))};
      field.dispatchEvent(new Event('input', { bubbles: true }));
    })()`);
    await page.waitForFunction(`document.querySelector('#train details p')?.textContent.startsWith('2 lines')`);
    await press(page, '#train .main');
    await page.waitForSelector('#trained-hash', { timeout: 100_000 });
    const saved = (await page.evaluate(`new Promise((resolve) => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => (blob.text().then(resolve), make(blob));
      document.querySelector('#train .row .chip:last-child').click();
    })`)) as string;
    const own = mkdtempSync(join(folder, 'own-'));
    writeFileSync(join(own, 'pairs.tsv'), saved);
    const command = (await page.$eval('#train-command', (found) => found.textContent))!;
    const { talk } = runNode([NMT, ...command.split(' ').slice(1)], { folder: own });
    const hash = /^weights ([0-9a-f]{8})$/m.exec(talk)?.[1];
    expect(await page.$eval('#trained-hash', (found) => found.textContent)).toBe(hash);
    expect(problems).toEqual([]);
    await page.close();
  }, 120_000);

  it('when it trains on pasted lines that are none, then the line that says so is shown', async () => {
    const { page } = await watchedPage(browser(), { width: 1280, height: 900 });
    await page.goto(`${served.address}#language=en`);
    await page.waitForSelector('#train .main');
    await press(page, '#train details summary');
    await page.type('#train textarea', 'no tab here');
    await press(page, '#train .main');
    await page.waitForSelector('#train [role=alert]');
    expect(await page.$eval('#train [role=alert]', (line) => line.textContent)).toMatch(/pair/);
    await page.close();
  }, 60_000);
});
