/** The memory experiment as text: a table and a chart a task, then the gradient that reaches back. */

import { count, duration, figure } from '../../amounts.ts';
import { figureChart, gradientChart, gradientTask, longestLag, networksOf } from '../../lab/memory/charts.ts';
import type { MemoryEvent } from '../../lab/memory/experiment.ts';
import { TASKS, type Task, type TaskName } from '../../lab/memory/memory-tasks.ts';
import { NETWORKS } from '../../lab/memory/networks.ts';
import type { Outcome } from '../../lab/memory/outcome.ts';
import type { GradientFlow } from '../../lab/memory/run.ts';
import { letterOf, terminalChart } from './terminal-chart.ts';

const CHART_ROWS = 11;
const NAME_WIDTH = 29;

export function planLine({ kernels, runs, secondsAtMost }: Extract<MemoryEvent, { type: 'plan' }>): string {
  return `${count(runs)} runs on ${kernels} kernels, ${duration(secondsAtMost)} at most: a network that has solved its task stops`;
}

export function progressLine(event: Extract<MemoryEvent, { type: 'progress' }>): string {
  const { plan, run, runs, sequences, secondsLeft } = event;
  const { task, network, lag } = plan;
  return [
    `run ${run + 1}/${runs}`,
    `at most ${duration(secondsLeft)} left`,
    `${task.title}, lag ${lag}, ${network.title}:`,
    `${task.measure} ${figureText(task, event.figure)} after ${count(sequences)} sequences`,
  ].join('  ');
}

/** Figures of all networks at all lags, and the same as a chart. */
export function taskLines(outcomes: readonly Outcome[], name: TaskName, options: TextOptions): string[] {
  const task = TASKS[name];
  const own = outcomes.filter((outcome) => outcome.task === name);
  const lags = [...new Set(own.map(({ lag }) => lag))];
  const { repeats } = options;
  const chance = task.measure === 'accuracy' ? 'guessing gets' : 'always saying the mean gets';
  const measure = task.measure === 'accuracy' ? 'accuracy' : 'mean squared error';
  const medians = repeats > 1 ? `; medians of ${repeats} runs, and how many of them solved it` : '';
  const cells = (outcome: Outcome) => {
    const solved = repeats > 1 ? ` ${outcome.solved}/${repeats}` : outcome.solved > 0 ? ' *' : '  ';
    return figureText(task, outcome.figure) + solved;
  };
  return [
    `${task.title}: ${measure} (${chance} ${figureText(task, task.chance)}${medians})`,
    `${' '.repeat(NAME_WIDTH + 2)}${lags.map((lag) => `lag ${lag}`.padStart(13)).join('')}`,
    ...networksOf(own).map((network, i) => {
      const row = own.filter((outcome) => outcome.network === network).map((outcome) => cells(outcome).padStart(13));
      return `${letterOf(i)} ${NETWORKS[network].title.padEnd(NAME_WIDTH)}${row.join('')}`;
    }),
    '',
    ...terminalChart(figureChart(outcomes, name, repeats), { columns: options.columns, rows: CHART_ROWS }).slice(1),
  ];
}

interface TextOptions {
  readonly repeats: number;
  /** Width of the terminal. */
  readonly columns: number;
}

/** The gradient's norm at some distances before and after training, as a table and a chart. */
export function gradientLines(outcomes: readonly Outcome[], { columns }: TextOptions): string[] {
  const name = gradientTask(outcomes);
  const own = longestLag(outcomes, name).filter(({ gradientAfter }) => gradientAfter !== null);
  if (own.length === 0) return [];
  const { lag } = own[0]!;
  const distances = [...new Set([0, 1, 2, 5, 10].map((tenths) => Math.round((tenths * lag) / 10)))];
  const row = (flow: GradientFlow | null) =>
    distances.map((distance) => normText(flow![distance]!).padStart(9)).join('');
  const head = `${' '.repeat(NAME_WIDTH + 2)}${' '.repeat(8)}${distances.map((distance) => String(distance).padStart(9)).join('')}`;
  return [
    `What reaches back of the gradient: ‖∂loss/∂h‖ so many steps before the last one (${TASKS[name].title}, lag ${lag})`,
    head,
    ...own.flatMap(({ network, gradientBefore, gradientAfter }, i) => [
      `${letterOf(i)} ${NETWORKS[network].title.padEnd(NAME_WIDTH)}before  ${row(gradientBefore)}`,
      `${' '.repeat(NAME_WIDTH + 2)}after   ${row(gradientAfter)}`,
    ]),
    '',
    ...terminalChart(gradientChart(own, name, 'after'), { columns, rows: CHART_ROWS }),
    ...comparison(own, lag),
  ];
}

/** The sentence that the experiment is for, where both networks took part. */
function comparison(own: readonly Outcome[], lag: number): string[] {
  const reach = (network: string) => own.find((outcome) => outcome.network === network)?.gradientAfter?.[lag];
  const [lstm, rnn] = [reach('lstm'), reach('rnn')];
  if (lstm === undefined || rnn === undefined) return [];
  const times = rnn === 0 ? 'nothing that Float32 can hold' : normText(rnn);
  return ['', `After training, ${normText(lstm)} reaches ${lag} steps back in the LSTM, ${times} in the plain RNN.`];
}

function normText(norm: number): string {
  if (norm === 0) return '0';
  return norm >= 0.001 && norm < 1000 ? norm.toPrecision(2) : norm.toExponential(1);
}

function figureText({ measure }: Pick<Task, 'measure'>, value: number): string {
  return measure === 'accuracy' ? `${figure(100 * value, 1)} %` : figure(value, 4);
}
