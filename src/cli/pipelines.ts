/**
 * The pipelines that commands run, each loaded only when it is needed: start-up time is part of the contract.
 */
import type { LockOwner } from '../checkpoint/lock.ts';
import type { Config } from '../config.ts';
import type { DistilOptions, DistilReport } from '../distil.ts';
import type { EvaluationOptions, EvaluationReport } from '../evaluate.ts';
import type { FollowOptions } from '../follow.ts';
import type { TrainOptions, TrainResult } from '../train.ts';
import type { RuntimeOptions } from '../translate.ts';
import type { Translator } from '../translator.ts';
import type { TuningReport } from '../tune-length-penalty.ts';

export interface Pipelines {
  distil(options: DistilOptions): Promise<DistilReport>;
  evaluate(options: EvaluationOptions): Promise<EvaluationReport>;
  loadTranslator(checkpoint: string | readonly string[], options: RuntimeOptions): Promise<Translator>;
  train(config: Config, options: TrainOptions): Promise<TrainResult>;
  followTraining(config: Config, options: FollowOptions): Promise<void>;
  tuneLengthPenalty(options: EvaluationOptions): Promise<TuningReport>;
}

/** Whom the lock beside a checkpoint names. */
const thisProcess: LockOwner = {
  processId: process.pid,
  atExit(act) {
    process.on('exit', act);
    return () => process.off('exit', act);
  },
};

export const pipelines: Pipelines = {
  distil: async (options) => (await import('../distil.ts')).distil({ owner: thisProcess, ...options }),
  evaluate: async (options) => (await import('../evaluate.ts')).evaluate(options),
  loadTranslator: async (file, options) => (await import('../translate.ts')).loadTranslator(file, options),
  train: async (config, options) => (await import('../train.ts')).train(config, { owner: thisProcess, ...options }),
  followTraining: async (config, options) => (await import('../follow.ts')).followTraining(config, options),
  tuneLengthPenalty: async (options) => (await import('../tune-length-penalty.ts')).tuneLengthPenalty(options),
};
