/** Which checkpoint a command works with: the one that was named, or the newest best one. */
import { join } from 'node:path';
import { newestCheckpoint } from '../checkpoint/newest.ts';
import { NmtError } from '../errors.ts';
import { PACKAGE_ROOT } from '../installation.ts';
import { say, type Terminal } from './terminal.ts';

/** Where training writes by default, below the working directory. */
const FOLDER = 'checkpoints';

/** The checkpoints that work together: those that were named, or the newest one. */
export async function chooseCheckpoints(
  terminal: Terminal,
  named: readonly string[] | undefined,
  quiet: boolean,
): Promise<readonly string[]> {
  return named ?? [await chooseCheckpoint(terminal, undefined, quiet)];
}

/** @throws NmtError E_CHECKPOINT when none is named and none is there */
export async function chooseCheckpoint(terminal: Terminal, named: string | undefined, quiet: boolean): Promise<string> {
  if (named !== undefined) return named;
  const own = join(PACKAGE_ROOT, FOLDER);
  const found = (await newestCheckpoint(FOLDER)) ?? (await newestCheckpoint(own));
  if (found === null) {
    throw new NmtError({
      code: 'E_CHECKPOINT',
      problem: `there is no checkpoint under ${join(FOLDER, '')}`,
      hint: 'nmt train makes one, or name one with --checkpoint FILE',
    });
  }
  if (!quiet) say(terminal, `using ${found}`);
  return found;
}
