/** Cuts sentences into train, dev and test so that the held-out ones are new combinations of well-seen words. */

import { PURPOSE, shuffle, streamKey } from '../../src/random.ts';
import type { Phrase } from './lexicon/entry.ts';

export interface Sentence extends Phrase {
  readonly pattern: string;
}

export interface Split<T> {
  readonly train: readonly T[];
  readonly dev: readonly T[];
  readonly test: readonly T[];
}

/** The words of a sentence as a word tokenizer sees them. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{sc=Hangul}+|(?:(?!\p{sc=Hangul})[\p{L}\p{N}])+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** How often each word of each language must remain in train. */
const SEEN_AT_LEAST = 4;
/** Patterns with fewer sentences are idioms: they are only trained on. */
const SMALL_PATTERN = 40;

/** Holds out `heldOut` sentences for dev and as many for test; the rest, in shuffled order, is train. */
export function split(sentences: readonly Sentence[], heldOut: number, seed: number): Split<Sentence> {
  const shuffled = shuffle([...sentences], streamKey(seed, PURPOSE.split));
  const counts = new Map<string, number>();
  const perPattern = new Map<string, number>();
  for (const sentence of shuffled) {
    perPattern.set(sentence.pattern, (perPattern.get(sentence.pattern) ?? 0) + 1);
    for (const word of markedWords(sentence)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const held: Sentence[] = [];
  const train: Sentence[] = [];
  for (const sentence of shuffled) {
    const words = markedWords(sentence);
    const composed = perPattern.get(sentence.pattern)! >= SMALL_PATTERN;
    if (held.length < 2 * heldOut && composed && words.every((word) => counts.get(word)! > SEEN_AT_LEAST + 1)) {
      held.push(sentence);
      for (const word of words) counts.set(word, counts.get(word)! - 1);
    } else train.push(sentence);
  }
  return { train, dev: held.slice(0, heldOut), test: held.slice(heldOut) };
}

/** Words of all three languages, each marked with its own. */
function markedWords(sentence: Phrase): string[] {
  return (['en', 'ko', 'fr'] as const).flatMap((language) =>
    wordsOf(sentence[language]).map((word) => `${language} ${word}`),
  );
}
