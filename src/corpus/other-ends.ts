/** Characters that some programs end lines with; in a file of lines they are text. */
export const OTHER_ENDS = /[\v\f\u0085\u2028\u2029]/;

/**
 * A line without \r behind it, of which some programs write two, and without a byte order mark before it, as the first line
 * of a file has that was put behind another one.
 */
export function withoutMarks(line: string): string {
  const start = line.startsWith('\ufeff') ? 1 : 0;
  let end = line.length;
  while (end > start && line[end - 1] === '\r') end--;
  return start === 0 && end === line.length ? line : line.slice(start, end);
}
