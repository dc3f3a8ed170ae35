/**
 * Text → words, numbers, punctuation and clitics, with joiner marks where no space stood.
 * Which pieces are cut is a matter of taste; that they give the text back is not, and does not depend on it.
 */
import { escapeMarks, JOINER } from './joiners.ts';
import { splitAtSpaces } from './normalise.ts';
import { WordCache } from './word-cache.ts';

/** Scripts that are written without spaces: each character is a token. */
const UNSPACED = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]';
const MARKED = '[\\p{M}\\u200c\\u200d]*';
/** Hangul stands apart from other letters, so that a name keeps its form before a Korean particle: Lyon ￭에. */
const LETTERS = `(?:(?:\\p{sc=Hangul}${MARKED})+|(?:(?!${UNSPACED}|\\p{sc=Hangul})\\p{L}${MARKED})+)`;
/** French pronouns behind a hyphen: est-ce, a-t-elle, donnez-moi. */
const PRONOUNS = 't|je|tu|il|elle|on|nous|vous|ils|elles|ce|le|la|les|lui|leur|moi|toi|y|en';

/** Every character belongs to one of these, so that nothing is lost between pieces. */
const PIECES = new RegExp(
  [
    `${UNSPACED}\\p{M}*`,
    `${LETTERS}(?:['’]${LETTERS})*`,
    `\\p{N}+(?:[.,]\\p{N}+)*`,
    `(?<=\\p{L})-(?:${PRONOUNS})(?![\\p{L}\\p{M}\\p{N}])`,
    `([^\\p{L}\\p{N}])\\1*[\\p{M}\\u200d]*`,
  ].join('|'),
  'gu',
);
/** French words that lose their vowel before another: l'eau, qu'il. */
const ELISION = /^(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu|quelqu|presqu)['’](?!(?:s|m|d|t|re|ve|ll)$)(?=\p{L})/iu;
/** More of them in a row, as in "qu'l'on", are no French. */
const MOST_ELISIONS = 3;
/** English verbs and the genitive that lean on the word before: don't, I'm, Yuna's. */
const CLITIC = /(?<=.)(?:n['’]t|['’](?:s|m|d|re|ve|ll))$/iu;
const IS_WORD = /^[-'’]?[\p{L}\p{N}]/u;
const IS_ELIDED = /.['’]$/u;

/** Longer words are cut anywhere: a pattern that goes over any number of letters needs as much memory. */
const BLOCK = 1 << 16;

const cache = new WordCache<readonly string[]>();

/**
 * Marked tokens of a normalised text.
 *
 * Example "Don't drink l'eau (7.5 l)!" → Do ￭n't drink l'￭ eau (￭ 7.5 l ￭) ￭!
 */
export function tokenizeWords(text: string): string[] {
  const tokens: string[] = [];
  for (const word of splitAtSpaces(text)) for (const token of cache.get(word, tokenizePart)) tokens.push(token);
  return tokens;
}

/** Tokens of a text without spaces. */
export function tokenizePart(word: string): readonly string[] {
  const pieces: string[] = [];
  for (const block of blocksOf(word)) {
    for (const [piece] of block.matchAll(PIECES)) pieces.push(...splitClitics(piece));
  }
  return markPieces(pieces);
}

/** A word of usual length as it is, a longer one in blocks, none of which ends within a character. */
function* blocksOf(word: string): Generator<string> {
  for (let start = 0; start < word.length; ) {
    const next = Math.min(start + BLOCK, word.length);
    const end = isLowSurrogate(word.charCodeAt(next)) ? next - 1 : next;
    yield word.slice(start, end);
    start = end;
  }
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

function splitClitics(piece: string): string[] {
  if (!/['’]/.test(piece)) return [piece];
  const pieces: string[] = [];
  let rest = piece;
  for (;;) {
    const [elided] = pieces.length < MOST_ELISIONS ? (ELISION.exec(rest) ?? []) : [];
    if (elided === undefined) break;
    pieces.push(elided);
    rest = rest.slice(elided.length);
  }
  const clitic = CLITIC.exec(rest);
  return clitic === null ? [...pieces, rest] : [...pieces, rest.slice(0, clitic.index), clitic[0]];
}

/**
 * Joiner marks between pieces. Punctuation carries them, so that words look the same wherever they stand;
 * before the first word it leans to the right, as an opening bracket does, behind it to the left.
 */
function markPieces(pieces: readonly string[]): string[] {
  const isWord = pieces.map((piece) => IS_WORD.test(piece));
  const firstWord = isWord.indexOf(true);
  const tokens = pieces.map(escapeMarks);
  for (let i = 0; i + 1 < pieces.length; i++) {
    const leansRight = isWord[i + 1] ? !isWord[i] || IS_ELIDED.test(pieces[i]!) : firstWord < 0 || i + 1 < firstWord;
    if (leansRight) tokens[i] = `${tokens[i]}${JOINER}`;
    else tokens[i + 1] = `${JOINER}${tokens[i + 1]}`;
  }
  return tokens;
}
