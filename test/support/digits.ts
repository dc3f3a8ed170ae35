/** A corpus that can be learnt to perfection: sequences of digits, and the same in reverse (Joey NMT's test task). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PURPOSE, randomInteger, streamKey } from '../../src/random.ts';

/** Makes a corpus folder of reversals with `counts` different pairs in each side, all sides disjoint. */
export function writeDigits(
  folder: string,
  counts: { train: number; dev: number; test: number },
  lengths: { from: number; to: number } = { from: 1, to: 8 },
): void {
  mkdirSync(folder, { recursive: true });
  const pairs = createReversals(counts.train + counts.dev + counts.test, lengths);
  let next = 0;
  for (const [side, count] of Object.entries(counts)) {
    writeFileSync(join(folder, `${side}.tsv`), pairs.slice(next, next + count).join(''));
    next += count;
  }
}

/** Different lines "1 2 3<tab>3 2 1"; none reads the same both ways, as an untranslated pair would. */
function createReversals(count: number, { from, to }: { from: number; to: number }): string[] {
  const seen = new Set<string>();
  for (let draw = 0; seen.size < count; draw++) {
    const key = streamKey(7, PURPOSE.sample, draw);
    const length = from + randomInteger(key, 0, to - from + 1);
    const digits = Array.from({ length }, (_, i) => randomInteger(key, i + 1, 10));
    const [there, back] = [digits.join(' '), [...digits].reverse().join(' ')];
    if (there !== back) seen.add(`${there}\t${back}\n`);
  }
  return [...seen];
}
