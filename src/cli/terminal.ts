/**
 * The process as commands see it: three streams, signals and the environment, so that tests can stand in for it.
 * Fed by main.ts; every word that reaches a user goes through here.
 */
import { fstatSync } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { fileProblem, NmtError } from '../errors.ts';
import { leadsNowhere, nowhere } from './nowhere.ts';
import { visibleLines } from './visible.ts';

export type StopSignal = 'SIGINT' | 'SIGTERM';

export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the system, as a browser would say it. Example "ko-KR" */
  readonly locale: string;
  /** Calls the listener for each signal until the returned function is called; meanwhile signals do not end the process. */
  onSignal(listener: (signal: StopSignal) => void): () => void;
  /** Ends the process at once, whatever is under way. */
  exitNow(code: number): void;
  /** From here on the process ends in this way: one whose threads are in native calls cannot end as usual. */
  exitBy(exit: (code: number) => void): void;
}

export const EXIT = { done: 0, failed: 1, usage: 2, bug: 70, SIGINT: 130, SIGTERM: 143 } as const;

export function processTerminal(): Terminal {
  let exit: (code: number) => void = (code) => process.exit(code);
  return {
    stdin: standardInput(),
    stdout: standardOutput(),
    stderr: process.stderr,
    environment: process.env,
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
    onSignal(listener) {
      const listeners = (['SIGINT', 'SIGTERM'] as const).map((signal) => ({ signal, call: () => listener(signal) }));
      for (const { signal, call } of listeners) process.on(signal, call);
      return () => {
        for (const { signal, call } of listeners) process.off(signal, call);
      };
    },
    exitNow: (code) => exit(code),
    exitBy(given) {
      exit = given;
    },
  };
}

/** Node gives an empty input in place of a directory; whoever redirected one there should hear of it. */
function standardInput(): Terminal['stdin'] {
  if (!isDirectory(0)) return process.stdin;
  return new Readable({
    read() {
      this.destroy(Object.assign(new Error('is a directory'), { code: 'EISDIR' }));
    },
  });
}

/** Node puts the null device in the place of a closed one; what a command prints there is lost, and is said to be. */
function standardOutput(): Terminal['stdout'] {
  const warning = 'what is written to standard output is lost: it is closed, or nothing but /dev/null';
  return leadsNowhere(1) ? nowhere(() => process.stderr.write(`nmt: warning: ${warning}\n`)) : process.stdout;
}

function isDirectory(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Writes data and resolves when the stream has taken it, so that a slow reader slows us down.
 *
 * @throws the stream's own EPIPE when the reader has gone; NmtError E_FILE when there is no room for it
 */
export function print(terminal: Terminal, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    terminal.stdout.write(text, (error) => (error == null ? resolve() : reject(outputProblem(error))));
  });
}

/** What a failed write to stdout is called. */
export function outputProblem(error: Error): Error {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') return error;
  const problem = `nothing more can be written: ${fileProblem(error)}`;
  return new NmtError({ code: 'E_FILE', file: 'standard output', problem, cause: error });
}

/** Says a line to the person at the terminal, shown as what it is. Nothing waits for it, and a closed stderr is no failure. */
export function say(terminal: Terminal, line: string): void {
  sayPainted(terminal, visibleLines(line));
}

/** The same of text that is painted: what others have written in it is made visible before. */
export function sayPainted(terminal: Terminal, line: string): void {
  terminal.stderr.write(`${line}\n`);
}

/** Whether a line on stderr can be drawn again: not where a terminal does not know how wide it is and says 0. */
export function canRedraw({ stderr }: Terminal): boolean {
  return stderr.isTTY === true && stderr.columns !== 0;
}

/** How wide a stream is, where it knows; what goes through a pipe is read on the terminal where stderr is. */
export function widthOf(terminal: Terminal, stream: 'stdout' | 'stderr', otherwise: number): number {
  return terminal[stream].columns || terminal.stderr.columns || otherwise;
}

/** What the reader has to type to call us again. */
export function commandName({ environment }: Pick<Terminal, 'environment'>): string {
  return environment.npm_command === 'exec' ? 'npx nmt' : 'nmt';
}

/** Colour is for terminals whose owner has not declined it (no-color.org). */
export function wantsColour(terminal: Terminal, stream: 'stdout' | 'stderr'): boolean {
  const { NO_COLOR, TERM } = terminal.environment;
  return terminal[stream].isTTY === true && (NO_COLOR ?? '') === '' && TERM !== 'dumb';
}
