/**
 * One run at a time writes a checkpoint: a file beside it says which process that is, where, and since when.
 * A lock whose process has died on this machine is taken over; of other machines nothing can be known from here.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { fileProblem, NmtError } from '../errors.ts';
import { placeOf } from '../place.ts';
import { hostName, isAlive, thisBoot } from '../runtime/host.ts';

/** The process that trains. Only the command line knows it; a library's user may tell. */
export interface LockOwner {
  readonly processId: number;
  /** Calls `act` when the process ends without an error to catch; the returned function takes that back. */
  readonly atExit?: (act: () => void) => () => void;
}

export interface Lock {
  release(): void;
}

const LockSchema = z.object({
  process: z
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .nullable(),
  host: z.string(),
  /** The system's start: numbers of processes mean nothing from one to the next. `null` where the system does not tell. */
  boot: z.string().nullable(),
  since: z.string(),
});

interface StandingLock {
  readonly text: string;
  /** `null` where the file says nothing that a lock says. */
  readonly says: z.infer<typeof LockSchema> | null;
}

/** A process writes its lock at once after making it. */
const WRITING_MS = 100;
const MOST_TRIES = 20;
/** Removing a dead lock takes no time: who has not ended it after so long was killed in the midst. */
const TURN_MS = 10_000;

/** What locks of this process say, so that one which an earlier process with the same number left is told apart. */
const held = new Set<string>();

/**
 * Takes the lock of a checkpoint.
 *
 * @throws NmtError E_FILE when another run holds it, or when it cannot be written
 */
export async function lockCheckpoint(file: string, owner: LockOwner | null): Promise<Lock> {
  try {
    const place = await placeOf(file);
    return await take({ file, lockFile: join(dirname(place), `.${basename(place)}.lock`) }, owner);
  } catch (error) {
    if (error instanceof NmtError) throw error;
    const problem = `the file cannot be locked: ${fileProblem(error)}`;
    throw new NmtError({ code: 'E_FILE', file, problem, cause: error });
  }
}

interface Places {
  readonly file: string;
  readonly lockFile: string;
}

async function take(places: Places, owner: LockOwner | null): Promise<Lock> {
  const { lockFile } = places;
  const process = owner?.processId ?? null;
  const says = { process, host: hostName(), boot: await thisBoot(), since: new Date().toISOString() };
  const text = `${JSON.stringify({ ...says, token: randomUUID() })}\n`;
  held.add(text);
  try {
    for (let tries = 1; ; tries++) {
      if (await create(lockFile, text)) return heldLock(lockFile, text, owner);
      const standing = await readLock(lockFile);
      if (standing === null) continue;
      const isUnfinished = standing.text === '' && tries < MOST_TRIES;
      if (!isUnfinished && !(await isLeft(standing, owner))) throw refusal(places, standing);
      if (isUnfinished || !takeAway(lockFile, standing.text)) await setTimeout(WRITING_MS);
    }
  } catch (error) {
    held.delete(text);
    throw error;
  }
}

/** False where there is a lock already. */
async function create(lockFile: string, text: string): Promise<boolean> {
  try {
    const handle = await open(lockFile, 'wx');
    try {
      await handle.writeFile(text);
    } catch (error) {
      await rm(lockFile, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function heldLock(lockFile: string, text: string, owner: LockOwner | null): Lock {
  const release = () => {
    forget?.();
    held.delete(text);
    try {
      if (readFileSync(lockFile, 'utf8') === text) unlinkSync(lockFile);
    } catch {
      // Somebody has removed it, which is what was to be done.
    }
  };
  const forget = owner?.atExit?.(release);
  return { release };
}

async function readLock(lockFile: string): Promise<StandingLock | null> {
  let text: string;
  try {
    text = await readFile(lockFile, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return { text, says: LockSchema.parse(JSON.parse(text)) };
  } catch {
    return { text, says: null };
  }
}

/** Whether the process that made it is known to be dead. One that died before it wrote a word has left an empty file. */
async function isLeft({ text, says }: StandingLock, owner: LockOwner | null): Promise<boolean> {
  if (says === null) return text === '';
  const { process, host, boot } = says;
  if (host !== hostName()) return false;
  const current = await thisBoot();
  if (boot !== null && current !== null && boot !== current) return true;
  if (process === null) return false;
  return process === owner?.processId ? !held.has(text) : !(await isAlive(process));
}

/**
 * Removes a dead lock, one process at a time: else a second one, which has seen the same dead lock, would remove the
 * living lock of the first. False where another process is at it.
 */
function takeAway(lockFile: string, dead: string): boolean {
  const turn = `${lockFile}.tmp`;
  try {
    closeSync(openSync(turn, 'wx'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > TURN_MS)
      rmSync(turn, { force: true });
    return false;
  }
  try {
    if (existsSync(lockFile) && readFileSync(lockFile, 'utf8') === dead) unlinkSync(lockFile);
  } finally {
    rmSync(turn, { force: true });
  }
  return true;
}

function refusal({ file, lockFile }: Places, { says }: StandingLock): NmtError {
  if (says === null) {
    const problem = `${lockFile} stands in the way: it is no lock of nmt`;
    return new NmtError({ code: 'E_FILE', file, problem, hint: 'move it away, or write elsewhere' });
  }
  const isHere = says.host === hostName();
  const who = `${says.process === null ? 'a program' : `process ${says.process}`}${isHere ? '' : ` on ${says.host}`}`;
  const problem = `another run is writing this file: ${who}, since ${says.since}`;
  const hint = isHere
    ? `wait for its end, or write elsewhere; if it is no nmt any more, delete ${lockFile}`
    : `whether it still runs cannot be seen from here: if it does not, delete ${lockFile}`;
  return new NmtError({ code: 'E_FILE', file, problem, hint });
}
