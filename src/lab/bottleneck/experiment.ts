/**
 * The bottleneck as an experiment: the translator's encoder-decoder learns to reverse sequences, once with nothing
 * but the encoder's last state to go by, once with attention; then both are asked for longer and longer ones.
 *
 * @see Sutskever, Vinyals & Le 2014 (arXiv 1409.3215); Cho et al. 2014 (W14-4012) and Bahdanau et al. 2015 on its limit
 */

import { type ModelConfig, ModelConfigSchema } from '../../config.ts';
import { modelSpecs } from '../../model/seq2seq.ts';
import type { KernelKind } from '../../runtime/kernel-choice.ts';
import { ONE_THREAD } from '../../runtime/thread-group.ts';
import type { Arithmetic } from '../../tensor/multiply-add.ts';
import { countWeights } from '../../tensor/parameters.ts';
import { toRagged } from '../../training/ragged.ts';
import { learningRateAt } from '../../training/schedule.ts';
import { TrainingStep } from '../../training/training-step.ts';
import { createWorkspace } from '../own-workspace.ts';
import { networkMemory, type Workspace } from '../workspace.ts';
import { Yielder } from '../yielder.ts';
import { countExact } from './exact-answers.ts';
import { createReversals, STREAM, VOCABULARY_SIZE } from './reversal.ts';

const BATCH_SIZE = 64;
const TEST_SIZE = 500;
const MEGABYTE = 1 << 20;

const RULES = { labelSmoothing: 0, beta2: 0.999, clipNorm: 1, weightAverage: 0 } as const;
const SCHEDULE = { learningRate: 0.005, schedule: 'cosine', warmupSteps: 100, finalLearningRate: 0.02 } as const;

/** The two translators: the same but for attention. */
const MODELS = {
  'fixed vector': { attention: 'none' },
  attention: { attention: 'general' },
} as const satisfies Record<string, Partial<ModelConfig>>;

export type BottleneckModel = keyof typeof MODELS;
const BOTTLENECK_MODELS = Object.keys(MODELS) as readonly BottleneckModel[];

export interface BottleneckOptions {
  /** Lengths that both are tested at; they learn on all lengths up to the longest. */
  readonly lengths: readonly number[];
  readonly hiddenSize: number;
  readonly updates: number;
  readonly seed: number;
  readonly kernels: KernelKind | null;
  readonly arithmetic: Arithmetic | null;
  readonly onEvent?: (event: BottleneckEvent) => void;
  readonly signal?: AbortSignal;
}

export type BottleneckEvent =
  | {
      readonly type: 'progress';
      readonly model: BottleneckModel;
      readonly update: number;
      readonly updates: number;
      /** Nats per target token of this update. */
      readonly loss: number;
      readonly secondsLeft: number;
    }
  | { readonly type: 'outcome'; readonly outcome: BottleneckOutcome };

interface BottleneckOutcome {
  readonly model: BottleneckModel;
  readonly parameters: number;
  readonly seconds: number;
  /** Share 0–1 of sequences reversed without any mistake, for each of the lengths. */
  readonly exact: readonly number[];
}

export interface BottleneckReport {
  readonly kernels: string;
  readonly seed: number;
  readonly lengths: readonly number[];
  readonly seconds: number;
  readonly outcomes: readonly BottleneckOutcome[];
}

/** @throws the signal's reason when it is aborted */
export async function runBottleneckLab(options: BottleneckOptions): Promise<BottleneckReport> {
  const lengths = [...options.lengths].sort((a, b) => a - b);
  const workspace = createWorkspace(options.kernels, bytesNeeded({ ...options, lengths }), options.arithmetic);
  const yielder = new Yielder(options.signal);
  const outcomes: BottleneckOutcome[] = [];
  for (const model of BOTTLENECK_MODELS) {
    const outcome = await runModel(workspace, model, { ...options, lengths }, yielder);
    outcomes.push(outcome);
    options.onEvent?.({ type: 'outcome', outcome });
  }
  return { kernels: workspace.kernels.name, seed: options.seed, lengths, seconds: yielder.seconds, outcomes };
}

function configOf(model: BottleneckModel, hiddenSize: number): ModelConfig {
  return ModelConfigSchema.parse({
    ...MODELS[model],
    bidirectional: false,
    embeddingSize: 32,
    hiddenSize,
    dropout: 0,
    embeddingDropout: 0,
  });
}

async function runModel(
  workspace: Workspace,
  name: BottleneckModel,
  options: BottleneckOptions,
  yielder: Yielder,
): Promise<BottleneckOutcome> {
  const { lengths, seed, updates } = options;
  const startSeconds = yielder.seconds;
  const mark = workspace.arena.mark();
  const { trainingStep, parameters } = createStep(workspace, configOf(name, options.hiddenSize), seed);
  const indices = Int32Array.from({ length: BATCH_SIZE }, (_, i) => i);
  for (let step = 0; step < updates; step++) {
    const origin = { seed, stream: STREAM.training, batch: step };
    const pairs = createReversals(origin, BATCH_SIZE, (share) => 1 + Math.floor(share * lengths.at(-1)!));
    const encoded = { sources: toRagged(pairs.sources), targets: toRagged(pairs.targets) };
    const learningRate = learningRateAt(SCHEDULE, { step, share: step / updates, plateauFactor: 1 });
    const { loss } = trainingStep.update(encoded, indices, step, learningRate);
    if (!yielder.isDue()) continue;
    const left = updates * (BOTTLENECK_MODELS.length - BOTTLENECK_MODELS.indexOf(name)) - step;
    const secondsLeft = ((yielder.seconds - startSeconds) / (step + 1)) * left;
    options.onEvent?.({ type: 'progress', model: name, update: step + 1, updates, loss, secondsLeft });
    await yielder.rest();
  }
  const exact = lengths.map((length) => {
    const pairs = createReversals({ seed, stream: STREAM.test, batch: length }, TEST_SIZE, () => length);
    return countExact({ ...workspace, arena: trainingStep.arena }, trainingStep.models[0]!, pairs) / TEST_SIZE;
  });
  workspace.arena.release(mark);
  return { model: name, parameters, seconds: yielder.seconds - startSeconds, exact };
}

/** A training step for one thread: all the work of an update. */
function createStep(workspace: Workspace, config: ModelConfig, seed: number) {
  const { kernels, arena } = workspace;
  const specs = modelSpecs(config, { source: VOCABULARY_SIZE, target: VOCABULARY_SIZE });
  const memory = networkMemory(workspace, specs, seed);
  const trainingStep = new TrainingStep({
    ...{ config, specs, memory, kernels, arena },
    ...{ group: ONE_THREAD, rules: { ...RULES, seed } },
  });
  trainingStep.pack();
  return { trainingStep, parameters: countWeights(specs) };
}

/** Room for both sides of the test sequences at the longest length: some 20 arrays of gates' width for each token. */
function activationBytes({ lengths, hiddenSize }: BottleneckOptions): number {
  const rows = 2 * TEST_SIZE * (Math.max(...lengths) + 1);
  return 8 * MEGABYTE + 4 * rows * (24 * hiddenSize + 256);
}

function bytesNeeded(options: BottleneckOptions): number {
  return activationBytes(options) + 8 * MEGABYTE + 4 * 64 * (options.hiddenSize + 128) ** 2;
}
