/** How far a piece of work is, on one line of a terminal that goes when the work is done. */
import { count, duration } from '../../amounts.ts';
import { canRedraw, type Terminal } from '../terminal.ts';

interface WorkWatcher {
  readonly onProgress: (done: number, total: number) => void;
  close(): void;
}

/** Silent where stderr is no terminal that can be drawn on: the result says all that matters. */
export async function watchWork(
  terminal: Terminal,
  { quiet, noun }: { quiet: boolean; noun: string },
): Promise<WorkWatcher> {
  if (quiet || !canRedraw(terminal)) return { onProgress() {}, close() {} };
  const { liveScreen } = await import('./live.ts');
  const screen = liveScreen(terminal);
  const startMs = performance.now();
  return {
    onProgress(done, total) {
      const seconds = (performance.now() - startMs) / 1000;
      const left = done === 0 ? Number.NaN : (seconds / done) * (total - done);
      screen.busy(`${count(done)}/${count(total)} ${noun}s  ${duration(left)} left`);
    },
    close: () => screen.close(),
  };
}
