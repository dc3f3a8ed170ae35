/** One side of a set of pairs in figures: how long its sentences are, which words they have. */
import { dropInvisible } from '../../text/invisible.ts';
import { WordTable } from '../../text/word-table.ts';
import { eachInSlices } from '../../turns.ts';

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
const WORD = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}\p{Cc}\p{Cf}]/gu;
/** ASCII without invisible characters. */
const IS_PLAIN = /^[\t-\r -~]*$/;
/** By its code: letters and digits go together, white space is between words, any other character stands alone. */
const [ALONE, TOGETHER, BETWEEN] = [0, 1, 2];
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z0-9]/.test(character)) return TOGETHER;
  return /\s/.test(character) ? BETWEEN : ALONE;
});

/** Calls back for each word of a text, with the text that it stands in and from where to where. */
function eachWord(text: string, found: (text: string, start: number, end: number) => void): void {
  if (!IS_PLAIN.test(text)) {
    for (const word of dropInvisible(text).match(WORD) ?? []) found(word, 0, word.length);
    return;
  }
  for (let start = 0; start < text.length; ) {
    const kind = KINDS[text.charCodeAt(start)]!;
    let end = start + 1;
    if (kind === TOGETHER) while (end < text.length && KINDS[text.charCodeAt(end)] === TOGETHER) end++;
    if (kind !== BETWEEN) found(text, start, end);
    start = end;
  }
}

/** Words, and how often each of them occurs, by its number. */
export interface WordCounts {
  readonly table: WordTable;
  readonly counts: readonly number[];
}

/** The facts of a side, and its words. */
export interface SideWords {
  readonly facts: SideFacts;
  readonly words: WordCounts;
}

/** The facts of one side, and how often each of its words occurs. `known` are the words of the reference. */
export function* describeSide(
  texts: readonly string[],
  { lowercase, known }: { readonly lowercase: boolean; readonly known: WordCounts | null },
): Generator<void, SideWords> {
  const table = new WordTable();
  const counts: number[] = [];
  const wordLengths = new Int32Array(texts.length);
  let totalWords = 0;
  let knownWords = 0;
  const take = (text: string, start: number, end: number) => {
    const number = table.add(text, start, end);
    counts[number] = (counts[number] ?? 0) + 1;
    totalWords++;
    if (known !== null && known.table.find(text, start, end) >= 0) knownWords++;
  };
  yield* eachInSlices(texts, (text, i) => {
    const before = totalWords;
    eachWord(lowercase ? text.toLowerCase() : text, take);
    wordLengths[i] = totalWords - before;
  });
  const words = { table, counts };
  const facts = {
    words: describeLengths(wordLengths),
    characters: describeLengths(Int32Array.from(texts, characterCount)),
    totalWords,
    distinctWords: counts.length,
    frequentWords: mostFrequent(words),
    coverage: known === null ? null : knownWords / Math.max(1, totalWords),
  };
  return { facts, words };
}

function describeLengths(lengths: Int32Array): LengthFacts {
  const sorted = lengths.slice().sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const total = sorted.reduce((sum, length) => sum + length, 0);
  return { mean: total / Math.max(1, sorted.length), median: at(0.5), percentile95: at(0.95), longest: at(1) };
}

/** Ties go by code unit, so that the list is the same everywhere. */
function mostFrequent({ table, counts }: WordCounts): (readonly [string, number])[] {
  const numbers = Int32Array.from(counts.keys());
  numbers.sort((a, b) => counts[b]! - counts[a]! || (table.words[a]! < table.words[b]! ? -1 : 1));
  return Array.from(numbers.subarray(0, FREQUENT), (number) => [table.words[number]!, counts[number]!] as const);
}

export function characterCount(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) count--;
  return count;
}
