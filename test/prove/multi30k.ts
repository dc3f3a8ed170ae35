/**
 * `npm run prove:multi30k -- --pair en-de --minutes 60 --seed 1 [--updates N] [--held-out N] [--raw] [--preset base]
 * [--threads 2] [--data FOLDER] [--teachers a.json --teachers b.json …] [--resume]`
 * Trains with a preset and scores test 2016. Whatever is chosen is chosen on the dev side and on training pairs that were
 * held out; test is read once, at the end. `--resume` goes on with the same run where it was cut off, to the same bits. With
 * teachers the model also learns from their answers to the training sources.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import './failures.ts';
import { multi30k, pairNamed, withHeldOut } from './multi30k-files.ts';
import { PACKAGE } from './nmt.ts';
import { writeResultsPage } from './page/results-page.ts';
import { searched, trainModel, tunedLengthPenalty, writeResult } from './run.ts';
import { hashesOf, taught } from './teaching.ts';

const BEAM = 5;

const { values: flags } = parseArgs({
  options: {
    pair: { type: 'string', default: 'en-de' },
    minutes: { type: 'string', default: '60' },
    updates: { type: 'string' },
    'held-out': { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: `${availableParallelism()}` },
    data: { type: 'string', default: '../shared/data/multi30k' },
    preset: { type: 'string', default: 'base' },
    teachers: { type: 'string', multiple: true, default: [] },
    raw: { type: 'boolean', default: false },
    resume: { type: 'boolean', default: false },
  },
});
const pair = pairNamed(flags.pair);
const [seed, threads, heldOut] = [flags.seed, flags.threads, flags['held-out']].map(Number) as [number, number, number];
const updates = flags.updates === undefined ? null : Number(flags.updates);
const minutes = updates === null ? Number(flags.minutes) : null;
const text = flags.raw ? 'raw, cased' : 'lower-cased, tokenised';
const tokenize = flags.raw ? '13a' : 'none';
const folder = mkdtempSync(join(tmpdir(), 'nmt-multi30k-'));
const untaught = withHeldOut(multi30k(flags.data, pair, flags.raw), heldOut, folder);

const { preset, teachers } = flags;
const marks = [
  ...(flags.raw ? ['raw'] : []),
  ...(preset === 'base' ? [] : [preset]),
  ...(teachers.length === 0 ? [] : ['taught']),
];
const kind = [pair, ...marks].join('-');
const name = `${kind}-${updates === null ? `${minutes}m` : `${updates}u`}-seed${seed}`;
const textFlags = flags.raw ? [] : ['--pretokenized'];
const data = teachers.length === 0 ? untaught : await taught(untaught, teachers, join(PACKAGE, 'checkpoints', name));
const budget = { minutes, updates };
const run = { name, preset, data, ...budget, seed, threads, flags: textFlags, resume: flags.resume };
const { checkpoint, trained } = await trainModel(run);
const lengthPenalty = await tunedLengthPenalty(checkpoint, data.choice, { beam: BEAM, tokenize });
const search = { beam: BEAM, lengthPenalty };
const dev = await searched(checkpoint, data.dev, { ...search, tokenize });
const test2016 = await searched(checkpoint, data.test, { ...search, tokenize });
rmSync(folder, { recursive: true });
const result = { pair, text, preset, ...budget, heldOut, seed, threads, search, dev, test2016, ...trained };
if (teachers.length > 0) Object.assign(result, { teachers: await hashesOf(teachers) });
writeResult(join(PACKAGE, 'docs', 'results', `${name}.json`), result);
writeResultsPage();
console.log(`test 2016: BLEU ${test2016.beam.bleu.score}, chrF2 ${test2016.beam.chrf.score}`);
