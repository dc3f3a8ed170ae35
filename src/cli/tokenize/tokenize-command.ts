/** nmt tokenize: lines → the tokens that a model would see, and back; BPE learnt and applied on its own. */
import { type Command, Option } from 'commander';
import { refuse } from '../../errors.ts';
import { parseTokenizerRecord } from '../../text/tokenizer.ts';
import type { Context } from '../context.ts';
import { ENCODING_MEANING } from '../lines/encoding-flag.ts';
import { say } from '../terminal.ts';
import { applyAction, defineApply } from './apply-bpe.ts';
import { defineLearn, learnAction } from './learn-bpe.ts';
import type { LineChange, TextChange } from './line-change.ts';
import { filterLines } from './line-filter.ts';

interface TokenizeFlags {
  readonly tokenizer?: 'word' | 'char';
  readonly lowercase?: true;
  readonly jamo?: true;
  readonly checkpoint?: string;
  readonly side: 'source' | 'target';
  readonly detokenize?: true;
  readonly encoding?: string;
}

const EXAMPLES = `
Lines come from stdin. ￭ says that no space stood there, ▁ is a space among characters.

Examples:
  echo "I'm here." | nmt tokenize                          I ￭'m here ￭.
  echo '제 책' | nmt tokenize --tokenizer char --jamo       ᄌ ᅦ ▁ ᄎ ᅢ ᆨ
  nmt tokenize < a.txt | nmt tokenize --detokenize         a.txt, its white space in order
  nmt tokenize --checkpoint checkpoints/en-ko.json         what that model would read
  nmt tokenize learn-bpe --merges 10000 train.en train.de > codes
  nmt tokenize apply-bpe --codes codes < test.en > test.bpe.en`;

export function define(command: Command, context: Context): void {
  command
    .addOption(new Option('--tokenizer <kind>', 'what a token is (default: word)').choices(['word', 'char']))
    .option('--lowercase', 'fold case')
    .option('--jamo', 'split Hangul syllables into letters, with --tokenizer char')
    .option('--checkpoint <file.json>', 'cut as this model does')
    .addOption(new Option('--side <side>', 'its side').choices(['source', 'target']).default('source'))
    .option('--detokenize', 'the other way: tokens → text')
    .option('--encoding <label>', ENCODING_MEANING)
    .addHelpText('after', EXAMPLES)
    .action((_: unknown, self: Command) => tokenizeAction(self.opts(), context));
  defineLearn(command.command('learn-bpe')).action((files, flags) => learnAction(files, flags, context.terminal));
  defineApply(command.command('apply-bpe')).action((flags) => applyAction(flags, context));
}

async function tokenizeAction(flags: TokenizeFlags, context: Context): Promise<void> {
  const { terminal } = context;
  const change = await lineChangeOf(flags);
  if (terminal.stdin.isTTY) say(terminal, `nmt: type ${flags.detokenize ? 'tokens' : 'text'}; Ctrl-D ends`);
  context.exitCode = await filterLines(terminal, change, flags.encoding);
}

async function lineChangeOf(flags: TokenizeFlags): Promise<LineChange> {
  const way = flags.detokenize ? 'join' : 'cut';
  const { tokenizer, lowercase = false, jamo = false, checkpoint } = flags;
  if (checkpoint !== undefined) {
    if (tokenizer !== undefined || lowercase || jamo) {
      refuse('--checkpoint cannot go with --tokenizer, --lowercase or --jamo', 'the checkpoint says how it cuts');
    }
    return { way, ...(await textOf(checkpoint, flags.side)) };
  }
  if (jamo && tokenizer !== 'char') refuse('--jamo splits characters', 'add --tokenizer char');
  return { way, record: { tokenizer: tokenizer ?? 'word', pretokenized: false, lowercase, jamo }, vocabulary: null };
}

async function textOf(file: string, side: 'source' | 'target'): Promise<Pick<TextChange, 'record' | 'vocabulary'>> {
  const { readCheckpoint } = await import('../../checkpoint/read.ts');
  const { restoreCodecs } = await import('../../text/codecs.ts');
  const { record, vocabulary } = restoreCodecs(await readCheckpoint(file))[side];
  return { record: parseTokenizerRecord(record, side), vocabulary };
}
