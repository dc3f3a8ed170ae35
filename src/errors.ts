/**
 * Every expected failure, built from facts: what went wrong, where, and what to do about it.
 * Anything else that is thrown is a bug. Only `cli/` prints these or chooses to exit.
 */

/** Stable machine-readable names of the expected failures. */
export type ErrorCode =
  | 'E_USAGE'
  | 'E_CONFIG'
  | 'E_CORPUS'
  | 'E_TEXT'
  | 'E_CHECKPOINT'
  | 'E_FILE'
  | 'E_SHAPE'
  | 'E_MEMORY'
  | 'E_DIVERGED'
  | 'E_WORKER';

export interface ErrorFacts {
  readonly code: ErrorCode;
  /** What is wrong, in one sentence without a final full stop. */
  readonly problem: string;
  /** The file concerned, and within it the line (counted from 1). */
  readonly file?: string;
  readonly line?: number;
  /** What the user can do, in one sentence without a final full stop. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** An expected failure: one line says what, where (file:line) and a hint. */
export class NmtError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(facts: ErrorFacts = { code: 'E_USAGE', problem: 'an error was made without its facts' }) {
    super(describe(facts), facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'NmtError';
    this.code = facts.code;
    this.facts = facts;
  }

  /** 2 for wrong usage, 1 for work that failed for a stated reason. */
  get exitCode(): 1 | 2 {
    return this.code === 'E_USAGE' || this.code === 'E_CONFIG' ? 2 : 1;
  }
}

function describe({ problem, file, line, hint }: ErrorFacts): string {
  const where = file === undefined ? '' : `${file === '' ? '""' : file}${line === undefined ? '' : `:${line}`}: `;
  return `${where}${problem}${hint === undefined ? '' : ` (${hint})`}`.replace(/\s*\n\s*/g, ' ');
}

/** @throws NmtError E_USAGE, always */
export function refuse(problem: string, hint?: string): never {
  throw new NmtError({ code: 'E_USAGE', problem, ...(hint !== undefined && { hint }) });
}

/** Names the file in what is wrong with its contents. */
export function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof NmtError ? new NmtError({ ...error.facts, file }) : error;
  }
}

/** The plain reason of a failed file operation, such as "no such file", for a problem sentence. */
export function fileProblem(error: unknown): string {
  const code = (error as { readonly code?: string }).code;
  const known: Record<string, string> = {
    ENOENT: 'no such file',
    EACCES: 'permission denied',
    EPERM: 'operation not permitted',
    EISDIR: 'is a directory',
    EEXIST: 'something else stands there already',
    ENXIO: 'a socket, or a device that is not there',
    ENOTDIR: 'a part of the path is not a directory',
    ENOSPC: 'no space left on the disk',
    ELOOP: 'its links lead in a circle',
    EROFS: 'the file system is read-only',
    EMFILE: 'too many open files',
    EBADF: 'it is not open for that',
    EFBIG: 'the file would be longer than the system allows',
    EDQUOT: 'the disk quota is used up',
    ENAMETOOLONG: 'the name is too long',
    EIO: 'the device failed',
  };
  return known[code ?? ''] ?? (error instanceof Error ? error.message : String(error));
}

/** An engine's own error when the system gives no more memory, as an expected failure; every other error as it is. */
export function memoryProblem(error: unknown): unknown {
  const isRefused = error instanceof RangeError && /could not allocate|allocation failed/i.test(error.message);
  if (!isRefused) return error;
  const hint = 'close other programs, or take a smaller model, batch or --threads';
  return new NmtError({ code: 'E_MEMORY', problem: 'the system gives no more memory', hint, cause: error });
}
