/** The first ten updates of whole models — forward, backward, clipping, Adam — held against PyTorch's. */
import { describe, expect, it } from 'vitest';
import { ModelConfigSchema } from '../../src/config.ts';
import { modelSpecs } from '../../src/model/seq2seq.ts';
import { referenceKernels } from '../../src/ops/reference.ts';
import { SCRATCH_BYTES } from '../../src/ops/scratch.ts';
import { createSimdKernels } from '../../src/ops/simd.ts';
import { layOutMemory } from '../../src/runtime/model-memory.ts';
import { ONE_THREAD } from '../../src/runtime/thread-group.ts';
import { Arena } from '../../src/tensor/arena.ts';
import type { Kernels } from '../../src/tensor/kernels.ts';
import { Matrix } from '../../src/tensor/matrix.ts';
import { layOut } from '../../src/tensor/parameters.ts';
import { toRagged } from '../../src/training/ragged.ts';
import { TrainingStep } from '../../src/training/training-step.ts';
import { createMemory } from '../../src/wasm/memory.ts';
import { expectNear, fill, type GoldenTraining, golden, type Rows } from '../support/golden-model.ts';

interface Trained {
  readonly losses: number[];
  readonly norms: number[];
  readonly end: Readonly<Record<string, Rows>>;
}

interface Place {
  readonly kernels: Kernels;
  readonly arena: Arena;
}

function train(golden: GoldenTraining, { kernels, arena }: Place, shards: number): Trained {
  const { start, pairs, config: shape, losses: wanted, smoothing: labelSmoothing, learningRate } = golden;
  const [vocabulary, embeddingSize] = [start['source.embedding']!.length, start['source.embedding']![0]!.length];
  const config = ModelConfigSchema.parse({
    ...{ ...shape, embeddingSize, hiddenSize: start['readout.state']!.length, attentionSize: 3 },
    ...{ dropout: 0, embeddingDropout: 0 },
  });
  const specs = modelSpecs(config, { source: vocabulary, target: vocabulary });
  expect(specs.map(({ name }) => name).sort()).toEqual(Object.keys(start).sort());
  const layout = { kernels: 'reference', workers: 1, shards, averages: false, workspaceBytes: 0 } as const;
  const memory = layOutMemory(specs, layout, arena, kernels);
  const { offsets } = layOut(specs);
  const places = specs.map(({ name, rows, columns }, i) => ({
    name,
    weights: new Matrix(memory.values, rows, columns, offsets[i]),
  }));
  for (const values of [memory.values, memory.mean, memory.square]) values.fill(0);
  for (const { name, weights } of places) fill(weights, start[name]!);
  const { beta2, clipNorm } = golden;
  const rules = { seed: 1, labelSmoothing, beta2, clipNorm, weightAverage: 0 };
  const trainingStep = new TrainingStep({
    config,
    specs,
    memory,
    arena,
    kernels,
    group: ONE_THREAD,
    rules,
  });
  trainingStep.pack();
  const encoded = {
    sources: toRagged(pairs.map(([source]) => source)),
    targets: toRagged(pairs.map(([, target]) => target)),
  };
  const indices = Int32Array.from(pairs, (_, i) => i);
  const updates = wanted.map((_, step) => trainingStep.update(encoded, indices, step, learningRate));
  return {
    losses: updates.map(({ loss }) => loss),
    norms: updates.map(({ gradientNorm }) => gradientNorm),
    end: Object.fromEntries(places.map(({ name, weights }) => [name, weights.toRows()])),
  };
}

function inFloat64(): Place {
  return { kernels: referenceKernels, arena: new Arena(new ArrayBuffer(4 << 20), { bytesPerFloat: 8 }) };
}

function inFloat32(): Place {
  const memory = createMemory(16 << 20);
  const scratch = { start: 64, bytes: SCRATCH_BYTES };
  return {
    kernels: createSimdKernels(memory, { tile: '4x8', arithmetic: 'separate', scratch }),
    arena: new Arena(memory.buffer, { start: 64 + SCRATCH_BYTES }),
  };
}

const nameOf = ({ config }: GoldenTraining) =>
  `${config.cell}, ${config.attention} attention${config.inputFeeding ? ', input feeding' : ''}`;
const CASES = golden.training.map((one) => [nameOf(one), one] as const);

describe.each(CASES)('ten Adam steps with clipping: %s', (_, expected) => {
  it.each([
    [1, 'reference kernels in Float64', 1e-13, 1e-12, inFloat64],
    [2, 'reference kernels in Float64', 1e-13, 1e-12, inFloat64],
    [1, 'SIMD kernels in Float32', 1e-6, 5e-6, inFloat32],
    [2, 'SIMD kernels in Float32', 1e-6, 5e-6, inFloat32],
  ] as const)(
    'when a batch is %i shard(s) on %s, then losses and norms are PyTorch’s within %d and the weights within %d',
    (shards, _name, lossBound, weightBound, place) => {
      const trained = train(expected, place(), shards);
      expectNear([trained.losses, trained.norms], [expected.losses, expected.gradientNorms], lossBound);
      for (const [name, rows] of Object.entries(expected.end)) expectNear(trained.end[name]!, rows, weightBound);
    },
  );

  it('when the golden run is looked at, then clipping took part in it, and the loss fell', () => {
    expect(Math.max(...expected.gradientNorms)).toBeGreaterThan(expected.clipNorm);
    expect(expected.losses.at(-1)).toBeLessThan(expected.losses[0]!);
  });
});
