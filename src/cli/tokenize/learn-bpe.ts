/** nmt tokenize learn-bpe: merges from the words of files or of stdin, as a codes file. */
import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import { NmtError } from '../../errors.ts';
import { formatCodes } from '../../text/bpe/codes.ts';
import { learnMerges } from '../../text/bpe/learn.ts';
import { countWords } from '../../text/bpe/lines.ts';
import { counted } from '../amounts.ts';
import { LineReader } from '../lines/line-reader.ts';
import { writeOutputFile } from '../output-file.ts';
import { print, say, type Terminal } from '../terminal.ts';
import { numberOf } from '../values.ts';

const EXAMPLES = `
Words stand with spaces between them; the codes are those that subword-nmt 0.3 learns where \\n or \\r\\n alone ends
lines (subword-nmt also ends them at a lone \\r, U+000B, U+000C, U+001C to U+001E, U+0085, U+2028 and U+2029).

Examples:
  nmt tokenize learn-bpe --merges 10000 train.en train.de > codes
  nmt tokenize < train.txt | nmt tokenize learn-bpe --merges 500 --output codes`;

export interface LearnFlags {
  readonly merges: string;
  readonly output?: string;
}

export function defineLearn(command: Command): Command {
  return command
    .summary('learn BPE merges from text')
    .description('learn BPE merges from text')
    .argument('[files...]', 'text, one sentence a line; - is stdin (default: stdin)')
    .requiredOption('--merges <N>', 'merges to learn at most')
    .option('--output <file>', 'write the codes here instead of stdout')
    .addHelpText('after', EXAMPLES);
}

export async function learnAction(files: readonly string[], flags: LearnFlags, terminal: Terminal): Promise<void> {
  const most = numberOf('--merges', flags.merges, { minimum: 1, maximum: 1_000_000 });
  const counts = new Map<string, number>();
  for (const file of files.length === 0 ? ['-'] : files) await countFile(file, terminal, counts);
  const merges = learnMerges(counts, most);
  if (merges.length < most) {
    say(terminal, `nmt: ${counted(merges.length, 'merge')} learnt: no further pair stands twice`);
  }
  if (flags.output === undefined) await print(terminal, formatCodes(merges));
  else await writeOutputFile(flags.output, formatCodes(merges));
}

/** @throws NmtError E_FILE when it cannot be read, E_TEXT at the line that is not UTF-8 */
async function countFile(file: string, terminal: Terminal, counts: Map<string, number>): Promise<void> {
  const name = file === '-' ? 'standard input' : file;
  const reader = new LineReader(file === '-' ? terminal.stdin : createReadStream(file), name);
  for (;;) {
    const lines = await reader.next(4096);
    if (lines.length === 0) return;
    for (const { id, text, isValid } of lines) {
      if (!isValid) {
        const problem = 'the line is not UTF-8';
        throw new NmtError({ code: 'E_TEXT', file: name, line: id + 1, problem, hint: 'convert the file to UTF-8' });
      }
      countWords(counts, text);
    }
  }
}
