/**
 * Where this package stands on the disk, found from wherever its code runs: the sources, the built modules,
 * or the bundle of the command line (npm run build).
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(import.meta.url);

/** The folder that holds package.json. */
export const PACKAGE_ROOT = rootAbove(dirname(here));

function rootAbove(folder: string): string {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package.json')) || parent === folder ? folder : rootAbove(parent);
}

/**
 * The program of a thread, by its path in dist/; `null` where there is none to run: the sources are TypeScript, which a
 * worker of Node 20 cannot load.
 */
export function threadProgram(path: string): URL | null {
  const file = join(PACKAGE_ROOT, 'dist', path);
  return here.endsWith('.ts') || !existsSync(file) ? null : pathToFileURL(file);
}
