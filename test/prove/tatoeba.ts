/**
 * `npm run prove:tatoeba -- [--minutes 10] [--seed 1] [--threads 2] [--data FILE]`
 * What tuning is worth where there is little to learn from: some 3,500 pairs, Korean to English, of which 300 are kept
 * for the end and 200 choose the best checkpoint. The first run has the default settings, the second those found on dev.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LocatedPairs, readPairs } from '../../src/corpus/files/pairs.ts';
import { splitOffDev } from '../../src/corpus/split.ts';
import type { Multi30k, Sides } from './multi30k-files.ts';
import { PACKAGE } from './nmt.ts';
import { score, trainModel, tunedLengthPenalty, writeResult } from './run.ts';

const [TEST_PAIRS, DEV_PAIRS] = [300, 200];
const TOKENIZE = '13a';

/** Chosen on dev. */
const TUNED = [
  ...['--merges', '1000', '--batch-size', '16', '--learning-rate', '0.001', '--weight-average', '0.999'],
  ...['--dropout', '0.4', '--embedding-dropout', '0.3', '--word-dropout', '0.15', '--bpe-dropout', '0.1'],
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
const common = { data, minutes, seed, threads };
const first = await prove({ ...common, name: `tatoeba-untuned-${minutes}m`, preset: 'toy', flags: [] });
const tuned = await prove({ ...common, name: `tatoeba-tuned-${minutes}m`, preset: 'small', flags: TUNED });
rmSync(folder, { recursive: true });
const gain = tuned.test.beam.chrf.score / first.test.beam.chrf.score - 1;
const result = {
  pair: 'ko-en',
  minutes,
  seed,
  threads,
  testPairs: TEST_PAIRS,
  devPairs: DEV_PAIRS,
  gain,
  first,
  tuned,
};
writeResult(join(PACKAGE, 'docs', 'results', 'tatoeba', `ko-en-${minutes}m-seed${seed}.json`), result);
console.log(`chrF2 ${first.test.beam.chrf.score} → ${tuned.test.beam.chrf.score}: ${(100 * gain).toFixed(0)} % more`);

/** Three pairs of files; no source sentence is in two of them. */
async function splitPairs(file: string): Promise<Multi30k> {
  const { sources: english, targets: korean, ...rows } = await readPairs({ pairs: file });
  const all = { ...rows, sources: korean, targets: english };
  const options = { seed: 1, lowercase: false };
  const { train: rest, dev: test } = splitOffDev(all, { ...options, fraction: TEST_PAIRS / all.lines.length });
  const { train, dev } = splitOffDev(rest, { ...options, fraction: DEV_PAIRS / rest.lines.length });
  return { train: write('train', train), dev: write('dev', dev), test: write('test', test) };
}

function write(side: string, { sources, targets }: LocatedPairs): Sides {
  const files = { source: join(folder, `${side}.ko`), target: join(folder, `${side}.en`) };
  writeFileSync(files.source, `${sources.join('\n')}\n`);
  writeFileSync(files.target, `${targets.join('\n')}\n`);
  return files;
}

async function prove(wanted: Parameters<typeof trainModel>[0]) {
  const { checkpoint, trained } = await trainModel(wanted);
  const lengthPenalty = await tunedLengthPenalty(checkpoint, data.dev, { beam: 5, tokenize: TOKENIZE });
  const scores = async (sides: Sides) => ({
    greedy: await score(checkpoint, sides, { beam: 1, lengthPenalty: 0, tokenize: TOKENIZE }),
    beam: await score(checkpoint, sides, { beam: 5, lengthPenalty, tokenize: TOKENIZE }),
  });
  return { lengthPenalty, dev: await scores(data.dev), test: await scores(data.test), ...trained };
}
