/** Work that a signal stops at once: nothing is saved, so nothing is lost but what was not printed yet. */
import type { Context } from '../context.ts';
import { listenForStop } from '../stop.ts';
import { EXIT } from '../terminal.ts';
import type { LabWatcher } from './lab-watcher.ts';

/** Runs the work with an abort signal; for SIGINT or SIGTERM it ends quietly with their exit code. */
export async function untilStopped(
  context: Context,
  watcher: LabWatcher,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  const stop = listenForStop(context.terminal, () => controller.abort());
  try {
    await work(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    context.exitCode = EXIT[stop.received() ?? 'SIGINT'];
  } finally {
    stop.forget();
    watcher.pause();
  }
}
