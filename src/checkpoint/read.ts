/** Checkpoint file → memory. What is wrong with the file itself becomes one E_FILE line. */
import { type FileHandle, open, stat } from 'node:fs/promises';
import '../node-sha256.ts';
import { fileProblem, NmtError } from '../errors.ts';
import { misnamedHint } from '../misnamed.ts';
import type { ByteSource } from './byte-source.ts';
import type { Checkpoint } from './checkpoint.ts';
import { parseCheckpoint, parseCheckpointHeader, startsAsCheckpoint } from './parse.ts';

/**
 * The checkpoint in a file, every tensor checked against its sha256.
 *
 * @throws NmtError E_FILE when the file cannot be read; E_CHECKPOINT as `parseCheckpoint`
 */
export async function readCheckpoint(file: string): Promise<Checkpoint> {
  return withFile(file, (source) => parseCheckpoint(source, file));
}

/** Everything but the tensors, which are not read. */
export async function readCheckpointHeader(file: string): Promise<Omit<Checkpoint, 'tensors'>> {
  return withFile(file, (source) => parseCheckpointHeader(source, file));
}

/** True when the file starts as a checkpoint of any version does; false when it does not or cannot be read. */
export async function looksLikeCheckpoint(file: string): Promise<boolean> {
  let handle: FileHandle;
  try {
    handle = await openFile(file);
  } catch {
    return false;
  }
  try {
    return await startsAsCheckpoint(await bytesOf(handle));
  } finally {
    await handle.close();
  }
}

async function withFile<T>(file: string, read: (source: ByteSource) => Promise<T>): Promise<T> {
  const handle = await openFile(file);
  try {
    return await read(await bytesOf(handle));
  } catch (error) {
    if (error instanceof NmtError || (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new NmtError({ code: 'E_FILE', file, problem: fileProblem(error), cause: error });
  } finally {
    await handle.close();
  }
}

async function bytesOf(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat();
  return { size, read: async (into) => (await handle.read(into, 0, into.length)).bytesRead };
}

/** Looks before it opens: a pipe that nobody writes to would keep it waiting. */
async function openFile(file: string): Promise<FileHandle> {
  try {
    const found = await stat(file);
    if (found.isFile()) return await open(file, 'r');
    const problem = found.isDirectory() ? 'is a directory' : 'is not a regular file';
    throw new NmtError({ code: 'E_FILE', file, problem, hint: 'name the checkpoint file itself, such as model.json' });
  } catch (error) {
    if (error instanceof NmtError) throw error;
    const meant = (error as NodeJS.ErrnoException).code === 'ENOENT' ? misnamedHint(file) : undefined;
    const hint = meant ?? 'nmt train makes a checkpoint; --checkpoint FILE names one';
    throw new NmtError({ code: 'E_FILE', file, problem: fileProblem(error), hint, cause: error });
  }
}
