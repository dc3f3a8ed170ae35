/**
 * The pipelines that commands run, each loaded only when it is needed: start-up time is part of the contract.
 */
import type { Config, PartialConfig } from '../config.ts';
import type { Explained } from '../inspect/explain/explanation.ts';
import type { ScoringOptions, ScoringResult } from '../scoring.ts';
import type { EpochRecord, OnTrainingEvent } from '../training/events.ts';

export interface SearchOptions {
  readonly beam: number;
  readonly lengthPenalty: number;
  readonly nBest: number;
  readonly maximumLength?: number;
}
export interface Candidate {
  readonly text: string;
  readonly score: number;
  readonly logProbability: number;
  readonly tokens: readonly string[];
  readonly alignment: readonly (readonly [number, number])[];
  readonly finished: boolean;
}
export interface Translation {
  readonly source: string;
  readonly translation: string;
  readonly score: number;
  readonly candidates: readonly Candidate[];
  readonly sourceTokens: readonly string[];
  readonly unknown: readonly string[];
  readonly parts: number;
  readonly pieces: number;
}
export interface Translator {
  readonly description: string;
  translate(lines: readonly string[], options: SearchOptions): Promise<Translation[]>;
  close(): Promise<void>;
}
/** A model that can be looked into while it translates. */
export interface Explainer {
  explain(sentence: string, options: SearchOptions): Promise<Explained>;
  close(): Promise<void>;
}
export interface RuntimeOptions {
  readonly threads?: number | null;
  readonly kernels?: 'reference' | 'simd' | null;
}

export interface EvaluationOptions {
  readonly checkpoint: string;
  /** Where the test pairs are; all `null` for the test side of the corpus that the checkpoint was trained on. */
  readonly corpus: string | null;
  readonly source: string | null;
  readonly target: string | null;
  readonly search: SearchOptions;
  readonly runtime: RuntimeOptions;
  readonly scoring: ScoringOptions;
  readonly onProgress?: (done: number, total: number) => void;
}
export interface EvaluationReport {
  readonly result: ScoringResult;
  /** What was translated, such as "en-ko test". */
  readonly set: string;
  readonly sentences: number;
  readonly perplexity: number;
  readonly unknown: number;
  readonly split: number;
  readonly seconds: number;
}

export interface Pipelines {
  evaluate(options: EvaluationOptions): Promise<EvaluationReport>;
  loadExplainer(checkpointFile: string, options: RuntimeOptions): Promise<Explainer>;
  loadTranslator(checkpointFile: string, options: RuntimeOptions): Promise<Translator>;
  train(
    config: Config,
    options: { onEvent?: OnTrainingEvent; signal?: AbortSignal; resume?: string | null; overrides?: PartialConfig },
  ): Promise<{ bestFile: string; lastFile: string; weightHash: string; history: readonly EpochRecord[] }>;
}

const load = async (name: string): Promise<Record<string, (...given: unknown[]) => Promise<never>>> =>
  import(`../${name}.js`);

export const pipelines: Pipelines = {
  evaluate: async (...given) => (await load('evaluate')).evaluate!(...given),
  loadExplainer: async (...given) => (await load('explain')).loadExplainer!(...given),
  loadTranslator: async (...given) => (await load('translate')).loadTranslator!(...given),
  train: async (...given) => (await load('train')).train!(...given),
};
