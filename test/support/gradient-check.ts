/** Central differences against analytic gradients, with a message that says where they part. */

export interface GradientCheck {
  /** Name of what is checked, for the message. */
  readonly name: string;
  readonly values: { length: number; [index: number]: number };
  readonly gradient: ArrayLike<number>;
  readonly loss: () => number;
  readonly from?: number;
  readonly to?: number;
}

/** Checks all indices in [from, to): ε = 1e-5, relative error below 1e-6 (absolute below 1e-9 near zero). */
export function checkGradient({ name, values, gradient, loss, from = 0, to = values.length }: GradientCheck): void {
  const epsilon = 1e-5;
  for (let i = from; i < to; i++) {
    const kept = values[i]!;
    values[i] = kept + epsilon;
    const above = loss();
    values[i] = kept - epsilon;
    const below = loss();
    values[i] = kept;
    const expected = (above - below) / (2 * epsilon);
    const got = gradient[i]!;
    const error = Math.abs(expected - got) / Math.max(1e-3, Math.abs(expected) + Math.abs(got));
    if (!(error < 1e-6))
      throw new Error(`${name}[${i - from}]: expected ${expected}, got ${got} (relative error ${error})`);
  }
}
