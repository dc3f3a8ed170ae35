/**
 * The pipelines that commands run, each loaded only when it is needed: start-up time is part of the contract.
 */
import type { Config, PartialConfig } from '../config.ts';
import type { EvaluationOptions, EvaluationReport } from '../evaluate.ts';
import type { EpochRecord, OnTrainingEvent } from '../training/events.ts';
import type { RuntimeOptions, Translator } from '../translate.ts';

export interface Pipelines {
  evaluate(options: EvaluationOptions): Promise<EvaluationReport>;
  loadTranslator(checkpointFile: string, options: RuntimeOptions): Promise<Translator>;
  train(
    config: Config,
    options: { onEvent?: OnTrainingEvent; signal?: AbortSignal; resume?: string | null; overrides?: PartialConfig },
  ): Promise<{ bestFile: string; lastFile: string; weightHash: string; history: readonly EpochRecord[] }>;
}

const load = async (name: string): Promise<Record<string, (...given: unknown[]) => Promise<never>>> =>
  import(`../${name}.js`);

export const pipelines: Pipelines = {
  evaluate: async (options) => (await import('../evaluate.ts')).evaluate(options),
  loadTranslator: async (file, options) => (await import('../translate.ts')).loadTranslator(file, options),
  train: async (...given) => (await load('train')).train!(...given),
};
