import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropInvisible, isBlank } from '../../src/text/invisible.ts';
import { normalise } from '../../src/text/normalise.ts';

const NOTHING = [
  ...[
    '\0',
    '\x07',
    '\x1c',
    '\x7f',
    '\x9c',
    '\u00ad',
    '\u061c',
    '\u180e',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
  ],
  ...['\u202a', '\u202e', '\u2060', '\u2064', '\u2066', '\u2069', '\u206f', '\u3164', '\uffa0', '\u115f', '\u1160'],
  ...['\ufe0f', '\ufeff', '\ufff9', '\u{e0001}', '\u{e0041}', '\u{e0101}', '\u034f', '\u17b5'],
];

describe('what nobody can see', () => {
  it.each(NOTHING)('when %j stands alone, then the text is blank; between letters it is dropped', (character) => {
    expect(isBlank(` ${character}\t${character} `)).toBe(true);
    for (const [a, b] of ['ab', '가나', 'あい', 'жи']) {
      expect(dropInvisible(a! + character + b!)).toBe(a! + b!);
    }
    expect(normalise(`${character}a ${character} b${character}`)).toBe('a b');
  });

  it('when white space or dots of Braille without dots are all there is, then the text is blank', () => {
    for (const text of ['', ' ', '\u00a0', '\u2028', '\u0085', '\u2800', '\u3000']) expect(isBlank(text)).toBe(true);
    for (const text of ['.', 'a\u200b', '\uFFFD', '\u0301', '\u{1f469}']) expect(isBlank(text)).toBe(false);
  });

  it.each([
    ['Persian', 'می\u200cخواهم'],
    ['Hindi', 'क्\u200dष, क्\u200cष'],
    ['a family', '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}'],
    ['a heart on fire', '\u2764\ufe0f\u200d\u{1f525}'],
    ['skin and job', '\u{1f469}\u{1f3fd}\u200d\u{1f680}'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['a flag of tags', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['a variant of an ideograph', '葛\u{e0100}'],
    ['Mongolian', 'ᠠ\u180b'],
    ['a syllable without its first letter', '\u115f\u1161'],
  ])('when it means something, as in %s, then it stays', (_, text) => {
    expect(normalise(text)).toBe(text.normalize('NFC'));
  });

  it('whatever the text, normalising twice changes nothing, and a visible text stays visible', () => {
    const piece = fc.constantFrom(
      ...NOTHING,
      'a',
      'Ⓜ',
      'İ',
      ' ',
      '가',
      'क',
      '\u094d',
      '\u{1f469}',
      '\u0301',
      '葛',
      '1',
      '\u20e3',
      '\u1100',
      '\u1161',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          for (const lowercase of [false, true]) {
            expect(normalise(normalise(text, lowercase), lowercase)).toBe(normalise(text, lowercase));
          }
          expect(isBlank(normalise(text))).toBe(isBlank(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('whatever character stands before an invisible one, in either case, normalising twice changes nothing', () => {
    const twice = (text: string, lowercase: boolean) => {
      const once = normalise(text, lowercase);
      return once === normalise(once, lowercase);
    };
    const wrong: string[] = [];
    for (let code = 0; code <= 0x1ffff; code++) {
      const character = String.fromCodePoint(code);
      // What no case and no composition changes is the same in any pass.
      const changes = character.toLowerCase() !== character || character.normalize('NFD') !== character;
      if (!changes && !/\p{M}|\p{Extended_Pictographic}/u.test(character)) continue;
      for (const invisible of ['\ufe0f', '\u200d', '\u200c', '\u034f', '\u{e0101}']) {
        for (const text of [`${character}${invisible}\u0301`, `e${character}${invisible}\u{1f525}`]) {
          for (const lowercase of [false, true]) if (!twice(text, lowercase)) wrong.push(text);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(normalise('Ⓜ\ufe0f, e\u0301\u034f\u0301', true)).toBe('ⓜ, é\u0301');
  });

  it('when a word has more marks than any language, then it stays as it is, in time that grows with it only', () => {
    const word = `a${'\u0301\u0323'.repeat(500_000)}`;
    expect(normalise(`e\u0301 ${word}`)).toBe(`é ${word}`);
  });
});
