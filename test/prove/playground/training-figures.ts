/** Training in the page and on the command line, in turn: the same choices, one thread, the 128-bit tile. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { watchedPage } from '../../support/two-browsers.ts';
import { PACKAGE } from '../nmt.ts';

/** Node looks no further than the 128-bit tile where it seems to be an old one: its wider tile is not to be had in a page. */
const NARROW_TILE = ['--import', 'data:text/javascript,delete globalThis.Float16Array'];

interface Run {
  /** Of training, validations included, up to the best checkpoint. */
  readonly seconds: number;
  readonly updates: number;
  readonly weightHash: string;
}

export interface Compared {
  readonly page: Run;
  readonly commandLine: Run;
}

/** One training in the page, and the command that the page gives for it as a process. `folder` has the pairs in it. */
export async function trainBoth(browser: Browser, address: string, folder: string): Promise<Compared> {
  const { page } = await watchedPage(browser, { width: 1280, height: 900 });
  await page.goto(`${address}#language=en`);
  await page.waitForSelector('#train .main');
  await page.click('#train .main');
  await page.waitForSelector('#trained-hash', { timeout: 600_000 });
  const command = (await page.$eval('#train-command', (found) => found.textContent))!;
  const saved = (await page.evaluate(`new Promise((resolve) => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => (blob.text().then(resolve), make(blob));
    document.querySelector('.result button').click();
  })`)) as string;
  await page.close();
  return { page: runOf(saved), commandLine: runOf(trainOnCommandLine(command, folder)) };
}

function trainOnCommandLine(command: string, folder: string): string {
  const words = [...NARROW_TILE, join(PACKAGE, 'bin/nmt.js'), ...command.split(' ').slice(1), '--threads', '1'];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0 || !stderr.includes('4×8')) throw new Error(`not trained with the 128-bit tile: ${stderr}`);
  const text = readFileSync(join(folder, 'pairs.json'), 'utf8');
  for (const file of ['pairs.json', 'pairs.last.json']) rmSync(join(folder, file), { force: true });
  return text;
}

function runOf(checkpoint: string): Run {
  const { progress, weightHash } = JSON.parse(checkpoint) as {
    progress: { seconds: number; step: number };
    weightHash: string;
  };
  return { seconds: progress.seconds, updates: progress.step, weightHash };
}
