/** What attention scores have in common: how well a decoder row's query fits each token's key. */
import type { Matrix } from '../../tensor/matrix.ts';
import type { Op } from '../../tensor/op.ts';
import type { Looking } from './source-rows.ts';

export interface ScoreStep {
  readonly looking: Looking;
  readonly query: Matrix; // [N, D]
  readonly keys: Matrix; // [R, D]
  /** A vector of weights, for scores that have one. */
  readonly v: Matrix | null; // [1, D]
  readonly scores: Matrix; // [N, S] out, as far as the sentences go
}

export interface ScoreStepGradient extends Omit<ScoreStep, 'scores'> {
  readonly dScores: Matrix; // [N, S]
  readonly dQuery: Matrix; // [N, D] +=
  /** Left alone where `keysAtTheEnd`. */
  readonly dKeys: Matrix; // [R, D] +=
  readonly dV: Matrix | null; // [1, D] +=
}

export interface Score {
  readonly forward: Op<ScoreStep>;
  readonly backward: Op<ScoreStepGradient>;
  /**
   * True where dKey = Σ dScore · query: then attendMemoryBackward adds it up when all steps are done, sentence by
   * sentence, which is faster than step by step.
   */
  readonly keysAtTheEnd: boolean;
}
