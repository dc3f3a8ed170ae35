/** What every command is given: the terminal, the pipelines, and a place for the exit code. */
import type { Pipelines } from './pipelines.ts';
import type { Terminal } from './terminal.ts';

export interface Context {
  readonly terminal: Terminal;
  readonly pipelines: Pipelines;
  /** What the process will exit with; commands that end for a signal set it. */
  exitCode: number;
}
