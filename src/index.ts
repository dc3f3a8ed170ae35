/**
 * nmt as a library: train, translate, evaluate and score from a program, with the same pipelines as the command line.
 *
 * Example
 *   import { loadTranslator } from 'nmt';
 *   const translator = await loadTranslator('checkpoints/en-ko.json');
 *   const [answer] = await translator.translate(['I am hungry.'], { beam: 5, nBest: 1, lengthPenalty: 1 });
 *   await translator.close();
 */

export type { EpochRecord } from './checkpoint/history.ts';
export type { Config, PartialConfig } from './config.ts';
export { resolveConfig } from './config-resolution.ts';
export { type ErrorCode, type ErrorFacts, NmtError } from './errors.ts';
export { type EvaluationOptions, type EvaluationReport, evaluate } from './evaluate.ts';
export { PRESETS, type PresetName } from './presets.ts';
export { type ScoringResult, scoreTexts } from './scoring.ts';
export type { ScoringOptions, TextsToScore } from './scoring-input.ts';
export { type TrainOptions, type TrainResult, train } from './train.ts';
export type { OnTrainingEvent, TrainingEvent } from './training/events.ts';
export { loadTranslator, type RuntimeOptions, type Translation, type Translator } from './translate.ts';
export type { SearchOptions } from './translator/rules.ts';
export type { Candidate } from './translator/wording.ts';
