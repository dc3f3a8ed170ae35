/** How many lines are worked on at once where many wait: as many as take a fifth of a second, so that answers flow. */

const ENOUGH_MS = 200;
const FIRST = 16;
const MOST = 1024;
/** Where lines get shorter the size follows in steps. */
const MOST_GROWTH = 4;

export class BatchSize {
  private lines = FIRST;

  /** At most so many lines come next; at least one. */
  get most(): number {
    return this.lines;
  }

  /** What the last lines took. */
  took(lines: number, ms: number): void {
    const enough = Math.floor((lines * ENOUGH_MS) / Math.max(ms, 1));
    this.lines = Math.max(1, Math.min(enough, MOST_GROWTH * this.lines, MOST));
  }
}
