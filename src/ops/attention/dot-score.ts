/**
 *   score(q, k) = q · k
 *
 * @see Luong, Pham & Manning 2015 (D15-1166), eq. 8
 */
import { op } from '../../tensor/op.ts';
import type { Score, ScoreStep, ScoreStepGradient } from './score.ts';
import { addScaledRow, dot, eachPair } from './source-rows.ts';

export type DotScoreStep = Omit<ScoreStep, 'v'>;
export type DotScoreStepGradient = Omit<ScoreStepGradient, 'v' | 'dKeys' | 'dV'>;

export const dotScore = op<DotScoreStep>(
  'dotScore',
  { query: '[N, D]', keys: '[R, D]', scores: '[N, S]' },
  ({ query, keys, scores, looking }) => {
    eachPair(looking, query.rows, (i, s, row) => {
      scores.set(i, s, dot(query, i, keys, row));
    });
  },
);

/** dq += Σ dscore · k */
export const dotScoreBackward = op<DotScoreStepGradient>(
  'dotScoreBackward',
  { query: '[N, D]', keys: '[R, D]', dScores: '[N, S]', dQuery: '[N, D]' },
  ({ keys, dScores, dQuery, looking }) => {
    eachPair(looking, dQuery.rows, (i, s, row) => addScaledRow(dQuery, i, keys, row, dScores.at(i, s)));
  },
);

export const DOT: Score = { forward: dotScore, backward: dotScoreBackward, keysAtTheEnd: true };
