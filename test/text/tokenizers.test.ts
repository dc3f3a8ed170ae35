import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/config-resolution.ts';
import { normalise, normalisePretokenized } from '../../src/text/normalise.ts';
import { createTokenizer, type TokenizerRecord, tokenize, tokenizeSampled } from '../../src/text/tokenizer.ts';
import { buildCodecs } from '../support/codecs.ts';

const PLAIN: TokenizerRecord = { tokenizer: 'word', pretokenized: false, lowercase: false, jamo: false };
const words = (text: string) => tokenize(createTokenizer(PLAIN), text).join(' ');

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

/** Merges of all kinds that the texts above meet, so that pieces are cut in unusual places. */
const learnt = (pretokenized: boolean) => {
  const samples = fc.sample(texts, { numRuns: 2000, seed: 7 });
  const { record } = buildCodecs(samples, samples, {
    ...resolveConfig({}),
    tokenizer: 'bpe',
    merges: 300,
    pretokenized,
  }).source;
  return createTokenizer(record as TokenizerRecord, (token) => token.length % 3 !== 0);
};

describe('round trip: detokenize(tokenize(x)) is normalise(x)', () => {
  for (const [title, record] of [
    ['words', PLAIN],
    ['words, lowercase', { ...PLAIN, lowercase: true }],
    ['characters', { ...PLAIN, tokenizer: 'char' }],
    ['characters, lowercase', { ...PLAIN, tokenizer: 'char', lowercase: true }],
    ['characters, jamo', { ...PLAIN, tokenizer: 'char', jamo: true }],
  ] as const) {
    it(`when any text whatever is cut into ${title}`, () => {
      const tokenizer = createTokenizer(record);
      fc.assert(
        fc.property(texts, (text) => {
          const tokens = tokenize(tokenizer, text);
          expect(tokenizer.detokenize(tokens)).toBe(normalise(text, record.lowercase));
          expect(tokens.every((token) => token !== '' && !/\s/.test(token))).toBe(true);
        }),
        { numRuns: 1000 },
      );
    });
  }

  for (const pretokenized of [false, true]) {
    it(`when any text whatever is cut into subwords${pretokenized ? ', pretokenized' : ''}, merges dropped or not`, () => {
      const tokenizer = learnt(pretokenized);
      fc.assert(
        fc.property(texts, fc.constantFrom(0, 0.1, 0.5, 1), fc.nat(), (text, dropout, key) => {
          const tokens = dropout > 0 ? tokenizeSampled(tokenizer, text, dropout, key) : tokenize(tokenizer, text);
          const expected = pretokenized ? normalisePretokenized(text) : normalise(text);
          expect(tokenizer.detokenize(tokens)).toBe(expected);
        }),
        { numRuns: 1000 },
      );
    });
  }

  it('when a word has no end, then it is cut all the same', () => {
    for (const text of ["l'".repeat(100_000), 'a'.repeat(1_000_000), '1,'.repeat(200_000), '!?'.repeat(200_000)]) {
      const tokenizer = createTokenizer(PLAIN);
      expect(tokenizer.detokenize(tokenize(tokenizer, text)) === text).toBe(true);
    }
  });

  it.each([
    ['letters', 'a'],
    ['full stops', '.'],
    ['figures and commas', '7,'],
    ['Hangul', '가'],
    ['marks', '\u0301'],
    ['joiners that mean something', 'ب\u200c'],
    ['apostrophes', "'"],
    ['tags without an end', '\u{1f3f4}\u{e0067}\u{e0067}\u{e0067}'],
    ['what nobody can see', '\u200b\u00ad'],
  ])(
    'when a line is a run of eight million %s, then no pattern runs out of memory',
    (_, piece) => {
      const tokenizer = createTokenizer(PLAIN);
      const text = piece.repeat(8_000_000 / piece.length);
      expect(tokenizer.detokenize(tokenize(tokenizer, text)) === normalise(text)).toBe(true);
    },
    120_000,
  );

  it('when a word is cut in blocks, then no character is cut in two', () => {
    const tokens = tokenize(createTokenizer(PLAIN), `a${'\u{1d44e}'.repeat(100_000)}`);
    expect(tokens.length).toBeGreaterThan(1);
    for (const token of tokens) expect(token).not.toMatch(/\p{Surrogate}/u);
  });

  it('when the text is pretokenized, then its words come back as they were', () => {
    const tokenizer = createTokenizer({ ...PLAIN, pretokenized: true });
    fc.assert(
      fc.property(texts, (text) => {
        expect(tokenizer.detokenize(tokenize(tokenizer, text))).toBe(normalisePretokenized(text));
      }),
    );
    expect(tokenize(tokenizer, ' a &apos;s  ￭b\u00a0c \r\n')).toEqual(['a', '&apos;s', '￭b\u00a0c']);
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
    for (const tokenizer of ['word', 'char', 'bpe'] as const) {
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
    ['Zoltan은 Lyon에서 K팝을 들어요.', 'Zoltan ￭은 Lyon ￭에서 K ￭팝을 들어요 ￭.'],
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
    const tokenizer = createTokenizer({ ...PLAIN, tokenizer: 'char', jamo: true });
    expect(tokenize(tokenizer, '제 책▁')).toEqual(['\u110c', '\u1166', '▁', '\u110e', '\u1162', '\u11a8', '％2581']);
  });
});
