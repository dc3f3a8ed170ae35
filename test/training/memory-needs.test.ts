import { describe, expect, it } from 'vitest';
import { type Config, ConfigSchema, modelConfig, type PartialConfig } from '../../src/config.ts';
import { modelSpecs } from '../../src/model/seq2seq.ts';
import { createSharedMemory, viewMemory } from '../../src/runtime/model-memory.ts';
import { chooseTile } from '../../src/runtime/tile-choice.ts';
import { initialiseAll } from '../../src/tensor/parameters.ts';
import { createBatches } from '../../src/training/batches.ts';
import type { EpochData } from '../../src/training/epochs.ts';
import { activationBytes } from '../../src/training/memory-needs.ts';
import type { UpdatesResult, ValidationResult } from '../../src/training/messages.ts';
import { type EncodedPairs, lengthsOf, rowCount, toRagged } from '../../src/training/ragged.ts';
import { trainOnThisThread } from '../../src/training/worker.ts';

const SIZES = { source: 12, target: 12 };

/** Pairs whose longest sources and longest targets do not meet. */
function createPairs(count: number): EncodedPairs {
  const sentence = (length: number) => new Int32Array(length).fill(5);
  const side = (factor: number) => toRagged(Array.from({ length: count }, (_, i) => sentence(1 + ((i * factor) % 13))));
  return { sources: side(5), targets: side(7) };
}

/** The first epoch's batches of short pairs and a long one, which stands last in its batch and so in any of its shards. */
function createUneven(config: Config): EpochData {
  const side = toRagged(Array.from({ length: 257 }, (_, i) => new Int32Array(i === 256 ? 90 : 2).fill(5)));
  const lengths = { source: lengthsOf(side), target: lengthsOf(side) };
  return {
    pairs: { sources: side, targets: side },
    batches: toRagged(createBatches(lengths, { ...config, epoch: 0 })),
  };
}

function configured(options: PartialConfig): Config {
  return ConfigSchema.parse({ embeddingSize: 6, hiddenSize: 8, batchSize: 10, shards: 3, ...options });
}

/** A group of one with exactly the memory that was found to be enough. */
function placeTight(config: Config, kind: 'reference' | 'simd', first: EpochData, dev: EncodedPairs) {
  const workspaceBytes = activationBytes({ config, sizes: SIZES, kind }, first, dev);
  const { shards, weightAverage } = config;
  const layout = { kernels: kind, workers: 1, workspaceBytes, shards, averages: weightAverage > 0 };
  const specs = modelSpecs(modelConfig(config), SIZES);
  const memory = createSharedMemory(specs, { ...layout, arithmetic: 'separate' }, chooseTile);
  initialiseAll(specs, viewMemory(specs, memory).values, 1);
  return trainOnThisThread({ config, sizes: SIZES, memory });
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
        const pairs = createPairs(40);
        const tens = Array.from({ length: 4 }, (_, b) => Array.from({ length: 10 }, (_, i) => 10 * b + i));
        const batches = toRagged(tens);
        const pool = placeTight(configured(model), kind, { pairs, batches }, pairs);
        await pool.run({ type: 'pack' });
        const order = {
          pairs,
          batches,
          from: 0,
          to: 4,
          step: 0,
          unvalidated: 0,
          epoch: 0,
          plateauFactor: 1,
          seconds: 0,
        };
        const [updates] = (await pool.run({ type: 'updates', ...order, secondsLimit: null })) as UpdatesResult[];
        expect(updates).toMatchObject({ end: 'done', updates: 4 });
        const translated = Int32Array.from({ length: 40 }, (_, i) => i);
        const [dev] = (await pool.run({ type: 'validation', pairs, batches, translated })) as ValidationResult[];
        expect(dev).toMatchObject({ finished: true });
        expect(dev!.translations.length).toBe(40);
      }
    },
  );

  it.each([2, 4, 8, 16])(
    'when batches have so many tokens and %i shards, then the longest pair fits into each',
    async (shards) => {
      const config = configured({ batchTokens: 128, shards, maximumLength: 100, hiddenSize: 64, embeddingSize: 64 });
      const first = createUneven(config);
      const to = rowCount(first.batches);
      const pool = placeTight(config, 'simd', first, createPairs(3));
      await pool.run({ type: 'pack' });
      const order = { ...first, from: 0, to, step: 0, unvalidated: 0, epoch: 0, plateauFactor: 1, seconds: 0 };
      const updates = await pool.run({ type: 'updates', ...order, secondsLimit: null });
      expect(updates).toMatchObject([{ end: 'done', updates: to }]);
    },
  );
});
