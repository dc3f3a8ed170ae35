/** What a filter of `nmt tokenize` does to each line: told as plain data, since a thread may be told the same. */
import type { BpeCodes } from '../../text/bpe/codes.ts';
import { segmentLine } from '../../text/bpe/lines.ts';
import { AT_MARKS, Subwords } from '../../text/bpe/subwords.ts';
import { splitAtSpaces } from '../../text/normalise.ts';
import { createTokenizer, type TokenizerRecord, tokenize } from '../../text/tokenizer.ts';
import { idsByToken } from '../../text/vocabulary.ts';

/** Text → tokens, or the other way. */
export interface TextChange {
  readonly way: 'cut' | 'join';
  readonly record: TokenizerRecord;
  /** Tokens that subwords need not be cut below; `null` for whatever the merges give. */
  readonly vocabulary: readonly string[] | null;
}

export type LineChange = TextChange | { readonly way: 'apply'; readonly codes: BpeCodes };

/** The function from a line to a line that a change stands for. */
export function lineChange(change: LineChange): (line: string) => string {
  if (change.way === 'apply') {
    const subwords = new Subwords(change.codes, AT_MARKS);
    return (line) => segmentLine(subwords, line);
  }
  const { way, record, vocabulary } = change;
  const known = vocabulary && idsByToken(vocabulary);
  const tokenizer = createTokenizer(record, known ? (token) => known.has(token) : undefined);
  return way === 'cut'
    ? (line) => tokenize(tokenizer, line).join(' ')
    : (line) => tokenizer.detokenize(splitAtSpaces(line));
}
