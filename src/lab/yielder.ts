/** Long work on one thread that still lets others in: the event loop is given a turn now and then, and a stop is heard. */
import { nextTurn } from '../turns.ts';

const TURN_MS = 40;

export class Yielder {
  private readonly signal: AbortSignal | undefined;
  private readonly startMs = performance.now();
  private turnMs = performance.now();

  constructor(signal?: AbortSignal) {
    this.signal = signal;
  }

  get seconds(): number {
    return (performance.now() - this.startMs) / 1000;
  }

  /** True about 25 times a second: time to `rest`, and to say how far the work is. */
  isDue(): boolean {
    return performance.now() - this.turnMs >= TURN_MS;
  }

  /**
   * Gives the event loop a turn.
   *
   * @throws the signal's reason once it has been aborted
   */
  async rest(): Promise<void> {
    await nextTurn();
    this.signal?.throwIfAborted();
    this.turnMs = performance.now();
  }
}
