/** Where a file really stands: names that are links stay links, and what they point to is written. */
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** As many as Linux follows. */
const MOST_LINKS = 40;

/**
 * The path behind all links, also where nothing stands there yet.
 *
 * @throws Error ELOOP when links lead in a circle
 */
export async function placeOf(file: string): Promise<string> {
  let place = resolve(file);
  for (let links = 0; links < MOST_LINKS; links++) {
    const folder = await realpath(dirname(place)).catch(() => dirname(place));
    place = join(folder, basename(place));
    const target = await readlink(place).catch(() => null);
    if (target === null) return place;
    place = resolve(folder, target);
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
}

/** One text for all names of a file, links of both kinds among them; `null` where there is none. */
export async function identityOf(file: string): Promise<string | null> {
  const found = await stat(file, { bigint: true }).catch(() => null);
  return found?.isFile() ? `${found.dev}:${found.ino}` : null;
}

/** None where there is no such folder, or where it is not ours to read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Makes a folder and those above it. Node's own way of doing so never ends where the system takes no folders but says
 * "no such file", as /proc does.
 *
 * @throws what the system says
 */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
