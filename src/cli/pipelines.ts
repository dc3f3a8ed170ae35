/**
 * The pipelines that commands run, each loaded only when it is needed: start-up time is part of the contract.
 */
import type { LockOwner } from '../checkpoint/lock.ts';
import type { Config } from '../config.ts';
import type { DistilOptions } from '../distil.ts';
import type { EvaluationOptions } from '../evaluate.ts';
import type { FollowOptions } from '../follow.ts';
import type { TrainOptions } from '../train.ts';
import type { RuntimeOptions } from '../translate.ts';

/** Whom the lock beside a checkpoint names. */
const thisProcess: LockOwner = {
  processId: process.pid,
  atExit(act) {
    process.on('exit', act);
    return () => process.off('exit', act);
  },
};

export const pipelines = {
  distil: async (options: DistilOptions) => (await import('../distil.ts')).distil({ owner: thisProcess, ...options }),
  evaluate: async (options: EvaluationOptions) => (await import('../evaluate.ts')).evaluate(options),
  loadTranslator: async (file: string | readonly string[], options: RuntimeOptions) =>
    (await import('../translate.ts')).loadTranslator(file, options),
  train: async (config: Config, options: TrainOptions) =>
    (await import('../train.ts')).train(config, { owner: thisProcess, ...options }),
  followTraining: async (config: Config, options: FollowOptions) =>
    (await import('../follow.ts')).followTraining(config, options),
  tuneLengthPenalty: async (options: EvaluationOptions) =>
    (await import('../tune-length-penalty.ts')).tuneLengthPenalty(options),
};

export type Pipelines = typeof pipelines;
