/**
 * The commands by name. Only the one that is called is loaded, with whatever it needs.
 */
import { Command, Help, type Option } from 'commander';
import { VERSION } from '../version.ts';
import type { Context } from './context.ts';
import { checkOutputs } from './output-place.ts';
import { watchRepeats } from './repeated-options.ts';
import { say, widthOf } from './terminal.ts';

/** Of a terminal that does not say how wide it is, and of a pipe. */
const HELP_COLUMNS = 80;

interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<{ define(command: Command, context: Context): void }>;
}

const COMMANDS: readonly CommandEntry[] = [
  { name: 'train', summary: 'train a translator on a parallel corpus', load: () => import('./train/train-command.ts') },
  {
    name: 'translate',
    summary: 'translate lines from a pipe, or interactively',
    load: () => import('./translate/translate-command.ts'),
  },
  {
    name: 'evaluate',
    summary: 'translate a test set and score it, or score files',
    load: () => import('./evaluate/evaluate-command.ts'),
  },
  {
    name: 'distil',
    summary: 'teach one model what several know together',
    load: () => import('./distil/distil-command.ts'),
  },
  {
    name: 'explain',
    summary: 'show gates, memory and attention for your own sentence',
    load: () => import('./explain/explain-command.ts'),
  },
  {
    name: 'playground',
    summary: 'the translator live in a page: type, look inside, change it',
    load: () => import('./playground/playground-command.ts'),
  },
  {
    name: 'corpus',
    summary: 'show what is in a parallel corpus and what is wrong with it',
    load: () => import('./corpus/corpus-command.ts'),
  },
  {
    name: 'lab',
    summary: 'experiments: memory, bottleneck, gradient',
    load: () => import('./lab/lab-command.ts'),
  },
  {
    name: 'tokenize',
    summary: 'show the tokens of text; learn and apply BPE',
    load: () => import('./tokenize/tokenize-command.ts'),
  },
  { name: 'inspect', summary: 'show what is in a checkpoint', load: () => import('./inspect/inspect-command.ts') },
  {
    name: 'export',
    summary: 'write a checkpoint for PyTorch or ONNX Runtime',
    load: () => import('./export/export-command.ts'),
  },
  {
    name: 'import',
    summary: 'read a checkpoint back from PyTorch',
    load: () => import('./import/import-command.ts'),
  },
];

const EXAMPLES = `
Examples:
  nmt train                            train on the bundled English-Korean pairs
  nmt translate                        type sentences, see translations
  echo 'I am hungry.' | nmt translate  translate lines in a pipe
  nmt evaluate                         score the newest model on its test set
  nmt explain 'I am hungry.'           look inside: attention, gates, memory

Every command has more: nmt train --help`;

/** As commander describes an option, with a word for those that a command cannot do without. */
function describe(option: Option): string {
  const text = new Help().optionDescription(option);
  return option.mandatory ? `${text} (required)` : text;
}

/** A help, an error of usage or the version, as `tell` is to lay it out and write it. */
export interface Told {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  readonly columns: number;
}

export async function buildProgram(
  words: readonly string[],
  context: Context,
  tell: (told: Told) => void,
): Promise<Command> {
  const { terminal } = context;
  const columns = (stream: 'stdout' | 'stderr') => widthOf(terminal, stream, HELP_COLUMNS);
  const program = new Command('nmt')
    .description('A toy neural machine translator: trains, translates and scores on your own machine.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', EXAMPLES)
    .configureHelp({ optionDescription: describe })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => tell({ stream: 'stdout', text, columns: columns('stdout') }),
      writeErr: (text) => tell({ stream: 'stderr', text, columns: columns('stderr') }),
      outputError: () => {},
      getOutHelpWidth: () => columns('stdout'),
      getErrHelpWidth: () => columns('stderr'),
    });
  for (const { name, summary, load } of COMMANDS) {
    const command = program.command(name).summary(summary).description(summary);
    if (words.includes(name)) (await load()).define(command, context);
  }
  const repeats = watchRepeats(program);
  program.hook('preAction', async (_, called) => {
    await checkOutputs(called.name(), called.opts());
    for (const remark of repeats()) say(terminal, `nmt: ${remark}`);
  });
  return program;
}
