/** The memory experiment as text: a table and a chart a task, then the gradient that reaches back. */
import { figure } from '../../amounts.ts';
import type { Language } from '../../inspect/language.ts';
import { figureChart, gradientChart, gradientTask, longestLag, networksOf } from '../../lab/memory/charts.ts';
import type { MemoryEvent } from '../../lab/memory/experiment.ts';
import { TASKS, type Task, type TaskName } from '../../lab/memory/memory-tasks.ts';
import { MEMORY_TEXTS, networkTitle } from '../../lab/memory/memory-texts.ts';
import type { Outcome } from '../../lab/memory/outcome.ts';
import type { GradientFlow } from '../../lab/memory/run.ts';
import { toRight, toWidth } from '../text-width.ts';
import { letterOf, terminalChart } from './terminal-chart.ts';

const CHART_ROWS = 11;
const NAME_WIDTH = 29;
/** Of "before" and "after". */
const WHEN_WIDTH = 8;

type Plan = Extract<MemoryEvent, { type: 'plan' }>;
type Progress = Extract<MemoryEvent, { type: 'progress' }>;

export function planLine({ kernels, runs, secondsAtMost }: Plan, language: Language): string {
  return MEMORY_TEXTS[language].plan(runs, kernels, secondsAtMost);
}

export function progressLine({ plan, ...event }: Progress, language: Language): string {
  const { task, lag, network } = plan;
  const { tasks, progress } = MEMORY_TEXTS[language];
  return progress({
    ...event,
    run: event.run + 1,
    task: tasks[task.name],
    lag,
    network: networkTitle(network.name, language),
    measure: task.measure,
    figure: figureText(task, event.figure),
  });
}

/** Figures of all networks at all lags, and the same as a chart. */
export function taskLines(outcomes: readonly Outcome[], name: TaskName, options: TextOptions): string[] {
  const task = TASKS[name];
  const own = outcomes.filter((outcome) => outcome.task === name);
  const lags = [...new Set(own.map(({ lag }) => lag))];
  const { repeats, columns, language } = options;
  const texts = MEMORY_TEXTS[language];
  const measure = texts.measures[task.measure];
  const medians = repeats > 1 ? texts.medians(repeats) : '';
  const cells = (outcome: Outcome) => {
    const solved = repeats > 1 ? ` ${outcome.solved}/${repeats}` : outcome.solved > 0 ? ' *' : '  ';
    return figureText(task, outcome.figure) + solved;
  };
  return [
    `${texts.tasks[name]}: ${measure.name} (${measure.chance} ${figureText(task, task.chance)}${medians})`,
    `${' '.repeat(NAME_WIDTH + 2)}${lags.map((lag) => toRight(texts.lag(lag), 13)).join('')}`,
    ...networksOf(own).map((network, i) => {
      const row = own.filter((outcome) => outcome.network === network).map((outcome) => cells(outcome).padStart(13));
      return `${letterOf(i)} ${toWidth(networkTitle(network, language), NAME_WIDTH)}${row.join('')}`;
    }),
    '',
    ...terminalChart(figureChart(outcomes, name, repeats, language), { columns, rows: CHART_ROWS }).slice(1),
  ];
}

interface TextOptions {
  readonly repeats: number;
  /** Width of the terminal. */
  readonly columns: number;
  readonly language: Language;
}

/** The gradient's norm at some distances before and after training, as a table and a chart. */
export function gradientLines(outcomes: readonly Outcome[], { columns, language }: TextOptions): string[] {
  const name = gradientTask(outcomes);
  const own = longestLag(outcomes, name).filter(({ gradientAfter }) => gradientAfter !== null);
  if (own.length === 0) return [];
  const { lag } = own[0]!;
  const { tasks, lag: lagText, gradient } = MEMORY_TEXTS[language];
  const distances = [...new Set([0, 1, 2, 5, 10].map((tenths) => Math.round((tenths * lag) / 10)))];
  const row = (flow: GradientFlow | null) =>
    distances.map((distance) => normText(flow![distance]!).padStart(9)).join('');
  const when = (title: 'before' | 'after') => toWidth(gradient.when[title], WHEN_WIDTH);
  const head = `${' '.repeat(NAME_WIDTH + 2 + WHEN_WIDTH)}${distances.map((distance) => String(distance).padStart(9)).join('')}`;
  return [
    `${gradient.title} (${tasks[name]}, ${lagText(lag)})`,
    head,
    ...own.flatMap(({ network, gradientBefore, gradientAfter }, i) => [
      `${letterOf(i)} ${toWidth(networkTitle(network, language), NAME_WIDTH)}${when('before')}${row(gradientBefore)}`,
      `${' '.repeat(NAME_WIDTH + 2)}${when('after')}${row(gradientAfter)}`,
    ]),
    '',
    ...terminalChart(gradientChart(own, name, 'after', language), { columns, rows: CHART_ROWS }),
    ...comparison(own, lag, language),
  ];
}

/** The sentence that the experiment is for, where both networks took part. */
function comparison(own: readonly Outcome[], lag: number, language: Language): string[] {
  const reach = (network: string) => own.find((outcome) => outcome.network === network)?.gradientAfter?.[lag];
  const [lstm, rnn] = [reach('lstm'), reach('rnn')];
  if (lstm === undefined || rnn === undefined) return [];
  return ['', MEMORY_TEXTS[language].comparison(lag, normText(lstm), rnn === 0 ? null : normText(rnn))];
}

function normText(norm: number): string {
  if (norm === 0) return '0';
  return norm >= 0.001 && norm < 1000 ? norm.toPrecision(2) : norm.toExponential(1);
}

function figureText({ measure }: Pick<Task, 'measure'>, value: number): string {
  return measure === 'accuracy' ? `${figure(100 * value, 1)} %` : figure(value, 4);
}
