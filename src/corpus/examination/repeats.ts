/** What stands more than once: pairs within a set, sources with several targets, pairs of one set in another. */
import { eachInSlices } from '../../turns.ts';
import { comparableHash, pairHash } from '../comparable.ts';
import type { Pairs } from '../corpus.ts';

/** How many pairs are so, and the index of the first. */
export interface Found {
  readonly count: number;
  readonly first: number | null;
}

interface Repeats {
  /** Pairs that stood before. */
  readonly repeated: Found;
  /** Sources that come with different targets. */
  readonly severalTargets: Found;
  /** Every pair as it is compared. */
  readonly keys: ReadonlySet<number>;
}

export function* findRepeats(pairs: Pairs, lowercase: boolean): Generator<void, Repeats> {
  const keys = new Set<number>();
  const targetOf = new Map<number, number>();
  const several = new Set<number>();
  const repeated = new Finder();
  let firstSeveral: number | null = null;
  yield* eachInSlices(pairs.sources, (text, index) => {
    const source = comparableHash(text, lowercase);
    const target = comparableHash(pairs.targets[index]!, lowercase);
    const key = pairHash(source, target);
    if (keys.has(key)) repeated.add(index);
    keys.add(key);
    const earlier = targetOf.get(source);
    if (earlier === undefined) targetOf.set(source, target);
    else if (earlier !== target) {
      several.add(source);
      firstSeveral ??= index;
    }
  });
  return { repeated: repeated.found(), severalTargets: { count: several.size, first: firstSeveral }, keys };
}

/** Pairs that stand in the other set too. */
export function* findOverlap(pairs: Pairs, keys: ReadonlySet<number>, lowercase: boolean): Generator<void, Found> {
  const overlap = new Finder();
  yield* eachInSlices(pairs.sources, (source, index) => {
    const target = comparableHash(pairs.targets[index]!, lowercase);
    if (keys.has(pairHash(comparableHash(source, lowercase), target))) overlap.add(index);
  });
  return overlap.found();
}

/** Counts, and keeps the first. */
export class Finder {
  private count = 0;
  private first: number | null = null;

  add(index: number): void {
    this.count++;
    this.first ??= index;
  }

  found(): Found {
    return { count: this.count, first: this.first };
  }
}
