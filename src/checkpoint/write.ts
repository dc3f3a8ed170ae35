/** Memory → checkpoint file, piece by piece, in place of the old one when all of it is on the disk. */
import '../node-sha256.ts';
import { fileProblem, NmtError } from '../errors.ts';
import { checkReplaceable, replaceFile } from '../replace-file.ts';
import type { Checkpoint } from './checkpoint.ts';
import { checkpointText } from './checkpoint-text.ts';

/**
 * Writes a checkpoint in place of `file`. The tensors must not change until the promise settles.
 *
 * @throws NmtError E_FILE when the folder or the disk refuses, or the header would be too long to read; the old file then stands untouched
 */
export async function writeCheckpoint(file: string, checkpoint: Checkpoint): Promise<void> {
  try {
    await replaceFile(file, async (handle) => {
      for (const piece of checkpointText(checkpoint, file)) await handle.writeFile(piece);
    });
  } catch (error) {
    throw error instanceof NmtError ? error : notWritten(file, error);
  }
}

/**
 * Finds out before hours of training whether a checkpoint could be written there.
 *
 * @throws NmtError E_FILE as `writeCheckpoint` would
 */
export async function checkWritable(file: string): Promise<void> {
  try {
    await checkReplaceable(file);
  } catch (error) {
    throw notWritten(file, error);
  }
}

function notWritten(file: string, error: unknown): NmtError {
  return new NmtError({
    code: 'E_FILE',
    file,
    problem: `the checkpoint cannot be written: ${fileProblem(error)}`,
    hint: 'what stood there before is untouched; --checkpoint FILE takes another place',
    cause: error,
  });
}
