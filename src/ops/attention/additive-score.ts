/**
 *   score(q, k) = v · tanh(q + k)
 *
 * @see Bahdanau, Cho & Bengio 2015 (arXiv 1409.0473), §A.1.2; q and k are the projections h·Wq and m·Wk
 */
import { tanh } from '../../tensor/elementary-functions.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import { op } from '../../tensor/op.ts';
import type { Score, ScoreStep, ScoreStepGradient } from './score.ts';
import { eachPair } from './source-rows.ts';

export const additiveScore = op<ScoreStep>(
  'additiveScore',
  { query: '[N, D]', keys: '[R, D]', v: '[1, D]', scores: '[N, S]' },
  ({ query, keys, v, scores, looking }) => {
    eachPair(looking, query.rows, (i, s, row) => {
      let sum = 0;
      for (let j = 0; j < query.columns; j++) sum += v!.at(0, j) * tanh(query.at(i, j) + keys.at(row, j));
      scores.set(i, s, sum);
    });
  },
);

/** With y = tanh(q + k): dv += dscore · y, and dq, dk += dscore · v ⊙ (1 − y²). */
export const additiveScoreBackward = op<ScoreStepGradient>(
  'additiveScoreBackward',
  {
    ...{ query: '[N, D]', keys: '[R, D]', v: '[1, D]' },
    ...{ dScores: '[N, S]', dQuery: '[N, D]', dKeys: '[R, D]', dV: '[1, D]' },
  },
  ({ query, keys, v, dScores, dQuery, dKeys, dV, looking }) => {
    eachPair(looking, query.rows, (i, s, row) => {
      const dScore = dScores.at(i, s);
      for (let j = 0; j < query.columns; j++) {
        const y = tanh(query.at(i, j) + keys.at(row, j));
        const d = dScore * v!.at(0, j) * (1 - y * y);
        addTo(dV!, 0, j, dScore * y);
        addTo(dQuery, i, j, d);
        addTo(dKeys, row, j, d);
      }
    });
  },
);

function addTo(m: Matrix, row: number, column: number, value: number): void {
  m.set(row, column, m.at(row, column) + value);
}

export const ADDITIVE: Score = { forward: additiveScore, backward: additiveScoreBackward, keysAtTheEnd: false };
