/** Lines that a filter may meet in the wild, or from somebody who wishes it ill. No line holds a newline. */
import type { Draws } from './draws.ts';

const WORDS = 'one two three four five six seven eight nine ten . , ? ! ten. ONE Two 1 2.5 @@ ||| ￭ ▁ <unk> </s>'.split(
  ' ',
);
const INVISIBLE = [
  '\u00AD',
  '\u200B',
  '\u200C',
  '\u200D',
  '\u2060',
  '\uFEFF',
  '\u200E',
  '\u3164',
  '\0',
  '\u202E',
  '\uFE0F',
];
const BLANKS = ['', ' ', '\t', '\u00A0', '\u3000', '\u2003 ', '\r', '\v\f'];
const PIECES = [
  '👩‍👩‍👧',
  'é',
  'ｶﾞ',
  '각',
  'ﷺ',
  'نَّ',
  'क्षि',
  '\u0301',
  '\u2028',
  '\u0085',
  'ß',
  'İ',
  '𝒳',
  '\uFFFD',
  '\uFFFF',
];
const LONGEST = 400;

const words = (draws: Draws, most: number) =>
  Array.from({ length: draws.between(1, most) }, () => draws.pick(WORDS)).join(' ');

type Kind = (draws: Draws) => string | Buffer;

const KINDS: readonly Kind[] = [
  (draws) => words(draws, 8),
  (draws) => words(draws, 8),
  (draws) => `${words(draws, 5)}\r`,
  (draws) => draws.pick(BLANKS).repeat(draws.between(1, 5)),
  (draws) => draws.pick(INVISIBLE).repeat(draws.between(1, 5)),
  (draws) =>
    words(draws, 5)
      .split(' ')
      .join(draws.pick([...INVISIBLE, ...BLANKS, ...PIECES])),
  (draws) => Array.from({ length: draws.between(1, 20) }, () => draws.pick(PIECES)).join(draws.pick(['', ' '])),
  (draws) => String.fromCodePoint(...Array.from({ length: draws.between(1, 12) }, () => anyCodePoint(draws))),
  (draws) => draws.bytes(draws.between(1, 40)),
  (draws) => Buffer.concat([Buffer.from(words(draws, 3)), draws.bytes(3), Buffer.from(words(draws, 3))]),
  (draws) => draws.pick(['a', '.', ' ', '한', '\u0301', '"', '🙂', '((']).repeat(draws.between(1, LONGEST)),
];

/** A code point of any plane; surrogates become U+FFFD on their way into bytes. */
function anyCodePoint(draws: Draws): number {
  return draws.below(draws.pick([0x80, 0x800, 0x10000, 0x110000]));
}

/** The bytes of one line, without the newline that ends it. */
export function hostileLine(draws: Draws): Buffer {
  const bytes = Buffer.from(draws.pick(KINDS)(draws) as string);
  return Buffer.from(bytes.filter((byte) => byte !== 0x0a));
}
