/** Watches, from a thread that is free, how long another one has been waiting for the other processes. */

const LOOK_MS = 1000;
/** Seconds after which something is said, and then again. */
const SAY_EVERY = 60;

interface Watched {
  /** [0]: odd while a call waits for other processes (mpi.ts). */
  readonly calls: Int32Array;
  /** Seconds that are too long. */
  readonly limit: number;
  /** False once whoever started this process has gone. */
  readonly isWanted: () => boolean;
  readonly onWaiting: (seconds: number) => void;
  /** Nothing will come of this process any more. */
  readonly onEnd: (reason: string) => void;
}

export function watchWaiting({ calls, limit, isWanted, onWaiting, onEnd }: Watched): void {
  let call = Atomics.load(calls, 0);
  let sinceMs = performance.now();
  let said = 0;
  const sayEvery = Math.min(SAY_EVERY, limit / 2);
  const look = () => {
    if (!isWanted()) onEnd('mpirun has gone');
    const now = Atomics.load(calls, 0);
    if (now !== call || now % 2 === 0) {
      [call, sinceMs, said] = [now, performance.now(), 0];
      return;
    }
    const seconds = (performance.now() - sinceMs) / 1000;
    if (seconds >= limit) onEnd(`the others have not been heard of for ${Math.floor(seconds)} s`);
    else if (seconds >= said + sayEvery) {
      said += sayEvery;
      onWaiting(Math.round(said));
    }
  };
  setInterval(look, LOOK_MS).unref();
}
