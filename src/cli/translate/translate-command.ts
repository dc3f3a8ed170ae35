/** nmt translate: text given as words, lines from a pipe, or a conversation. */
import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { encodingOf } from '../../encoding/encodings.ts';
import { refuse } from '../../errors.ts';
import { chooseCheckpoints } from '../checkpoint-choice.ts';
import type { Context } from '../context.ts';
import { remarkOnFile } from '../file-as-text.ts';
import { ENCODING_MEANING } from '../lines/encoding-flag.ts';
import {
  addEnsembleFlags,
  type EnsembleFlags,
  filesBeforeText,
  runtimeOptions,
  searchOptions,
} from '../search-flags.ts';
import type { Terminal } from '../terminal.ts';
import { numberOf } from '../values.ts';

interface TranslateFlags extends EnsembleFlags {
  readonly scores?: true;
  readonly alignments?: true;
  readonly json?: true;
  readonly interactive?: boolean;
  readonly batch?: string;
  readonly encoding?: string;
  readonly quiet?: true;
}

const EXAMPLES = `
In a pipe there is exactly one line of output for each line of input, in order;
blank lines stay blank. At a terminal there is a prompt; :help there shows more.
stderr says which words a model does not know, and of which answers it is unsure:
of those to its dev side at most 2 % were. A word that is unknown as written is
looked up in lower, Title and UPPER case.

Tokens are counted from 0, as nmt tokenize --checkpoint FILE prints them; --json
has them, and what stderr says as unknown, nothingKnown and unsure. The ||| in a
text of --n-best comes out as &#124;&#124;&#124;, in --json as it is. A blank line
has as many fields as any other, and the score 0. A text that begins with a dash
goes behind --.

Examples:
  nmt translate
  nmt translate 'Where is the station?'
  nmt translate --beam 1 < sentences.txt > translations.txt
  nmt translate --n-best 3 --alignments < sentences.txt
  nmt translate --json 'I am hungry.'
  nmt translate -- '- Where is the station?'
  nmt translate --checkpoint a.json b.json c.json < sentences.txt
  tail -f log.txt | nmt translate --quiet`;

export function define(command: Command, context: Context): void {
  addEnsembleFlags(command.argument('[text...]', 'what to translate (default: lines from stdin)'))
    .option('--n-best <N>', 'show N alternatives as: id ||| text ||| score')
    .option('--scores', 'put the score and a tab before each translation')
    .option('--alignments', 'add which source token each target token looked at, as 0-0 1-2')
    .option('--json', 'a JSON object for each line')
    .option(
      '--batch <N>',
      'lines translated at once, at most, while the input does not pause (default: what 0.2 s suffice for)',
    )
    .option('--encoding <label>', ENCODING_MEANING)
    .option('--interactive', 'converse even where stdin is no terminal')
    .option('--no-interactive', 'read lines even where stdin is a terminal')
    .option('-q, --quiet', 'no summary, and no remarks on answers that may be wrong')
    .addHelpText('after', EXAMPLES)
    .action((text: string[], _: unknown, self: Command) => translateAction(text, self.opts(), context));
}

async function translateAction(words: readonly string[], flags: TranslateFlags, context: Context): Promise<void> {
  const { terminal, pipelines } = context;
  const { files, text } = filesAndText(flags.checkpoint, words);
  const search = searchOptions(flags);
  const runtime = runtimeOptions(flags);
  const batch = flags.batch === undefined ? null : numberOf('--batch', flags.batch, { minimum: 1, maximum: 1024 });
  const isConversation = text.length === 0 && (flags.interactive ?? terminal.stdin.isTTY === true);
  if (flags.encoding !== undefined) encodingOf(flags.encoding);
  refuseTogether(flags, text, isConversation);
  const [quiet, isOneText] = [flags.quiet === true, text.length > 0];
  // A script that asks for one text at a time need not be told each time; a person sees who answers.
  const checkpoints = await chooseCheckpoints(terminal, files, quiet || (isOneText && terminal.stderr.isTTY !== true));
  if (!quiet) remarkOnFile(terminal, text, (file) => `its lines: nmt translate < ${file}`);
  const translator = await pipelines.loadTranslator(checkpoints, runtime);
  try {
    if (isConversation) {
      const [{ runRepl }, { withDecodedInput }] = await Promise.all([
        import('./repl.ts'),
        import('./decoded-input.ts'),
      ]);
      const [scores, alignments] = [flags.scores === true, flags.alignments === true];
      const heard = flags.encoding === undefined ? terminal : withDecodedInput(terminal, encodingOf(flags.encoding));
      context.exitCode = await runRepl(heard, translator, { search, scores, alignments, explain: false });
      return;
    }
    const { runFilter } = await import('./filter.ts');
    const nBest = flags.nBest === undefined ? null : search.nBest;
    const form = {
      json: flags.json === true,
      scores: flags.scores === true,
      alignments: flags.alignments === true,
      nBest,
    };
    const input = text.length === 0 ? terminal : withInput(terminal, text.join(' '));
    const encoding = text.length === 0 ? flags.encoding : undefined;
    context.exitCode = await runFilter(input, translator, { search, form, batch, quiet, isOneText, encoding });
  } finally {
    await translator.close();
  }
}

/** @throws NmtError E_USAGE when the text stands in two places, so that its order is lost */
function filesAndText(
  values: readonly string[] | undefined,
  words: readonly string[],
): { files: readonly string[] | undefined; text: readonly string[] } {
  if (values === undefined) return { files: undefined, text: given(words) };
  const { files, text } = filesBeforeText(values);
  if (text.length === 0 || words.length === 0) return { files, text: given([...text, ...words]) };
  refuse(
    `the text stands in two places: ${JSON.stringify(text[0])} and ${JSON.stringify(words[0])}`,
    'put it in quotes, or behind all flags and --',
  );
}

/** No words where they are a dash alone, by which other commands call stdin. */
function given(words: readonly string[]): readonly string[] {
  return words.length === 1 && words[0] === '-' ? [] : words;
}

/** @throws NmtError E_USAGE when two flags contradict each other */
function refuseTogether(flags: TranslateFlags, text: readonly string[], isConversation: boolean): void {
  if (flags.interactive === true && text.length > 0) refuse('--interactive takes no text', 'leave out one of them');
  if (isConversation && flags.json) refuse('--json is for lines in a pipe', 'add --no-interactive');
}

/** The terminal with a text in place of its stdin: no text at all is a blank line, since each has its answer. */
function withInput(terminal: Terminal, text: string): Terminal {
  return { ...terminal, stdin: Readable.from([Buffer.from(text === '' ? '\n' : text)], { objectMode: false }) };
}
