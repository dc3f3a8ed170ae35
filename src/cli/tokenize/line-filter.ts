/** A filter from lines to lines, as many out as in: stops after a whole line, waits where the reader is slow. */
import { EXIT, print, type StopSignal, say, type Terminal } from '../terminal.ts';
import { LineReader } from '../translate/lines.ts';

/** Lines that are written at once while the input does not pause. */
const MOST_LINES = 1024;
/** Warnings that are said one by one. */
const MOST_WARNINGS = 10;

/** Runs until the input ends (0) or a signal comes (130, 143). */
export async function filterLines(terminal: Terminal, change: (line: string) => string): Promise<number> {
  const reader = new LineReader(terminal.stdin);
  let signal: StopSignal | null = null;
  const forget = terminal.onSignal((received) => {
    if (signal !== null) terminal.exitNow(EXIT[received]);
    signal = received;
    reader.stop();
  });
  let invalid = 0;
  for (;;) {
    const lines = await reader.next(MOST_LINES);
    if (lines.length === 0) break;
    for (const { id, isValid } of lines) {
      if (isValid || ++invalid > MOST_WARNINGS) continue;
      say(terminal, `nmt: warning: line ${id + 1} is not UTF-8; what could not be read became U+FFFD`);
    }
    await print(terminal, lines.map(({ text }) => `${change(text)}\n`).join(''));
  }
  forget();
  return signal === null ? EXIT.done : EXIT[signal as StopSignal];
}
