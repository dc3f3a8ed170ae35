/**
 * The two codecs of a translator: made from the sentences it is trained on, or from what its checkpoint keeps.
 */
import type { Config } from '../config.ts';
import { NmtError } from '../errors.ts';
import { UNK } from '../special-ids.ts';
import { eachInSlices } from '../turns.ts';
import { learningMerges } from './bpe/learn.ts';
import type { Codecs, EncodedText, TextCodec, TextOptions } from './codec.ts';
import { compose } from './normalise.ts';
import { countWords, idsByPart } from './parts.ts';
import {
  contentOf,
  createTokenizer,
  parseTokenizerRecord,
  type Tokenizer,
  type TokenizerRecord,
  tokenize,
  tokenizeSampled,
} from './tokenizer.ts';
import { buildVocabulary, countTokens, idsByToken, isVocabulary, type TokenCounts } from './vocabulary.ts';

/** What a checkpoint keeps about its text. */
export interface StoredText {
  readonly tokenizers: { readonly source: unknown; readonly target: unknown };
  readonly vocabularies: { readonly source: readonly string[]; readonly target: readonly string[] };
  readonly config: Pick<Config, 'jointVocabulary'>;
}

/**
 * Learns tokenizers and vocabularies from aligned sentences, with pauses.
 * With `jointVocabulary` both sides share one of each; the vocabulary is then the same array.
 */
export function* buildingCodecs(
  sources: readonly string[],
  targets: readonly string[],
  options: TextOptions,
): Generator<void, Codecs> {
  if (options.jointVocabulary) {
    const codec = yield* learnCodec([sources, targets], options);
    return { source: codec, target: codec };
  }
  const source = yield* learnCodec([sources], options, options.foldSource);
  return { source, target: yield* learnCodec([targets], options) };
}

function* learnCodec(
  texts: readonly (readonly string[])[],
  options: TextOptions,
  fold = false,
): Generator<void, TextCodec> {
  const { tokenizer: kind, pretokenized, lowercase, jamo } = options;
  const plain: TokenizerRecord = { tokenizer: kind, pretokenized, lowercase, jamo, ...(fold && { fold }) };
  const wholeWords = createTokenizer(plain);
  const words = yield* countAll(wholeWords, texts, lookup(plain));
  const record = yield* withMerges(plain, words, options.merges);
  return createCodec(record, yield* learnVocabulary(createTokenizer(record), words, options));
}

function* countAll(
  tokenizer: Tokenizer,
  texts: readonly (readonly string[])[],
  lookUp: (word: string) => string,
): Generator<void, TokenCounts> {
  if (tokenizer.spaced !== null) return yield* countWords(texts, tokenizer.spaced, lookUp);
  const counts: TokenCounts = new Map();
  for (const side of texts) {
    yield* eachInSlices(side, (text) => countTokens(counts, tokenizer.words(text).map(lookUp)));
  }
  return counts;
}

function* withMerges(record: TokenizerRecord, words: TokenCounts, most: number): Generator<void, TokenizerRecord> {
  if (record.tokenizer !== 'bpe') return record;
  const contents: TokenCounts = new Map();
  for (const [word, times] of words) countTokens(contents, [contentOf(word, record)], times);
  return { ...record, merges: yield* learningMerges(contents, most) };
}

/** Where merges will be dropped in training, the characters of every word must have their ids too. */
function* learnVocabulary(tokenizer: Tokenizer, words: TokenCounts, options: TextOptions): Generator<void, string[]> {
  const counts: TokenCounts = new Map();
  yield* eachInSlices([...words], ([word, times]) => countTokens(counts, tokenizer.cut(word), times));
  const required = new Set<string>();
  if ((options.bpeDropout ?? 0) > 0) {
    for (const word of words.keys()) for (const token of tokenizer.cutSampled(word, () => true)) required.add(token);
    countTokens(counts, [...required], 0);
  }
  const { vocabularySize, minimumFrequency } = options;
  return buildVocabulary(counts, { maximumSize: vocabularySize, minimumFrequency, required });
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
  const ids = idsByToken(vocabulary);
  const tokenizer = createTokenizer(record, (token) => ids.has(token));
  const formOf = lookup(record);
  const lookUpAll = (tokens: readonly string[]) => tokens.map((token) => ids.get(formOf(token)) ?? UNK);
  const toIds = (text: string): EncodedText => {
    const tokens = tokenize(tokenizer, text);
    const encoded = lookUpAll(tokens);
    const unknown: number[] = [];
    for (let i = 0; i < encoded.length; i++) if (encoded[i] === UNK) unknown.push(i);
    return { ids: encoded, tokens, unknown };
  };
  const { spaced } = tokenizer;
  const idsOf = (part: string) => lookUpAll(spaced!.wordsOf(part).flatMap((word) => tokenizer.cut(word)));
  return {
    vocabulary,
    record,
    toIds,
    idsOfMany: () => (spaced === null ? (text) => toIds(text).ids : idsByPart(spaced, idsOf)),
    toIdsSampled(text, dropout, key) {
      return lookUpAll(dropout > 0 ? tokenizeSampled(tokenizer, text, dropout, key) : tokenize(tokenizer, text));
    },
    detokenize: tokenizer.detokenize,
  };
}

/** The form in which the vocabulary holds a token. */
function lookup({ fold }: TokenizerRecord): (token: string) => string {
  return fold ? (token) => compose(token.toLowerCase()) : (token) => token;
}
