/**
 * Which checkpoint is meant when none is named.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { looksLikeCheckpoint } from './read.ts';

/** The best checkpoint written last in a folder (never a `.last.json`), or `null` where there is none. */
export async function newestCheckpoint(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  const candidates: { file: string; writtenMs: number }[] = [];
  for (const name of names.sort()) {
    if (!name.endsWith('.json') || name.endsWith('.last.json') || name.startsWith('.')) continue;
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) candidates.push({ file, writtenMs: found.mtimeMs });
  }
  candidates.sort((a, b) => b.writtenMs - a.writtenMs);
  for (const { file } of candidates) if (await looksLikeCheckpoint(file)) return file;
  return null;
}
