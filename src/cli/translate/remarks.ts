/** What a reader should hear of an answer that may be wrong: the same words in every mode. */
import type { Doubt } from '../../translation/confidence.ts';
import { visible } from '../visible.ts';

const MOST_WORDS = 5;
const WIDEST_WORD = 40;

/** None for an answer that there is no reason to doubt. */
export async function remarksOn({ unknown, nothingKnown, unsure }: Doubt): Promise<readonly string[]> {
  if (nothingKnown) return [`a guess: the model knows no word of this (${await listed(unknown)})`];
  const remarks = [];
  if (unknown.length > 0) remarks.push(`not in the vocabulary: ${await listed(unknown)}`);
  if (unsure === true) remarks.push('the model is unsure of this answer');
  return remarks;
}

/** Example "Zoltan, Lyon", or five of them "and 3 more" */
async function listed(words: readonly string[]): Promise<string> {
  const different = [...new Set(words)];
  const shown = await Promise.all(different.slice(0, MOST_WORDS).map(shortened));
  const more = different.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Widths are loaded for a word that needs it, not for each start. */
async function shortened(word: string): Promise<string> {
  const text = visible(word);
  if (text.length <= WIDEST_WORD) return text;
  const { toWidth } = await import('../text-width.ts');
  return toWidth(text, WIDEST_WORD).trimEnd();
}
