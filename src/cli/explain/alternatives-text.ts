/** The likeliest words at each step, with their probabilities, as aligned lines. */
import { EXPLAIN_TEXTS } from '../../inspect/explain/explain-texts.ts';
import type { Explanation } from '../../inspect/explain/explanation.ts';
import { columnsOf, toWidth } from '../text-width.ts';
import { visible } from '../visible.ts';
import type { GridStyle } from './grid-text.ts';

const MOST_WIDTH = 14;

/** A title, then a line or more for each step; the word that was written is the bold one. */
export function alternativesLines({ alternatives }: Explanation, { language, columns, bold }: GridStyle): string[] {
  const left = widthOf(alternatives.map(({ token }) => token));
  const words = widthOf(alternatives.flatMap((step) => step.words.map(({ token }) => token)));
  const perLine = Math.max(1, Math.floor((columns - left - 4) / (words + 7)));
  const lines = alternatives.flatMap(({ token, words: likely }) => {
    const shown = likely.map((word) => {
      const text = `${toWidth(visible(word.token), words)} ${word.probability.toFixed(2)}`;
      return word.token === token ? bold(text) : text;
    });
    return inLines(shown, perLine).map((line, i) => {
      return `  ${toWidth(i === 0 ? visible(token) : '', left)}  ${line.join('  ')}`.trimEnd();
    });
  });
  return [bold(EXPLAIN_TEXTS[language].likeliest), ...lines];
}

function widthOf(tokens: readonly string[]): number {
  return Math.min(MOST_WIDTH, Math.max(1, ...tokens.map((token) => columnsOf(visible(token)))));
}

function inLines(texts: readonly string[], perLine: number): string[][] {
  const lines: string[][] = [];
  for (let i = 0; i < texts.length; i += perLine) lines.push(texts.slice(i, i + perLine));
  return lines;
}
