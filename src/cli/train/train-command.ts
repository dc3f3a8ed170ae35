/** nmt train: configuration from flags, file and preset; then the training pipeline, watched until it ends. */
import { type Command, Option } from 'commander';
import { readCheckpointHeader } from '../../checkpoint/read.ts';
import type { Config, PartialConfig } from '../../config.ts';
import { resolveConfig } from '../../config-resolution.ts';
import { refuse } from '../../errors.ts';
import { configForFewPairs, FEW_PAIRS } from '../../few-pairs.ts';
import type { FollowOptions } from '../../follow.ts';
import type { Language } from '../../inspect/language.ts';
import { PRESETS, type PresetName } from '../../presets.ts';
import type { TrainOptions } from '../../train.ts';
import type { OnTrainingEvent } from '../../training/events.ts';
import { fineTuningConfig } from '../../training/fine-tuning.ts';
import { resumedConfig } from '../../training/resumption.ts';
import { checkConfigPlaces, readConfigFile } from '../config-file.ts';
import { checkTakenBack, configOptions, givenConfig } from '../config-options.ts';
import type { Context } from '../context.ts';
import { FORMATS_HELP } from '../corpus/formats-help.ts';
import { LANGUAGE_FLAG, languageMeaning, languageOf } from '../language-flag.ts';
import type { ReportFile } from '../progress/report-file.ts';
import { listenForStop } from '../stop.ts';
import { EXIT, type StopSignal, say, type Terminal } from '../terminal.ts';
import { joinedBy, MPI_LIMIT, refusePipe } from './cluster.ts';
import { idleFlags } from './idle-flags.ts';
import { type LogFlags, openLog } from './logs.ts';
import { checkRunOutputs } from './outputs.ts';

interface TrainFlags extends LogFlags {
  readonly preset?: PresetName;
  readonly config?: string;
  readonly init?: string;
  readonly overwrite?: true;
  readonly json?: true;
  readonly quiet?: true;
  readonly report?: string;
  readonly language?: string;
  readonly mpi?: true;
  readonly mpiLimit?: string;
}

const EXAMPLES = `
${FORMATS_HELP}
For fewer than ${FEW_PAIRS.toLocaleString('en')} pairs the preset is tiny, unless another, --config or an option of text, model or training is
given (but the length of the run and its seed). A flag goes over the config file, the file over the preset. "none" switches
off what can be off, and takes back a place that the file gives.

Examples:
  nmt train
  nmt train --corpus corpora/en-fr --epochs 8
  nmt train --source train.en --target train.de --dev-source dev.en --dev-target dev.de --preset small --minutes 10
  nmt train --corpus pairs.tsv.gz --tokenizer bpe --merges 8000 --checkpoint models/mine.json
  nmt train --resume checkpoints/en-ko.last.json --epochs 30
  nmt train --init checkpoints/en-ko.json --corpus mine.tsv --epochs 5
  nmt train --report run.html
  nmt train --log run.jsonl --tensorboard runs/first --log-steps 10
  mpirun -n 4 nmt train --mpi --shards 4`;

export function define(command: Command, context: Context): void {
  command
    .addOption(
      new Option('--preset <name>', 'a starting point (default: toy; tiny for few pairs)').choices(
        Object.keys(PRESETS),
      ),
    )
    .option('--config <file.json>', 'options by their names in camelCase, such as {"hiddenSize": 256}')
    .option('--resume <last.json>', 'go on where this .last.json checkpoint was saved')
    .option('--init <checkpoint.json>', 'start from the weights and text settings of this model (fine-tuning)')
    .option('--overwrite', 'replace what stands at the checkpoint, also the model of another run')
    .option('--report <file.html>', 'write a page of curves and translations, anew after each epoch')
    .option(LANGUAGE_FLAG, languageMeaning('of the page'))
    .option('--log <file.jsonl>', 'write a JSON line for each validation; --resume goes on in it')
    .option('--tensorboard <folder>', 'write curves and translations as event files for TensorBoard')
    .option('--log-steps <N>', 'with these two: a record of every Nth update too')
    .option('--mpi', 'train one model together with all processes that mpirun has started (docs/scaling.md)')
    .option('--mpi-limit <seconds>', `with --mpi: give up when the others are silent so long (default: ${MPI_LIMIT})`)
    .option('--json', 'print what happens as JSON lines on stdout')
    .option('-q, --quiet', 'say nothing but warnings and the last words');
  for (const option of configOptions()) command.addOption(option);
  command.addHelpText('after', EXAMPLES).action((_: unknown, self: Command) => trainAction(self.opts(), context));
}

