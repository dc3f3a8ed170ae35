/** Before a run writes anything: whether what stands at its two files is its own to replace. */
import { stat } from 'node:fs/promises';
import { readCheckpointHeader } from '../checkpoint/read.ts';
import type { ConfigKey } from '../config.ts';
import { NmtError } from '../errors.ts';
import { identityOf } from '../place.ts';
import { corpusText, differences, type RunFacts } from './identity.ts';
import { RESUMABLE } from './resumption.ts';

const HINT = '--checkpoint FILE takes another place, --overwrite replaces it';

/**
 * Lets a run replace what it, or the same run before, has written, and nothing else.
 *
 * @throws NmtError E_CHECKPOINT when a file holds another run's model, or is no whole checkpoint
 */
export async function checkReplaceable(files: readonly string[], ours: RunFacts, isResumed: boolean): Promise<void> {
  for (const file of files) {
    if ((await stat(file).catch(() => null)) === null) continue;
    const standing = await readStanding(file);
    const found = isResumed ? ofAnotherRun(standing, ours) : differences(standing, ours);
    if (found.length === 0) continue;
    const problem = `holds the model of another run: ${found.join('; ')}`;
    throw new NmtError({ code: 'E_CHECKPOINT', file, problem, hint: HINT });
  }
}

/**
 * No run writes over what it reads, whatever it was told.
 *
 * @param corpus the files that the corpus was read from, in whatever order
 * @throws NmtError E_CHECKPOINT when a file of the run is one of these, also by another name
 */
export async function refuseOwnCorpus(files: readonly string[], corpus: unknown): Promise<void> {
  const read = await Promise.all(textsIn(corpus).map(identityOf));
  for (const file of files) {
    const own = await identityOf(file);
    if (own === null || !read.includes(own)) continue;
    const problem = 'this is the corpus that the run reads, and no place for its model';
    throw new NmtError({ code: 'E_CHECKPOINT', file, problem, hint: '--checkpoint FILE takes another place' });
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

async function readStanding(file: string): Promise<RunFacts> {
  try {
    return await readCheckpointHeader(file);
  } catch (error) {
    if (!(error instanceof NmtError)) throw error;
    const problem = `what stands there is no whole checkpoint: ${error.facts.problem}`;
    throw new NmtError({ code: 'E_CHECKPOINT', file, problem, hint: HINT });
  }
}

/** Between the sittings of a run some options may change; its name does not. */
function ofAnotherRun(standing: RunFacts, ours: RunFacts): string[] {
  if (standing.run !== undefined && standing.run.id === ours.run?.id) return [];
  const found = differences(standing, ours, RESUMABLE as readonly ConfigKey[]);
  if (found.length > 0 || standing.run === undefined || ours.run === undefined) return found;
  return [`${corpusText(standing.corpus)}, run ${standing.run.id}, this one ${ours.run.id}`];
}
