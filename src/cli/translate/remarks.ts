/** What a reader should hear of an answer that may be wrong: the same words in every mode. */
import type { Doubt } from '../../translation/confidence.ts';
import { toWidth, visible } from '../text-width.ts';

const MOST_WORDS = 5;
const WIDEST_WORD = 40;

/** None for an answer that there is no reason to doubt. */
export function remarksOn({ unknown, nothingKnown, unsure }: Doubt): readonly string[] {
  if (nothingKnown) return [`a guess: the model knows no word of this (${listed(unknown)})`];
  const remarks = [];
  if (unknown.length > 0) remarks.push(`not in the vocabulary: ${listed(unknown)}`);
  if (unsure === true) remarks.push('the model is unsure of this answer');
  return remarks;
}

/** Example "Zoltan, Lyon", or five of them "and 3 more" */
function listed(words: readonly string[]): string {
  const different = [...new Set(words)];
  const shown = different.slice(0, MOST_WORDS).map((word) => {
    const text = visible(word);
    return text.length > WIDEST_WORD ? toWidth(text, WIDEST_WORD).trimEnd() : text;
  });
  const more = different.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
