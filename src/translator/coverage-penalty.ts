/** What a hypothesis loses for source words that it hardly looked at, so that nothing is left out. */

import type { CoverageScore } from '../search/hypothesis.ts';
import { log } from '../tensor/elementary-functions.ts';

/** A token that nobody looked at costs no more than this share of a look, so that scores stay finite. */
const LEAST_LOOK = 1e-6;

/**
 *   cp(X; Y) = β · Σᵢ log( min( Σⱼ pᵢⱼ, 1 ) )        0 or less; pᵢⱼ: weight of source token i while word j was written
 *
 * @see    Wu et al. 2016, arXiv 1609.08144, eq. 14
 */
export function coveragePenalty(beta: number): CoverageScore {
  return (looks) => {
    let sum = 0;
    for (let i = 0; i < (looks[0]?.length ?? 0); i++) {
      let total = 0;
      for (const weights of looks) total += weights[i]!;
      if (total < 1) sum += log(Math.max(total, LEAST_LOOK));
    }
    return beta * sum;
  };
}
