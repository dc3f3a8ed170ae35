/** A file that a command was asked to write. */
import { stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileProblem, NmtError } from '../errors.ts';
import { makeFolder } from '../place.ts';
import { replaceFile } from '../replace-file.ts';

/** @throws NmtError E_FILE when it cannot be written */
export async function writeOutputFile(file: string, contents: string | Uint8Array): Promise<void> {
  try {
    makeFolder(dirname(file));
    await writeFile(file, contents);
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
  const found = await stat(file).catch(() => null);
  if (found !== null && !found.isFile()) return writeOutputFile(file, text); // a device or a pipe stays what it is
  try {
    await replaceFile(file, (handle) => handle.writeFile(text));
  } catch (error) {
    throw new NmtError({ code: 'E_FILE', file, problem: fileProblem(error), cause: error });
  }
}
