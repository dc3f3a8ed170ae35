/** Work on the lines of standard input, as a filter does it: stops after a whole line, waits where the reader is slow. */
import { setImmediate } from 'node:timers/promises';
import { EXIT, type StopSignal, say, type Terminal } from '../terminal.ts';
import { type Line, LineReader } from './line-reader.ts';

/** Warnings of one kind that are said one by one. */
export const MOST_WARNINGS = 10;

/** Takes lines as they come, at most so many at once, until the input ends (0) or a signal comes (130, 143). */
export async function workThroughLines(
  terminal: Terminal,
  most: number,
  work: (lines: readonly Line[]) => Promise<void>,
): Promise<number> {
  const reader = new LineReader(terminal.stdin);
  let signal: StopSignal | null = null;
  const forget = terminal.onSignal((received) => {
    if (signal !== null) terminal.exitNow(EXIT[received]);
    signal = received;
    reader.stop();
  });
  for (;;) {
    const lines = await reader.next(most);
    if (lines.length === 0) break;
    await work(lines);
    await setImmediate(); // a turn of the event loop: signals are heard between lines that wait already
  }
  forget();
  return signal === null ? EXIT.done : EXIT[signal as StopSignal];
}

export function warnOfBadBytes(terminal: Terminal, { id }: Line): void {
  say(terminal, `nmt: warning: line ${id + 1} is not UTF-8; what could not be read became U+FFFD`);
}
