import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNK } from '../../src/special-ids.ts';
import { inAnyCase } from '../../src/text/other-case.ts';
import { buildCodecs } from '../support/codecs.ts';

const OPTIONS = {
  merges: 0,
  jointVocabulary: false,
  vocabularySize: null,
  minimumFrequency: 1,
  pretokenized: false,
  lowercase: false,
  jamo: false,
};
const TEXT = ["Where is the station? I know where Yuna's NATO book is.", "L'eau, Paris. Don't May I may Élan straße."];
const codecOf = (tokenizer: 'word' | 'char') => buildCodecs(TEXT, TEXT, { ...OPTIONS, tokenizer }).source;

describe('a word in another case', () => {
  const plain = codecOf('word');
  const codec = inAnyCase(plain);
  const read = (text: string) => codec.toIds(text).ids.map((id) => codec.vocabulary[id]);

  it('when it is unknown as written, then it is read in lower case, Title Case or UPPER CASE', () => {
    expect(read('KNOW the Station book')).toEqual(['know', 'the', 'station', 'book']);
    expect(read('the yuna nato PARIS')).toEqual(['the', 'Yuna', 'NATO', 'Paris']);
    expect(read("the YUNA'S l'eau élan")).toEqual(['the', 'Yuna', "￭'s", "L'￭", 'eau', 'Élan']);
  });

  it('when a sentence starts, then Title Case comes before lower case', () => {
    expect(read('WHERE IS THE STATION? WHERE')).toEqual(['Where', 'is', 'the', 'station', '￭?', 'Where']);
    expect(read('the WHERE')).toEqual(['the', 'where']);
  });

  it('when it is known as written, then nothing changes', () => {
    for (const text of TEXT) expect(codec.toIds(text)).toEqual(plain.toIds(text));
    expect(read('may May where Where')).toEqual(['may', 'May', 'where', 'Where']);
  });

  it('when it is unknown in any case, then it stays unknown, and the tokens are as written', () => {
    const { ids, tokens, unknown } = codec.toIds('ZOLTAN is THE book');
    expect([ids[0], tokens, unknown]).toEqual([UNK, ['ZOLTAN', 'is', 'THE', 'book'], [0]]);
  });

  it('when texts are any, then tokens stay, known ids stay, and unknown positions are those of UNK', () => {
    for (const kind of ['word', 'char'] as const) {
      const written = codecOf(kind);
      const readable = inAnyCase(written);
      const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.mixedCase(fc.constantFrom(...TEXT)));
      fc.assert(
        fc.property(texts, (text) => {
          const [before, after] = [written.toIds(text), readable.toIds(text)];
          expect(after.tokens).toEqual(before.tokens);
          before.ids.forEach((id, i) => {
            if (id !== UNK) expect(after.ids[i]).toBe(id);
          });
          expect(after.unknown).toEqual(after.ids.flatMap((id, i) => (id === UNK ? [i] : [])));
        }),
      );
    }
  });
});
