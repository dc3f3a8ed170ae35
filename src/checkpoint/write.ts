/**
 * Memory → checkpoint file, so that a crash at any instant leaves the old file or the new one, whole:
 * a temporary file in the same folder, written piece by piece, fsynced, renamed; then the folder fsynced.
 */
import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileProblem, NmtError } from '../errors.ts';
import { type Checkpoint, type NamedTensor, tensorHash } from './checkpoint.ts';
import { base64Pieces, littleEndianBytes } from './float-codec.ts';
import { placeOf } from './place.ts';
import { OPENING } from './schema.ts';

/** A temporary file that nobody has written to for so long was left by a process that died. */
const STALE_MS = 60_000;

/**
 * Writes a checkpoint in place of `file`. The tensors must not change until the promise settles.
 *
 * @throws NmtError E_FILE when the folder or the disk refuses; the old file then stands untouched
 */
export async function writeCheckpoint(file: string, checkpoint: Checkpoint): Promise<void> {
  await replaceFile(file, async (handle) => {
    await handle.writeFile(headerText(checkpoint));
    for (const [i, tensor] of checkpoint.tensors.entries()) {
      await writeTensor(handle, tensor, i === checkpoint.tensors.length - 1);
    }
    await handle.writeFile(']}\n');
  });
}

/**
 * Finds out before hours of training whether a checkpoint could be written there.
 *
 * @throws NmtError E_FILE as `writeCheckpoint` would
 */
export async function checkWritable(file: string): Promise<void> {
  try {
    const place = await settle(file);
    const temporary = temporaryName(place);
    await (await open(temporary, 'wx')).close();
    await rm(temporary, { force: true });
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

/** Lets `write` fill a temporary file and puts it in the place of `file` when all of it is on the disk. */
async function replaceFile(file: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  let temporary: string | undefined;
  try {
    const place = await settle(file);
    temporary = temporaryName(place);
    const handle = await open(temporary, 'wx');
    try {
      await write(handle);
      await handle.sync();
      await removeStale(place, (await handle.stat()).mtimeMs);
    } finally {
      await handle.close();
    }
    await rename(temporary, place);
    await syncFolder(dirname(place));
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => {});
    throw error instanceof NmtError ? error : notWritten(file, error);
  }
}

/** The file that is really meant: links followed, its folder made. Refuses a directory or a device before any work is done. */
async function settle(file: string): Promise<string> {
  const place = await placeOf(file);
  await mkdir(dirname(place), { recursive: true });
  const found = await stat(place).catch(() => null);
  if (found?.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
  // A rename would put a file in the place of a device.
  if (found !== null && !found.isFile()) throw new Error('is a device, a pipe or a socket, not a file');
  return place;
}

function temporaryName(place: string): string {
  return join(dirname(place), `.${basename(place)}.${randomUUID().slice(0, 8)}.tmp`);
}

/** Removes what killed processes left; measured by the file system's own clock, as other machines may share it. */
async function removeStale(place: string, now: number): Promise<void> {
  const folder = dirname(place);
  const prefix = `.${basename(place)}.`;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || !/^[0-9a-f]{8}\.tmp$/.test(name.slice(prefix.length))) continue;
    const found = await stat(join(folder, name)).catch(() => null);
    if (found !== null && now - found.mtimeMs > STALE_MS) await rm(join(folder, name), { force: true }).catch(() => {});
  }
}

/** Makes the rename itself survive a power cut. Some platforms cannot fsync a folder; there the system decides. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
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
