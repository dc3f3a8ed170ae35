/**
 * What there is to know about a tensor without looking at every number: size, norm, mean, spread, distribution.
 */
import type { NamedTensor } from '../checkpoint/checkpoint.ts';

export interface TensorSummary {
  readonly name: string;
  readonly shape: readonly number[];
  readonly count: number;
  /** L2 norm of the finite numbers; mean, standard deviation and extremes of them too. */
  readonly norm: number;
  readonly mean: number;
  readonly deviation: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Numbers that are NaN or infinite: above 0 something is broken. */
  readonly notFinite: number;
  /** Counts in equal bins from minimum to maximum. */
  readonly histogram: readonly number[];
}

const HISTOGRAM_BINS = 16;

/** Two passes over the data: sums and extremes, then the bins. */
export function summariseTensor({ name, shape, data }: NamedTensor, bins = HISTOGRAM_BINS): TensorSummary {
  let finite = 0;
  let sum = 0;
  let squares = 0;
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (const value of data) {
    if (!Number.isFinite(value)) continue;
    finite++;
    sum += value;
    squares += value * value;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  const mean = finite === 0 ? 0 : sum / finite;
  const variance = finite === 0 ? 0 : Math.max(0, squares / finite - mean * mean);
  return {
    name,
    shape,
    count: data.length,
    norm: Math.sqrt(squares),
    mean,
    deviation: Math.sqrt(variance),
    minimum: finite === 0 ? 0 : minimum,
    maximum: finite === 0 ? 0 : maximum,
    notFinite: data.length - finite,
    histogram: histogramOf(data, minimum, maximum, bins),
  };
}

function histogramOf(data: Float32Array, minimum: number, maximum: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  const scale = maximum > minimum ? bins / (maximum - minimum) : 0;
  for (const value of data) {
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(bins - 1, Math.floor((value - minimum) * scale));
    counts[bin] = counts[bin]! + 1;
  }
  return counts;
}

const BLOCKS = ' ▁▂▃▄▅▆▇█';

/**
 * Counts as block characters of one line; the fullest bin is the full block, any count above 0 is visible.
 *
 * Example [0, 1, 4, 8] → " ▁▄█"
 */
export function blocks(counts: readonly number[]): string {
  const most = Math.max(...counts, 1);
  return counts.map((count) => BLOCKS[count === 0 ? 0 : Math.max(1, Math.round((count / most) * 8))]).join('');
}
