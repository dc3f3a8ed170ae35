/** Memory → checkpoint file, piece by piece, in place of the old one when all of it is on the disk. */
import type { FileHandle } from 'node:fs/promises';
import '../node-sha256.ts';
import { fileProblem, NmtError } from '../errors.ts';
import { checkReplaceable, replaceFile } from '../replace-file.ts';
import { base64Pieces } from './base64.ts';
import { type Checkpoint, type NamedTensor, tensorHash } from './checkpoint.ts';
import { littleEndianBytes } from './float-codec.ts';
import { OPENING } from './schema.ts';

/**
 * Writes a checkpoint in place of `file`. The tensors must not change until the promise settles.
 *
 * @throws NmtError E_FILE when the folder or the disk refuses; the old file then stands untouched
 */
export async function writeCheckpoint(file: string, checkpoint: Checkpoint): Promise<void> {
  try {
    await replaceFile(file, async (handle) => {
      await handle.writeFile(headerText(checkpoint));
      for (const [i, tensor] of checkpoint.tensors.entries()) {
        await writeTensor(handle, tensor, i === checkpoint.tensors.length - 1);
      }
      await handle.writeFile(']}\n');
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

/** Everything before the tensors: a few lines that read well in an editor. */
function headerText(checkpoint: Checkpoint): string {
  const { source, target } = checkpoint.vocabularies;
  const joint =
    source === target || (source.length === target.length && source.every((token, i) => token === target[i]));
  const history = checkpoint.history.map((record) => JSON.stringify(record)).join(',\n');
  const { confidence } = checkpoint;
  return `${OPENING}
"weightHash":${JSON.stringify(checkpoint.weightHash)},
${checkpoint.run === undefined ? '' : `"run":${JSON.stringify(checkpoint.run)},\n`}"corpus":${JSON.stringify(checkpoint.corpus, null, 1)},
"progress":${JSON.stringify(checkpoint.progress)},
"config":${JSON.stringify(checkpoint.config, null, 1)},
"history":[${history === '' ? '' : `\n${history}`}],
${confidence === undefined ? '' : `"confidence":${JSON.stringify(confidence)},\n`}"tokenizers":{"source":${JSON.stringify(checkpoint.tokenizers.source)},
"target":${JSON.stringify(checkpoint.tokenizers.target)}},
"vocabularies":{"source":${JSON.stringify(source)},
"target":${joint ? 'null' : JSON.stringify(target)}},
"tensors":[
`;
}

async function writeTensor(handle: FileHandle, { name, shape, data }: NamedTensor, isLast: boolean): Promise<void> {
  const length = shape.reduce((product, size) => product * size, 1);
  if (length !== data.length) {
    throw new NmtError({ code: 'E_SHAPE', problem: `tensor "${name}" [${shape}] has ${data.length} numbers` });
  }
  const bytes = littleEndianBytes(data);
  const head = JSON.stringify({ name, shape, dtype: 'f32', sha256: tensorHash(name, shape, bytes) });
  await handle.writeFile(`${head.slice(0, -1)},"data":"`);
  for (const piece of base64Pieces(bytes)) await handle.writeFile(piece, 'latin1');
  await handle.writeFile(isLast ? '"}\n' : '"},\n');
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
