/**
 * `npm run prove:ablation -- --minutes 10 [--seed 1] [--pair de-en] [--preset base] [--threads 2] [--at-once 1] [--data FOLDER]`
 * One model a row, each with the same budget and seed, scored on the dev side. Rows that are there already are kept.
 * `--only WORDS` makes the rows whose keys hold these words.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import './failures.ts';
import { ABLATIONS, type Ablation } from './ablation-rows.ts';
import { multi30k, pairNamed } from './multi30k-files.ts';
import { PACKAGE } from './nmt.ts';
import { writeResultsPage } from './page/results-page.ts';
import { searched, trainModel, writeResult } from './run.ts';

const { values: flags } = parseArgs({
  options: {
    pair: { type: 'string', default: 'de-en' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    preset: { type: 'string', default: 'base' },
    threads: { type: 'string', default: `${availableParallelism()}` },
    'at-once': { type: 'string', default: '1' },
    data: { type: 'string', default: '../shared/data/multi30k' },
    only: { type: 'string', default: '' },
  },
});
const pair = pairNamed(flags.pair);
const [minutes, seed, threads] = [flags.minutes, flags.seed, flags.threads].map(Number) as [number, number, number];
const { preset } = flags;
const data = multi30k(flags.data, pair, false);

const rows = ABLATIONS.filter(({ key }) => key.includes(flags.only)).values();
await Promise.all(Array.from({ length: Number(flags['at-once']) }, takeRows));

/** Every taker takes from the same rows until none is left. */
async function takeRows(): Promise<void> {
  for (const row of rows) await prove(row);
}

async function prove({ key, row, change, flags: changed }: Ablation): Promise<void> {
  const kind = preset === 'base' ? pair : `${pair}-${preset}`;
  const name = `${kind}-${minutes}m-seed${seed}-${key}`;
  const file = join(PACKAGE, 'docs', 'results', 'ablation', `${name}.json`);
  if (existsSync(file)) {
    console.log(`there already: ${file}`);
    return;
  }
  console.log(`\n${row}: ${change}`);
  const wanted = { name: `ablation-${name}`, preset, data, minutes, seed, threads };
  const { checkpoint, trained } = await trainModel({ ...wanted, flags: ['--pretokenized', ...changed] });
  const dev = await searched(checkpoint, data.dev, { beam: 5, lengthPenalty: 1, tokenize: 'none' });
  writeResult(file, { key, pair, preset, minutes, seed, threads, dev, ...trained });
  writeResultsPage();
}