async function trainAction(options: TrainFlags, context: Context): Promise<void> {
  const { terminal } = context;
  const flags = givenConfig(options as Readonly<Record<string, unknown>>);
  const cluster = joinedBy(terminal, options);
  const config = await configOf(options, flags);
  if (cluster !== null) refusePipe(config);
  const fewPairs = leavesRecipeOpen(options) ? configForFewPairs(flags) : null;
  const { resume, init } = options;
  const sources = { resume, init, fewPairs, overrides: flags };
  if (cluster !== null && cluster.place.rank > 0) return followAction(config, { ...sources, cluster }, context);
  const idle = idleFlags(flags, config);
  if (idle !== null && options.quiet !== true) say(terminal, `nmt: ${idle}`);
  return watchedRun(config, { ...sources, cluster }, options, context);
}

/** Trains while the terminal, a page and logs hear of it. */
async function watchedRun(config: Config, given: TrainOptions, options: TrainFlags, context: Context): Promise<void> {
  const { terminal, pipelines } = context;
  const { watchTraining } = await import('../progress/watch.ts');
  const controller = new AbortController();
  const watcher = await watchTraining(terminal, {
    config,
    json: options.json === true,
    quiet: options.quiet === true,
    onBroken: () => controller.abort(),
  });
  await checkRunOutputs(options, { config, overrides: given.overrides ?? {} });
  const language = languageOf(options, context.terminal);
  const report = await openReport({ ...options, language }, config, watcher.onEvent);
  const log = await openLog(options, watcher.onEvent);
  let hasBegun = false;
  const onEvent: OnTrainingEvent = (event) => {
    hasBegun ||= event.type === 'start';
    watcher.onEvent(event);
    report?.hear(event);
    log?.(event);
  };
  const stop = listenForStop(terminal, () => {
    watcher.pause();
    if (!hasBegun && given.cluster == null) return endBeforeTraining(terminal, stop.received()!);
    const whose = given.cluster == null ? '' : ', if the other processes still answer';
    say(terminal, `nmt: finishing this step and saving${whose}; once more to stop at once`);
    controller.abort();
  });
  try {
    const { signal } = controller;
    await pipelines.train(config, { ...given, onEvent, signal, overwrite: options.overwrite });
  } finally {
    await report?.close();
    stop.forget();
    watcher.close();
  }
  const received = stop.received();
  if (received !== null && !watcher.finished()) context.exitCode = EXIT[received];
}

/** Nothing has been learnt that is worth a checkpoint; the lock goes with the process. */
function endBeforeTraining(terminal: Terminal, signal: StopSignal): void {
  say(terminal, 'nmt: stopped before the first update; nothing was saved');
  terminal.exitNow(EXIT[signal]);
}

/** One of several processes that train together, but for the first, which alone writes and says something. */
async function followAction(config: Config, options: Omit<FollowOptions, 'signal'>, context: Context): Promise<void> {
  const controller = new AbortController();
  const stop = listenForStop(context.terminal, () => controller.abort());
  await context.pipelines.followTraining(config, { ...options, signal: controller.signal });
  const received = stop.received();
  if (received !== null) context.exitCode = EXIT[received];
}

/** A report that cannot be written costs a warning, never the run. */
async function openReport(
  { report: file, resume, language }: Omit<TrainFlags, 'language'> & { readonly language: Language },
  config: Config,
  onEvent: OnTrainingEvent,
): Promise<ReportFile | null> {
  if (file === undefined) return null;
  const { ReportFile } = await import('../progress/report-file.ts');
  const onRefused = (error: unknown) => {
    const message = `no report: ${error instanceof Error ? error.message : String(error)}`;
    onEvent({ type: 'notice', severity: 'warning', message });
  };
  const history = resume === undefined ? [] : (await readCheckpointHeader(resume)).history;
  return new ReportFile({ file, language, config, history, onRefused });
}

function leavesRecipeOpen({ preset, config, resume, init }: TrainFlags): boolean {
  return [preset, config, resume, init].every((given) => given === undefined);
}

async function configOf(options: TrainFlags, flags: PartialConfig): Promise<Config> {
  refuseTogether(options, 'resume', ['init', 'preset', 'config'], 'the run keeps what it began with');
  refuseTogether(options, 'init', ['preset'], 'text settings and sizes come with the weights');
  const { preset, resume, init, config } = options;
  const file = config === undefined ? undefined : await readConfigFile(config);
  checkTakenBack(flags, file?.values);
  if (file !== undefined) checkConfigPlaces(file, flags);
  if (resume !== undefined) return resumedConfig((await readCheckpointHeader(resume)).config, flags);
  if (init === undefined) return resolveConfig({ preset, file, flags });
  return fineTuningConfig({ file: init, config: (await readCheckpointHeader(init)).config }, { file, flags });
}

/** @throws NmtError E_USAGE when one of `others` is given with an option that does not bear it */
function refuseTogether(
  options: TrainFlags,
  option: 'resume' | 'init',
  others: readonly (keyof TrainFlags)[],
  reason: string,
): void {
  const stranger = options[option] === undefined ? undefined : others.find((other) => options[other] !== undefined);
  if (stranger === undefined) return;
  refuse(`--${stranger} cannot go with --${option}: ${reason}`, `leave out --${option} to train anew`);
}
