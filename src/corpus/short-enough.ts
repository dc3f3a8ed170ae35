/** Leaves out pairs that are too long to be trained on: rare, and each would take the memory of a whole batch. */
import { NmtError } from '../errors.ts';
import type { PairLengths } from './batches.ts';
import type { Finding } from './corpus.ts';

export interface ShortEnough {
  /** Indices of the pairs that stay, in order. */
  readonly kept: Int32Array;
  /** How many do not, for people; `null` when all stay. */
  readonly finding: Finding | null;
}

/**
 * The pairs with at most `maximumLength` tokens on both sides.
 *
 * @throws NmtError E_CORPUS when there is none
 */
export function selectShortEnough({ source, target }: PairLengths, maximumLength: number): ShortEnough {
  const fits = (index: number) => source[index]! <= maximumLength && target[index]! <= maximumLength;
  const kept = Int32Array.from(source, (_, index) => index).filter(fits);
  const count = source.length - kept.length;
  if (count === 0) return { kept, finding: null };
  if (kept.length === 0) {
    const problem = `every pair is longer than ${maximumLength} tokens`;
    throw new NmtError({ code: 'E_CORPUS', problem, hint: 'raise --maximum-length, or cut the text into sentences' });
  }
  const message = `pairs longer than ${maximumLength} tokens (--maximum-length), not trained on: ${count.toLocaleString('en')}`;
  return { kept, finding: { severity: 'warning', code: 'too-long', count, message } };
}
