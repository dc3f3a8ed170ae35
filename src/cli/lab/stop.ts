/** Work that a signal stops at once: nothing is saved, so nothing is lost but what was not printed yet. */
import type { Context } from '../context.ts';
import { EXIT, type StopSignal } from '../terminal.ts';
import type { LabWatcher } from './watch.ts';

/** Runs the work with an abort signal; for SIGINT or SIGTERM it ends quietly with their exit code. */
export async function untilStopped(
  context: Context,
  watcher: LabWatcher,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  let received: StopSignal | null = null;
  const forget = context.terminal.onSignal((signal) => {
    if (received !== null) context.terminal.exitNow(EXIT[signal]);
    received = signal;
    controller.abort();
  });
  try {
    await work(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    context.exitCode = EXIT[received ?? 'SIGINT'];
  } finally {
    forget();
    watcher.pause();
  }
}
