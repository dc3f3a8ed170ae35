/** A file that a command was asked to write. */
import { randomUUID } from 'node:crypto';
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileProblem, NmtError } from '../errors.ts';

/** @throws NmtError E_FILE when it cannot be written */
export async function writeOutputFile(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw new NmtError({ code: 'E_FILE', file, problem: fileProblem(error), cause: error });
  }
}

/**
 * The same for a file that somebody may be reading: they find the old text or the new one, whole.
 *
 * @throws NmtError E_FILE when it cannot be written
 */
export async function replaceOutputFile(file: string, text: string): Promise<void> {
  const place = await realpath(file).catch(() => file);
  const found = await stat(place).catch(() => null);
  if (found !== null && !found.isFile()) return writeOutputFile(file, text); // a device or a pipe stays what it is
  const temporary = join(dirname(place), `.${basename(place)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    await mkdir(dirname(place), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw new NmtError({ code: 'E_FILE', file, problem: fileProblem(error), cause: error });
  }
}
