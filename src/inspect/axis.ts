/** The axis of a chart: where a value stands, and which values are worth a label. */

export interface Axis {
  readonly scale: 'linear' | 'log';
  readonly minimum: number;
  readonly maximum: number;
  /** Values to label, inside the range, rising. */
  readonly ticks: readonly number[];
}

export interface AxisOptions {
  readonly scale?: 'linear' | 'log';
  /** Ends that must be on the axis; the data may stretch them. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Exactly these labels, instead of round ones. */
  readonly ticks?: readonly number[];
  /** On a log axis, the least value shown: what is below it, 0 too, stands on the edge. */
  readonly floor?: number;
}

/** An axis that holds all the values, with round ends and about `wanted` labels. */
export function createAxis(values: readonly number[], options: AxisOptions = {}, wanted = 6): Axis {
  const { scale = 'linear', floor = 0 } = options;
  const shown = values.filter((value) => Number.isFinite(value) && (scale === 'linear' || value > 0));
  const least = Math.min(options.minimum ?? Number.POSITIVE_INFINITY, ...shown);
  const most = Math.max(options.maximum ?? Number.NEGATIVE_INFINITY, ...shown);
  const range: [number, number] = least <= most ? [least, most] : [scale === 'log' ? 0.1 : 0, 1];
  const axis = scale === 'log' ? logAxis(Math.max(range[0], floor), range[1], wanted) : linearAxis(...range, wanted);
  return options.ticks === undefined ? axis : { ...axis, minimum: range[0], maximum: range[1], ticks: options.ticks };
}

/** Where a value stands between the ends, 0–1; beyond them, at the end. */
export function positionOn({ scale, minimum, maximum }: Axis, value: number): number {
  if (maximum === minimum) return 0.5;
  const of = scale === 'log' ? Math.log10 : (x: number) => x;
  const share = (of(Math.max(value, Number.MIN_VALUE)) - of(minimum)) / (of(maximum) - of(minimum));
  const plain = (value - minimum) / (maximum - minimum);
  return Math.min(1, Math.max(0, scale === 'log' ? share : plain));
}

function linearAxis(least: number, most: number, wanted: number): Axis {
  const span = most - least || Math.abs(most) || 1;
  const rough = span / Math.max(1, wanted - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.ceil(most / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
  return { scale: 'linear', minimum: ticks[0]!, maximum: ticks.at(-1)!, ticks };
}

/** Ends at whole powers of ten, and labels every so many of them, the highest included. */
function logAxis(least: number, most: number, wanted: number): Axis {
  const first = Math.floor(Math.log10(least) + 1e-9);
  const last = Math.max(first + 1, Math.ceil(Math.log10(most) - 1e-9));
  const every = Math.ceil((last - first) / Math.max(1, wanted - 1));
  const ticks: number[] = [];
  for (let power = last; power >= first; power -= every) ticks.unshift(powerOfTen(power));
  return { scale: 'log', minimum: powerOfTen(first), maximum: powerOfTen(last), ticks };
}

/** Exactly, which 10 ** power is not always. */
function powerOfTen(power: number): number {
  return Number(`1e${power}`);
}

/** A tick as people write it. Example 0.25 → "0.25", 1e-8 → "1e-8" */
export function tickText(value: number): string {
  const rounded = Number(value.toPrecision(6));
  const isOdd = rounded !== 0 && (Math.abs(rounded) < 1e-3 || Math.abs(rounded) >= 1e6);
  return isOdd ? rounded.toExponential().replace('e+', 'e') : String(rounded);
}
