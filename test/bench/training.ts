/** Training speed in target tokens a second: whole updates of the peer's models on the peer's batches, by the real team. */
import { modelConfig } from '../../src/config.ts';
import { modelSpecs } from '../../src/model/seq2seq.ts';
import type { KernelKind } from '../../src/ops/kernel-choice.ts';
import { countWeights, initialiseAll } from '../../src/tensor/parameters.ts';
import { createSentences, type EncodedPairs, type Sentences } from '../../src/training/data/sentences.ts';
import { activationBytes } from '../../src/training/threads/activations.ts';
import { type Crew, startThreads, workHere } from '../../src/training/threads/crew.ts';
import type { TeamSetup } from '../../src/training/threads/orders.ts';
import { createWorkplace, lookOn, memoryBytes } from '../../src/training/threads/workplace.ts';
import { type BenchModel, configOf, WORDS } from './models.ts';
import { batchesOf, loadWorkload } from './workload.ts';

/** Updates before the clock starts. */
const WARM_UPS = 3;

export interface Training {
  readonly setup: TeamSetup;
  readonly weights: number;
  readonly pairs: EncodedPairs;
  /** In the peer's order. */
  readonly batches: Sentences;
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
  const batches = createSentences(batchesOf(training, config.batchSize));
  const { pairs } = training;
  const none = { sources: createSentences([[4]]), targets: createSentences([[4]]) };
  const bytes = activationBytes({ config, sizes, kind }, { pairs, batches }, none);
  const team = { config, sizes, workers, activationBytes: bytes };
  const setup = { ...team, workplace: createWorkplace(memoryBytes(team, kind), kind) };
  const specs = modelSpecs(modelConfig(config), sizes);
  initialiseAll(specs, lookOn(setup).values, config.seed);
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
  const crew = division.threads === 1 ? workHere(setup) : await startThreads(setup, worker());
  const all = batches.starts.length - 1;
  const order = { type: 'updates', pairs, batches, step: 0, epoch: 0, plateauFactor: 1, seconds: 0 } as const;
  await crew.run({ type: 'pack' });
  await crew.run({ ...order, from: all - WARM_UPS, to: all, secondsLimit: null });
  const rates = await timeUpdates(crew, { ...order, from: 0, to: all, secondsLimit: seconds });
  await crew.close();
  const [tokens, ms] = rates.reduce(([a, b], { tokens, ms }) => [a + tokens, b + ms], [0, 0]);
  const sorted = rates.map((one) => one.tokens / one.ms).sort((a, b) => a - b);
  return {
    kernels: crew.kernels,
    parameters: weights,
    tokensPerSecond: Math.round((1000 * tokens) / ms),
    medianTokensPerSecond: Math.round(1000 * sorted[sorted.length >> 1]!),
    updates: rates.length,
  };
}

const worker = () => new URL('../../src/training/threads/worker.js', import.meta.url);

/** Tokens and milliseconds of each update. */
async function timeUpdates(crew: Crew, order: Parameters<Crew['run']>[0]): Promise<{ tokens: number; ms: number }[]> {
  const rates: { tokens: number; ms: number }[] = [];
  let last = performance.now();
  await crew.run(order, ({ targetTokens }) => {
    const now = performance.now();
    rates.push({ tokens: targetTokens, ms: now - last });
    last = now;
  });
  return rates;
}
