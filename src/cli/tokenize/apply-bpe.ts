/** nmt tokenize apply-bpe: words of stdin → subwords with @@, and back. */
import type { Command } from 'commander';
import { readText } from '../../encoding/read.ts';
import { refuse } from '../../errors.ts';
import { parseCodes } from '../../text/bpe/codes.ts';
import type { Context } from '../context.ts';
import { ENCODING_MEANING } from '../lines/encoding-flag.ts';
import { filterLines } from './line-filter.ts';

const EXAMPLES = `
One line of output for each line of input; the pieces are those of subword-nmt 0.3 where \\n alone ends lines.
subword-nmt also ends them at a lone \\r, U+000B, U+000C, U+001C to U+001E, U+0085, U+2028 and U+2029, and keeps the \\r of
\\r\\n; here these are part of a word, and \\r\\n comes out as \\n.

Examples:
  nmt tokenize apply-bpe --codes codes < test.en > test.bpe.en
  sed 's/@@ //g' test.bpe.en                       undoes it where the text has no @@ of its own`;

interface ApplyFlags {
  readonly codes: string;
  readonly encoding?: string;
}

export function defineApply(command: Command): Command {
  return command
    .summary('cut the words of stdin with learnt merges')
    .description('cut the words of stdin with learnt merges')
    .requiredOption('--codes <file>', 'merges, as learn-bpe or subword-nmt writes them')
    .option('--encoding <label>', ENCODING_MEANING)
    .addHelpText('after', EXAMPLES);
}

export async function applyAction({ codes, encoding }: ApplyFlags, context: Context): Promise<void> {
  if (codes === '-') refuse('standard input is the text to cut, and no codes', '--codes names a file');
  const { text } = await readText(codes, { code: 'E_TEXT', takesEncoding: false, hint: 'write one with learn-bpe' });
  context.exitCode = await filterLines(context.terminal, { way: 'apply', codes: parseCodes(text, codes) }, encoding);
}
