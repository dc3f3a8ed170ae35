/**
 * nmt as a library: train, translate, explain, evaluate and score from a program, with the same pipelines as the command
 * line. docs/library.md shows all of it.
 *
 * Example
 *   import { loadTranslator } from 'nmt';
 *   const translator = await loadTranslator('checkpoints/en-ko.json');
 *   const [answer] = await translator.translate(['I am hungry.']);
 *   await translator.close();
 */

export type { TranslationOptions } from './checked-translator.ts';
export type { LockOwner } from './checkpoint/lock.ts';
export type { EpochRecord } from './checkpoint/records.ts';
export type { Config, PartialConfig } from './config.ts';
export { resolveConfig } from './config-resolution.ts';
export type { TextPair } from './corpus/given-pairs.ts';
export { type ErrorCode, type ErrorFacts, NmtError } from './errors.ts';
export type { EvaluationReport } from './evaluate.ts';
export type { Explained } from './inspect/explain/explanation.ts';
export {
  type EvaluationOptions,
  evaluate,
  loadTranslator,
  type TrainingConfig,
  type TrainingOptions,
  type Translator,
  train,
} from './library.ts';
export { PRESETS, type PresetName } from './presets.ts';
export { type ScoreResult, type ScoringResult, type SystemResult, scoreTexts } from './scoring.ts';
export type { ScoringOptions, TextsToScore } from './scoring-input.ts';
export type { TrainResult } from './train.ts';
export type { OnTrainingEvent, TrainingEvent } from './training/events.ts';
export type { RuntimeOptions } from './translate.ts';
export type { Candidate } from './translation/candidate-text.ts';
export type { SearchOptions } from './translation/search-options.ts';
export type { Translation } from './translator.ts';
