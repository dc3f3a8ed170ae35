/**
 * `npm run prove:multi30k -- --pair en-de --minutes 60 --seed 1 [--raw] [--preset base] [--threads 2] [--data FOLDER]`
 * Trains with a preset and scores test 2016. Whatever is chosen is chosen on the dev side; test is read once, at the end.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import './failures.ts';
import { multi30k, pairNamed } from './multi30k-files.ts';
import { PACKAGE } from './nmt.ts';
import { writeResultsPage } from './page/results-page.ts';
import { searched, trainModel, tunedLengthPenalty, writeResult } from './run.ts';

const BEAM = 5;

const { values: flags } = parseArgs({
  options: {
    pair: { type: 'string', default: 'en-de' },
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: `${availableParallelism()}` },
    data: { type: 'string', default: '../shared/data/multi30k' },
    preset: { type: 'string', default: 'base' },
    raw: { type: 'boolean', default: false },
  },
});
const pair = pairNamed(flags.pair);
const [minutes, seed, threads] = [flags.minutes, flags.seed, flags.threads].map(Number) as [number, number, number];
const text = flags.raw ? 'raw, cased' : 'lower-cased, tokenised';
const tokenize = flags.raw ? '13a' : 'none';
const data = multi30k(flags.data, pair, flags.raw);

const { preset } = flags;
const kind = [pair, ...(flags.raw ? ['raw'] : []), ...(preset === 'base' ? [] : [preset])].join('-');
const name = `${kind}-${minutes}m-seed${seed}`;
const textFlags = flags.raw ? [] : ['--pretokenized'];
const { checkpoint, trained } = await trainModel({ name, preset, data, minutes, seed, threads, flags: textFlags });
const lengthPenalty = await tunedLengthPenalty(checkpoint, data.dev, { beam: BEAM, tokenize });
const search = { beam: BEAM, lengthPenalty };
const dev = await searched(checkpoint, data.dev, { ...search, tokenize });
const test2016 = await searched(checkpoint, data.test, { ...search, tokenize });
const result = { pair, text, preset, minutes, seed, threads, search, dev, test2016, ...trained };
writeResult(join(PACKAGE, 'docs', 'results', `${name}.json`), result);
writeResultsPage();
console.log(`test 2016: BLEU ${test2016.beam.bleu.score}, chrF2 ${test2016.beam.chrf.score}`);
