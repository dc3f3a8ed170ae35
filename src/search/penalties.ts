/** What the search holds against a hypothesis besides its probability: its length, and source words it hardly looked at. */
import { exp, log } from '../tensor/elementary-functions.ts';
import type { CoverageScore, LengthDivisor } from './hypothesis.ts';

/**
 *   divisor(length) = length^α          α = 0 prefers short outputs; α = 1 compares the mean of each word
 *
 * Why     simpler than ((5 + length) / 6)^α of Wu et al. 2016 (arXiv 1609.08144, eq. 14), and at α = 1 a score is the
 *         mean log-probability of a word, which can be read
 */
export function lengthPenalty(alpha: number): LengthDivisor {
  if (alpha === 0) return () => 1;
  if (alpha === 1) return (length) => length;
  return (length) => exp(alpha * log(length));
}

/** A token that nobody looked at costs no more than this share of a look, so that scores stay finite. */
const LEAST_LOOK = 1e-6;

/**
 *   cp(X; Y) = β · Σᵢ log( min( Σⱼ pᵢⱼ, 1 ) )        0 or less; pᵢⱼ: weight of source token i while word j was written
 *
 * @see    Wu et al. 2016, arXiv 1609.08144, eq. 14
 */
export function coveragePenalty(beta: number): CoverageScore {
  return (attentionRows) => {
    let sum = 0;
    for (let i = 0; i < (attentionRows[0]?.length ?? 0); i++) {
      let total = 0;
      for (const weights of attentionRows) total += weights[i]!;
      if (total < 1) sum += log(Math.max(total, LEAST_LOOK));
    }
    return beta * sum;
  };
}
