/**
 * Characters that nobody can see. Where they mean nothing they are no part of a text; some mean something beside certain
 * others: joiners within words of Persian or Hindi and within emoji, variants of ideographs, Hangul without a first letter.
 */

/** Control characters but for white space, and what Unicode says not to draw; also the marks of annotations. */
const UNSEEN = '(?![\\t-\\r\\u0085])[\\p{Cc}\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb]';

const JOINING_SCRIPTS = [
  ...[
    'Arab',
    'Syrc',
    'Mand',
    'Nkoo',
    'Mong',
    'Deva',
    'Beng',
    'Guru',
    'Gujr',
    'Orya',
    'Taml',
    'Telu',
    'Knda',
    'Mlym',
    'Sinh',
  ],
  ...['Tibt', 'Mymr', 'Khmr', 'Bali', 'Java', 'Sund'],
]
  .map((script) => `\\p{sc=${script}}`)
  .join('');

/** Where invisible characters mean something, with what they mean it beside. */
const MEANINGFUL: readonly string[] = [
  `(?![\\u17b4\\u17b5\\u180b-\\u180f])[${JOINING_SCRIPTS}]\\p{M}{0,4}[\\u200c\\u200d]`,
  '\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{1,32}\\u{e007f}',
  '\\p{Extended_Pictographic}\\p{Emoji_Modifier}?[\\ufe0e\\ufe0f]?(?:\\u200d(?=\\p{Extended_Pictographic}))?',
  '[0-9#*]\\ufe0f(?=\\u20e3)',
  '\\p{sc=Han}[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]',
  '[\\p{Sm}\\p{sc=Mymr}\\p{sc=Phag}]\\ufe00',
  '\\p{sc=Mong}[\\u180b-\\u180f]',
  '\\u115f[\\u1161-\\u11a7\\ud7b0-\\ud7c6]|\\u115f\\u1160[\\u11a8-\\u11ff\\ud7cb-\\ud7fb]',
  '[\\u1100-\\u115e\\ua960-\\ua97c]\\u1160',
  '(?!\\p{Default_Ignorable_Code_Point})\\p{M}\\u034f(?=(?!\\p{Default_Ignorable_Code_Point})\\p{M})',
];

const HAS_UNSEEN = new RegExp(UNSEEN, 'u');
/**
 * What comes first keeps what it holds, so that only invisible characters without meaning are left to be found alone.
 * A long run is found in parts: a pattern that goes over any number of characters needs as much memory.
 */
const MEANINGFUL_OR_UNSEEN = new RegExp(`(${MEANINGFUL.join('|')})|${UNSEEN}(?:(?!\\u115f)${UNSEEN}){0,255}`, 'gu');
const VISIBLE = new RegExp(`(?!${UNSEEN})[^\\s\\u0085\\u2800]`, 'u');

/** True for a text without a visible character: white space and U+2800, a sign of Braille without dots, show nothing. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}

/** True where there is any, with or without a meaning. */
export function hasInvisible(text: string): boolean {
  return HAS_UNSEEN.test(text);
}

/**
 * The text without invisible characters that mean nothing where they stand.
 *
 * Example "hun\u200bgry" → "hungry", "می\u200cخواهم" stays
 */
export function dropInvisible(text: string): string {
  return hasInvisible(text) ? text.replace(MEANINGFUL_OR_UNSEEN, '$1') : text;
}

/** The same with something in place of some or all in a row. */
export function replaceInvisible(text: string, replacement: (characters: string) => string): string {
  if (!hasInvisible(text)) return text;
  return text.replace(MEANINGFUL_OR_UNSEEN, (found, kept?: string) => kept ?? replacement(found));
}

/** Example "\u200b\u00ad" → "U+200BU+00AD" */
export function codePointNames(characters: string): string {
  const names = Array.from(characters, (one) => one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0'));
  return names.map((name) => `U+${name}`).join('');
}
