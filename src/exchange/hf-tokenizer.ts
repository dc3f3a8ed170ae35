/**
 * tokenizer.json of Hugging Face's tokenizers, for words and for BPE on words that stand with spaces between them.
 *
 * There a piece is a symbol: `ing</w>` where nmt has `ing` and `walk` where nmt has `walk@@`. A symbol that is left over has one
 * id there; nmt cuts one that is not in the vocabulary again. So every piece of a merge must be in it.
 */
import { NmtError } from '../errors.ts';
import { END_OF_WORD } from '../text/bpe/symbols.ts';
import { parseTokenizerRecord } from '../text/tokenizer.ts';
import { idsByToken } from '../text/vocabulary.ts';

const MORE = '@@';
/** Lower case of Σ: theirs does not look at the letters around it. */
const SIGMA = /[σς]/;

/**
 * The JSON of a tokenizer that gives the same ids.
 *
 * @throws NmtError E_CHECKPOINT with the reason why there is none
 */
export function huggingFaceTokenizer(record: unknown, vocabulary: readonly string[], side: string): string {
  const { tokenizer, pretokenized, lowercase, fold, merges = [] } = parseTokenizerRecord(record, side);
  if (tokenizer === 'char' || !pretokenized) {
    throw refusal('text that is not --pretokenized is cut by rules that it has no words for');
  }
  if (fold) throw refusal('words that are looked up in lower case are not known there');
  if (lowercase && [...vocabulary, ...merges].some((text) => SIGMA.test(text))) {
    throw refusal('Σ at the end of a word is not lower-cased there as it is here');
  }
  const rules = [...OUTER_SPACE, ...(tokenizer === 'bpe' ? MARKED_WORDS : [])].map(replacement);
  const lowered = lowercase ? [{ type: 'Lowercase' }] : [];
  const model = tokenizer === 'bpe' ? bpe(vocabulary, merges) : words(vocabulary);
  return `${JSON.stringify({
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: 'Sequence', normalizers: [...lowered, ...rules] },
    pre_tokenizer: { type: 'Split', pattern: { String: ' ' }, behavior: 'Removed', invert: false },
    post_processor: null,
    decoder: tokenizer === 'bpe' ? { type: 'BPEDecoder', suffix: END_OF_WORD } : null,
    model,
  })}\n`;
}

/** Special ids but that of unknown words have no name: a text may hold what looks like one. */
function words(vocabulary: readonly string[]) {
  const unknown = unknownOf(vocabulary);
  const ids = idsByToken(vocabulary);
  if (ids.has(unknown)) throw refusal(SPECIAL_IN_TEXT);
  return {
    type: 'WordLevel',
    vocab: { [unknown]: vocabulary.indexOf(unknown), ...Object.fromEntries(ids) },
    unk_token: unknown,
  };
}

function bpe(vocabulary: readonly string[], merges: readonly string[]) {
  const special = vocabulary.slice(0, vocabulary.length - idsByToken(vocabulary).size);
  const ids = new Map(vocabulary.map((token, id) => [id < special.length ? token : symbolOf(token), id]));
  if (ids.size < vocabulary.length) throw refusal(SPECIAL_IN_TEXT);
  if (merges.some((merge) => endsWord(merge.replace(' ', '')) && !endsWord(merge))) {
    throw refusal(`words of the text hold ${END_OF_WORD}, its mark of their end`);
  }
  const pieces = new Set(merges.flatMap((merge) => [...merge.split(' '), merge.replace(' ', '')]));
  const missing = [...pieces].filter((symbol) => !ids.has(symbol));
  if (missing.length > 0) {
    const few = missing.slice(0, 3).join(', ');
    throw refusal(`of the ${pieces.size} pieces of its merges ${missing.length} are not in its vocabulary (${few})`);
  }
  return {
    type: 'BPE',
    dropout: null,
    unk_token: unknownOf(vocabulary),
    continuing_subword_prefix: null,
    end_of_word_suffix: END_OF_WORD,
    fuse_unk: false,
    byte_fallback: false,
    ignore_merges: false,
    vocab: Object.fromEntries(ids),
    merges: merges.map((merge) => merge.split(' ')),
  };
}

const endsWord = (symbol: string) => symbol.endsWith(END_OF_WORD);

/** Behind padding. */
const unknownOf = (vocabulary: readonly string[]) => vocabulary[1]!;

const SPECIAL_IN_TEXT = 'a piece of text is written as a special token is';

/** What stands around the words of a line is left out. */
const OUTER_SPACE = [
  ['\\A[ \\r\\n]+', ''],
  ['[ \\r\\n]+\\z', ''],
] as const;

/** Words that end as a piece does are told apart, as text/bpe/subwords.ts does it. */
const MARKED_WORDS = [
  ['％0040(?= |\\z)', '％0040％0040'],
  ['@@(?= |\\z)', '@@％0040'],
] as const;

const replacement = ([pattern, content]: readonly [string, string]) => ({
  type: 'Replace',
  pattern: { Regex: pattern },
  content,
});

/** Example "walk@@" → "walk", "ing" → "ing</w>" */
function symbolOf(token: string): string {
  return token.endsWith(MORE) ? token.slice(0, -MORE.length) : `${token}${END_OF_WORD}`;
}

function refusal(reason: string): NmtError {
  const hint = 'nmt export --format safetensors has a text.py that cuts as nmt does';
  return new NmtError({ code: 'E_CHECKPOINT', problem: `no tokenizer.json says the same: ${reason}`, hint });
}
