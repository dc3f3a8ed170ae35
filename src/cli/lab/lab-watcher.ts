/** How far an experiment is: one line that changes on a terminal, a line now and then elsewhere. */
import { canRedraw, say, type Terminal } from '../terminal.ts';

export interface LabWatcher {
  /** A line that stays. */
  note(text: string): void;
  /** The state of the moment. */
  busy(text: string): void;
  /** Clears the state of the moment, so that something else can be printed. */
  pause(): void;
}

const LEAST_MS = 10_000;

export async function watchLab(terminal: Terminal, quiet: boolean): Promise<LabWatcher> {
  if (quiet) return { note() {}, busy() {}, pause() {} };
  if (!canRedraw(terminal)) return plainWatcher(terminal);
  const { liveScreen } = await import('../progress/live.ts');
  const screen = liveScreen(terminal);
  return {
    note: (text) => screen.line(text),
    busy: (text) => screen.busy(text),
    pause: () => screen.close(),
  };
}

/** In a log, every ten seconds are enough. */
function plainWatcher(terminal: Terminal): LabWatcher {
  let saidMs = performance.now();
  return {
    note: (text) => say(terminal, text),
    busy(text) {
      if (performance.now() - saidMs < LEAST_MS) return;
      saidMs = performance.now();
      say(terminal, text);
    },
    pause() {},
  };
}
