/**
 * Learning byte-pair merges from word counts: the most frequent pair of neighbouring symbols becomes one symbol,
 * again and again. The same merges in the same order as subword-nmt 0.3.
 */
import { inOneGo } from '../../turns.ts';
import { PairQueue, type SymbolPair } from './pair-queue.ts';
import { pairKey, Symbols } from './symbols.ts';

/** A pair that stands once more rarely than this is not worth a symbol. */
const LEAST_COUNT = 2;

interface CountedWord {
  readonly count: number;
  symbols: readonly number[];
}

/**
 * At most `most` merges, each written "left right": those of learn-simply.ts.
 *
 * Example {low: 5, lower: 2}, 2 merges → "l o" (7 times), then "lo w</w>" (5 times)
 * Why     each merge touches only the words that its pair stands in, found by an index from pairs to words
 * @see    Sennrich, Haddow & Birch 2016, Algorithm 1, P16-1162; github.com/rsennrich/subword-nmt
 */
export function learnMerges(wordCounts: ReadonlyMap<string, number>, most: number): string[] {
  return inOneGo(learningMerges(wordCounts, most));
}

/** The same with pauses. */
export function* learningMerges(wordCounts: ReadonlyMap<string, number>, most: number): Generator<void, string[]> {
  const learner = new MergeLearner(wordCounts);
  const merges: string[] = [];
  while (merges.length < most) {
    const merge = learner.next();
    if (merge === null) break;
    merges.push(merge);
    yield;
  }
  return merges;
}

class MergeLearner {
  private readonly symbols = new Symbols();
  private readonly words: CountedWord[];
  private readonly pairs = new Map<number, SymbolPair>();
  private readonly queue = new PairQueue(this.symbols.texts);

  constructor(wordCounts: ReadonlyMap<string, number>) {
    this.words = [...wordCounts].map(([word, count]) => ({ count, symbols: this.symbols.ofWord(word) }));
    this.words.forEach(({ symbols, count }, word) => {
      for (let i = 1; i < symbols.length; i++) this.add(symbols[i - 1]!, symbols[i]!, { word, count });
    });
    for (const pair of this.pairs.values()) this.queue.push(pair);
  }

  /** Merges the best pair everywhere; `null` when no pair is frequent enough. */
  next(): string | null {
    const best = this.queue.pop();
    if (best === null || best.count < LEAST_COUNT) return null;
    const { texts } = this.symbols;
    const [left, right] = [texts[best.left]!, texts[best.right]!];
    const merged = this.symbols.id(left + right);
    const risen = new Set<SymbolPair>();
    for (const word of best.words) this.mergeIn(word, best, { merged, risen });
    for (const pair of risen) this.queue.push(pair);
    return `${left} ${right}`;
  }

  private mergeIn(
    word: number,
    { left, right }: SymbolPair,
    { merged, risen }: { merged: number; risen: Set<SymbolPair> },
  ): void {
    const { symbols: before, count } = this.words[word]!;
    const after = mergePair(before, left, right, merged);
    if (after.length === before.length) return;
    this.words[word]!.symbols = after;
    for (let i = 1; i < before.length; i++) this.pairs.get(pairKey(before[i - 1]!, before[i]!))!.count -= count;
    for (let i = 1; i < after.length; i++) {
      const isNew = after[i - 1] === merged || after[i] === merged;
      const pair = this.add(after[i - 1]!, after[i]!, { word: isNew ? word : null, count });
      if (isNew) risen.add(pair);
    }
  }

  /** Counts a pair, and notes the word that it is new in. */
  private add(left: number, right: number, { word, count }: { word: number | null; count: number }): SymbolPair {
    const key = pairKey(left, right);
    let pair = this.pairs.get(key);
    if (pair === undefined) {
      pair = { left, right, count: 0, words: [] };
      this.pairs.set(key, pair);
    }
    pair.count += count;
    if (word !== null && pair.words.at(-1) !== word) pair.words.push(word);
    return pair;
  }
}

/** The symbols with each pair, from the left, made one. */
function mergePair(symbols: readonly number[], left: number, right: number, merged: number): number[] {
  const result: number[] = [];
  for (let i = 0; i < symbols.length; i++) {
    const isPair = symbols[i] === left && i + 1 < symbols.length && symbols[i + 1] === right;
    result.push(isPair ? merged : symbols[i]!);
    if (isPair) i++;
  }
  return result;
}
