/** A file that a command was asked to write. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
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
