/** How much of the source a hypothesis has looked at: what was left out costs score. */
import { log } from '../math/functions.ts';

/** Weights of the source tokens, in their order, while one word was written. */
export type AttentionRow = ArrayLike<number>;

/** A token that nobody looked at costs no more than this share of a look, so that scores stay finite. */
const LEAST_LOOK = 1e-6;

/**
 * What is added to a score, 0 or less.
 *
 *   cp(X; Y) = β · Σᵢ log( min( Σⱼ pᵢⱼ, 1 ) )
 *
 * Shapes  rows: for each word j that was written, EOS too, the weights pᵢⱼ of the source tokens i
 * @see    Wu et al. 2016, arXiv 1609.08144, eq. 14
 */
export function coveragePenalty(rows: readonly AttentionRow[], beta: number): number {
  let sum = 0;
  for (let i = 0; i < (rows[0]?.length ?? 0); i++) {
    let looks = 0;
    for (const weights of rows) looks += weights[i]!;
    if (looks < 1) sum += log(Math.max(looks, LEAST_LOOK));
  }
  return beta * sum;
}
