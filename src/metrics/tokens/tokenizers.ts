/**
 * BLEU's tokenizers: a line → the tokens whose n-grams are counted. They decide the score, so each is exactly
 * the published one (mteval-v13a, mteval-v14 international, characters, Chinese), as sacreBLEU runs them.
 */
import { isWhitespace, splitWords, trimLeft } from './whitespace.ts';

export const TOKENIZER_NAMES = ['13a', 'intl', 'char', 'zh', 'none'] as const;
export type TokenizerName = (typeof TOKENIZER_NAMES)[number];
type Tokenizer = (line: string) => string[];

export const TOKENIZERS: Readonly<Record<TokenizerName, Tokenizer>> = {
  '13a': tokenize13a,
  intl: tokenizeInternational,
  char: tokenizeCharacters,
  zh: tokenizeChinese,
  none: splitWords,
};

/**
 * mteval-v13a: undoes four entities, then splits ASCII punctuation off, but not apostrophes, not hyphens inside
 * words, nor points and commas inside numbers.
 *
 * Example "It's 3.5 &amp; more." → ["It's", "3.5", "&", "more", "."]
 */
function tokenize13a(line: string): string[] {
  let text = line.replaceAll('<skipped>', '').replaceAll('-\n', '').replaceAll('\n', ' ');
  if (text.includes('&')) {
    text = text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  }
  return splitWestern(` ${text} `);
}

/** The rules for western languages that 13a and zh share. */
function splitWestern(text: string): string[] {
  return splitWords(splitPointsAndDashes(splitMarks(text)));
}

/** Sets ASCII punctuation and symbols apart, but for apostrophe, hyphen, point and comma. */
export function splitMarks(text: string): string {
  return text.replace(/[{-~[-`!-&(-+:-@/]/g, ' $& ');
}

/** Sets a point or comma apart unless it stands between digits, and a hyphen after a digit. */
export function splitPointsAndDashes(text: string): string {
  return text
    .replace(/([^0-9])([.,])/gu, '$1 $2 ')
    .replace(/([.,])([^0-9])/gu, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ');
}

/**
 * mteval-v14 international: splits every Unicode punctuation mark off unless digits stand on both sides, and every
 * symbol. A point at the line's end after a digit stays, as it does in the original.
 * Which characters are punctuation follows the engine's Unicode version, in newly assigned blocks only.
 */
function tokenizeInternational(line: string): string[] {
  const split = line
    .replace(/(\P{N})(\p{P})/gu, '$1 $2 ')
    .replace(/(\p{P})(\P{N})/gu, ' $1 $2')
    .replace(/\p{S}/gu, ' $& ');
  return splitWords(split);
}

/** Every code point but white space is a token. */
function tokenizeCharacters(line: string): string[] {
  const tokens: string[] = [];
  for (const character of line) if (!isWhitespace(character.codePointAt(0)!)) tokens.push(character);
  return tokens;
}

/** A Chinese character is a token of its own, the rest is split as 13a does. */
function tokenizeChinese(line: string): string[] {
  return splitWestern(trimLeft(line).replace(CHINESE, ' $& '));
}

/**
 * The blocks that count as Chinese: ideographs, radicals, strokes, full-width forms, symbols and dingbats.
 * U+2001–U+2A6D stands where Extension B is meant: the published script reads "20000" as U+2000 and a zero,
 * so that arrows and mathematical signs are split off, and ideographs outside the basic plane are not.
 */
const CHINESE = new RegExp(
  `[${[
    '\\u2001-\\u2a6d',
    '\\u2e80-\\u2fdf',
    '\\u2ff0-\\u303f',
    '\\u3100-\\u312f',
    '\\u31a0-\\u31bf',
    '\\u31c0-\\u31ef',
    '\\u3200-\\u4db5',
    '\\u4e00-\\u9fbb',
    '\\uf900-\\ufa2d',
    '\\ufa30-\\ufa6a',
    '\\ufa70-\\ufad9',
    '\\ufe10-\\ufe1f',
    '\\ufe30-\\ufe4f',
    '\\uff00-\\uffef',
  ].join('')}]`,
  'g',
);
