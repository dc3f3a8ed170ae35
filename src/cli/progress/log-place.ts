/** Where a log goes: to no file that holds something else, and behind whole lines only. */
import { closeSync, openSync, readFileSync, readSync, statSync, truncateSync } from 'node:fs';
import { NmtError, refuse } from '../../errors.ts';
import { placeOf } from '../../place.ts';

/** How every record begins. */
const OWN_START = /^\{"type":"\w+","time":/;
const OWN_START_BYTES = 80;

/**
 * That a log may begin or go on in a file.
 *
 * @param files of the run itself
 * @throws NmtError E_USAGE when it is one of these, E_FILE when something else stands there: a log begins its file anew
 */
export async function checkLogPlace(log: string, files: readonly string[]): Promise<void> {
  const places = await Promise.all([log, ...files].map((file) => placeOf(file).catch(() => file)));
  if (places.lastIndexOf(places[0]!) > 0) {
    refuse(`--log and --checkpoint would both write ${log}`, 'give each a file of its own');
  }
  if (OWN_START.test(startOf(log) ?? '{"type":"none","time":')) return;
  const problem = 'something stands there already that is no log';
  throw new NmtError({ code: 'E_FILE', file: log, problem, hint: 'take another name for --log' });
}

/** `null` where there is nothing, or no plain file: what cannot be written is found out when it is. */
function startOf(file: string): string | null {
  if (!isFile(file)) return null;
  const bytes = Buffer.alloc(OWN_START_BYTES);
  const handle = openSync(file, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(handle, bytes, 0, OWN_START_BYTES, 0)) || null;
  } finally {
    closeSync(handle);
  }
}

/** A line that a full disk or a power cut left unfinished is taken away, so that every line stays JSON. */
export function dropUnfinishedLine(file: string): void {
  if (!isFile(file)) return;
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(file, end);
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
