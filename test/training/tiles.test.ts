import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { weightHash } from '../../src/checkpoint/checkpoint.ts';
import { resolveConfig } from '../../src/config-resolution.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import type { TileChoice } from '../../src/ops/module.ts';
import { preparingData } from '../../src/training/data.ts';
import { Epochs } from '../../src/training/epochs.ts';
import { placeModel } from '../../src/training/placement.ts';
import { translatingTensors } from '../../src/training/tensors.ts';
import { trainOnThisThread } from '../../src/training/worker.ts';
import { inTurns } from '../../src/turns.ts';
import { simdAvailable } from '../../src/wasm/memory.ts';
import { writeDigits } from '../support/digits.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-tiles-'));
  writeDigits(join(folder, 'digits'), { train: 800, dev: 20, test: 20 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function hashAfter50(tile: TileChoice): Promise<string> {
  const flags = { corpus: join(folder, 'digits'), batchSize: 16, hiddenSize: 24, kernels: 'simd' } as const;
  const config = resolveConfig({ flags });
  const onEvent = () => {};
  const data = await inTurns(preparingData(config, await readCorpus(config), null, onEvent));
  const first = await new Epochs(data.train, data.codecs, config).epoch(0);
  const model = placeModel({ config, data, first, begun: null, init: null, workers: 1, chooseTile: () => tile });
  const pool = trainOnThisThread(model.setup);
  await pool.run({ type: 'pack' });
  const order = {
    type: 'updates',
    ...first,
    from: 0,
    to: 50,
    step: 0,
    unvalidated: 0,
    epoch: 0,
    plateauFactor: 1,
    seconds: 0,
  } as const;
  await pool.run({ ...order, secondsLimit: null });
  return weightHash(translatingTensors(model));
}

it.skipIf(!simdAvailable())(
  'when tiles are wider, then the weights after 50 updates are the same (needs SIMD)',
  async () => {
    expect(await hashAfter50('4x16')).toBe(await hashAfter50('4x8'));
  },
);
