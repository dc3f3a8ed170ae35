/** Fifty updates of a small model from one seed: what the promise of equal bits is measured on. */
import { ModelConfigSchema } from '../../src/config.ts';
import { modelSpecs } from '../../src/model/seq2seq.ts';
import type { TileChoice } from '../../src/ops/module.ts';
import { SCRATCH_BYTES } from '../../src/ops/scratch.ts';
import { createSimdKernels } from '../../src/ops/simd.ts';
import { randomInteger } from '../../src/random.ts';
import { layOutMemory } from '../../src/runtime/model-memory.ts';
import { ONE_THREAD } from '../../src/runtime/thread-group.ts';
import { Arena } from '../../src/tensor/arena.ts';
import type { Arithmetic } from '../../src/tensor/multiply-add.ts';
import { initialiseAll } from '../../src/tensor/parameters.ts';
import { toRagged } from '../../src/training/ragged.ts';
import { TrainingStep } from '../../src/training/training-step.ts';
import { createMemory } from '../../src/wasm/memory.ts';

const UPDATES = 50;
const [PAIRS, BATCH, WORDS] = [240, 24, 61];

/** A model with something of everything: feeding, attention, deep readout, dropout, tied words, two layers. */
const CONFIG = ModelConfigSchema.parse({
  ...{ embeddingSize: 24, hiddenSize: 40, layers: 2, readout: 'deep', tiedEmbeddings: 'target' },
  ...{ dropout: 0.2, embeddingDropout: 0.1, recurrentDropout: 0.1, wordDropout: 0.05 },
});

export interface FiftyUpdates {
  readonly kernels: string;
  /** Of all weights' bits. */
  readonly hash: string;
  readonly losses: readonly number[];
}

export function fiftyUpdates(tile: TileChoice, arithmetic: Arithmetic): FiftyUpdates {
  const specs = modelSpecs(CONFIG, { source: WORDS, target: WORDS });
  const memory = createMemory(48 << 20);
  const kernels = createSimdKernels(memory, { tile, arithmetic, scratch: { start: 64, bytes: SCRATCH_BYTES } });
  const arena = new Arena(memory.buffer, { start: 64 + SCRATCH_BYTES });
  const layout = { kernels: 'reference', workers: 1, shards: 2, averages: false, workspaceBytes: 0 } as const;
  const places = layOutMemory(specs, layout, arena, kernels);
  initialiseAll(specs, places.values, 5);
  const rules = { seed: 5, labelSmoothing: 0.1, beta2: 0.98, clipNorm: 1, weightAverage: 0 };
  const parts = { config: CONFIG, specs, memory: places, arena, kernels, group: ONE_THREAD, rules };
  const trainingStep = new TrainingStep(parts);
  trainingStep.pack();
  const pairs = { sources: randomSentences(1), targets: randomSentences(2) };
  const losses = Array.from({ length: UPDATES }, (_, step) => {
    const indices = Int32Array.from({ length: BATCH }, (_, i) => (step * BATCH + 7 * i) % PAIRS);
    return trainingStep.update(pairs, indices, step, 0.005).loss;
  });
  return { kernels: kernels.name, hash: hashOf(places.values), losses };
}

function randomSentences(key: number) {
  return toRagged(
    Array.from({ length: PAIRS }, (_, i) => {
      const length = 1 + randomInteger(key, i, 14);
      return Array.from({ length }, (_, t) => 4 + randomInteger(key + 10, 100 * i + t, WORDS - 4));
    }),
  );
}

function hashOf(values: ArrayLike<number> & { buffer: ArrayBufferLike; byteOffset: number }): string {
  let hash = 0x811c9dc5;
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
  for (const word of bits) hash = Math.imul(hash ^ word, 0x01000193) ^ (hash >>> 15);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
