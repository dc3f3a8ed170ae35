import { describe, expect, it } from 'vitest';
import { type Config, ConfigSchema, modelConfig, type PartialConfig } from '../../src/config.ts';
import { modelSpecs } from '../../src/model/seq2seq.ts';
import { createSharedMemory, viewMemory } from '../../src/runtime/model-memory.ts';
import { chooseTile } from '../../src/runtime/tile-choice.ts';
import { initialiseAll } from '../../src/tensor/parameters.ts';
import { activationBytes } from '../../src/training/memory-needs.ts';
import type { UpdatesResult, ValidationResult } from '../../src/training/messages.ts';
import { type EncodedPairs, toRagged } from '../../src/training/ragged.ts';
import { trainOnThisThread } from '../../src/training/worker.ts';

const SIZES = { source: 12, target: 12 };

/** Pairs whose longest sources and longest targets do not meet. */
function createPairs(count: number): EncodedPairs {
  const sentence = (length: number) => new Int32Array(length).fill(5);
  const side = (factor: number) => toRagged(Array.from({ length: count }, (_, i) => sentence(1 + ((i * factor) % 13))));
  return { sources: side(5), targets: side(7) };
}

/** A group of one with exactly the memory that was found to be enough. */
function placeTight(options: PartialConfig, kind: 'reference' | 'simd') {
  const config: Config = ConfigSchema.parse({ embeddingSize: 6, hiddenSize: 8, batchSize: 10, shards: 3, ...options });
  const pairs = createPairs(40);
  const batches = toRagged(Array.from({ length: 4 }, (_, b) => Array.from({ length: 10 }, (_, i) => 10 * b + i)));
  const workspaceBytes = activationBytes({ config, sizes: SIZES, kind }, { pairs, batches }, pairs);
  const { shards, weightAverage } = config;
  const layout = { kernels: kind, workers: 1, workspaceBytes, shards, averages: weightAverage > 0 };
  const specs = modelSpecs(modelConfig(config), SIZES);
  const memory = createSharedMemory(specs, { ...layout, arithmetic: 'separate' }, chooseTile);
  initialiseAll(specs, viewMemory(specs, memory).values, 1);
  return { pool: trainOnThisThread({ config, sizes: SIZES, memory }), pairs, batches };
}

describe('memory known before training', () => {
  const models: PartialConfig[] = [
    {},
    { cell: 'gru', layers: 2, recurrentDropout: 0.2, wordDropout: 0.1 },
    { cell: 'rnn', attention: 'none', bidirectional: false },
    { attention: 'additive', readout: 'deep', tiedEmbeddings: 'target', weightAverage: 0.9 },
    { attention: 'dot', inputFeeding: false, layers: 3, bridge: 'zero' },
    { batchTokens: 60 },
  ];
  it.each(models.map((model) => [JSON.stringify(model), model] as const))(
    'when a model has %s, then updates and validation fit into it',
    async (_, model) => {
      for (const kind of ['reference', 'simd'] as const) {
        const { pool, pairs, batches } = placeTight(model, kind);
        await pool.run({ type: 'pack' });
        const order = { pairs, batches, from: 0, to: 4, step: 0, epoch: 0, plateauFactor: 1, seconds: 0 };
        const [updates] = (await pool.run({ type: 'updates', ...order, secondsLimit: null })) as UpdatesResult[];
        expect(updates).toMatchObject({ end: 'done', updates: 4 });
        const translated = Int32Array.from({ length: 40 }, (_, i) => i);
        const [dev] = (await pool.run({ type: 'validation', pairs, batches, translated })) as ValidationResult[];
        expect(dev).toMatchObject({ finished: true });
        expect(dev!.translations.length).toBe(40);
      }
    },
  );
});
