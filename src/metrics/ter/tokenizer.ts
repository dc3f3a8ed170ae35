/** Tercom's tokenizer: a line → the words that TER counts edits of, as sacreBLEU runs it. */
import { splitMarks, splitPointsAndDashes } from '../tokens/tokenizers.ts';
import { splitWords, trimRight } from '../tokens/whitespace.ts';

export interface TerTokenizerOptions {
  /** Set punctuation apart. */
  readonly normalized?: boolean;
  /** Leave punctuation out. */
  readonly noPunctuation?: boolean;
  /** With `normalized`, an ideograph is a word of its own; with `noPunctuation`, full-width marks go too. */
  readonly asianSupport?: boolean;
  readonly caseSensitive?: boolean;
}

/**
 * Ideographs, strokes, radicals, compatibility and enclosed forms, and marks. The published class of enclosed
 * letters runs on to U+3F22. The published rule that would split kana off is left out: it can only match at the
 * very start of a line, where a space has been put before.
 */
const ASIAN =
  /[\u4e00-\u9fff\u3400-\u4dbf\u31c0-\u31ef\u2e80-\u2eff\u3300-\u33ff\uf900-\ufaff\ufe30-\ufe4f\u3200-\u3f22]/g;
const ASIAN_MARKS =
  /[\u3001\u3002\u3008-\u3011\u3014-\u301f\uff61-\uff65\u30fb\uff0e\uff0c\uff1f\uff1a\uff1b\uff01\uff02\uff08\uff09]/g;

/**
 * The words of a line.
 *
 * Example "Jim's (old) car." → ["jim's", "(old)", "car."], normalized ["jim", "'s", "(", "old", ")", "car", "."]
 */
export function tokenizeTercom(line: string, options: TerTokenizerOptions): string[] {
  const { normalized = false, noPunctuation = false, asianSupport = false, caseSensitive = false } = options;
  let text = trimRight(line);
  if (!caseSensitive) text = text.toLowerCase();
  if (normalized) {
    text = normalize(text);
    if (asianSupport) text = text.replace(ASIAN, ' $& ').replace(ASIAN_MARKS, ' $& ');
  }
  if (noPunctuation) {
    text = text.replace(/[.,?:;!"()]/g, '');
    if (asianSupport) text = text.replace(ASIAN_MARKS, '');
  }
  return splitWords(text);
}

function normalize(line: string): string {
  const text = line
    .replaceAll('\n-', '')
    .replaceAll('\n', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  return splitPointsAndDashes(splitMarks(` ${text} `).replaceAll("'s ", " 's "));
}
