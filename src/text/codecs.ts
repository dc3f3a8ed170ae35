/**
 * The two codecs of a translator: made from the sentences it is trained on, or from what its checkpoint keeps.
 */
import type { Config } from '../config.ts';
import { NmtError } from '../errors.ts';
import { UNK } from '../model/special-ids.ts';
import type { Codecs, EncodedText, TextCodec, TextOptions } from './codec.ts';
import { createTokenizer, parseTokenizerRecord, type Tokenizer, type TokenizerRecord } from './tokenizer.ts';
import { buildVocabulary, countTokens, idsByToken, isVocabulary, type TokenCounts } from './vocabulary.ts';

/** What a checkpoint keeps about its text. */
export interface StoredText {
  readonly tokenizers: { readonly source: unknown; readonly target: unknown };
  readonly vocabularies: { readonly source: readonly string[]; readonly target: readonly string[] };
  readonly config: Pick<Config, 'jointVocabulary'>;
}

/**
 * Learns tokenizers and vocabularies from aligned sentences.
 * With `jointVocabulary` both sides share one of each; the vocabulary is then the same array.
 */
export function buildCodecs(sources: readonly string[], targets: readonly string[], options: TextOptions): Codecs {
  const { tokenizer, pretokenized, lowercase, jamo } = options;
  const record: TokenizerRecord = { tokenizer, pretokenized, lowercase, jamo };
  if (options.jointVocabulary) {
    const codec = learnCodec([sources, targets], record, options);
    return { source: codec, target: codec };
  }
  return { source: learnCodec([sources], record, options), target: learnCodec([targets], record, options) };
}

function learnCodec(texts: readonly (readonly string[])[], record: TokenizerRecord, options: TextOptions): TextCodec {
  const tokenizer = createTokenizer(record);
  const counts: TokenCounts = new Map();
  for (const side of texts) for (const text of side) countTokens(counts, tokenizer.tokenize(text));
  const { vocabularySize, minimumFrequency } = options;
  return createCodec(record, buildVocabulary(counts, { maximumSize: vocabularySize, minimumFrequency }));
}

/**
 * The codecs of a checkpoint.
 *
 * @throws NmtError E_CHECKPOINT when what it keeps about its text cannot be used
 */
export function restoreCodecs(kept: StoredText): Codecs {
  const source = restoreCodec(kept, 'source');
  const { vocabularies, config } = kept;
  const shared = config.jointVocabulary && vocabularies.source === vocabularies.target;
  return { source, target: shared ? source : restoreCodec(kept, 'target') };
}

function restoreCodec({ tokenizers, vocabularies }: StoredText, side: 'source' | 'target'): TextCodec {
  const record = parseTokenizerRecord(tokenizers[side], side);
  const vocabulary = vocabularies[side];
  if (isVocabulary(vocabulary)) return createCodec(record, vocabulary);
  throw new NmtError({
    code: 'E_CHECKPOINT',
    problem: `"vocabularies.${side}" is no list of different tokens behind <pad> <unk> <s> </s>`,
    hint: 'the file was edited or made by another version; train again or take an older copy',
  });
}

function createCodec(record: TokenizerRecord, vocabulary: readonly string[]): TextCodec {
  const tokenizer: Tokenizer = createTokenizer(record);
  const ids = idsByToken(vocabulary);
  const encode = (text: string): EncodedText => {
    const tokens = tokenizer.tokenize(text);
    const encoded = tokens.map((token) => ids.get(token) ?? UNK);
    return { ids: encoded, tokens, unknown: encoded.flatMap((id, i) => (id === UNK ? [i] : [])) };
  };
  return {
    vocabulary,
    record,
    encode,
    encodeSampled: (text) => encode(text).ids,
    detokenize: tokenizer.detokenize,
  };
}
