import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/config-resolution.ts';
import type { TextCodec } from '../../src/text/codec.ts';
import { partsInTurn, partsOf } from '../../src/translation/split-line.ts';
import { buildCodecs } from '../support/codecs.ts';

function codecOf(tokenizer: 'word' | 'char', text: string): TextCodec {
  return buildCodecs([text], [text], resolveConfig({ flags: { tokenizer } })).source;
}

const words = codecOf('word', 'a b c d e . ,');

/** The parts of a text, as texts. */
function texts(text: string, limit: number, codec = words): string[] {
  return partsOf(text, codec, limit).map(({ tokens }) => codec.detokenize(tokens));
}

describe('cutting a long line', () => {
  it('when a line fits, then it is one part; when it has no tokens, then none', () => {
    expect(texts('a b c, d.', 6)).toEqual(['a b c, d.']);
    expect(texts('  \t ', 5)).toEqual([]);
    expect(texts('', 5)).toEqual([]);
  });

  it('when it is too long, then it is cut behind sentences, then behind clauses, then between words', () => {
    expect(texts('a b c d. a b c! "a b?" c d', 9)).toEqual(['a b c d. a b c!', '"a b?" c d']);
    expect(texts('a b c, d e a, b c d e.', 7)).toEqual(['a b c,', 'd e a,', 'b c d e.']);
    expect(texts('a b c d e a b c d e a', 10)).toEqual(['a b c d e a', 'b c d e a']);
  });

  it('when a stop stands inside a number or a name, then it is no place to cut', () => {
    expect(texts('a b 3.14 c d e.f', 7)).toEqual(['a b 3.14 c', 'd e.f']);
  });

  it('when a text has no spaces, then it is cut behind its stops, else between characters, never inside one', () => {
    const letters = codecOf('char', '나는배가고프다。。，é😀');
    expect(partsOf('나는배가。고프다。나', letters, 6)).toMatchObject([{ joint: '' }, { joint: '' }]);
    expect(texts('나는배가。고프다。나', 6, letters)).toEqual(['나는배가。', '고프다。나']);
    expect(texts('나는배가고프다', 3, letters).join('')).toBe('나는배가고프다');
    expect(texts('😀😀😀', 2, letters)).toEqual(['😀😀', '😀']);
  });

  it.each([
    ['spaces', 'a.', ' '],
    ['one letter', '', 'a'],
    ['full stops', '', '.'],
    ['marks', 'a', '\u0301\u0323'],
    ['joined emoji', '', '\u{1f469}\u200d'],
    ['stops and commas', '', '.,'],
    ['words', '', 'a b '],
  ])(
    'when a line of 200,000 characters is made of %s, then it is cut within reason',
    (_, start, piece) => {
      const text = `${start}${piece.repeat(200_000 / piece.length)}${start}`;
      let tokens = 0;
      for (const part of partsInTurn(text, words, 100)) {
        if (part !== null && part.ids.length <= 100) tokens += part.ids.length;
      }
      expect(tokens).toBeGreaterThan(0);
    },
    120_000,
  );

  it('whatever the words and the limit, each part is the shortest that holds an even share, as found one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b')), fc.integer({ min: 3, max: 20 }), (line, limit) => {
        const [total, sizes] = [line.length, [] as number[]];
        const even = total <= limit ? total : Math.ceil(total / Math.ceil(total / limit));
        for (let left = total; left > 0; left -= even) sizes.push(Math.min(left, even));
        expect(partsOf(line.join(' '), words, limit).map(({ ids }) => ids.length)).toEqual(sizes);
      }),
    );
  });

  it('whatever the line, its parts have all its tokens in order, and none is longer than the limit', () => {
    const piece = fc.constantFrom('a', 'bb', ' ', '. ', ', ', '!', '…', '。', '나', '😀', '3.5', '"', '\t', 'é');
    const line = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(line, fc.integer({ min: 2, max: 12 }), fc.constantFrom('word', 'char'), (text, limit, kind) => {
        const codec = codecOf(kind, 'a bb . , 나');
        const parts = partsOf(text, codec, limit);
        const whole = codec.toIds(text);
        const isOne = whole.ids.length <= limit;
        if (isOne) expect(parts.flatMap(({ ids }) => ids)).toEqual(whole.ids);
        const bare = (given: string) => given.replace(/\s/g, '');
        expect(bare(parts.map(({ tokens }) => codec.detokenize(tokens)).join(''))).toBe(
          bare(codec.detokenize(whole.tokens)),
        );
        for (const { ids } of parts) expect(ids.length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
