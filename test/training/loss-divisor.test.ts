/** What the loss of an update is divided by: its own target tokens, or the same number in every update. */
import { describe, expect, it } from 'vitest';
import { ModelConfigSchema } from '../../src/config.ts';
import { modelSpecs } from '../../src/model/seq2seq.ts';
import { referenceKernels } from '../../src/ops/reference.ts';
import { layOutMemory } from '../../src/runtime/model-memory.ts';
import { ONE_THREAD } from '../../src/runtime/thread-group.ts';
import { Arena } from '../../src/tensor/arena.ts';
import { initialiseAll } from '../../src/tensor/parameters.ts';
import { meanTargetTokens } from '../../src/training/batches.ts';
import { toRagged } from '../../src/training/ragged.ts';
import { TrainingStep } from '../../src/training/training-step.ts';

const config = ModelConfigSchema.parse({ embeddingSize: 3, hiddenSize: 4, dropout: 0, embeddingDropout: 0 });
const specs = modelSpecs(config, { source: 9, target: 9 });
/** One short sentence and one long one. */
const PAIRS = {
  sources: toRagged([
    [4, 5],
    [6, 7, 8, 4, 5],
  ]),
  targets: toRagged([[6], [4, 5, 6, 7, 8, 4, 5]]),
};
const [SHORT, LONG, BOTH] = [[0], [1], [0, 1]];

/** The gradient of the first update, in Float64, from the same weights each time. */
function gradientOf(indices: readonly number[], tokensPerUpdate: number | null): number[] {
  const arena = new Arena(new ArrayBuffer(4 << 20), { bytesPerFloat: 8 });
  const layout = { kernels: 'reference', workers: 1, shards: 1, averages: false, workspaceBytes: 0 } as const;
  const memory = layOutMemory(specs, layout, arena, referenceKernels);
  initialiseAll(specs, memory.values, 3);
  const rules = { seed: 1, labelSmoothing: 0.1, beta2: 0.999, clipNorm: null, weightAverage: 0, tokensPerUpdate };
  const parts = { config, specs, memory, arena, kernels: referenceKernels, group: ONE_THREAD, rules };
  const trainingStep = new TrainingStep(parts);
  trainingStep.pack();
  trainingStep.update(PAIRS, Int32Array.from(indices), 0, 1e-3);
  return Array.from(memory.gradients[0]!);
}

function expectNear(found: readonly number[], expected: readonly number[]): void {
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 12);
  });
}

describe('the divisor of the loss', () => {
  it('when it is the same for all updates, then every token pulls alike, whichever sentences it is trained with', () => {
    const [short, long, both] = [SHORT, LONG, BOTH].map((indices) => gradientOf(indices!, 5));
    expect(Math.max(...both!.map(Math.abs))).toBeGreaterThan(1e-2);
    expectNear(
      both!,
      short!.map((value, i) => value + long![i]!),
    );
  });

  it('when it is each update’s own tokens, then those of a long sentence pull less than those of a short one', () => {
    const [own, fixed] = [gradientOf(LONG!, null), gradientOf(LONG!, 2)];
    expectNear(
      own,
      fixed.map((value) => (value * 2) / 8),
    );
    expectNear(gradientOf(SHORT!, null), gradientOf(SHORT!, 2));
  });

  it('when an update has so many sentences, then its mean tokens are theirs, each end counted', () => {
    const lengths = Int32Array.of(1, 2, 6);
    expect(meanTargetTokens(lengths, { batchSize: 32, batchTokens: null })).toBe(128);
    expect(meanTargetTokens(lengths, { batchSize: 32, batchTokens: 500 })).toBe(500);
  });
});
