import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, normalisePretokenized } from '../../src/text/normalise.ts';
import { createTokenizer, type TokenizerRecord } from '../../src/text/tokenizer.ts';

const PLAIN: TokenizerRecord = { tokenizer: 'word', pretokenized: false, lowercase: false, jamo: false };
const words = (text: string) => createTokenizer(PLAIN).tokenize(text).join(' ');

/** Texts that tokenizers could stumble over, among them every mark that they write themselves. */
const unit = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
  fc.constantFrom(' ', '  ', '\t', '\u00a0', '\u2028', '\ufeff', '\u0085', '\n', '\r'),
  fc.constantFrom(
    '￭',
    '％',
    '％FFED',
    '％FF05',
    'FFED',
    '▁',
    '％2581',
    '@@',
    '@@ ',
    '％0040',
    '</w>',
    '<unk>',
    '<pad>',
  ),
  fc.constantFrom('한국어', '가', '각', '\u1100', '\u1161', '\u11a8', '\u1100\u1161', '\u0301', '\u0345', '\u3099'),
  fc.constantFrom("don't", "l'eau", "qu'il", '’s', "'", '-ce', 'a-t-elle', '1,000.5', '...', '（', '«', 'İ', 'ẞ', 'Σ'),
  fc.constantFrom('👩‍👩‍👧', '🇰🇷', '✊🏽', '𝒳', '\ud83d', '\ude00', '日本語', 'ไทย', 'क्षि', '\u200d', '\ufe0f'),
);
const texts = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''));

describe('round trip: detokenize(tokenize(x)) is normalise(x)', () => {
  for (const tokenizer of ['word', 'char'] as const) {
    for (const lowercase of [false, true]) {
      for (const jamo of tokenizer === 'char' ? [false, true] : [false]) {
        it(`when any text whatever is cut by ${tokenizer}${lowercase ? ', lowercase' : ''}${jamo ? ', jamo' : ''}`, () => {
          const { tokenize, detokenize } = createTokenizer({ ...PLAIN, tokenizer, lowercase, jamo });
          fc.assert(
            fc.property(texts, (text) => {
              const tokens = tokenize(text);
              expect(detokenize(tokens)).toBe(normalise(text, lowercase));
              expect(tokens.every((token) => token !== '' && !/[\s]/.test(token))).toBe(true);
            }),
            { numRuns: 1000 },
          );
        });
      }
    }
  }

  it('when the text is pretokenized, then its words come back as they were', () => {
    const { tokenize, detokenize } = createTokenizer({ ...PLAIN, pretokenized: true });
    fc.assert(
      fc.property(texts, (text) => {
        expect(detokenize(tokenize(text))).toBe(normalisePretokenized(text));
      }),
    );
    expect(tokenize(' a &apos;s  ￭b\u00a0c \r\n')).toEqual(['a', '&apos;s', '￭b\u00a0c']);
  });
});

describe('normalise', () => {
  it('when it is done twice, then nothing more changes', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, lowercase) => {
        const once = normalise(text, lowercase);
        expect(normalise(once, lowercase)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('when letters are decomposed, then they are composed; white space becomes one space', () => {
    expect(normalise(' Cafe\u0301\t\u00a0au \u1112\u1161\u11ab\n')).toBe('Café au 한');
    expect(normalise('GROẞ İ', true)).toBe('groß i̇');
  });
});

describe('detokenize', () => {
  it('when a model writes tokens that no text has, then a text comes out all the same', () => {
    const token = fc.oneof(fc.constantFrom('', '￭', '￭￭', '￭￭￭', '@@', '％', '▁', ' '), fc.string({ unit: 'binary' }));
    for (const tokenizer of ['word', 'char'] as const) {
      for (const pretokenized of [false, true]) {
        const { detokenize } = createTokenizer({ ...PLAIN, tokenizer, pretokenized, jamo: true });
        fc.assert(fc.property(fc.array(token), (tokens) => typeof detokenize(tokens) === 'string'));
      }
    }
  });

  it('when joiners stand alone or meet, then they join all the same', () => {
    const { detokenize } = createTokenizer(PLAIN);
    expect(detokenize(['a', '￭', 'b'])).toBe('ab');
    expect(detokenize(['a￭', '￭b', '', 'c'])).toBe('ab c');
  });
});

describe('words', () => {
  for (const [text, tokens] of [
    ['I am hungry.', 'I am hungry ￭.'],
    ["Don't! We can't, I'm sure it’s Yuna's.", "Do ￭n't ￭! We ca ￭n't ￭, I ￭'m sure it ￭’s Yuna ￭'s ￭."],
    ["L'eau qu'il a n'est pas d'aujourd'hui.", "L'￭ eau qu'￭ il a n'￭ est pas d'￭ aujourd'hui ￭."],
    ["Où est-ce qu'elle va-t-elle ?", "Où est ￭-ce qu'￭ elle va ￭-t ￭-elle ?"],
    ["a well-known rock'n'roll song (7.5 of 1,000)…", "a well ￭-￭ known rock'n'roll song (￭ 7.5 of 1,000 ￭) ￭…"],
    ['저는 3시에 학교에 가요.', '저는 3 ￭시에 학교에 가요 ￭.'],
    ['他说"你好"。', '他 ￭说 ￭"￭ 你 ￭好 ￭" ￭。'],
    ['Wait... what?! --', 'Wait ￭... what ￭? ￭! --'],
    ['\'So,\' he said; "No."', '\'￭ So ￭, ￭\' he said ￭; "￭ No ￭. ￭"'],
    ['a￭b ￭ 5％', 'a ￭％FFED￭ b ％FFED 5 ￭％FF05'],
    ['x 👩‍👩‍👧 é', 'x 👩‍￭ 👩‍￭ 👧 é'],
  ] as const) {
    it(`when the text is ${JSON.stringify(text)}, then the tokens are ${tokens}`, () => {
      expect(words(text)).toBe(tokens);
    });
  }
});

describe('characters', () => {
  it('when the text has spaces and Hangul, then spaces are seen and jamo are conjoining letters', () => {
    const { tokenize } = createTokenizer({ ...PLAIN, tokenizer: 'char', jamo: true });
    expect(tokenize('제 책▁')).toEqual(['\u110c', '\u1166', '▁', '\u110e', '\u1162', '\u11a8', '％2581']);
  });
});
