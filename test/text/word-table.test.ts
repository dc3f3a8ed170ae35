/** Words by number, and a corpus cut by its parts: the same as with strings and maps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from '../../src/text/parts.ts';
import { createTokenizer, type TokenizerRecord } from '../../src/text/tokenizer.ts';
import { countTokens, type TokenCounts } from '../../src/text/vocabulary.ts';
import { WordTable } from '../../src/text/word-table.ts';
import { inOneGo } from '../../src/turns.ts';
import { buildCodecs } from '../support/codecs.ts';

describe('words by number', () => {
  it('when words are added in any order, then each has the number of its first time, as in a map (property)', () => {
    const word = fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), fc.stringMatching(/^[ab]{0,5}$/));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), fc.string(), (words, before) => {
        const table = new WordTable();
        const numbers = new Map<string, number>();
        for (const one of words) {
          expect(table.find(one)).toBe(numbers.get(one) ?? -1);
          if (!numbers.has(one)) numbers.set(one, numbers.size);
          const text = `${before}${one}!`;
          expect(table.add(text, before.length, text.length - 1)).toBe(numbers.get(one));
        }
        expect(table.words).toEqual([...numbers.keys()]);
      }),
    );
  });

  it('when there are 100,000 words, then all are found and no other', () => {
    const table = new WordTable();
    for (let i = 0; i < 100_000; i++) expect(table.add(`w${i}`)).toBe(i);
    for (let i = 0; i < 100_000; i += 97) expect([table.find(`w${i}`), table.find(`v${i}`)]).toEqual([i, -1]);
  });
});

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('it’s', 'l’eau', 'a@@', '％0040', 'one', 'Two', '한국어', '中文', '￭', '.', "n't"),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((words) => words.join(' '));
const RECORDS: readonly Partial<TokenizerRecord>[] = [
  {},
  { lowercase: true },
  { pretokenized: true },
  { pretokenized: true, lowercase: true },
  { tokenizer: 'bpe', merges: ['o n', 'on e</w>'] },
  { tokenizer: 'bpe', pretokenized: true, merges: ['o n', '@ @</w>'] },
];

describe('a corpus cut by its parts', () => {
  it.each(RECORDS)(
    'when texts are counted with %j, then counts and order are those of text after text (property)',
    (part) => {
      const record = {
        tokenizer: 'word',
        pretokenized: false,
        lowercase: false,
        jamo: false,
        ...part,
      } as TokenizerRecord;
      const { spaced, words } = createTokenizer(record);
      const lookUp = (word: string) => word.toLowerCase();
      fc.assert(
        fc.property(fc.array(text), fc.array(text), (one, other) => {
          const counts: TokenCounts = new Map();
          for (const line of [...one, ...other]) countTokens(counts, words(line).map(lookUp));
          expect([...inOneGo(countWords([one, other], spaced!, lookUp))]).toEqual([...counts]);
        }),
      );
    },
  );

  it.each(['word', 'char', 'bpe'] as const)(
    'when texts are cut by %s, then ids are those of each text alone (property)',
    (tokenizer) => {
      fc.assert(
        fc.property(fc.array(text, { minLength: 1 }), fc.array(text), fc.boolean(), (learnt, more, pretokenized) => {
          const { source } = buildCodecs(learnt, learnt, {
            ...{ tokenizer, merges: 20, jointVocabulary: false, vocabularySize: 40, minimumFrequency: 1 },
            ...{ pretokenized, lowercase: false, jamo: true, foldSource: tokenizer === 'word' },
          });
          const idsOf = source.idsOfMany();
          for (const line of [...learnt, ...more, ...learnt]) expect([...idsOf(line)]).toEqual(source.toIds(line).ids);
        }),
        { numRuns: 40 },
      );
    },
  );
});
