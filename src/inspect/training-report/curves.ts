/** The curves of a training run, each with a sentence that says how to read it. */
import type { EpochRecord } from '../../checkpoint/records.ts';
import { gateBox } from '../cells/cell-texts.ts';
import type { Language } from '../language.ts';
import type { ChartSeries, ChartSpec } from '../line-chart.ts';
import { CURVE_TEXTS, type CurveTexts, USUAL_RATIO } from './curve-texts.ts';
import { type RunReport, recordNames } from './run-report.ts';
import { RUN_TEXTS, type RunTexts } from './run-texts.ts';

export interface Curve {
  readonly reading: string;
  readonly chart: ChartSpec;
}

/** From this many points on, marks would hide the line. */
const MANY_POINTS = 60;
/** An axis over more than this factor is logarithmic. */
const WIDE_RANGE = 50;

/** Those that there is something to draw for. */
export function curvesOf({ language, history, steps, config: { clipNorm } }: RunReport): Curve[] {
  const words: Words = { ...CURVE_TEXTS[language], language, columns: RUN_TEXTS[language].columns };
  const all = [
    lossCurve(history, words),
    bleuCurve(history, words),
    ...stepCurves(steps, words),
    normCurve(history, words, clipNorm),
    ratioCurve(history, words),
    gateCurve(history, words),
    rateCurve(history, words),
  ];
  return all.filter(({ chart }) => chart.series.some(({ points }) => points.length > 0));
}

interface Words extends CurveTexts {
  readonly language: Language;
  readonly columns: RunTexts['columns'];
}

type History = readonly EpochRecord[];

function lossCurve(history: History, words: Words): Curve {
  const series = [
    line(words.train, history, ({ trainLoss }) => trainLoss),
    line(words.dev, history, ({ devLoss }) => devLoss),
  ];
  return epochCurve('loss', series, history, words);
}

function bleuCurve(history: History, words: Words): Curve {
  const series = [line(words.columns.bleu, history, ({ devBleu }) => devBleu)];
  return fromZero(epochCurve('bleu', series, history, words));
}

function normCurve(history: History, words: Words, clipNorm: number | null): Curve {
  const series = [line(words.columns.norm, history, ({ gradientNorm }) => gradientNorm)];
  const { reading, chart } = epochCurve('norm', series, history, words);
  if (clipNorm === null) return { reading, chart };
  const levels = [{ value: clipNorm, label: words.clipNorm }];
  return { reading: reading + words.cut(clipNorm), chart: { ...chart, levels } };
}

function ratioCurve(history: History, words: Words): Curve {
  const series = [line(words.columns.ratio, history, ({ updateRatio }) => updateRatio)];
  const { reading, chart } = epochCurve('ratio', series, history, words);
  const levels = [{ value: USUAL_RATIO, label: words.usual }];
  return { reading, chart: { ...chart, y: { ...chart.y, scale: 'log' }, levels } };
}

function gateCurve(history: History, words: Words): Curve {
  const gates = [...new Set(history.flatMap(({ gateSaturation = [] }) => gateSaturation.map(({ gate }) => gate)))];
  const series = gates.map((gate) =>
    line(gateBox(gate, words.language), history, ({ gateSaturation = [] }) => {
      const shares = gateSaturation.filter((one) => one.gate === gate);
      return shares.reduce((sum, { share }) => sum + 100 * share, 0) / shares.length;
    }),
  );
  return fromZero(epochCurve('gates', series, history, words));
}

function rateCurve(history: History, words: Words): Curve {
  const series = [line(words.columns.rate, history, ({ learningRate }) => learningRate)];
  return fromZero(epochCurve('rate', series, history, words));
}

function stepCurves(steps: RunReport['steps'], words: Words): Curve[] {
  const { update } = RUN_TEXTS[words.language].nouns;
  return (
    [
      ['stepLoss', 'loss'],
      ['stepNorm', 'gradientNorm'],
    ] as const
  ).map(([name, of]) => {
    const points = steps.map((point) => [point.step, point[of]] as const).filter(([, y]) => Number.isFinite(y));
    return curveOf(name, [{ name: words[name].title, points, marks: false }], { label: update }, words);
  });
}

type CurveName = 'loss' | 'bleu' | 'stepLoss' | 'stepNorm' | 'norm' | 'ratio' | 'gates' | 'rate';

function epochCurve(name: CurveName, series: readonly ChartSeries[], history: History, words: Words): Curve {
  return curveOf(name, series, epochAxis(history, words), words);
}

function curveOf(name: CurveName, series: readonly ChartSeries[], x: ChartSpec['x'], words: Words): Curve {
  const { title, unit, reading } = words[name];
  const values = series.flatMap(({ points }) => points.map(([, y]) => y));
  const isWide = Math.min(...values) > 0 && Math.max(...values) > WIDE_RANGE * Math.min(...values);
  const y = { label: unit, ...(isWide && { scale: 'log' as const }) };
  return { reading, chart: { title, language: words.language, compact: true, x, y, series } };
}

function fromZero({ reading, chart }: Curve): Curve {
  return { reading, chart: { ...chart, y: { ...chart.y, minimum: 0, scale: 'linear' } } };
}

/** Points where there is a figure: older checkpoints lack some, and a diverged run's are not numbers. */
function line(name: string, history: History, figure: (record: EpochRecord) => number | undefined): ChartSeries {
  const { of } = recordNames(history);
  const points = history
    .map((record) => [of(record), figure(record) ?? Number.NaN] as const)
    .filter(([, y]) => Number.isFinite(y));
  return { name, points, marks: points.length < MANY_POINTS };
}

/** Whole epochs only are labelled, at most about eight of them. */
function epochAxis(history: History, { language }: Words): ChartSpec['x'] {
  const { noun, of } = recordNames(history);
  const label = RUN_TEXTS[language].nouns[noun];
  if (noun === 'update') return { label };
  const epochs = history.map(of);
  const [first, last] = [epochs[0] ?? 1, epochs.at(-1) ?? 1];
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((step) => (last - first) / step < 8) ?? last;
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
    (epoch) => epoch % every === 0 || last === first,
  );
  return { label, ticks };
}
