/** A filter from lines to lines, as many out as in. */
import { MOST_WARNINGS, warnOfBadBytes, workThroughLines } from '../lines/line-work.ts';
import { print, type Terminal } from '../terminal.ts';

/** Lines that are written at once while the input does not pause. */
const MOST_LINES = 1024;

/** Runs until the input ends (0) or a signal comes (130, 143). */
export async function filterLines(terminal: Terminal, change: (line: string) => string): Promise<number> {
  let invalid = 0;
  return workThroughLines(terminal, MOST_LINES, async (lines) => {
    for (const line of lines) if (!line.isValid && ++invalid <= MOST_WARNINGS) warnOfBadBytes(terminal, line);
    await print(terminal, lines.map(({ text }) => `${change(text)}\n`).join(''));
  });
}
