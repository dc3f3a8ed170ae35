/** Signals that ask a command to stop: the first one is heard, the second one ends the process at once. */
import { EXIT, type StopSignal, type Terminal } from './terminal.ts';

interface StopListener {
  /** The signal that was heard, if any. */
  received(): StopSignal | null;
  /** From here on, signals end the process again. */
  forget(): void;
}

export function listenForStop(terminal: Terminal, stop: () => void): StopListener {
  let received: StopSignal | null = null;
  const forget = terminal.onSignal((signal) => {
    if (received !== null) terminal.exitNow(EXIT[signal]);
    received = signal;
    stop();
  });
  return { received: () => received, forget };
}
