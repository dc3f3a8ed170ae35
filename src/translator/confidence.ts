/** How sure a model is of an answer, and when that is so little that a reader should hear of it. */
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { LoadedModel } from './load-model.ts';

/** By its name in a checkpoint. */
export const MEASURE = 'log-probability per token';

/** The mean log-probability of a token that was written, ends counted: `ends` is how many sentences were ended. */
export function perToken(answer: { logProbability: number; tokens: readonly string[] }, ends: number): number {
  return answer.logProbability / (answer.tokens.length + ends);
}

/** Below what an answer is doubted; `null` where that was never found out: for old checkpoints, and for several at once. */
export function doubtBelow({ checkpoint, partners }: Pick<LoadedModel, 'checkpoint' | 'partners'>): number | null {
  return partners === undefined ? thresholdOf(checkpoint) : null;
}

function thresholdOf({ confidence }: Pick<Checkpoint, 'confidence'>): number | null {
  return confidence?.measure === MEASURE ? confidence.threshold : null;
}
