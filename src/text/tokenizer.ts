/**
 * The tokenizer that a record describes: text → tokens → the same text, normalised. A checkpoint keeps the record.
 */
import { z } from 'zod';
import { NmtError } from '../errors.ts';
import { uniform } from '../random.ts';
import { isMerge } from './bpe/codes.ts';
import { AT_MARKS, escapePieceMark, JOINER_MARKS, joinPieces, Subwords } from './bpe/subwords.ts';
import { joinCharacters, tokenizeCharacters } from './character-tokenizer.ts';
import { joinMarked } from './joiners.ts';
import { normalise, normalisePretokenized, splitAtSpaces } from './normalise.ts';
import type { Spaced } from './parts.ts';
import { tokenizePart, tokenizeWords } from './word-tokenizer.ts';

const RecordSchema = z
  .strictObject({
    tokenizer: z.enum(['word', 'char', 'bpe']),
    pretokenized: z.boolean(),
    lowercase: z.boolean(),
    jamo: z.boolean(),
    /** Tokens are looked up in lower case, and keep their own in the text. */
    fold: z.boolean().optional(),
    /** Merges of BPE, best first, each "left right"; checked by a plain loop, since there are thousands. */
    merges: z.custom<readonly string[]>(isListOfMerges, 'expected a list of merges').optional(),
  })
  .refine(({ tokenizer, merges }) => tokenizer !== 'bpe' || merges !== undefined, {
    path: ['merges'],
    error: 'BPE needs its merges',
  });

/** All that makes a tokenizer, as plain JSON. */
export type TokenizerRecord = Readonly<z.infer<typeof RecordSchema>>;

export interface Tokenizer {
  /** What a text is cut into before BPE; without BPE these are the tokens. */
  words(text: string): readonly string[];
  /** The same for texts by the million; `null` where a space is a token of its own. */
  readonly spaced: Spaced | null;
  /** The tokens of one of `words`. */
  cut(word: string): readonly string[];
  /** The same with merges dropped; without BPE as `cut`. */
  cutSampled(word: string, isDropped: () => boolean): readonly string[];
  /** The text that tokens make, whatever they are. */
  detokenize(tokens: readonly string[]): string;
}

export function tokenize(tokenizer: Tokenizer, text: string): string[] {
  return cutAll(tokenizer.words(text), tokenizer.cut);
}

/** Tokens with each merge dropped with some probability, drawn from the stream `key`. */
export function tokenizeSampled(tokenizer: Tokenizer, text: string, dropout: number, key: number): string[] {
  let draws = 0;
  const isDropped = () => uniform(key, draws++) < dropout;
  return cutAll(tokenizer.words(text), (word) => tokenizer.cutSampled(word, isDropped));
}

/** A loop, since `flatMap` is slow where sentences are cut by the ten thousand. */
function cutAll(words: readonly string[], cut: (word: string) => readonly string[]): string[] {
  const tokens: string[] = [];
  for (const word of words) for (const token of cut(word)) tokens.push(token);
  return tokens;
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

function isListOfMerges(value: unknown): boolean {
  return Array.isArray(value) && value.every((merge) => typeof merge === 'string' && isMerge(merge));
}

/**
 * The tokenizer of a record.
 *
 * @param knows tokens of the vocabulary: BPE cuts further where it says no, as far as that helps
 */
export function createTokenizer(record: TokenizerRecord, knows?: (token: string) => boolean): Tokenizer {
  const whole = wholeWords(record);
  const { tokenizer, pretokenized, merges } = record;
  if (tokenizer !== 'bpe') return whole;
  const marks = pretokenized ? AT_MARKS : JOINER_MARKS;
  const subwords = new Subwords({ version: '0.2', merges: merges ?? [] }, marks, knows);
  return {
    words: pretokenized ? (text) => whole.words(text).map(escapePieceMark) : whole.words,
    spaced: pretokenized ? { ...whole.spaced!, wordsOf: (part) => [escapePieceMark(part)] } : whole.spaced,
    cut: (word) => subwords.cut(word),
    cutSampled: (word, isDropped) => subwords.cutSampled(word, isDropped),
    detokenize: pretokenized ? joinPieces : whole.detokenize,
  };
}

/** The part of a word that BPE is learnt on. */
export function contentOf(word: string, { pretokenized }: TokenizerRecord): string {
  return (pretokenized ? AT_MARKS : JOINER_MARKS).take(word).content;
}

function wholeWords({ tokenizer, pretokenized, lowercase, jamo }: TokenizerRecord): Tokenizer {
  const cut = (word: string) => [word];
  if (tokenizer === 'char') {
    const words = (text: string) => tokenizeCharacters(normalise(text, lowercase), jamo);
    return { words, spaced: null, cut, cutSampled: cut, detokenize: joinCharacters };
  }
  if (pretokenized) {
    const form = (text: string) => normalisePretokenized(text, lowercase);
    const spaced = { form, wordsOf: cut };
    return { words: (text) => splitAtSpaces(form(text)), spaced, cut, cutSampled: cut, detokenize: joinWords };
  }
  const form = (text: string) => normalise(text, lowercase);
  const spaced = { form, wordsOf: tokenizePart };
  return { words: (text) => tokenizeWords(form(text)), spaced, cut, cutSampled: cut, detokenize: joinMarked };
}

/** Words that someone else has cut are given back with spaces between them. */
function joinWords(words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}
