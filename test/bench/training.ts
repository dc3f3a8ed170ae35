/** Training speed in target tokens a second: whole updates of the peer's models, on the peer's batches of 64. */
import { Arena } from '../../src/math/arena.ts';
import type { Kernels } from '../../src/math/kernels.ts';
import { countWeights, initialiseAll } from '../../src/math/parameters.ts';
import { createSimdKernels } from '../../src/math/simd/kernels.ts';
import { createMemory } from '../../src/math/simd/memory.ts';
import { SCRATCH_BYTES } from '../../src/math/simd/scratch.ts';
import { modelSpecs } from '../../src/model/seq2seq.ts';
import { layOutMemory } from '../../src/training/model-memory.ts';
import { Replica } from '../../src/training/replica.ts';
import { ALONE } from '../../src/training/team.ts';
import { type BenchModel, modelConfigOf, WORDS } from './models.ts';
import { batchesOf, loadWorkload } from './workload.ts';

const BATCH_SIZE = 64;
/** More than any batch of the peer takes; the system provides only what is used. */
const ACTIVATION_BYTES = 600 << 20;
const MEMORY_BYTES = 1400 << 20;

export interface TrainingBench {
  readonly weights: number;
  readonly kernels: string;
  /** Trains for so long; target tokens a second, and the seconds and target tokens of each update. */
  run(seconds: number): { tokensPerSecond: number; updates: number };
}

/** A model under training in this thread. `watch` may wrap the kernels, to time them. */
export function createTrainingBench(
  model: BenchModel,
  { shards = 2, watch = (kernels) => kernels }: { shards?: number; watch?: (kernels: Kernels) => Kernels } = {},
): TrainingBench {
  const config = modelConfigOf(model);
  const words = WORDS[model.size];
  const specs = modelSpecs(config, { source: words, target: words });
  const memory = createMemory(MEMORY_BYTES);
  const arena = new Arena(memory.buffer, { start: SCRATCH_BYTES });
  const kernels = watch(createSimdKernels(memory, { scratch: { start: 0, bytes: SCRATCH_BYTES } }));
  const shape = { specs, shards, workers: 1, averages: false, activationBytes: ACTIVATION_BYTES, scratchBytes: 0 };
  const places = layOutMemory(shape, arena, kernels);
  initialiseAll(specs, places.values, 1);
  const rules = { seed: 1, labelSmoothing: 0, beta2: 0.999, clipNorm: 1, weightAverage: 0 };
  const parts = { config, specs, memory: places, buffer: memory.buffer, kernels, team: ALONE, rules };
  const replica = new Replica(parts);
  replica.pack();
  const { training } = loadWorkload(words);
  const batches = batchesOf(training, BATCH_SIZE);
  let step = 0;
  const update = (batch: Int32Array) => replica.update(training.pairs, batch, step++, 1e-3);
  for (const batch of batches.slice(-3)) update(batch);
  return {
    weights: countWeights(specs),
    kernels: kernels.name,
    run(seconds) {
      const start = performance.now();
      let [tokens, updates, elapsed] = [0, 0, 0];
      while (elapsed < seconds * 1000) {
        tokens += update(batches[updates++ % batches.length]!).targetTokens;
        elapsed = performance.now() - start;
      }
      return { tokensPerSecond: tokens / (elapsed / 1000), updates };
    },
  };
}
