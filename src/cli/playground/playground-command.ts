/** nmt playground: the translator live in a page, with its gates open; served here, or as one file. */
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import type { Command } from 'commander';
import { fileProblem, NmtError } from '../../errors.ts';
import { PACKAGE_ROOT } from '../../installation.ts';
import { type PageModel, playgroundPage } from '../../playground/playground-page.ts';
import { servePage } from '../../playground/serve.ts';
import { loadModel } from '../../translation/load-model.ts';
import { chooseCheckpoint } from '../checkpoint-choice.ts';
import type { Context } from '../context.ts';
import { writeOutputFile } from '../output-file.ts';
import { listenForStop } from '../stop.ts';
import { EXIT, print, say } from '../terminal.ts';
import { numberOf } from '../values.ts';
import { openBrowser } from './open-browser.ts';

/** Of the bundled corpus, for training in the page. */
const PAIRS = 2000;
const MOST_PORT = 65_535;

const EXAMPLES = `
The page computes by itself: it holds the model, asks for nothing else, and nothing
leaves this machine. It is served to this machine alone, at an address that changes
with every start, until Ctrl-C. With --out it is one file that opens from the disk,
without nmt and without a network.

Examples:
  nmt playground
  nmt playground checkpoints/en-ko.json --no-open
  nmt playground checkpoints/rnn.json --beside checkpoints/en-ko.json
  nmt playground --out playground.html`;

export function define(command: Command, context: Context): void {
  command
    .argument('[checkpoint]', 'the model (default: the newest one under checkpoints/)')
    .option('--checkpoint <file.json>', 'the same, as the other commands take it')
    .option('--beside <file.json>', 'a second model, side by side with the first')
    .option('--out <page.html>', 'write the page as one file, and serve nothing')
    .option('--port <N>', 'where to serve it (default: a port that is free)')
    .option('--no-open', 'open no browser')
    .addHelpText('after', EXAMPLES)
    .action((file: string | undefined, _: unknown, self: Command) => playgroundAction(file, self.opts(), context));
}

interface PlaygroundFlags {
  readonly checkpoint?: string;
  readonly beside?: string;
  readonly out?: string;
  readonly port?: string;
  readonly open: boolean;
}

async function playgroundAction(file: string | undefined, flags: PlaygroundFlags, context: Context): Promise<void> {
  const { terminal } = context;
  const port = flags.port === undefined ? 0 : numberOf('--port', flags.port, { minimum: 0, maximum: MOST_PORT });
  const chosen = await chooseCheckpoint(terminal, file ?? flags.checkpoint, false);
  const beside = flags.beside === undefined ? null : await modelIn(flags.beside);
  const page = playgroundPage(await modelIn(chosen), await pairsToTrainOn(), beside);
  if (flags.out === undefined) return serve(page, { port, opens: flags.open }, context);
  await writeOutputFile(flags.out, page);
  say(terminal, `written: ${flags.out}`);
}

/**
 * The checkpoint as it stands in the file, once it is known to be sound: the page should not be the first to find out. Its
 * name is the path that was given, for the page's commands to work; of one from the root only the end, for pages are shared.
 */
async function modelIn(file: string): Promise<PageModel> {
  await loadModel(file);
  try {
    return { name: isAbsolute(file) ? basename(file) : file, text: await readFile(file, 'utf8') };
  } catch (error) {
    throw new NmtError({ code: 'E_FILE', file, problem: fileProblem(error), cause: error });
  }
}

/** The first pairs of the bundled corpus: as many as a page learns from within a minute. */
async function pairsToTrainOn(): Promise<string> {
  const text = await readFile(join(PACKAGE_ROOT, 'corpora', 'en-ko', 'train.tsv'), 'utf8');
  return text.split('\n').slice(0, PAIRS).join('\n');
}

async function serve(page: string, { port, opens }: { port: number; opens: boolean }, context: Context): Promise<void> {
  const { terminal } = context;
  const served = await servePage(page, port);
  const stopped = new Promise<void>((resolve) => {
    const listener = listenForStop(terminal, () => {
      context.exitCode = EXIT[listener.received()!];
      resolve();
    });
  });
  await print(terminal, `${served.address}\n`);
  say(terminal, 'the playground is at this address until Ctrl-C');
  if (opens) openBrowser(served.address, () => say(terminal, 'no browser could be started: open the address yourself'));
  await stopped;
  await served.close();
}
