/** How many columns a text takes on a terminal: Hangul, kana, Chinese and emoji take two, combining marks none. */
import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter();

/** Example "역 a" → 4 */
export function columnsOf(text: string): number {
  return stringWidth(text);
}

/** The text, cut with an ellipsis where it is wider, followed by spaces where it is narrower. */
export function toWidth(text: string, columns: number): string {
  const width = columnsOf(text);
  if (width <= columns) return text + ' '.repeat(columns - width);
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const next = columnsOf(segment);
    if (used + next > columns - 1) break;
    kept += segment;
    used += next;
  }
  return `${kept}…${' '.repeat(Math.max(0, columns - 1 - used))}`;
}

/** The text, preceded by spaces where it is narrower. */
export function toRight(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;
}
