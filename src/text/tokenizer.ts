/**
 * The tokenizer that a record describes: text → tokens → the same text, normalised. A checkpoint keeps the record.
 */
import { z } from 'zod';
import { NmtError } from '../errors.ts';
import { joinCharacters, tokenizeCharacters } from './character-tokenizer.ts';
import { joinMarked } from './joiners.ts';
import { normalise, normalisePretokenized, splitAtSpaces } from './normalise.ts';
import { tokenizeWords } from './word-tokenizer.ts';

const RecordSchema = z.strictObject({
  tokenizer: z.enum(['word', 'char', 'bpe']),
  pretokenized: z.boolean(),
  lowercase: z.boolean(),
  jamo: z.boolean(),
});

/** All that makes a tokenizer, as plain JSON. */
export type TokenizerRecord = Readonly<z.infer<typeof RecordSchema>>;

export interface Tokenizer {
  tokenize(text: string): readonly string[];
  /** The text that tokens make, whatever they are. */
  detokenize(tokens: readonly string[]): string;
}

/** @throws NmtError E_CHECKPOINT when it is no record of a tokenizer */
export function parseTokenizerRecord(value: unknown, side: string): TokenizerRecord {
  const checked = RecordSchema.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const entry = ['tokenizers', side, ...issue!.path].join('.');
  throw new NmtError({
    code: 'E_CHECKPOINT',
    problem: `"${entry}" describes no tokenizer: ${issue!.message.replace(/^Invalid input: /, '')}`,
    hint: 'the file was edited or made by another version; train again or take an older copy',
  });
}

/** The tokenizer of a record. */
export function createTokenizer(record: TokenizerRecord): Tokenizer {
  const { tokenizer, pretokenized, lowercase, jamo } = record;
  if (tokenizer === 'char') {
    return {
      tokenize: (text) => tokenizeCharacters(normalise(text, lowercase), jamo),
      detokenize: joinCharacters,
    };
  }
  return pretokenized ? pretokenizedWords(lowercase) : markedWords(lowercase);
}

function markedWords(lowercase: boolean): Tokenizer {
  return { tokenize: (text) => tokenizeWords(normalise(text, lowercase)), detokenize: joinMarked };
}

/** Words that someone else has cut: taken at spaces, and given back with spaces between them. */
function pretokenizedWords(lowercase: boolean): Tokenizer {
  return {
    tokenize: (text) => splitAtSpaces(normalisePretokenized(text, lowercase)),
    detokenize: (tokens) => tokens.filter((token) => token !== '').join(' '),
  };
}
