/** The memory experiment's report as charts: figures against lag, and the gradient against distance. */
import type { Language } from '../../inspect/language.ts';
import type { ChartSpec } from '../../inspect/line-chart.ts';
import type { MemoryReport } from './experiment.ts';
import { TASKS, type TaskName } from './memory-tasks.ts';
import { MEMORY_TEXTS, networkTitle } from './memory-texts.ts';
import { NETWORKS, type NetworkName } from './networks.ts';
import type { Outcome } from './outcome.ts';

/** A gradient below this is drawn on the edge: nothing is learnt from it. */
const GRADIENT_FLOOR = 1e-20;
const ERROR_FLOOR = 1e-4;

/** Accuracy or error against lag, a line for each network. */
export function figureChart(
  outcomes: readonly Outcome[],
  name: TaskName,
  repeats: number,
  language: Language,
): ChartSpec {
  const task = TASKS[name];
  const { tasks, measures, figures } = MEMORY_TEXTS[language];
  const measure = measures[task.measure];
  const own = outcomes.filter((outcome) => outcome.task === name);
  const lags = [...new Set(own.map(({ lag }) => lag))];
  return {
    title: figures.title(tasks[name], measure.name),
    subtitle: measure.better + (repeats > 1 ? figures.median(repeats) : ''),
    language,
    x: { label: figures.across, scale: lags.length > 2 ? 'log' : 'linear', ticks: lags },
    y:
      task.measure === 'accuracy'
        ? { label: measure.name, minimum: 0, maximum: 1, text: (value) => `${Math.round(value * 1000) / 10} %` }
        : { label: measure.name, scale: 'log', floor: ERROR_FLOOR, maximum: 1 },
    series: networksOf(own).map((network) => ({
      name: networkTitle(network, language),
      style: styleOf(network),
      points: own.filter((one) => one.network === network).map(({ lag, figure }) => [lag, figure] as const),
    })),
    levels: [{ value: task.chance, label: measure.level }],
  };
}

/** ‖∂loss/∂h‖ against distance from the last hidden state, at the longest lag of a task. */
export function gradientChart(
  outcomes: readonly Outcome[],
  name: TaskName,
  when: 'before' | 'after',
  language: Language,
): ChartSpec {
  const { tasks, lag, gradient } = MEMORY_TEXTS[language];
  const own = longestLag(outcomes, name);
  const flows = own.map((outcome) => ({
    network: outcome.network,
    flow: when === 'before' ? outcome.gradientBefore : outcome.gradientAfter,
  }));
  return {
    title: gradient.chartTitle(when),
    subtitle: `${tasks[name]}, ${lag(own[0]?.lag ?? 0)}; ${gradient.edge(String(GRADIENT_FLOOR))}`,
    language,
    x: { label: gradient.across },
    y: { label: gradient.norm, scale: 'log', floor: GRADIENT_FLOOR, minimum: GRADIENT_FLOOR, maximum: 10 },
    series: flows
      .filter(({ flow }) => flow !== null)
      .map(({ network, flow }) => ({
        name: networkTitle(network, language),
        style: styleOf(network),
        marks: false,
        points: flow!.map((norm, distance) => [distance, norm] as const),
      })),
  };
}

/** All charts of a report: one a task, then the gradient of the task that `gradientTask` chooses. */
export function memoryCharts({ outcomes, repeats }: MemoryReport, language: Language): ChartSpec[] {
  const tasks = [...new Set(outcomes.map(({ task }) => task))];
  const shown = gradientTask(outcomes);
  return [
    ...tasks.map((task) => figureChart(outcomes, task, repeats, language)),
    gradientChart(outcomes, shown, 'before', language),
    gradientChart(outcomes, shown, 'after', language),
  ];
}

/** Adding where it was run: its loss never saturates. Otherwise the first task. */
export function gradientTask(outcomes: readonly Outcome[]): TaskName {
  return outcomes.some(({ task }) => task === 'adding') ? 'adding' : (outcomes[0]?.task ?? 'adding');
}

/** The outcomes of a task at its longest lag. */
export function longestLag(outcomes: readonly Outcome[], name: TaskName): Outcome[] {
  const own = outcomes.filter(({ task }) => task === name);
  const longest = Math.max(...own.map(({ lag }) => lag));
  return own.filter(({ lag }) => lag === longest);
}

/** The networks that took part, in the order of the first lag. */
export function networksOf(outcomes: readonly Outcome[]): NetworkName[] {
  return [...new Set(outcomes.map(({ network }) => network))];
}

const STYLES: readonly string[] = [
  ...new Set(['lstm', 'rnn', 'gru', 'lstm-no-forget', 'lstm-bias-0', 'window', ...Object.keys(NETWORKS)]),
];

/** A network keeps its colour and mark, whatever else is drawn. */
function styleOf(network: NetworkName): number {
  return STYLES.indexOf(network);
}
