/**
 * `npm run prove:tatoeba -- [--minutes 10] [--seed 1] [--threads 2] [--data FILE]`
 * What tuning is worth where there is little to learn from: some 3,500 pairs, Korean to English, of which 300 are kept
 * for the end and 200 choose the best checkpoint. Three runs: the plain command, its preset with the tuned run's time,
 * and the settings that were found on dev.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import './failures.ts';
import type { Sides } from './multi30k-files.ts';
import { PACKAGE } from './nmt.ts';
import { writeResultsPage } from './page/results-page.ts';
import { searched, trainModel, tunedLengthPenalty, type Wanted, writeResult } from './run.ts';
import { DEV_PAIRS, splitTatoeba, TEST_PAIRS, TOKENIZE, TUNED } from './tatoeba-files.ts';

const { values: flags } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: `${availableParallelism()}` },
    data: { type: 'string', default: '../shared/data/tatoeba/kor-eng.tsv' },
  },
});
const [minutes, seed, threads] = [flags.minutes, flags.seed, flags.threads].map(Number) as [number, number, number];
const folder = mkdtempSync(join(tmpdir(), 'nmt-tatoeba-'));
const data = await splitTatoeba(flags.data, folder);
const common = { data, seed, threads };
const name = `tatoeba-ko-en-${minutes}m-seed${seed}`;
const runs = {
  plain: await prove({ ...common, name: `${name}-plain`, preset: 'toy', minutes: null, flags: [] }),
  untuned: await prove({ ...common, name: `${name}-untuned`, preset: 'toy', minutes, flags: [] }),
  tuned: await prove({ ...common, name: `${name}-tuned`, preset: 'toy', minutes, flags: TUNED }),
};
rmSync(folder, { recursive: true });
const result = { pair: 'ko-en', minutes, seed, threads, testPairs: TEST_PAIRS, devPairs: DEV_PAIRS, runs };
writeResult(join(PACKAGE, 'docs', 'results', 'tatoeba', `ko-en-${minutes}m-seed${seed}.json`), result);
writeResultsPage();

/** The tuned run may choose its length penalty; the others are searched as a user would who names nothing. */
async function prove(wanted: Wanted) {
  const { checkpoint, trained } = await trainModel(wanted);
  const search = { beam: 5, tokenize: TOKENIZE };
  const isTuned = wanted.flags.length > 0;
  const lengthPenalty = isTuned ? await tunedLengthPenalty(checkpoint, data.choice, { ...search, metric: 'chrf' }) : 1;
  const scores = (sides: Sides) => searched(checkpoint, sides, { ...search, lengthPenalty });
  return { lengthPenalty, dev: await scores(data.dev), test: await scores(data.test), ...trained };
}
