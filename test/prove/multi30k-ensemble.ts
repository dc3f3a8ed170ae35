/**
 * `npm run prove:multi30k-ensemble -- a.json b.json … [--pair en-de] [--raw] [--held-out 1000] [--data FOLDER]`
 * Models of prove:multi30k as one translator: the length penalty is chosen on the dev side and on the training pairs that were
 * held out from all of them, then test 2016 is read once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCheckpointHeader } from '../../src/checkpoint/read.ts';
import './failures.ts';
import { multi30k, pairNamed, withHeldOut } from './multi30k-files.ts';
import { PACKAGE } from './nmt.ts';
import { writeResultsPage } from './page/results-page.ts';
import { searched, tunedLengthPenalty, writeResult } from './run.ts';

const { values: flags, positionals: checkpoints } = parseArgs({
  allowPositionals: true,
  options: {
    pair: { type: 'string', default: 'en-de' },
    raw: { type: 'boolean', default: false },
    'held-out': { type: 'string', default: '1000' },
    data: { type: 'string', default: '../shared/data/multi30k' },
  },
});
const { raw } = flags;
const pair = pairNamed(flags.pair);
const heldOut = Number(flags['held-out']);
const members = await Promise.all(checkpoints.map(readCheckpointHeader));
const folder = mkdtempSync(join(tmpdir(), 'nmt-multi30k-'));
const data = withHeldOut(multi30k(flags.data, pair, raw), heldOut, folder);
const how = { beam: 5, tokenize: raw ? '13a' : 'none' };
const lengthPenalty = await tunedLengthPenalty(checkpoints, data.choice, how);
const dev = await searched(checkpoints, data.dev, { ...how, lengthPenalty });
const test2016 = await searched(checkpoints, data.test, { ...how, lengthPenalty });
rmSync(folder, { recursive: true });

const steps = Math.max(...members.map(({ config }) => config.updates ?? 0));
const models = members.map(({ weightHash }) => weightHash);
const text = raw ? 'raw, cased' : 'lower-cased, tokenised';
const name = [pair, ...(raw ? ['raw'] : []), ...(steps > 0 ? [`${steps}u`] : []), `${models.length}-models`].join('-');
const result = {
  pair,
  text,
  updates: steps,
  heldOut,
  models,
  search: { beam: how.beam, lengthPenalty },
  dev,
  test2016,
};
writeResult(join(PACKAGE, 'docs', 'results', 'multi30k-ensemble', `${name}.json`), result);
writeResultsPage();
console.log(`test 2016: BLEU ${test2016.beam.bleu.score}, chrF2 ${test2016.beam.chrf.score}`);
