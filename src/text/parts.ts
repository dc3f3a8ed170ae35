/** Texts of a corpus whose parts between spaces are cut each by itself: a part that was seen before is not cut again. */
import { eachInSlices } from '../turns.ts';
import { countTokens, type TokenCounts } from './vocabulary.ts';
import { WordTable } from './word-table.ts';

/** A tokenizer to which spaces are borders. */
export interface Spaced {
  /** The text with single spaces between its parts. */
  form(text: string): string;
  /** What a part is cut into before BPE. */
  wordsOf(part: string): readonly string[];
}

/** How often each word stands in texts, counted with pauses. Equal to counting `words` of each text, in the same order. */
export function* countWords(
  texts: readonly (readonly string[])[],
  { form, wordsOf }: Spaced,
  lookUp: (word: string) => string,
): Generator<void, TokenCounts> {
  const table = new WordTable();
  const times: number[] = [];
  const take = (text: string, start: number, end: number) => {
    const number = table.add(text, start, end);
    times[number] = (times[number] ?? 0) + 1;
  };
  for (const side of texts) yield* eachInSlices(side, (text) => eachPart(form(text), take));
  const counts: TokenCounts = new Map();
  yield* eachInSlices(table.words, (part, number) => {
    countTokens(counts, wordsOf(part).map(lookUp), times[number]);
  });
  return counts;
}

/** Ids of texts, where those of a part are known. It keeps the ids of every part that it has seen. */
export function idsByPart({ form }: Spaced, idsOf: (part: string) => readonly number[]): (text: string) => number[] {
  const table = new WordTable();
  const known: (readonly number[])[] = [];
  let ids: number[] = [];
  const take = (text: string, start: number, end: number) => {
    const number = table.add(text, start, end);
    if (number === known.length) known.push(idsOf(table.words[number]!));
    const found = known[number]!;
    for (let i = 0; i < found.length; i++) ids.push(found[i]!);
  };
  return (text) => {
    ids = [];
    eachPart(form(text), take);
    return ids;
  };
}

function eachPart(text: string, take: (text: string, start: number, end: number) => void): void {
  for (let start = 0; start < text.length; ) {
    const space = text.indexOf(' ', start);
    const end = space < 0 ? text.length : space;
    if (end > start) take(text, start, end);
    start = end + 1;
  }
}
