/**
 * One language as the model knows it: a tokenizer and a vocabulary together, text ↔ tokens ↔ ids.
 * Training makes a pair of these from the corpus, a checkpoint holds them, translation restores them.
 */
import type { Config } from '../config.ts';

/** The options that decide what a token is. */
export type TextOptions = Pick<
  Config,
  | 'tokenizer'
  | 'merges'
  | 'jointVocabulary'
  | 'vocabularySize'
  | 'minimumFrequency'
  | 'pretokenized'
  | 'lowercase'
  | 'jamo'
> &
  // Where bpeDropout is above 0, the vocabulary holds every character that dropped merges leave.
  Partial<Pick<Config, 'bpeDropout' | 'foldSource'>>;

/** A text as tokens and their ids, without BOS and EOS. */
export interface EncodedText {
  readonly ids: readonly number[];
  /** The tokens as they were cut, also where the vocabulary does not know them. */
  readonly tokens: readonly string[];
  /** Positions of the tokens whose id is UNK. */
  readonly unknown: readonly number[];
}

export interface TextCodec {
  /** Tokens by id; the first four are the special ones. */
  readonly vocabulary: readonly string[];
  /** What a checkpoint keeps so that `restoreCodecs` can make the tokenizer again: plain JSON. */
  readonly record: unknown;
  toIds(text: string): EncodedText;
  /**
   * A function from text to ids for a whole corpus: it keeps the ids of every word that it has seen, so it is faster
   * than `toIds` and takes more memory.
   */
  idsOfMany(): (text: string) => readonly number[];
  /**
   * Ids for training, with each BPE merge skipped with probability `dropout`, drawn from the stream `key`
   * (BPE-dropout, Provilkov, Emelianenko & Voita 2020). Without BPE, or with dropout 0, the same as `toIds`.
   */
  toIdsSampled(text: string, dropout: number, key: number): readonly number[];
  /** The text that tokens make: the inverse of cutting it, for any tokens whatever. */
  detokenize(tokens: readonly string[]): string;
}

export interface Codecs {
  readonly source: TextCodec;
  readonly target: TextCodec;
}
