/**
 * Guided alignment: what attention looks at is drawn towards weights that are wanted of it.
 *
 *   loss += strength · −Σ wanted · ln weight      dscore += strength · (weight · Σ wanted − wanted)
 *
 * A row of which nothing is wanted is left to itself.
 *
 * @see Chen et al. 2016 (arXiv 1607.01628), §3
 */
import type { Matrix } from '../../tensor/matrix.ts';
import { op } from '../../tensor/op.ts';
import { eachPair, type Looking } from './source-rows.ts';

interface GuideAttentionStep {
  readonly looking: Looking;
  readonly weights: Matrix; // [N, S] of attention
  readonly wanted: Matrix; // [N, S], each row's sum at most 1
  readonly strength: number;
  readonly dScores: Matrix; // [N, S] +=
}

export const guideAttention = op<GuideAttentionStep>(
  'guideAttention',
  { weights: '[N, S]', wanted: '[N, S]', dScores: '[N, S]' },
  ({ looking, weights, wanted, strength, dScores }) => {
    const sums = new Float64Array(weights.rows);
    eachPair(looking, weights.rows, (i, s) => {
      sums[i] = sums[i]! + wanted.at(i, s);
    });
    eachPair(looking, weights.rows, (i, s) => {
      dScores.set(i, s, dScores.at(i, s) + strength * (weights.at(i, s) * sums[i]! - wanted.at(i, s)));
    });
  },
);
