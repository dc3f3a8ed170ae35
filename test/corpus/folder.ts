/** Temporary folders with files in them, for tests that read real ones. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NmtError } from '../../src/errors.ts';

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'nmt-corpus-'));

  /** Writes files by their names and returns the full path of the first. */
  write(files: Readonly<Record<string, string | Uint8Array>>): string {
    const paths = Object.entries(files).map(([name, content]) => {
      const path = join(this.path, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    });
    return paths[0]!;
  }

  at(name: string): string {
    return join(this.path, name);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** What an attempt fails with: its code and its one line, the folder's path shortened to "…". */
export async function failure(attempt: () => Promise<unknown>, folder: Folder): Promise<string> {
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof NmtError)) throw error;
    return `${error.code} ${error.message.replaceAll(folder.path, '…').replaceAll('\\', '/')}`;
  }
  throw new Error('nothing failed');
}
