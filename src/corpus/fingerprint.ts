/** What tells one set of pairs from another, whatever file it stands in. */
import { createSha256 } from '../sha256.ts';
import type { Pairs } from './corpus.ts';

const PAIRS_AT_ONCE = 1024;

/** SHA-256 over the pairs, in order, in hexadecimal digits. */
export function fingerprint({ sources, targets }: Pairs): string {
  const hash = createSha256();
  for (let start = 0; start < sources.length; start += PAIRS_AT_ONCE) {
    const some = sources.slice(start, start + PAIRS_AT_ONCE);
    hash.update(some.map((source, i) => `${source}\0${targets[start + i]}\n`).join(''));
  }
  return hash.digest();
}
