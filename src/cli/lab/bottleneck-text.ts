/** The bottleneck experiment as text. */
import { count, figure } from '../../amounts.ts';
import type { Language } from '../../inspect/language.ts';
import { BOTTLENECK_TEXTS } from '../../lab/bottleneck/bottleneck-texts.ts';
import { bottleneckChart } from '../../lab/bottleneck/charts.ts';
import type { BottleneckEvent, BottleneckReport } from '../../lab/bottleneck/experiment.ts';
import { toRight, toWidth } from '../text-width.ts';
import { letterOf, terminalChart } from './terminal-chart.ts';

const CHART_ROWS = 11;
const NAME_WIDTH = 14;

type Progress = Extract<BottleneckEvent, { type: 'progress' }>;

export function bottleneckProgress(event: Progress, language: Language): string {
  const texts = BOTTLENECK_TEXTS[language];
  const { model, update, updates, loss, secondsLeft } = event;
  return `${texts.left(secondsLeft)}  ${texts.models[model]}: ${texts.progress(update, updates, figure(loss, 4))}`;
}

export function bottleneckLines(report: BottleneckReport, columns: number, language: Language): string[] {
  const { models, title, length: lengthTitle, parameters: parametersTitle } = BOTTLENECK_TEXTS[language];
  const { lengths, outcomes } = report;
  return [
    title,
    `  ${toWidth(lengthTitle, NAME_WIDTH)}${toRight(parametersTitle, 12)}${lengths.map((length) => String(length).padStart(9)).join('')}`,
    ...outcomes.map(({ model, parameters, exact }, i) => {
      const shares = exact.map((share) => `${figure(100 * share, 1)} %`.padStart(9)).join('');
      return `${letterOf(i)} ${toWidth(models[model], NAME_WIDTH)}${count(parameters).padStart(12)}${shares}`;
    }),
    '',
    ...terminalChart(bottleneckChart(report, language), { columns, rows: CHART_ROWS }).slice(1),
  ];
}
