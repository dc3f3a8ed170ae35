/**
 * MPI as it is installed: the launchers on PATH, and koffi where Node finds it (NODE_PATH counts). Nothing is downloaded;
 * where something is missing, tests skip and say what.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';

export interface Launcher {
  readonly name: 'Open MPI' | 'MPICH';
  readonly command: string;
  /** So that more processes than cores are started, and none is tied to a core. */
  readonly flags: readonly string[];
}

const KINDS = [
  { name: 'Open MPI', says: /Open MPI|OpenRTE/, flags: ['--oversubscribe', '--bind-to', 'none'] },
  { name: 'MPICH', says: /HYDRA/, flags: [] },
] as const;

const hasKoffi = canResolve('koffi');

/** The launchers that can be used here. */
export const LAUNCHERS: readonly Launcher[] = hasKoffi ? findLaunchers() : [];

/** Why tests of MPI are skipped, for their names. */
export const MPI_MISSING = hasKoffi
  ? 'no mpirun of Open MPI or MPICH on PATH'
  : 'koffi is not installed: NODE_PATH can say where it is';

function canResolve(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

function findLaunchers(): Launcher[] {
  if (process.platform === 'win32') return [];
  const found = new Map<string, Launcher>();
  for (const command of ['mpirun', 'mpirun.openmpi', 'mpirun.mpich']) {
    const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8', env: mpiEnvironment() });
    const kind = KINDS.find(({ says }) => says.test(stdout ?? ''));
    if (kind !== undefined) found.set(kind.name, { ...kind, command });
  }
  return [...found.values()];
}

export function mpiEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_PATH, LD_LIBRARY_PATH } = process.env;
  const asRoot = userInfo().uid === 0 ? { OMPI_ALLOW_RUN_AS_ROOT: '1', OMPI_ALLOW_RUN_AS_ROOT_CONFIRM: '1' } : {};
  return { PATH, HOME, NODE_PATH, LD_LIBRARY_PATH, NO_COLOR: '', ...asRoot };
}

/** Starts `node <words>` as so many processes. */
export function startTogether({ command, flags }: Launcher, size: number, words: readonly string[], folder: string) {
  const all = [...flags, '-n', `${size}`, process.execPath, ...words];
  return spawn(command, all, { cwd: folder, env: mpiEnvironment() });
}
