/**
 * A file in place of another, so that a crash at any instant leaves the old one or the new one, whole: a temporary file
 * in the same folder, written piece by piece, fsynced, renamed; then the folder fsynced.
 */
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { makeFolder, placeOf } from './place.ts';

/** A temporary file that nobody has written to for so long was left by a process that died. */
const STALE_MS = 60_000;

/**
 * Lets `write` fill a temporary file and puts it in the place of `file` when all of it is on the disk.
 *
 * @throws what the system or `write` throws; the old file then stands untouched
 */
export async function replaceFile(file: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  const place = await settle(file);
  const temporary = temporaryName(place);
  try {
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
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** @throws what `replaceFile` would */
export async function checkReplaceable(file: string): Promise<void> {
  const temporary = temporaryName(await settle(file));
  await (await open(temporary, 'wx')).close();
  await rm(temporary, { force: true });
}

/** The file that is really meant: links followed, its folder made. Refuses a directory or a device before any work is done. */
async function settle(file: string): Promise<string> {
  const place = await placeOf(file);
  const isFolder = file.endsWith('/') || file.endsWith(sep);
  if (!isFolder) makeFolder(dirname(place));
  const found = await stat(place).catch(() => null);
  if (isFolder || found?.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
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
