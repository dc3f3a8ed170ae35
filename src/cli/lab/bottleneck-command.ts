/** nmt lab bottleneck: encoder-decoder with and without attention on longer and longer sequences. */
import type { Command } from 'commander';
import { lineChart } from '../../inspect/line-chart.ts';
import { bottleneckChart } from '../../lab/bottleneck/charts.ts';
import { type BottleneckEvent, runBottleneckLab } from '../../lab/bottleneck/experiment.ts';
import type { Context } from '../context.ts';
import { languageOf } from '../language-flag.ts';
import { writeOutputFile } from '../output-file.ts';
import { print, widthOf } from '../terminal.ts';
import { numberOf } from '../values.ts';
import { bottleneckLines, bottleneckProgress } from './bottleneck-text.ts';
import { addLabFlags, type LabFlags, labOptions, numberList } from './flags.ts';
import { watchLab } from './lab-watcher.ts';
import { untilStopped } from './until-stopped.ts';

interface BottleneckFlags extends LabFlags {
  readonly lengths?: string;
  readonly hiddenSize?: string;
  readonly updates?: string;
}

const STANDARD = { lengths: '4,8,12,16,20', hiddenSize: 96, updates: 2500 } as const;

const EXAMPLES = `
Both models are the translator's own: an LSTM encoder, an LSTM decoder. Without attention all that the decoder knows
of the sequence is the encoder's last state, as wide for twenty symbols as for two.

Examples:
  nmt lab bottleneck
  nmt lab bottleneck --lengths 5,10,15,20,25,30 --updates 5000 --svg bottleneck.svg
  nmt lab bottleneck --hidden-size 192`;

export function define(command: Command, context: Context): void {
  command
    .summary('what attention is for')
    .description('Trains an encoder-decoder to reverse sequences, without attention and with it.')
    .option(
      '--lengths <list>',
      `lengths to test at; both learn on all up to the longest (default: ${STANDARD.lengths})`,
    )
    .option('--hidden-size <N>', `width of the state (default: ${STANDARD.hiddenSize})`)
    .option('--updates <N>', `updates of 64 sequences each (default: ${STANDARD.updates})`);
  addLabFlags(command)
    .addHelpText('after', EXAMPLES)
    .action((flags: BottleneckFlags) => bottleneckAction(flags, context));
}

async function bottleneckAction(flags: BottleneckFlags, context: Context): Promise<void> {
  const { terminal } = context;
  const language = languageOf(flags, terminal);
  const { lengths = STANDARD.lengths, hiddenSize = STANDARD.hiddenSize, updates = STANDARD.updates } = flags;
  const options = {
    ...labOptions(flags),
    lengths: numberList('--lengths', lengths, { minimum: 1, maximum: 200 }),
    hiddenSize: numberOf('--hidden-size', String(hiddenSize), { minimum: 1, maximum: 1024 }),
    updates: numberOf('--updates', String(updates), { minimum: 1, maximum: 1_000_000 }),
  };
  const watcher = await watchLab(terminal, flags.quiet === true);
  const onEvent = (event: BottleneckEvent) => {
    if (event.type === 'progress') watcher.busy(bottleneckProgress(event, language));
  };
  await untilStopped(context, watcher, async (signal) => {
    const report = await runBottleneckLab({ ...options, signal, onEvent });
    watcher.pause();
    const columns = Math.min(100, widthOf(terminal, 'stdout', 100));
    const text = flags.json ? JSON.stringify(report) : bottleneckLines(report, columns, language).join('\n');
    await print(terminal, `${text}\n`);
    if (flags.svg !== undefined) await writeOutputFile(flags.svg, lineChart(bottleneckChart(report, language)));
  });
}
