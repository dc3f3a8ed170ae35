/**
 * `npm run prove:tatoeba-ensemble -- [--members 4] [--updates 55000] [--threads 1] [--at-once 2] [--data FILE]`
 * The tuned recipe of prove:tatoeba with the seeds 1, 2, 3 …, and all of these models as one translator. The length penalties
 * are chosen on dev, test is read once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import './failures.ts';
import { PACKAGE } from './nmt.ts';
import { writeResultsPage } from './page/results-page.ts';
import { type Model, searched, type Trained, trainModel, tunedLengthPenalty, writeResult } from './run.ts';
import { DEV_PAIRS, splitTatoeba, TEST_PAIRS, TOKENIZE, TUNED } from './tatoeba-files.ts';

const { values: flags } = parseArgs({
  options: {
    members: { type: 'string', default: '4' },
    updates: { type: 'string', default: '55000' },
    threads: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '2' },
    data: { type: 'string', default: '../shared/data/tatoeba/kor-eng.tsv' },
  },
});
const [updates, threads] = [Number(flags.updates), Number(flags.threads)];
const folder = mkdtempSync(join(tmpdir(), 'nmt-tatoeba-'));
const data = await splitTatoeba(flags.data, folder);

const seeds = Array.from({ length: Number(flags.members) }, (_, i) => i + 1);
const trained = new Map<number, { checkpoint: string; trained: Trained }>();
const next = seeds.values();
await Promise.all(Array.from({ length: Number(flags['at-once']) }, takeSeeds));
const models = seeds.map((seed) => trained.get(seed)!);
const members = [];
for (const [i, { checkpoint, trained }] of models.entries())
  members.push({ seed: seeds[i], ...(await scored(checkpoint)), ...trained });
const ensemble = await scored(models.map(({ checkpoint }) => checkpoint));
rmSync(folder, { recursive: true });
const result = { pair: 'ko-en', updates, threads, testPairs: TEST_PAIRS, devPairs: DEV_PAIRS, members, ensemble };
writeResult(join(PACKAGE, 'docs', 'results', 'tatoeba-ensemble', `ko-en-${updates}u-${seeds.length}.json`), result);
writeResultsPage();

/** Every taker takes from the same seeds until none is left. */
async function takeSeeds(): Promise<void> {
  for (const seed of next) {
    const name = `tatoeba-ko-en-${updates}u-seed${seed}`;
    trained.set(
      seed,
      await trainModel({ name, preset: 'toy', data, minutes: null, updates, seed, threads, flags: TUNED }),
    );
  }
}

async function scored(model: Model) {
  const search = { beam: 5, tokenize: TOKENIZE };
  const lengthPenalty = await tunedLengthPenalty(model, data.choice, { ...search, metric: 'chrf' });
  const [dev, test] = [
    await searched(model, data.dev, { ...search, lengthPenalty }),
    await searched(model, data.test, { ...search, lengthPenalty }),
  ];
  return { lengthPenalty, dev, test };
}
