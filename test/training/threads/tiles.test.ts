import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { weightHash } from '../../../src/checkpoint/checkpoint.ts';
import { resolveConfig } from '../../../src/config-resolution.ts';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import type { TileChoice } from '../../../src/ops/tile-choice.ts';
import { prepareMaterial } from '../../../src/training/data/material.ts';
import { TrainingText } from '../../../src/training/data/training-text.ts';
import { placeModel } from '../../../src/training/run/placement.ts';
import { translatingTensors } from '../../../src/training/run/weights.ts';
import { workHere } from '../../../src/training/threads/crew.ts';
import type { Workplace } from '../../../src/training/threads/orders.ts';
import { simdAvailable } from '../../../src/wasm/memory.ts';
import { writeDigits } from '../../support/digits.ts';

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
  const material = prepareMaterial(config, await readCorpus(config), null, onEvent);
  const first = await new TrainingText(material.train, material.codecs, config).epoch(0);
  const model = placeModel({ config, material, first, begun: null, init: null, onEvent });
  const workplace = { ...model.setup.workplace, tile } as Workplace;
  const crew = workHere({ ...model.setup, workers: 1, workplace });
  await crew.run({ type: 'pack' });
  const order = {
    type: 'updates',
    ...first,
    from: 0,
    to: 50,
    step: 0,
    epoch: 0,
    plateauFactor: 1,
    seconds: 0,
  } as const;
  await crew.run({ ...order, secondsLimit: null });
  return weightHash(translatingTensors(model));
}

it.skipIf(!simdAvailable())(
  'when tiles are wider, then the weights after 50 updates are the same (needs SIMD)',
  async () => {
    expect(await hashAfter50('4x16')).toBe(await hashAfter50('4x8'));
  },
);
