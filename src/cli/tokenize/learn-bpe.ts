/** nmt tokenize learn-bpe: merges from the words of files or of stdin, as a codes file. */
import type { Command } from 'commander';
import { counted } from '../../amounts.ts';
import { encodingOf } from '../../encoding/encodings.ts';
import { readLines } from '../../encoding/read.ts';
import { NmtError } from '../../errors.ts';
import { formatCodes, formatCountedCodes } from '../../text/bpe/codes.ts';
import { learnMerges } from '../../text/bpe/learn.ts';
import { countWords } from '../../text/bpe/lines.ts';
import { isBlank } from '../../text/invisible.ts';
import { ENCODING_MEANING } from '../lines/encoding-flag.ts';
import { writeOutputFile } from '../output-file.ts';
import { print, say, type Terminal } from '../terminal.ts';
import { numberOf } from '../values.ts';

const EXAMPLES = `
Words stand with spaces between them; the codes are those that subword-nmt 0.3 learns where \\n or \\r\\n alone ends
lines (subword-nmt also ends them at a lone \\r, U+000B, U+000C, U+001C to U+001E, U+0085, U+2028 and U+2029). What --output
writes says in its first line how many there are: apply-bpe refuses it where it was cut off, and subword-nmt reads it.

Examples:
  nmt tokenize learn-bpe --merges 10000 train.en train.de > codes
  nmt tokenize < train.txt | nmt tokenize learn-bpe --merges 500 --output codes`;

interface LearnFlags {
  readonly merges: string;
  readonly output?: string;
  readonly encoding?: string;
}

export function defineLearn(command: Command): Command {
  return command
    .summary('learn BPE merges from text')
    .description('learn BPE merges from text')
    .argument('[files...]', 'text, one sentence a line; - is stdin (default: stdin)')
    .requiredOption('--merges <N>', 'merges to learn at most')
    .option(
      '--output <file>',
      'write the codes here instead of stdout, which is -; with their number in the first line',
    )
    .option('--encoding <label>', ENCODING_MEANING)
    .addHelpText('after', EXAMPLES);
}

export async function learnAction(files: readonly string[], flags: LearnFlags, terminal: Terminal): Promise<void> {
  const most = numberOf('--merges', flags.merges, { minimum: 1, maximum: 1_000_000 });
  const counts = new Map<string, number>();
  const { encoding = null } = flags;
  if (encoding !== null) encodingOf(encoding);
  for (const file of files.length === 0 ? ['-'] : files) {
    const input = file === '-' ? { name: 'standard input', bytes: terminal.stdin } : file;
    const { notes } = await readLines(input, (line) => countWords(counts, line), {
      encoding,
      code: 'E_TEXT',
      hint: 'a text file is wanted',
    });
    for (const note of notes) say(terminal, `nmt: ${file}: ${note}`);
  }
  if ([...counts.keys()].every(isBlank)) {
    const problem = 'there is no word to learn from';
    throw new NmtError({
      code: 'E_TEXT',
      file: files.join(', ') || 'standard input',
      problem,
      hint: 'text, one sentence a line',
    });
  }
  const merges = learnMerges(counts, most);
  if (merges.length < most) {
    say(terminal, `nmt: ${counted(merges.length, 'merge')} learnt: no further pair stands twice`);
  }
  if (flags.output === undefined || flags.output === '-') await print(terminal, formatCodes(merges));
  else await writeOutputFile(flags.output, formatCountedCodes(merges));
}
