/**
 * Merges in a word of any length, in time that grows with it and not with its square: pairs wait by the rank of their
 * merge, so that no pass over the word is needed to find the earliest learnt one.
 */

/** A pair that no merge was learnt for. */
export const NO_MERGE = 0x7fffffff;
/** A symbol that was merged into the one before it. */
const GONE = -1;

interface Merges {
  /** Place of a pair's merge in the order of learning; `NO_MERGE` without one. */
  rank(left: number, right: number): number;
  /** The symbol that a merge makes. */
  merged(rank: number): number;
}

/** The same symbols as merging every pair of the lowest rank, from left to right, until no pair has a merge. */
export function mergeLong(word: readonly number[], merges: Merges): number[] {
  const chain = new SymbolChain(word, merges);
  const ranks = new RankHeap();
  const waiting = new Map<number, number[]>();
  const enter = (i: number) => {
    const rank = chain.rankAt(i);
    if (rank === NO_MERGE) return;
    if (!waiting.has(rank)) ranks.add(rank);
    waiting.set(rank, waiting.get(rank) ?? []);
    waiting.get(rank)!.push(i);
  };
  for (let i = 0; i < word.length - 1; i++) enter(i);
  for (let rank = ranks.takeLeast(); rank !== null; rank = ranks.takeLeast()) {
    const places = waiting.get(rank)!.sort((a, b) => a - b);
    waiting.delete(rank);
    // An earlier merge may have changed what stood at a place.
    const made = places.filter((i) => chain.rankAt(i) === rank && chain.merge(i, rank));
    for (const i of made.flatMap((one) => [chain.placeBefore(one), one])) enter(i);
  }
  return chain.symbols();
}

/** Symbols of a word, each with the place of the next one; places of symbols that were merged away are skipped. */
class SymbolChain {
  private readonly kept: Int32Array;
  private readonly next: Int32Array;
  private readonly before: Int32Array;
  private readonly merges: Merges;

  constructor(word: readonly number[], merges: Merges) {
    this.kept = Int32Array.from(word);
    this.next = Int32Array.from(word, (_, i) => i + 1);
    this.before = Int32Array.from(word, (_, i) => i - 1);
    this.merges = merges;
  }

  /** Of the pair that begins at a place; none does at the end, before the start and where a symbol is gone. */
  rankAt(i: number): number {
    const { kept, next } = this;
    const right = next[i] ?? kept.length;
    return right >= kept.length || kept[i] === GONE ? NO_MERGE : this.merges.rank(kept[i]!, kept[right]!);
  }

  placeBefore(i: number): number {
    return this.before[i]!;
  }

  merge(i: number, rank: number): true {
    const { kept, next, before } = this;
    const right = next[i]!;
    kept[i] = this.merges.merged(rank);
    kept[right] = GONE;
    next[i] = next[right]!;
    if (next[i]! < kept.length) before[next[i]!] = i;
    return true;
  }

  symbols(): number[] {
    const result: number[] = [];
    for (let i = 0; i < this.kept.length; i = this.next[i]!) result.push(this.kept[i]!);
    return result;
  }
}

/** A binary heap of different ranks. */
class RankHeap {
  private readonly ranks: number[] = [];

  add(rank: number): void {
    const { ranks } = this;
    let i = ranks.push(rank) - 1;
    for (let up = (i - 1) >> 1; i > 0 && ranks[up]! > rank; up = (i - 1) >> 1) {
      ranks[i] = ranks[up]!;
      i = up;
    }
    ranks[i] = rank;
  }

  takeLeast(): number | null {
    const { ranks } = this;
    const least = ranks[0];
    const last = ranks.pop();
    if (least === undefined || last === undefined) return null;
    if (ranks.length > 0) this.sink(last);
    return least;
  }

  private sink(rank: number): void {
    const { ranks } = this;
    let i = 0;
    for (;;) {
      let below = 2 * i + 1;
      if (below + 1 < ranks.length && ranks[below + 1]! < ranks[below]!) below++;
      if (below >= ranks.length || ranks[below]! >= rank) break;
      ranks[i] = ranks[below]!;
      i = below;
    }
    ranks[i] = rank;
  }
}
