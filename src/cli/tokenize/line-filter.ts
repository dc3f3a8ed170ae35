/** A filter from lines to lines, as many out as in. Very long ones are changed by a thread, so that signals are heard. */
import { threadProgram } from '../../installation.ts';
import { ThreadPool } from '../../runtime/thread-pool.ts';
import { takeTurns } from '../../turns.ts';
import { workThroughLines } from '../lines/line-work.ts';
import { print, type Terminal } from '../terminal.ts';
import { type LineChange, lineChange } from './line-change.ts';

/** Lines that are written at once while the input does not pause. */
const MOST_LINES = 1024;
/** Characters of a line that take some ten milliseconds. */
const LONG = 1 << 15;

const PROGRAM = threadProgram('cli/tokenize/line-change-program.js');

/** Runs until the input ends (0) or a signal comes (130, 143). */
export async function filterLines(terminal: Terminal, change: LineChange, encoding?: string): Promise<number> {
  const here = lineChange(change);
  const turn = takeTurns();
  let apart: LongLines | null = null;
  const changed = async (line: string): Promise<string> => {
    if (line.length <= LONG || PROGRAM === null) return here(line);
    apart ??= startThread(PROGRAM, change);
    return (await apart.run(line))[0]!;
  };
  const code = await workThroughLines(terminal, { most: MOST_LINES, encoding }, async (lines) => {
    let text = '';
    for (const line of lines) {
      text += `${await changed(line.text)}\n`;
      await turn();
    }
    await print(terminal, text);
  });
  await (apart as LongLines | null)?.close();
  return code;
}

type LongLines = ThreadPool<LineChange, string, string>;

function startThread(program: URL, setup: LineChange): LongLines {
  return new ThreadPool({
    program,
    setup,
    size: 1,
    name: 'tokenizing',
    hint: 'the line may be too long for the memory there is',
    closed: { problem: 'the filter has ended' },
  });
}
