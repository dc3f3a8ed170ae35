/** Splits a dev set off the training pairs: seeded, and never with the same source sentence on both sides. */
import { NmtError } from '../errors.ts';
import { PURPOSE, shuffle, streamKey } from '../random.ts';
import { comparableHash } from './comparable.ts';
import { firstFile, type LocatedPairs } from './files/located-pairs.ts';

/** More would only make every validation slower; the loss of a thousand sentences is exact enough. */
const MOST_DEV_PAIRS = 1000;

export interface SplitOptions {
  readonly fraction: number;
  readonly seed: number;
  readonly lowercase: boolean;
}

/**
 * Train and dev, both in the order of the file. Pairs with the same source go to the same side,
 * else the dev set would in part measure what was learnt by heart.
 *
 * @throws NmtError E_CORPUS when there are fewer than two different sources
 */
export function splitOffDev(pairs: LocatedPairs, options: SplitOptions): { train: LocatedPairs; dev: LocatedPairs } {
  const groups = shuffle(groupBySource(pairs, options.lowercase), streamKey(options.seed, PURPOSE.split));
  if (groups.length < 2) {
    const problem = 'too few different sentences to split off a dev set';
    throw new NmtError({ code: 'E_CORPUS', file: firstFile(pairs.files), problem, hint: 'give one with --dev' });
  }
  const wanted = Math.max(1, Math.min(MOST_DEV_PAIRS, Math.round(pairs.lines.length * options.fraction)));
  const isDev = new Uint8Array(pairs.lines.length);
  let taken = 0;
  for (const group of groups) {
    if (taken + group.length > wanted) continue;
    for (const index of group) isDev[index] = 1;
    taken += group.length;
  }
  // Every group is larger than what is wanted: the smallest one it is, and train keeps the rest.
  if (taken === 0) for (const index of smallest(groups)) isDev[index] = 1;
  return { train: select(pairs, isDev, 0), dev: { ...select(pairs, isDev, 1), emptyLines: [], oddLines: [] } };
}

function groupBySource({ sources }: LocatedPairs, lowercase: boolean): number[][] {
  const groups = new Map<number, number[]>();
  sources.forEach((source, index) => {
    const key = comparableHash(source, lowercase);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  });
  return [...groups.values()];
}

function smallest(groups: readonly number[][]): number[] {
  return groups.reduce((least, group) => (group.length < least.length ? group : least));
}

function select(pairs: LocatedPairs, isDev: Uint8Array, wanted: 0 | 1): LocatedPairs {
  const isOurs = (_: unknown, index: number) => isDev[index] === wanted;
  return {
    ...pairs,
    sources: pairs.sources.filter(isOurs),
    targets: pairs.targets.filter(isOurs),
    lines: pairs.lines.filter(isOurs),
  };
}
