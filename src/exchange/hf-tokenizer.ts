/**
 * tokenizer.json of Hugging Face's tokenizers, for BPE on words that stand with spaces between them.
 *
 * There a piece is a symbol: `ing</w>` where nmt has `ing` and `walk` where nmt has `walk@@`. What nmt does with a piece that
 * is not in the vocabulary, cutting it again, cannot be said there; so every piece of a merge must be in it.
 */
import { NmtError } from '../errors.ts';
import { END_OF_WORD } from '../text/bpe/symbols.ts';
import { parseTokenizerRecord } from '../text/tokenizer.ts';

const MORE = '@@';
/** The special ids come first. */
const SPECIAL = 4;

/**
 * The JSON of a tokenizer that gives the same ids.
 *
 * @throws NmtError E_CHECKPOINT with the reason why there is none
 */
export function huggingFaceTokenizer(record: unknown, vocabulary: readonly string[], side: string): string {
  const { tokenizer, pretokenized, lowercase, fold, merges = [] } = parseTokenizerRecord(record, side);
  if (tokenizer !== 'bpe' || !pretokenized) throw refusal('only BPE on --pretokenized text has one');
  if (lowercase || fold) throw refusal('lower case is not made there as it is here');
  const ids = new Map(vocabulary.map((token, id) => [id < SPECIAL ? token : symbolOf(token), id]));
  if (ids.size < vocabulary.length) throw refusal('a piece of text is written as a special token is');
  const pieces = new Set(merges.flatMap((merge) => [...merge.split(' '), merge.replace(' ', '')]));
  const missing = [...pieces].filter((symbol) => !ids.has(symbol));
  if (missing.length > 0) {
    const few = missing.slice(0, 3).join(', ');
    throw refusal(`of the ${pieces.size} pieces of its merges ${missing.length} are not in its vocabulary (${few})`);
  }
  return `${JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: 'Sequence', normalizers: MARKED_WORDS.map(([pattern, content]) => replace(pattern, content)) },
    pre_tokenizer: { type: 'Split', pattern: { String: ' ' }, behavior: 'Removed', invert: false },
    post_processor: null,
    decoder: { type: 'BPEDecoder', suffix: END_OF_WORD },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: vocabulary[1],
      continuing_subword_prefix: null,
      end_of_word_suffix: END_OF_WORD,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(ids),
      merges: merges.map((merge) => merge.split(' ')),
    },
  })}\n`;
}

/** Words that end as a piece does are told apart, as text/bpe/subwords.ts does it. */
const MARKED_WORDS = [
  ['％0040(?=[ \\r\\n]|$)', '％0040％0040'],
  ['@@(?=[ \\r\\n]|$)', '@@％0040'],
  ['[\\r\\n]+$', ''],
] as const;

const replace = (pattern: string, content: string) => ({ type: 'Replace', pattern: { Regex: pattern }, content });

/** Example "walk@@" → "walk", "ing" → "ing</w>" */
function symbolOf(token: string): string {
  return token.endsWith(MORE) ? token.slice(0, -MORE.length) : `${token}${END_OF_WORD}`;
}

function refusal(reason: string): NmtError {
  const hint = 'nmt export --format safetensors has a text.py that cuts as nmt does';
  return new NmtError({ code: 'E_CHECKPOINT', problem: `no tokenizer.json says the same: ${reason}`, hint });
}
