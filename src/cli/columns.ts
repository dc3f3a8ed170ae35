/**
 * How many columns a text takes on a terminal: Hangul, kana and Chinese characters take two, combining marks none.
 */

/** First and last code points of what East Asian Width (Unicode UAX #11) counts as wide, and emoji. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

const TAKES_NONE = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff]$/u;

/** Example "역 a" → 4 */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOfOne(character);
  return columns;
}

function columnsOfOne(character: string): 0 | 1 | 2 {
  const code = character.codePointAt(0)!;
  if (code >= 0x20 && code < 0x7f) return 1;
  if (TAKES_NONE.test(character)) return 0;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** The text, cut with an ellipsis where it is wider, followed by spaces where it is narrower. */
export function toWidth(text: string, columns: number): string {
  const width = columnsOf(text);
  if (width <= columns) return text + ' '.repeat(columns - width);
  let kept = '';
  let used = 0;
  for (const character of text) {
    const next = columnsOfOne(character);
    if (used + next > columns - 1) break;
    kept += character;
    used += next;
  }
  return `${kept}…${' '.repeat(Math.max(0, columns - 1 - used))}`;
}

/** Control characters would move the cursor or change colours; a terminal shows them as what they are. */
export function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    character === '\t' ? ' ' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
