/** Training speed in target tokens a second: whole updates of the peer's models on the peer's batches, by the real group. */
import { modelConfig } from '../../src/config.ts';
import { modelSpecs } from '../../src/model/seq2seq.ts';
import { allowRelaxedSimd } from '../../src/runtime/engine-flags.ts';
import type { KernelKind } from '../../src/runtime/kernel-choice.ts';
import { chooseArithmetic } from '../../src/runtime/kernel-choice.ts';
import { createSharedMemory, viewMemory } from '../../src/runtime/model-memory.ts';
import { chooseTile } from '../../src/runtime/tile-choice.ts';
import { countWeights, initialiseAll } from '../../src/tensor/parameters.ts';
import { activationBytes } from '../../src/training/memory-needs.ts';
import type { PackResult, TrainingSetup } from '../../src/training/messages.ts';
import { type EncodedPairs, type Ragged, toRagged } from '../../src/training/ragged.ts';
import { startPool } from '../../src/training/training-pool.ts';
import type { TrainingPool } from '../../src/training/worker.ts';
import { type BenchModel, configOf, WORDS } from './models.ts';
import { batchesOf, loadWorkload } from './workload.ts';

/** Updates before the clock starts. */
const WARM_UPS = 3;

export interface Training {
  readonly setup: TrainingSetup;
  readonly weights: number;
  readonly pairs: EncodedPairs;
  /** In the peer's order. */
  readonly batches: Ragged;
}

/** Threads, and parts of a batch: as many, or more. */
export interface Division {
  readonly threads: number;
  readonly shards: number;
  /** SIMD unless said otherwise. */
  readonly kind?: KernelKind;
}

/** A model with its first weights in memory of its own, and what it is trained on. */
export function prepareTraining(model: BenchModel, { threads: workers, shards, kind = 'simd' }: Division): Training {
  const config = { ...configOf(model), shards };
  const sizes = { source: WORDS[model.size], target: WORDS[model.size] };
  const { training } = loadWorkload(WORDS[model.size]);
  const batches = toRagged(batchesOf(training, config.batchSize));
  const { pairs } = training;
  const none = { sources: toRagged([[4]]), targets: toRagged([[4]]) };
  const workspaceBytes = activationBytes({ config, sizes, kind }, { pairs, batches }, none);
  const layout = { kernels: kind, workers, workspaceBytes, shards, averages: config.weightAverage > 0 };
  const specs = modelSpecs(modelConfig(config), sizes);
  allowRelaxedSimd();
  const arithmetic = chooseArithmetic(null, kind);
  const setup = { config, sizes, memory: createSharedMemory(specs, { ...layout, arithmetic }, chooseTile) };
  initialiseAll(specs, viewMemory(specs, setup.memory).values, config.seed);
  return { setup, weights: countWeights(specs), pairs, batches };
}

export interface TrainingFigures {
  readonly kernels: string;
  readonly parameters: number;
  readonly tokensPerSecond: number;
  readonly medianTokensPerSecond: number;
  readonly updates: number;
}

/** Trains for so many seconds. */
export async function benchTraining(model: BenchModel, division: Division, seconds: number): Promise<TrainingFigures> {
  const { setup, weights, pairs, batches } = prepareTraining(model, division);
  const pool = startPool(setup, division.threads === 1 ? null : worker());
  const all = batches.starts.length - 1;
  const order = {
    type: 'updates',
    pairs,
    batches,
    step: 0,
    unvalidated: 0,
    epoch: 0,
    plateauFactor: 1,
    seconds: 0,
  } as const;
  const [packed] = (await pool.run({ type: 'pack' })) as PackResult[];
  await pool.run({ ...order, from: all - WARM_UPS, to: all, secondsLimit: null });
  const rates = await timeUpdates(pool, { ...order, from: 0, to: all, secondsLimit: seconds });
  await pool.close();
  const [tokens, ms] = rates.reduce(([a, b], { tokens, ms }) => [a + tokens, b + ms], [0, 0]);
  const sorted = rates.map((one) => one.tokens / one.ms).sort((a, b) => a - b);
  return {
    kernels: packed!.kernels,
    parameters: weights,
    tokensPerSecond: Math.round((1000 * tokens) / ms),
    medianTokensPerSecond: Math.round(1000 * sorted[sorted.length >> 1]!),
    updates: rates.length,
  };
}

const worker = () => new URL('../../src/training/worker-program.js', import.meta.url);

/** Tokens and milliseconds of each update. */
async function timeUpdates(
  pool: TrainingPool,
  order: Parameters<TrainingPool['run']>[0],
): Promise<{ tokens: number; ms: number }[]> {
  const rates: { tokens: number; ms: number }[] = [];
  let last = performance.now();
  await pool.run(order, ({ targetTokens }) => {
    const now = performance.now();
    rates.push({ tokens: targetTokens, ms: now - last });
    last = now;
  });
  return rates;
}
