/** The curves of a training run, each with a sentence that says how to read it. */
import type { EpochRecord } from '../../checkpoint/records.ts';
import type { ChartSeries, ChartSpec } from '../line-chart.ts';
import { type RecordNames, type RunReport, recordNames } from './run-report.ts';

export interface Curve {
  readonly reading: string;
  readonly chart: ChartSpec;
}

/** A usual ratio of update to weights; far from it, the learning rate deserves a look. */
const USUAL_RATIO = 1e-3;
/** From this many points on, marks would hide the line. */
const MANY_POINTS = 60;
/** An axis over more than this factor is logarithmic. */
const WIDE_RANGE = 50;

/** Those that there is something to draw for. */
export function curvesOf(report: RunReport): Curve[] {
  const { history } = report;
  const names = recordNames(history);
  const all = [
    lossCurve(history, names),
    bleuCurve(history, names),
    ...stepCurves(report),
    normCurve(report, names),
    ratioCurve(history, names),
    gateCurve(history, names),
    rateCurve(history, names),
  ];
  return all.filter(({ chart }) => chart.series.some(({ points }) => points.length > 0));
}

function lossCurve(history: readonly EpochRecord[], names: RecordNames): Curve {
  const series = [
    line('train', history, names, ({ trainLoss }) => trainLoss),
    line('dev', history, names, ({ devLoss }) => devLoss),
  ];
  return {
    reading:
      'Train loss counts dropout and label smoothing in, dev loss does not. When dev rises while train falls, the model learns its corpus by heart.',
    chart: chartOf('Loss', 'nats per target token', series, epochAxis(history, names)),
  };
}

function bleuCurve(history: readonly EpochRecord[], names: RecordNames): Curve {
  const series = [line('dev BLEU', history, names, ({ devBleu }) => devBleu)];
  const chart = chartOf('Dev BLEU', 'BLEU', series, epochAxis(history, names));
  return {
    reading: 'How much of the reference translations of the dev set the model writes, 0 to 100.',
    chart: { ...chart, y: { ...chart.y, minimum: 0, scale: 'linear' } },
  };
}

function normCurve({ history, config: { clipNorm } }: RunReport, names: RecordNames): Curve {
  const series = [line('gradient norm', history, names, ({ gradientNorm }) => gradientNorm)];
  const cut = clipNorm === null ? '' : ` What is longer than ${clipNorm} is cut to that.`;
  return {
    reading: `Mean length of the gradient before clipping: how hard the corpus pulls at the weights.${cut}`,
    chart: {
      ...chartOf('Gradient norm', 'norm', series, epochAxis(history, names)),
      ...(clipNorm !== null && { levels: [{ value: clipNorm, label: 'clip norm' }] }),
    },
  };
}

function ratioCurve(history: readonly EpochRecord[], names: RecordNames): Curve {
  const series = [line('update to weights', history, names, ({ updateRatio }) => updateRatio)];
  const chart = chartOf('Update to weights', 'ratio', series, epochAxis(history, names));
  return {
    reading: `How far the last update moved the weights, for their length. Around ${USUAL_RATIO} is usual; much more is unsteady, much less hardly learns.`,
    chart: {
      ...chart,
      y: { ...chart.y, scale: 'log' },
      levels: [{ value: USUAL_RATIO, label: 'usual' }],
    },
  };
}

function gateCurve(history: readonly EpochRecord[], names: RecordNames): Curve {
  const gates = [...new Set(history.flatMap(({ gateSaturation = [] }) => gateSaturation.map(({ gate }) => gate)))];
  const series = gates.map((gate) =>
    line(gate, history, names, ({ gateSaturation = [] }) => {
      const shares = gateSaturation.filter((one) => one.gate === gate);
      return shares.reduce((sum, { share }) => sum + 100 * share, 0) / shares.length;
    }),
  );
  const chart = chartOf('Saturated gates', '% of values', series, epochAxis(history, names));
  return {
    reading:
      'Share of the encoder’s gates that are as good as shut or open: below 0.1 or above 0.9, candidates and new states beyond ±0.9. Where it is nearly all of them, hardly any gradient passes.',
    chart: { ...chart, y: { ...chart.y, minimum: 0, scale: 'linear' } },
  };
}

function rateCurve(history: readonly EpochRecord[], names: RecordNames): Curve {
  const series = [line('learning rate', history, names, ({ learningRate }) => learningRate)];
  const chart = chartOf('Learning rate', 'learning rate', series, epochAxis(history, names));
  return {
    reading: 'Of the last update before each validation, as the schedule has it.',
    chart: { ...chart, y: { ...chart.y, minimum: 0, scale: 'linear' } },
  };
}

function stepCurves({ steps }: RunReport): Curve[] {
  const axis = { label: 'update' };
  const curve = (name: string, unit: string, of: 'loss' | 'gradientNorm'): ChartSpec => {
    const points = steps.map((point) => [point.step, point[of]] as const).filter(([, y]) => Number.isFinite(y));
    return chartOf(`${name} of the updates`, unit, [{ name, points, marks: false }], axis);
  };
  return [
    {
      reading: 'Every update of this sitting, as means over a few where there are many.',
      chart: curve('Loss', 'nats per target token', 'loss'),
    },
    {
      reading: 'Before clipping. Single peaks are batches that surprised the model; a line that rises is a warning.',
      chart: curve('Gradient norm', 'norm', 'gradientNorm'),
    },
  ];
}

function chartOf(title: string, unit: string, series: readonly ChartSeries[], x: ChartSpec['x']): ChartSpec {
  const values = series.flatMap(({ points }) => points.map(([, y]) => y));
  const isWide = Math.min(...values) > 0 && Math.max(...values) > WIDE_RANGE * Math.min(...values);
  return { title, compact: true, x, y: { label: unit, ...(isWide && { scale: 'log' }) }, series };
}

/** Points where there is a figure: older checkpoints lack some, and a diverged run's are not numbers. */
function line(
  name: string,
  history: readonly EpochRecord[],
  names: RecordNames,
  figure: (record: EpochRecord) => number | undefined,
): ChartSeries {
  const points = history
    .map((record) => [names.of(record), figure(record) ?? Number.NaN] as const)
    .filter(([, y]) => Number.isFinite(y));
  return { name, points, marks: points.length < MANY_POINTS };
}

/** Whole epochs only are labelled, at most about eight of them. */
function epochAxis(history: readonly EpochRecord[], names: RecordNames): ChartSpec['x'] {
  if (names.noun === 'update') return { label: names.noun };
  const epochs = history.map(names.of);
  const [first, last] = [epochs[0] ?? 1, epochs.at(-1) ?? 1];
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((step) => (last - first) / step < 8) ?? last;
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
    (epoch) => epoch % every === 0 || last === first,
  );
  return { label: names.noun, ticks };
}
