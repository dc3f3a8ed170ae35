/** By what a hypothesis's log-probability is divided, so that long ones are not punished for being long. */

import type { LengthDivisor } from '../search/hypothesis.ts';
import { exp, log } from '../tensor/elementary-functions.ts';

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
