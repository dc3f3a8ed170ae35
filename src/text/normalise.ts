/**
 * The form in which the text layer sees and gives back text: what tokenizers keep is this, letter for letter.
 */

import { dropInvisible, hasInvisible } from './invisible.ts';

const LONE_SURROGATE = /\p{Surrogate}/gu;
const MANY_MARKS = /\p{M}{32}/u;
const WHITE_SPACE = /[\s\u0085]+/g;

/** Most texts are in that form already; those are not copied. */
const PLAIN = /^[!-~\u00c0-\u00ff가-힣]+(?: [!-~\u00c0-\u00ff가-힣]+)*$/;

/** An engine keeps a place to go back to for each character that it has read. */
const LONGEST_PLAIN = 10_000;

/**
 * Composed characters (NFC), one space for a run of white space, none at the ends, nothing invisible without a meaning.
 *
 * Example "  Cafe\u0301\tau lait " → "Café au lait"
 * Why     what an invisible character stands beside may become another letter, and it lose its meaning: Ⓜ\ufe0f → ⓜ
 */
export function normalise(text: string, lowercase = false): string {
  if (text.length <= LONGEST_PLAIN && PLAIN.test(text)) return lowercase ? compose(text.toLowerCase()) : text;
  let form = normaliseOnce(text.replace(LONE_SURROGATE, '\uFFFD'), lowercase);
  for (let before = text; form !== before && hasInvisible(form); ) {
    before = form;
    form = normaliseOnce(before, lowercase);
  }
  return form;
}

/** Lower-casing comes before the last composition, since it can take a character apart (İ). */
function normaliseOnce(text: string, lowercase: boolean): string {
  const seen = dropInvisible(text);
  const composed = compose(seen.replace(WHITE_SPACE, ' ').trim());
  return lowercase ? compose(composed.toLowerCase()) : composed;
}

/**
 * Composed characters (NFC), but for words with more marks in a row than any language has, which stay as they are:
 * engines put marks in order in time that grows with the square of their number.
 */
export function compose(text: string): string {
  if (!MANY_MARKS.test(text)) return text.normalize('NFC');
  const words = text.split(' ');
  return words.map((word) => (MANY_MARKS.test(word) ? word : word.normalize('NFC'))).join(' ');
}

/** Where a line's words begin and end: spaces and ends of lines around them left out. */
export function wordsSpan(line: string): [start: number, end: number] {
  const isOutside = (i: number) => line[i] === ' ' || line[i] === '\n' || line[i] === '\r';
  let [start, end] = [0, line.length];
  while (start < end && isOutside(start)) start++;
  while (end > start && isOutside(end - 1)) end--;
  return [start, end];
}

/** Words that stand with spaces between them, untouched; what subword-nmt takes for a word. */
export function splitAtSpaces(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

/** A pretokenized line: its words as they came, spaces (and the ends of lines) around and between them made one. */
export function normalisePretokenized(text: string, lowercase = false): string {
  const line = splitAtSpaces(text.slice(...wordsSpan(text))).join(' ');
  return lowercase ? line.toLowerCase() : line;
}
