/** Lines of words with spaces between them, as the commands of subword-nmt read and write them. */
import { splitAtSpaces, wordsSpan } from '../normalise.ts';
import { countTokens, type TokenCounts } from '../vocabulary.ts';
import type { Subwords } from './subwords.ts';

/** Counts the words of a line. */
export function countWords(counts: TokenCounts, line: string): void {
  countTokens(counts, splitAtSpaces(line.slice(...wordsSpan(line))));
}

/** The line with its words cut. Spaces around it stay, those within become one. Example " the iron " → " the ir@@ on " */
export function segmentLine(subwords: Subwords, line: string): string {
  const [start, end] = wordsSpan(line);
  const pieces = splitAtSpaces(line.slice(start, end)).flatMap((word) => subwords.cut(word));
  return `${line.slice(0, start)}${pieces.join(' ')}${line.slice(end)}`;
}
