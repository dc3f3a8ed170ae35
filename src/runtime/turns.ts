/** Long work in turns with everything else, so that signals are heard and progress is drawn meanwhile. */
import { setImmediate } from 'node:timers/promises';

/** Work of so many milliseconds is hardly noticed. */
const TURN_MS = 40;

/** Each call waits for the event loop to turn, where it has not for some time, and else for nothing. */
export function takeTurns(): () => Promise<void> | undefined {
  let lastMs = performance.now();
  return () => {
    if (performance.now() - lastMs < TURN_MS) return undefined;
    return setImmediate().then(() => {
      lastMs = performance.now();
    });
  };
}
