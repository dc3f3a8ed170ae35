/**
 * Applying merges to a word, as subword-nmt 0.3 does: the earliest learnt of all pairs in it is merged, until none is left.
 */
import type { BpeCodes } from './codes.ts';
import { mergeLong, NO_MERGE } from './long-word.ts';
import { END_OF_WORD, pairKey, Symbols } from './symbols.ts';

/** Longer words are merged by a queue; for a word of the usual length a few passes over it are quicker. */
const LONG = 200;

export class MergeTable {
  private readonly symbols = new Symbols();
  /** Place in the order of learning, by pair. */
  private readonly ranks = new Map<number, number>();
  /** The symbol that each merge makes. */
  private readonly merged: number[] = [];
  /** The pair that a symbol was first made of. */
  private readonly parts = new Map<number, readonly [number, number]>();
  private readonly version: BpeCodes['version'];

  constructor({ version, merges }: BpeCodes) {
    this.version = version;
    merges.forEach((merge, rank) => {
      const space = merge.indexOf(' ');
      const left = this.symbols.id(merge.slice(0, space));
      const right = this.symbols.id(merge.slice(space + 1));
      const merged = this.symbols.id(merge.slice(0, space) + merge.slice(space + 1));
      this.merged.push(merged);
      const key = pairKey(left, right);
      if (!this.ranks.has(key)) this.ranks.set(key, rank);
      if (!this.parts.has(merged)) this.parts.set(merged, [left, right]);
    });
  }

  /** The symbols that a word is cut into. */
  cut(word: string): number[] {
    let symbols = this.start(word);
    if (symbols.length > LONG) return this.withoutBareEnd(mergeLong(symbols, this.merges));
    for (;;) {
      let best = NO_MERGE;
      for (let i = 1; i < symbols.length; i++) best = Math.min(best, this.rank(symbols[i - 1]!, symbols[i]!));
      if (best === NO_MERGE) return this.withoutBareEnd(symbols);
      symbols = this.mergeAll(symbols, best);
    }
  }

  /**
   * The symbols of a word when each possible merge is dropped with some probability, each time one is chosen.
   *
   * A word of more than 200 symbols is first cut into as many at a time, since each choice goes over all of them.
   *
   * @param isDropped asked once for each pair that could be merged, from left to right, at every choice
   * @see   Provilkov, Emelianenko & Voita 2020, Algorithm 1, 1910.13267
   */
  cutSampled(word: string, isDropped: () => boolean): number[] {
    const all = this.start(word);
    const sampled: number[] = [];
    for (let at = 0; at < all.length; at += LONG) sampled.push(...this.sample(all.slice(at, at + LONG), isDropped));
    return sampled;
  }

  private sample(symbols: number[], isDropped: () => boolean): number[] {
    const ranks = symbols.slice(1).map((right, i) => this.rank(symbols[i]!, right));
    for (;;) {
      let best = -1;
      for (let i = 0; i < ranks.length; i++) {
        const rank = ranks[i]!;
        if (rank !== NO_MERGE && !isDropped() && (best < 0 || rank < ranks[best]!)) best = i;
      }
      if (best < 0) return symbols;
      symbols.splice(best, 2, this.merged[ranks[best]!]!);
      ranks.splice(best, 1);
      if (best > 0) ranks[best - 1] = this.rank(symbols[best - 1]!, symbols[best]!);
      if (best < ranks.length) ranks[best] = this.rank(symbols[best]!, symbols[best + 1]!);
    }
  }

  /** The two symbols that a symbol was merged from; `null` for a character. */
  partsOf(symbol: number, isLast: boolean): readonly [number, number] | null {
    const parts = this.parts.get(symbol) ?? null;
    const keepsEnd = parts === null || !isLast || this.symbols.texts[parts[1]]!.endsWith(END_OF_WORD);
    return keepsEnd ? parts : null;
  }

  /** What a symbol looks like in a text. Only the last of a word has the mark of its end; elsewhere it is text. */
  textOf(symbol: number, isLast: boolean): string {
    const text = this.symbols.texts[symbol]!;
    return isLast && text.endsWith(END_OF_WORD) ? text.slice(0, -END_OF_WORD.length) : text;
  }

  private start(word: string): number[] {
    if (this.version === '0.2') return this.symbols.ofWord(word);
    return [...word, END_OF_WORD].map((character) => this.symbols.id(character));
  }

  /** In version 0.1 the end of a word may be left over as a symbol, which is no part of the text. */
  private withoutBareEnd(symbols: number[]): number[] {
    const isLeftOver = this.version === '0.1' && this.symbols.texts[symbols.at(-1)!] === END_OF_WORD;
    return isLeftOver ? symbols.slice(0, -1) : symbols;
  }

  private readonly merges = {
    rank: (left: number, right: number) => this.rank(left, right),
    merged: (rank: number) => this.merged[rank]!,
  };

  private rank(left: number, right: number): number {
    return this.ranks.get(pairKey(left, right)) ?? NO_MERGE;
  }

  private mergeAll(symbols: readonly number[], rank: number): number[] {
    const result: number[] = [];
    for (let i = 0; i < symbols.length; i++) {
      const isPair = i + 1 < symbols.length && this.rank(symbols[i]!, symbols[i + 1]!) === rank;
      result.push(isPair ? this.merged[rank]! : symbols[i]!);
      if (isPair) i++;
    }
    return result;
  }
}
