/** A curve over all updates of a run, in few points: each the mean of as many updates as it takes. */

export interface StepPoint {
  /** The last update that the point stands for. */
  readonly step: number;
  readonly loss: number;
  readonly gradientNorm: number;
}

const MOST_POINTS = 200;

/** Whatever the length of the run, it holds at most 200 points; as the run grows, neighbours are merged. */
export class StepCurve {
  private readonly most: number;
  private merged: StepPoint[] = [];
  private open: StepPoint[] = [];
  private perPoint = 1;

  constructor(most = MOST_POINTS) {
    this.most = most;
  }

  add(point: StepPoint): void {
    this.open.push(point);
    if (this.open.length < this.perPoint) return;
    this.merged.push(meanOf(this.open));
    this.open = [];
    if (this.merged.length < this.most) return;
    this.merged = Array.from({ length: this.merged.length / 2 }, (_, i) => meanOf(this.merged.slice(2 * i, 2 * i + 2)));
    this.perPoint *= 2;
  }

  /** Means over equal numbers of updates, the youngest point perhaps over fewer. */
  points(): readonly StepPoint[] {
    return this.open.length === 0 ? this.merged : [...this.merged, meanOf(this.open)];
  }
}

function meanOf(points: readonly StepPoint[]): StepPoint {
  const mean = (of: (point: StepPoint) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return {
    step: points.at(-1)!.step,
    loss: mean(({ loss }) => loss),
    gradientNorm: mean(({ gradientNorm }) => gradientNorm),
  };
}
