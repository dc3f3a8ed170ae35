/** Where a log goes: to no other file of its run, and behind whole lines only. */
import { readFileSync, statSync, truncateSync } from 'node:fs';
import { refuse } from '../../errors.ts';
import { placeOf } from '../../place.ts';

/**
 * That a log may begin or go on in a file.
 *
 * @param files of the run itself
 * @throws NmtError E_USAGE when it is one of these
 */
export async function checkLogPlace(log: string, files: readonly string[]): Promise<void> {
  const places = await Promise.all([log, ...files].map((file) => placeOf(file).catch(() => file)));
  if (places.lastIndexOf(places[0]!) > 0) {
    refuse(`--log and --checkpoint would both write ${log}`, 'give each a file of its own');
  }
}

/** A line that a full disk or a power cut left unfinished is taken away, so that every line stays JSON. */
export function dropUnfinishedLine(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return;
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(file, end);
}
