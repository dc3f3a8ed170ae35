/** A small training run, as one process or several, and what came of it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { NmtError } from '../../../src/errors.ts';
import { mpiEnvironment } from '../../support/mpi.ts';
import { PACKAGE } from '../nmt.ts';
import { type Ended, ended, type Launch, launch } from './launch.ts';

export const NMT = join(PACKAGE, 'bin', 'nmt.js');
/** Some blocks of weights, so that slices of more than one are among them. */
const SIZES = ['--embedding-size', '32', '--hidden-size', '64', '--batch-size', '20', '--shards', '4', '--epochs', '4'];

export const trainWords = (name: string) => [
  ...[NMT, 'train', '--corpus', 'digits', '--checkpoint', `${name}.json`, '--overwrite', '--json', '--quiet'],
  ...SIZES,
];

export const resumeWords = (name: string) => [NMT, 'train', '--resume', `${name}.last.json`, '--json', '--quiet'];

/** Starts nmt, alone where there is no `how`. */
export function start(how: Launch | null, words: readonly string[], folder: string): ReturnType<typeof launch> {
  if (how !== null) return launch(how, [...words, '--mpi'], folder);
  return spawn(process.execPath, words, { cwd: folder, env: mpiEnvironment() });
}

/** The hash of the weights that a run ends with. @throws NmtError when it fails */
export async function hashOf(how: Launch | null, words: readonly string[], folder: string): Promise<string> {
  return hashIn(await ended(start(how, words, folder)));
}

export function hashIn({ code, talk }: Ended): string {
  const hash = /^weights ([0-9a-f]{8})/m.exec(talk)?.[1];
  if (code === 0 && hash !== undefined) return hash;
  throw new NmtError({ code: 'E_WORKER', problem: `a run ended with code ${code}: ${talk.trim()}` });
}
