/**
 * The one place that decides how the process ends: 0 done, 1 failed for a stated reason, 2 wrong usage, 70 a bug,
 * 130/143 signals. Errors become one line on stderr here and nowhere else.
 */
import type { Writable } from 'node:stream';
import { memoryProblem, NmtError } from '../errors.ts';
import type { Context } from './context.ts';
import { type Pipelines, pipelines } from './pipelines.ts';
import { buildProgram, type Told } from './program.ts';
import { EXIT, outputProblem, print, processTerminal, say, sayPainted, type Terminal } from './terminal.ts';
import { usageProblem } from './usage-problem.ts';
import { isSomebodyThere, welcome } from './welcome.ts';

/** Runs the command line of this process and ends it. Other pipelines may stand in for the real ones. */
export async function main(given: Pipelines = pipelines): Promise<void> {
  const terminal = processTerminal();
  // Without listeners Node would end the process where a reader went away or the disk is full.
  let problem: Error | null = null;
  process.stdout.on('error', (error) => {
    problem ??= outputProblem(error);
  });
  process.stderr.on('error', () => {});
  process.on('uncaughtException', (error) => terminal.exitNow(explain(error, [], terminal)));
  const code = await run(process.argv.slice(2), { terminal, pipelines: given, exitCode: EXIT.done });
  await flushed(process.stdout);
  const failed = code === EXIT.done && problem !== null ? explain(problem, [], terminal) : code;
  await flushed(process.stderr);
  terminal.exitNow(failed);
}

/** Runs one command line to its exit code; prints what has to be said about a failure. */
export async function run(words: readonly string[], context: Context): Promise<number> {
  const told: Told[] = [];
  try {
    if (words.length === 0 && isSomebodyThere(context.terminal)) {
      await print(context.terminal, welcome(context.terminal));
      return EXIT.done;
    }
    const program = await buildProgram(words, context, (one) => told.push(one));
    await program.parseAsync([...words], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    return explain(error, words, context.terminal);
  } finally {
    for (const one of told) await tell(one, context.terminal);
  }
}

/** Laid out by what is loaded only now: most commands never say any of this. */
async function tell({ stream, text, columns }: Told, terminal: Terminal): Promise<void> {
  const { fitHelp } = await import('./help-text.ts');
  terminal[stream].write(await fitHelp(text, columns));
}

function explain(thrown: unknown, words: readonly string[], terminal: Terminal): number {
  const error = folderProblem(memoryProblem(thrown));
  if (error instanceof NmtError) {
    say(terminal, `nmt: ${error.message}`);
    return error.exitCode;
  }
  const { code, exitCode, message, stack } = error as Error & { code?: unknown; exitCode?: number };
  if (code === 'EPIPE') return EXIT.done;
  if (typeof code === 'string' && code.startsWith('commander.')) {
    if (exitCode === 0) return EXIT.done;
    if (code !== 'commander.help') say(terminal, `nmt: ${usageProblem(message, words)}`);
    return EXIT.usage;
  }
  sayPainted(terminal, `nmt: this is a bug in nmt, please report it\n${stack ?? String(error)}`);
  return EXIT.bug;
}

/** A working folder that somebody has removed, as this process or a thread of it finds out; every other error as it is. */
function folderProblem(error: unknown): unknown {
  const isGone = [error, (error as Error).cause].some((one) => one instanceof Error && /\buv_cwd$/.test(one.message));
  if (!isGone) return error;
  const hint = 'cd to one that is';
  return new NmtError({ code: 'E_FILE', problem: 'the working folder is no longer there', hint, cause: error });
}

/** A stream that nothing waits in is left alone: a full disk refuses even an empty text. */
function flushed(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writableLength === 0) setImmediate(resolve);
    else stream.write('', () => resolve());
  });
}
