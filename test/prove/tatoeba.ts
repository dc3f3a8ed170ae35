/**
 * `npm run prove:tatoeba -- [--minutes 10] [--seed 1] [--threads 2] [--data FILE]`
 * What tuning is worth where there is little to learn from: some 3,500 pairs, Korean to English, of which 300 are kept
 * for the end and 200 choose the best checkpoint. Three runs: the plain command, its preset with the tuned run's time,
 * and the settings that were found on dev.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LocatedPairs } from '../../src/corpus/files/located-pairs.ts';
import { readPairs } from '../../src/corpus/files/pairs.ts';
import { splitOffDev } from '../../src/corpus/split.ts';
import './failures.ts';
import type { Multi30k, Sides } from './multi30k-files.ts';
import { PACKAGE } from './nmt.ts';
import { writeResultsPage } from './page/results-page.ts';
import { searched, trainModel, tunedLengthPenalty, type Wanted, writeResult } from './run.ts';

const [TEST_PAIRS, DEV_PAIRS] = [300, 200];
const TOKENIZE = '13a';

/** Chosen on dev. */
const TUNED = [
  ...['--tokenizer', 'bpe', '--merges', '2000', '--bpe-dropout', '0.1'],
  ...['--embedding-size', '128', '--hidden-size', '128'],
  ...['--dropout', '0.3', '--embedding-dropout', '0.2', '--label-smoothing', '0.1'],
  ...['--batch-size', '16', '--learning-rate', '0.006', '--weight-average', '0.998'],
];

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
const data = await splitPairs(flags.data);
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

/** Three pairs of files; no source sentence is in two of them. */
async function splitPairs(file: string): Promise<Multi30k> {
  const { sources: english, targets: korean, ...rows } = await readPairs({ pairs: file });
  const all = { ...rows, sources: korean, targets: english };
  const options = { seed: 1, lowercase: false };
  const { train: rest, dev: test } = splitOffDev(all, { ...options, fraction: TEST_PAIRS / all.lines.length });
  const { train, dev } = splitOffDev(rest, { ...options, fraction: DEV_PAIRS / rest.lines.length });
  const chosenOn = write('dev', dev);
  return { train: write('train', train), dev: chosenOn, choice: chosenOn, test: write('test', test) };
}

function write(side: string, { sources, targets }: LocatedPairs): Sides {
  const files = { source: join(folder, `${side}.ko`), target: join(folder, `${side}.en`) };
  writeFileSync(files.source, `${sources.join('\n')}\n`);
  writeFileSync(files.target, `${targets.join('\n')}\n`);
  return files;
}

/** The tuned run may choose its length penalty; the others are searched as a user would who names nothing. */
async function prove(wanted: Wanted) {
  const { checkpoint, trained } = await trainModel(wanted);
  const search = { beam: 5, tokenize: TOKENIZE };
  const isTuned = wanted.flags.length > 0;
  const lengthPenalty = isTuned ? await tunedLengthPenalty(checkpoint, data.choice, { ...search, metric: 'chrf' }) : 1;
  const scores = (sides: Sides) => searched(checkpoint, sides, { ...search, lengthPenalty });
  return { lengthPenalty, dev: await scores(data.dev), test: await scores(data.test), ...trained };
}
