/** One command line run inside this process, its terminal in memory: what it said, and how it ended. */
import { PassThrough, Writable } from 'node:stream';
import { run } from '../../../src/cli/main.ts';
import { pipelines } from '../../../src/cli/pipelines.ts';
import type { StopSignal } from '../../../src/cli/terminal.ts';

export interface CommandTask {
  readonly words: readonly string[];
  /** What stands on standard input. */
  readonly input?: string;
  /** Ctrl-C comes after so long: for training, which may rightly go on for hours. */
  readonly stopAfterMs?: number;
}

export interface CommandOutcome {
  readonly code: number;
  readonly talk: string;
}

/** Words on stderr that are kept. */
const MOST_TALK = 20_000;

export async function runCommand({ words, input = '', stopAfterMs }: CommandTask): Promise<CommandOutcome> {
  let talk = '';
  const listeners = new Set<(signal: StopSignal) => void>();
  const sink = (hear: (text: string) => void) =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        hear(chunk.toString('utf8'));
        done();
      },
    });
  const stdin = new PassThrough();
  stdin.end(input);
  const terminal = {
    stdin,
    stdout: sink(() => {}),
    stderr: sink((text) => {
      if (talk.length < MOST_TALK) talk += text;
    }),
    environment: { NO_COLOR: '1' },
    locale: 'en-US',
    onSignal(listener: (signal: StopSignal) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    exitNow: () => {},
    exitBy() {},
  };
  const stop = () => {
    for (const listener of listeners) listener('SIGINT');
  };
  const timer = stopAfterMs === undefined ? undefined : setTimeout(stop, stopAfterMs);
  try {
    const code = await run(words, { terminal, pipelines, exitCode: 0 });
    return { code, talk };
  } finally {
    clearTimeout(timer);
  }
}

/** What a bad file must never bring about; `null` when it did not. */
export function faultOf({ code, talk }: CommandOutcome): string | null {
  if (/\n\s+at .+:\d+:\d+/.test(talk)) return `a stack: ${talk}`;
  if (![0, 1, 2, 130].includes(code)) return `exit ${code}: ${talk}`;
  const last = talk.trimEnd().split('\n').at(-1) ?? '';
  if (code !== 0 && code !== 130 && !last.startsWith('nmt: ')) return `exit ${code} without its one line: ${talk}`;
  return null;
}
