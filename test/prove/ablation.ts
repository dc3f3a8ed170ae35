/**
 * `npm run prove:ablation -- --minutes 10 [--seed 1] [--pair de-en] [--preset base] [--threads 2] [--data FOLDER] [--only WORDS]`
 * One model a row, each with the same budget and seed, scored on the dev side. Rows that are there already are kept.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ABLATIONS } from './ablation-rows.ts';
import { writeResultsPage } from './document.ts';
import { multi30k, PAIRS } from './multi30k-files.ts';
import { PACKAGE } from './nmt.ts';
import { score, trainModel, writeResult } from './run.ts';

const { values: flags } = parseArgs({
  options: {
    pair: { type: 'string', default: 'de-en' },
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    preset: { type: 'string', default: 'base' },
    threads: { type: 'string', default: `${availableParallelism()}` },
    data: { type: 'string', default: '../shared/data/multi30k' },
    only: { type: 'string', default: '' },
  },
});
const pair = PAIRS.find((one) => one === flags.pair);
if (pair === undefined) throw new Error(`--pair is one of ${PAIRS.join(', ')}`);
const [minutes, seed, threads] = [flags.minutes, flags.seed, flags.threads].map(Number) as [number, number, number];
const { preset } = flags;
const data = multi30k(flags.data, pair, false);

for (const { key, row, change, flags: changed } of ABLATIONS.filter((one) => one.key.includes(flags.only))) {
  const kind = preset === 'base' ? pair : `${pair}-${preset}`;
  const name = `${kind}-${minutes}m-seed${seed}-${key}`;
  const file = join(PACKAGE, 'docs', 'results', 'ablation', `${name}.json`);
  if (existsSync(file)) {
    console.log(`there already: ${file}`);
    continue;
  }
  console.log(`\n${row}: ${change}`);
  const wanted = { name: `ablation-${name}`, preset, data, minutes, seed, threads };
  const { checkpoint, trained } = await trainModel({ ...wanted, flags: ['--pretokenized', ...changed] });
  const dev = {
    greedy: await score(checkpoint, data.dev, { beam: 1, lengthPenalty: 0, tokenize: 'none' }),
    beam: await score(checkpoint, data.dev, { beam: 5, lengthPenalty: 1, tokenize: 'none' }),
  };
  writeResult(file, { key, pair, preset, minutes, seed, threads, dev, ...trained });
  writeResultsPage();
}
