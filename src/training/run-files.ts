/** The two files of a run: what they are called, that nobody else writes them, and the best model on its way to a new name. */
import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { type Lock, type LockOwner, lockCheckpoint } from '../checkpoint/lock.ts';
import { readCheckpoint, readCheckpointHeader } from '../checkpoint/read.ts';
import { checkWritable, writeCheckpoint } from '../checkpoint/write.ts';
import type { Config, PartialConfig } from '../config.ts';
import { NmtError } from '../errors.ts';

export interface RunFiles {
  readonly best: string;
  readonly last: string;
}

/** The best model goes where it is told to, beside what is resumed, or under checkpoints/ by the corpus's name. */
export function runFiles(parts: {
  config: Config;
  overrides: PartialConfig;
  resume: string | null;
  corpus: string;
}): RunFiles {
  const { config, overrides, resume, corpus } = parts;
  const named = resume === null ? config.checkpoint : overrides.checkpoint;
  const best = named ?? (resume === null ? join('checkpoints', `${corpus}.json`) : bestFileOf(resume));
  return { best, last: lastFileOf(best) };
}

/** `model.json` → `model.last.json` */
export function lastFileOf(best: string): string {
  return `${best.replace(/\.json$/, '')}.last.json`;
}

/** `model.last.json` → `model.json`; `model`, where that stands there and the other does not. */
function bestFileOf(lastFile: string): string {
  const name = lastFile.replace(/(\.last)?\.json$/, '');
  const isThere = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  return isThere(name) && !isThere(`${name}.json`) ? name : `${name}.json`;
}

/**
 * Finds out before hours of training whether both files can be written, and keeps other runs from writing them.
 *
 * @throws NmtError E_FILE
 */
export async function claimFiles({ best, last }: RunFiles, owner: LockOwner | null): Promise<Lock> {
  await checkWritable(best);
  await checkWritable(last);
  const first = await lockCheckpoint(best, owner);
  try {
    const second = await lockCheckpoint(last, owner);
    return {
      release: () => {
        second.release();
        first.release();
      },
    };
  } catch (error) {
    first.release();
    throw error;
  }
}

/**
 * Whether the best model of a resumed run stands at its file. A run that goes on under another name takes it along.
 *
 * @throws NmtError E_FILE when it cannot be written there
 */
export async function carryBest({ best }: RunFiles, begun: Checkpoint, resume: string): Promise<boolean> {
  const wanted = begun.history.findLast((record) => record.best)?.weightHash;
  if (wanted === undefined) return false;
  if ((await hashOf(best)) === wanted) return true;
  const before = bestFileOf(resume);
  if ((await hashOf(before)) !== wanted) return false;
  await writeCheckpoint(best, await readCheckpoint(before));
  return true;
}

/** Of the weights in a file; `null` where there is no whole checkpoint. */
async function hashOf(file: string): Promise<string | null> {
  if ((await stat(file).catch(() => null)) === null) return null;
  try {
    return (await readCheckpointHeader(file)).weightHash;
  } catch (error) {
    if (error instanceof NmtError) return null;
    throw error;
  }
}
