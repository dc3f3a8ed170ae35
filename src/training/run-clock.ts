/** The time of a run over all its sittings: how fast it is now, and how much is left. */

/** Weight of the past in the running mean of the speed: some fifty updates. */
const MEMORY = 0.98;

export class RunClock {
  private readonly startMs = performance.now();
  private readonly before: number;
  private meanTokens = 0;
  private meanSeconds = 0;
  private lastSeconds: number;
  private readonly startShare: number;

  /** `before`: seconds of earlier sittings; `share`: of the run that is over already. */
  constructor(before: number, share: number) {
    this.before = before;
    this.lastSeconds = before;
    this.startShare = share;
  }

  /** Of training so far, in all sittings. */
  get seconds(): number {
    return this.before + (performance.now() - this.startMs) / 1000;
  }

  /** Validation and saving are no part of the speed. */
  skip(): void {
    this.lastSeconds = this.seconds;
  }

  /** Counts an update; returns target tokens a second, over the last updates. */
  count(targetTokens: number): number {
    const { seconds } = this;
    this.meanTokens = MEMORY * this.meanTokens + (1 - MEMORY) * targetTokens;
    this.meanSeconds = MEMORY * this.meanSeconds + (1 - MEMORY) * (seconds - this.lastSeconds);
    this.lastSeconds = seconds;
    return this.meanSeconds > 0 ? this.meanTokens / this.meanSeconds : 0;
  }

  /** Seconds left when so much of the run is over, at the speed of this sitting, validations included. */
  secondsLeft(share: number): number {
    const done = share - this.startShare;
    return done > 0 ? ((this.seconds - this.before) / done) * Math.max(0, 1 - share) : 0;
  }
}
