import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeDigits } from '../support/digits.ts';

const built = (module: string) => pathToFileURL(join(import.meta.dirname, '../../dist', module)).href;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-garbage-'));
  writeDigits(join(folder, 'digits'), { train: 8000, dev: 20, test: 20 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Does what a training thread does, and counts garbage collections and live bytes over 200 updates once it has warmed up,
 * three times over: the engine also collects when it finds the time, but what the updates cause comes every time.
 */
const PROGRAM = `
import { PerformanceObserver, constants } from 'node:perf_hooks';
import { resolveConfig } from '${built('config-resolution.js')}';
import { preparingData } from '${built('training/data.js')}';
import { readCorpus } from '${built('corpus/read-corpus.js')}';
import { placeModel } from '${built('training/placement.js')}';
import { TrainingWorker } from '${built('training/worker.js')}';
import { inTurns } from '${built('turns.js')}';
import { Epochs } from '${built('training/epochs.js')}';
const config = resolveConfig({ flags: { corpus: 'digits', threads: 1, batchSize: 32, hiddenSize: 32 } });
const onEvent = () => {};
const data = await inTurns(preparingData(config, await readCorpus(config), null, onEvent));
const first = await new Epochs(data.train, data.codecs, config).epoch(0);
const model = placeModel({ config, data, first, begun: null, init: null, workers: 1, chooseTile: () => '4x8' });
const worker = new TrainingWorker(model.setup, 0);
const run = (task) => worker.run(task, () => {});
run({ type: 'pack' });
const common = { type: 'updates', ...first, unvalidated: 0, epoch: 0, plateauFactor: 1, seconds: 0, secondsLimit: null };
run({ ...common, from: 0, to: 50, step: 0 });
const rounds = [];
for (let round = 0; round < 3; round++) {
  const counts = { minor: 0, major: 0 };
  const watch = new PerformanceObserver((list) => {
    for (const { detail } of list.getEntries()) {
      if (detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR) counts.major++;
      if (detail.kind === constants.NODE_PERFORMANCE_GC_MINOR) counts.minor++;
    }
  });
  gc();
  await new Promise((resolve) => setTimeout(resolve, 20));
  watch.observe({ entryTypes: ['gc'] });
  const before = process.memoryUsage().heapUsed;
  run({ ...common, from: 50, to: 250, step: 50 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  watch.disconnect();
  gc();
  rounds.push({ ...counts, growth: process.memoryUsage().heapUsed - before });
}
console.log(JSON.stringify(rounds));
`;

it('over 200 updates there are at most 20 small garbage collections, no great one, and less than 1 MiB stays', () => {
  const program = join(folder, 'program.mjs');
  writeFileSync(program, PROGRAM);
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', program], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  const rounds = JSON.parse(stdout) as { minor: number; major: number; growth: number }[];
  const fewest = (of: 'minor' | 'major' | 'growth') => Math.min(...rounds.map((round) => round[of]));
  expect(fewest('major')).toBe(0);
  expect(fewest('minor')).toBeLessThanOrEqual(20);
  expect(fewest('growth')).toBeLessThan(1 << 20);
});
