/**
 * Several models that write one sentence together: each reads the source itself, and all are asked for every word.
 *
 *   log p(y) = 1/K · Σₖ log pₖ(y)
 *
 * Why     the mean of logarithms: a word that one of them finds impossible is not written, whatever the others say
 */
import type { AttentionRow } from './hypothesis.ts';
import type { LiveRows, NextWords, Step } from './step.ts';

/** One step function of several, which must share their vocabulary. */
export function ensembleStep(steps: readonly Step[]): Step {
  return (rows) => {
    const answers = steps.map((step) => step(rows));
    const attention = meanAttention(answers);
    return {
      logProbabilities: meanLogProbabilities(answers, rows),
      attended: attention && Int32Array.from(rows.ids, (_, row) => indexOfMost(attention(row))),
      attention,
    };
  };
}

function meanLogProbabilities(answers: readonly NextWords[], { ids }: LiveRows): NextWords['logProbabilities'] {
  const columns = answers[0]!.logProbabilities.columns;
  const data = new Float64Array(ids.length * columns);
  for (const { logProbabilities } of answers) {
    for (let row = 0; row < ids.length; row++) {
      const from = logProbabilities.offset + row * logProbabilities.stride;
      const to = row * columns;
      for (let id = 0; id < columns; id++) data[to + id] = data[to + id]! + logProbabilities.data[from + id]!;
    }
  }
  for (let i = 0; i < data.length; i++) data[i] = data[i]! / answers.length;
  return { data, offset: 0, stride: columns, columns };
}

/** Of those that have attention; `null` where none has. */
function meanAttention(answers: readonly NextWords[]): ((row: number) => AttentionRow) | null {
  const looking = answers.flatMap(({ attention }) => (attention ? [attention] : []));
  if (looking.length === 0) return null;
  return (row) => {
    const rows = looking.map((attention) => attention(row));
    return Float64Array.from(rows[0]!, (_, i) => rows.reduce((sum, weights) => sum + weights[i]!, 0) / rows.length);
  };
}

/** The first of the greatest; 0 where there is none. */
function indexOfMost(weights: AttentionRow): number {
  let best = 0;
  for (let i = 1; i < weights.length; i++) if (weights[i]! > weights[best]!) best = i;
  return best;
}
