/**
 * `npm run prove:playground [-- --loads 7 --rounds 3 --edits 1000]`
 * How fast the playground is in the browsers that are on PATH, against what was promised. The figures go into docs/playground.md.
 * It asks for a machine with nothing else to do, but for `--only memory`, which says what is kept, and writes nothing.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { playgroundPage } from '../../src/playground/playground-page.ts';
import { heard, outcomeOf, startNode } from '../end-to-end/processes.ts';
import { BROWSERS, startBrowser, watchedPage } from '../support/two-browsers.ts';
import './failures.ts';
import { writeMeasured } from './measured-page.ts';
import { PACKAGE } from './nmt.ts';
import { type BrowserFigures, isFlat, isKept, measured, memoryText } from './playground/figures.ts';
import { memoryOverEdits } from './playground/memory-figures.ts';
import { DESK, firstSight, keyDelays } from './playground/page-figures.ts';
import { type Compared, trainBoth } from './playground/training-figures.ts';

const { values: flags } = parseArgs({
  options: {
    loads: { type: 'string', default: '7' },
    rounds: { type: 'string', default: '3' },
    edits: { type: 'string', default: '1000' },
    only: { type: 'string' },
  },
});
if (flags.only !== undefined && flags.only !== 'memory') throw new Error('--only knows memory alone');
const [loads, rounds, edits] = [Number(flags.loads), Number(flags.rounds), Number(flags.edits)];
const corpusFile = (name: string) => readFileSync(join(PACKAGE, 'corpora', 'en-ko', name), 'utf8').split('\n');

const SENTENCES = corpusFile('test.tsv')
  .filter((_, i) => i % 20 === 0)
  .slice(0, 20)
  .map((line) => line.split('\t')[0]!);

async function repeated<T>(times: number, measure: () => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (let i = 0; i < times; i++) found.push(await measure());
  return found;
}

async function figuresOf(one: (typeof BROWSERS)[number], address: string, folder: string): Promise<BrowserFigures> {
  const browser = await startBrowser(one);
  try {
    const version = await browser.version();
    const sights = await repeated(loads, () => firstSight(browser, `${address}#language=en`));
    const { page } = await watchedPage(browser, DESK);
    await page.goto(`${address}#language=en`);
    await page.waitForSelector('.target');
    const delays = await keyDelays(page, SENTENCES);
    await page.close();
    const memory = await memoryOf(one, address);
    const trainings: Compared[] = await repeated(rounds, () => trainBoth(browser, address, folder));
    return { version, sights, delays, memory, trainings };
  } finally {
    await browser.close();
  }
}

const memoryOf = (one: (typeof BROWSERS)[number], address: string) =>
  one.name === 'chrome' ? memoryOverEdits(one, address, { sentences: SENTENCES, edits }) : null;

async function proveMemory(address: string): Promise<boolean> {
  const memory = await memoryOf(BROWSERS[0]!, address);
  console.log(`memory, ${edits} and ${3 * edits} edits later`, memoryText(memory!.warm));
  console.log('without the engine’s own growth', memoryText(memory!.unoptimised));
  return isFlat(memory!);
}

async function proveAll(address: string): Promise<boolean> {
  const figures: BrowserFigures[] = [];
  for (const one of BROWSERS.filter(({ path }) => path !== null)) {
    figures.push(await figuresOf(one, address, folder));
    console.log(figures.at(-1)!.version, figures.at(-1)!.sights, figures.at(-1)!.memory, figures.at(-1)!.trainings);
  }
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, Node ${process.version}`;
  const zipped = gzipSync(playgroundPage(null, '')).length;
  writeMeasured('playground.md', 'prove:playground', measured(figures, { machine, zipped, edits }));
  return zipped <= 300_000 && figures.every(isKept);
}

const folder = mkdtempSync(join(tmpdir(), 'nmt-playground-figures-'));
writeFileSync(join(folder, 'pairs.tsv'), corpusFile('train.tsv').slice(0, 2000).join('\n'));
const server = startNode([join(PACKAGE, 'bin/nmt.js'), 'playground', 'checkpoints/en-ko.json', '--no-open'], PACKAGE);
const ended = outcomeOf(server);
try {
  const address = (await heard(server.stdout, '\n')).trim();
  process.exitCode = (await (flags.only === 'memory' ? proveMemory(address) : proveAll(address))) ? 0 : 1;
} finally {
  server.kill('SIGINT');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
