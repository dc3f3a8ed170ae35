/** The bottleneck experiment as text. */

import { count, duration, figure } from '../../amounts.ts';
import { bottleneckChart } from '../../lab/bottleneck/charts.ts';
import type { BottleneckEvent, BottleneckReport } from '../../lab/bottleneck/experiment.ts';
import { letterOf, terminalChart } from './terminal-chart.ts';

const CHART_ROWS = 11;

export function bottleneckProgress(event: Extract<BottleneckEvent, { type: 'progress' }>): string {
  const { model, update, updates, loss, secondsLeft } = event;
  return `${duration(secondsLeft)} left  ${model}: update ${count(update)}/${count(updates)}  loss ${figure(loss, 4)}`;
}

export function bottleneckLines(report: BottleneckReport, columns: number): string[] {
  const { lengths, outcomes } = report;
  return [
    'Reversing a sequence of random symbols: share of answers without any mistake',
    `  ${'length'.padEnd(14)}${'parameters'.padStart(12)}${lengths.map((length) => String(length).padStart(9)).join('')}`,
    ...outcomes.map(({ model, parameters, exact }, i) => {
      const shares = exact.map((share) => `${figure(100 * share, 1)} %`.padStart(9)).join('');
      return `${letterOf(i)} ${model.padEnd(14)}${count(parameters).padStart(12)}${shares}`;
    }),
    '',
    ...terminalChart(bottleneckChart(report), { columns, rows: CHART_ROWS }).slice(1),
  ];
}
