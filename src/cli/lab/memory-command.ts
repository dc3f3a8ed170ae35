/** nmt lab memory: the long-term dependency problem as an experiment. */
import type { Command } from 'commander';
import { refuse } from '../../errors.ts';
import { chartSheet } from '../../inspect/chart-sheet.ts';
import type { Language } from '../../inspect/language.ts';
import { lineChart } from '../../inspect/line-chart.ts';
import { memoryCharts } from '../../lab/memory/charts.ts';
import { type MemoryEvent, type MemoryOptions, runMemoryLab } from '../../lab/memory/experiment.ts';
import { TASKS, type TaskName } from '../../lab/memory/memory-tasks.ts';
import { NETWORKS, type NetworkName, usualNetworks } from '../../lab/memory/networks.ts';
import type { Outcome } from '../../lab/memory/outcome.ts';
import type { Context } from '../context.ts';
import { languageOf } from '../language-flag.ts';
import { writeOutputFile } from '../output-file.ts';
import { print, type Terminal, widthOf } from '../terminal.ts';
import { numberOf } from '../values.ts';
import { addLabFlags, type LabFlags, labOptions, nameList, numberList } from './flags.ts';
import { type LabWatcher, watchLab } from './lab-watcher.ts';
import { gradientLines, planLine, progressLine, taskLines } from './memory-text.ts';
import { untilStopped } from './until-stopped.ts';

interface MemoryFlags extends LabFlags {
  readonly tasks?: string;
  readonly networks?: string;
  readonly lags?: string;
  readonly repeats?: string;
  readonly sequences?: string;
}

const ALL_TASKS = Object.keys(TASKS) as TaskName[];
const ALL_NETWORKS = Object.keys(NETWORKS) as NetworkName[];
const STANDARD_LAGS = '10,25,50,100';
const STANDARD_REPEATS = 3;

const EXAMPLES = `
Every network learns from the same sequences, of all lengths up to the lag, and is tested at the lag. The answer to
the first three depends on what stood near the beginning, and on nothing else; the last one has work for every gate.

  order     two symbols among noise, far apart: which were they, in their order?
  adding    two numbers of many are marked: what is their sum?
  recall    which symbol stood first?
  latest    numbers are marked now and then: which was the last, if the last step asks, else 0? (two units)

Examples:
  nmt lab memory
  nmt lab memory --tasks adding --lags 50,100,200 --networks rnn,lstm --svg memory.svg
  nmt lab memory --tasks recall --lags 500 --repeats 1
  nmt lab memory --tasks latest --lags 20`;

export function define(command: Command, context: Context): void {
  command
    .summary('which cells remember, and for how long')
    .description('Trains a feed-forward network, a plain RNN, a GRU and LSTMs on tasks that need a long memory.')
    .option('--tasks <list>', `of ${ALL_TASKS.join(', ')} (default: all)`)
    .option('--networks <list>', `of ${ALL_NETWORKS.join(', ')} (default: those the task tells apart)`)
    .option('--lags <list>', `lengths of the sequences, in steps (default: ${STANDARD_LAGS})`)
    .option('--repeats <N>', `fresh starts of each network, the median counts (default: ${STANDARD_REPEATS})`)
    .option('--sequences <N>', 'sequences that a network may see (default: each task has its number)');
  addLabFlags(command)
    .addHelpText('after', EXAMPLES)
    .action((flags: MemoryFlags) => memoryAction(flags, context));
}

async function memoryAction(flags: MemoryFlags, context: Context): Promise<void> {
  const { terminal } = context;
  const options = memoryOptions(flags);
  const language = languageOf(flags, terminal);
  const watcher = await watchLab(terminal, flags.quiet === true);
  const written = new TaskPrinter(terminal, watcher, options, { json: flags.json === true, language });
  await untilStopped(context, watcher, async (signal) => {
    const report = await runMemoryLab({ ...options, signal, onEvent: (event) => written.onEvent(event) });
    watcher.pause();
    await written.finish(report.outcomes);
    if (flags.json) await print(terminal, `${JSON.stringify(report)}\n`);
    if (flags.svg === undefined) return;
    await writeOutputFile(flags.svg, chartSheet(memoryCharts(report, language).map(lineChart)));
  });
}

/** @throws NmtError E_USAGE when a value does not fit */
function memoryOptions(flags: MemoryFlags): MemoryOptions {
  const { tasks, networks, lags = STANDARD_LAGS, repeats, sequences } = flags;
  const options = {
    ...labOptions(flags),
    tasks: tasks === undefined ? ALL_TASKS : nameList('--tasks', tasks, ALL_TASKS),
    networks: networks === undefined ? null : nameList('--networks', networks, ALL_NETWORKS),
    lags: numberList('--lags', lags, { minimum: 2, maximum: 10_000 }),
    repeats: repeats === undefined ? STANDARD_REPEATS : numberOf('--repeats', repeats, { minimum: 1, maximum: 101 }),
    sequences: sequences === undefined ? null : numberOf('--sequences', sequences, { minimum: 32, maximum: 1e9 }),
  };
  for (const task of options.tasks) {
    const tooShort = options.lags.find((lag) => lag < TASKS[task].shortestLag);
    if (tooShort === undefined) continue;
    refuse(`--lags cannot be ${tooShort} for the task ${task}`, `it needs ${TASKS[task].shortestLag} steps or more`);
  }
  return options;
}

interface OutputForm {
  readonly json: boolean;
  readonly language: Language;
}

/** Prints each task as soon as all its outcomes are there. */
class TaskPrinter {
  private readonly terminal: Terminal;
  private readonly watcher: LabWatcher;
  private readonly options: MemoryOptions;
  private readonly form: OutputForm;
  private readonly outcomes: Outcome[] = [];
  private printed: Promise<void> = Promise.resolve();

  constructor(terminal: Terminal, watcher: LabWatcher, options: MemoryOptions, form: OutputForm) {
    this.terminal = terminal;
    this.watcher = watcher;
    this.options = options;
    this.form = form;
  }

  onEvent(event: MemoryEvent): void {
    if (event.type === 'plan') this.watcher.note(planLine(event, this.form.language));
    else if (event.type === 'progress') this.watcher.busy(progressLine(event, this.form.language));
    else this.add(event.outcome);
  }

  /** The gradients, once everything has been run. */
  async finish(outcomes: readonly Outcome[]): Promise<void> {
    await this.printed;
    if (!this.form.json) await print(this.terminal, `${gradientLines(outcomes, this.textOptions()).join('\n')}\n`);
  }

  private add(outcome: Outcome): void {
    this.outcomes.push(outcome);
    const { lags, networks } = this.options;
    const own = this.outcomes.filter(({ task }) => task === outcome.task).length;
    if (this.form.json || own < lags.length * (networks ?? usualNetworks(outcome.task)).length) return;
    const lines = taskLines(this.outcomes, outcome.task, this.textOptions());
    this.watcher.pause();
    this.printed = this.printed.then(() => print(this.terminal, `${lines.join('\n')}\n\n`));
    this.printed.catch(() => {}); // told by finish, which awaits it
  }

  private textOptions() {
    const columns = Math.min(100, widthOf(this.terminal, 'stdout', 100));
    return { repeats: this.options.repeats, columns, language: this.form.language };
  }
}
