/** A training run as lines, for logs and pipes: nothing is ever redrawn, and a long run stays a short log. */
import { NO_PAINT, stepLine } from './epoch-table.ts';
import type { Screen } from './screen.ts';

const LEAST_SHARE = 0.05;
const LEAST_MS = 10_000;

/** Step lines come when a twentieth of the run and ten seconds have both passed since the last one. */
export function plainScreen(write: (line: string) => void, now: () => number = () => performance.now()): Screen {
  const startMs = now();
  let saidMs = startMs;
  let saidShare = 0;
  return {
    width: 132,
    paint: NO_PAINT,
    line: write,
    step(event) {
      const elapsedMs = now() - startMs;
      const share = elapsedMs / (elapsedMs + event.secondsLeft * 1000 || 1);
      if (now() - saidMs < LEAST_MS || share - saidShare < LEAST_SHARE) return;
      saidMs = now();
      saidShare = share;
      write(stepLine(event));
    },
    busy() {},
    close() {},
  };
}
