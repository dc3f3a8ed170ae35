/**
 * White space as Python's `str.split` and `str.rstrip` see it, which the reference scorers are written in.
 * JavaScript's `\s` differs: it knows U+FEFF, but not U+001C–U+001F nor U+0085.
 */

/** True for the code units that Python's `str.isspace` accepts; all of them lie in the basic plane. */
export function isWhitespace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit >= 0x1c;
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0;
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/**
 * The words between runs of white space.
 *
 * Example " a\u001cb  c " → ["a", "b", "c"]
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    if (isWhitespace(text.charCodeAt(i))) {
      if (start >= 0) words.push(text.slice(start, i));
      start = -1;
    } else if (start < 0) {
      start = i;
    }
  }
  if (start >= 0) words.push(text.slice(start));
  return words;
}

/** The text without white space at its end. */
export function trimRight(text: string): string {
  let end = text.length;
  while (end > 0 && isWhitespace(text.charCodeAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** The text without white space at its start. */
export function trimLeft(text: string): string {
  let start = 0;
  while (start < text.length && isWhitespace(text.charCodeAt(start))) start++;
  return text.slice(start);
}

/** The text's code points, with or without its white space. */
export function codePoints(text: string, keepWhitespace: boolean): number[] {
  const points: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    if (keepWhitespace || !isWhitespace(point)) points.push(point);
  }
  return points;
}
