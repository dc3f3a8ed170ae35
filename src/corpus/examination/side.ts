/** One side of a set of pairs in figures: how long its sentences are, which words they have. */

import { dropInvisible } from '../../text/invisible.ts';

/** Cuts a text into what is counted as words. */
export type WordsOf = (text: string) => readonly string[];

export interface LengthFacts {
  readonly mean: number;
  readonly median: number;
  /** 95 of 100 sentences are at most so long. */
  readonly percentile95: number;
  readonly longest: number;
}

export interface SideFacts {
  readonly words: LengthFacts;
  /** Unicode code points. */
  readonly characters: LengthFacts;
  readonly totalWords: number;
  readonly distinctWords: number;
  /** The ten most frequent words, the most frequent first. */
  readonly frequentWords: readonly (readonly [word: string, count: number])[];
  /** Share of the words that the reference knows, 0–1; `null` for the reference itself. */
  readonly coverage: number | null;
}

const FREQUENT = 10;

/** Runs of letters and digits; every other mark that can be seen is a word of its own. Example "I'm 10." → I ' m 10 . */
export function plainWords(text: string): readonly string[] {
  return dropInvisible(text).match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}\p{Cc}\p{Cf}]/gu) ?? [];
}

/** The facts of one side, and how often each of its words occurs. `known` are the words of the reference. */
export function describeSide(
  texts: readonly string[],
  wordsOf: WordsOf,
  known: ReadonlyMap<string, number> | null,
): { facts: SideFacts; counts: Map<string, number>; wordLengths: Int32Array } {
  const counts = new Map<string, number>();
  const wordLengths = new Int32Array(texts.length);
  let totalWords = 0;
  let knownWords = 0;
  texts.forEach((text, i) => {
    const words = wordsOf(text);
    wordLengths[i] = words.length;
    totalWords += words.length;
    for (const word of words) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      if (known?.has(word)) knownWords++;
    }
  });
  const facts = {
    words: describeLengths(wordLengths),
    characters: describeLengths(Int32Array.from(texts, characterCount)),
    totalWords,
    distinctWords: counts.size,
    frequentWords: mostFrequent(counts),
    coverage: known === null ? null : knownWords / Math.max(1, totalWords),
  };
  return { facts, counts, wordLengths };
}

function describeLengths(lengths: Int32Array): LengthFacts {
  const sorted = lengths.slice().sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const total = sorted.reduce((sum, length) => sum + length, 0);
  return { mean: total / Math.max(1, sorted.length), median: at(0.5), percentile95: at(0.95), longest: at(1) };
}

/** Ties go by code point, so that the list is the same everywhere. */
function mostFrequent(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, FREQUENT);
}

export function characterCount(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) count--;
  return count;
}
