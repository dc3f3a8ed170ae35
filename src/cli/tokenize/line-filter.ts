/** A filter from lines to lines, as many out as in. */
import { workThroughLines } from '../lines/line-work.ts';
import { print, type Terminal } from '../terminal.ts';

/** Lines that are written at once while the input does not pause. */
const MOST_LINES = 1024;

/** Runs until the input ends (0) or a signal comes (130, 143). */
export async function filterLines(
  terminal: Terminal,
  change: (line: string) => string,
  encoding?: string,
): Promise<number> {
  return workThroughLines(terminal, { most: MOST_LINES, encoding }, async (lines) => {
    await print(terminal, lines.map(({ text }) => `${change(text)}\n`).join(''));
  });
}
