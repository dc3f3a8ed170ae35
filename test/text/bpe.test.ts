import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCodes, formatCountedCodes, parseCodes } from '../../src/text/bpe/codes.ts';
import { learnMerges } from '../../src/text/bpe/learn.ts';
import { learnMergesSimply } from '../../src/text/bpe/learn-simply.ts';
import { countWords, segmentLine } from '../../src/text/bpe/lines.ts';
import { AT_MARKS, Subwords } from '../../src/text/bpe/subwords.ts';

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared');
const FIXTURES = join(SHARED, 'fixtures', 'bpe');
const TOKENISED = join(SHARED, 'data', 'multi30k', 'tok');
const without = (folder: string) => (existsSync(folder) ? '' : ` (skipped: no ${folder})`);

const textOf = (...path: string[]) => readFileSync(join(...path), 'utf8');
const linesOf = (text: string) => text.replace(/\n$/, '').split('\n');
const countsOf = (...texts: string[]) => {
  const counts = new Map<string, number>();
  for (const text of texts) for (const line of linesOf(text)) countWords(counts, line);
  return counts;
};
const subwordsOf = (codes: string) => new Subwords(parseCodes(codes, 'codes'), AT_MARKS);
const applied = (codes: string, text: string) => {
  const subwords = subwordsOf(codes);
  return linesOf(text)
    .map((line) => `${segmentLine(subwords, line)}\n`)
    .join('');
};

describe('subword-nmt 0.3', () => {
  it.skipIf(!existsSync(TOKENISED))(
    `when 10,000 merges are learnt from Multi30k en + de, then the codes are its codes byte for byte${without(TOKENISED)}`,
    () => {
      const counts = countsOf(...['en', 'de'].map((side) => textOf(TOKENISED, `train.lc.norm.tok.${side}`)));
      expect(formatCodes(learnMerges(counts, 10_000))).toBe(textOf(FIXTURES, 'multi30k-en-de', 'codes.10k'));
    },
  );

  for (const side of ['en', 'de']) {
    it.skipIf(!existsSync(TOKENISED))(
      `when the codes are applied to test_2016 ${side}, then the pieces are its pieces byte for byte${without(TOKENISED)}`,
      () => {
        const text = textOf(TOKENISED, `test_2016_flickr.lc.norm.tok.${side}`);
        const expected = textOf(FIXTURES, 'multi30k-en-de', `test_2016.bpe.${side}`);
        expect(applied(textOf(FIXTURES, 'multi30k-en-de', 'codes.10k'), text)).toBe(expected);
      },
    );
  }

  it.skipIf(!existsSync(FIXTURES))(
    `when its own test corpus is learnt and cut, then codes and pieces are its own${without(FIXTURES)}`,
    () => {
      const [corpus, codes, pieces] = ['corpus.en', 'bpe.ref', 'corpus.bpe.ref.en'].map((file) =>
        textOf(FIXTURES, 'small', file),
      ) as [string, string, string];
      expect(formatCodes(learnMerges(countsOf(corpus), 1000))).toBe(codes);
      expect(applied(codes, corpus)).toBe(pieces);
    },
  );

  // From subword-nmt's test_bpe.py.
  it.skipIf(!existsSync(FIXTURES))(
    `when spaces stand around and other white space within words, then both stay${without(FIXTURES)}`,
    () => {
      const subwords = subwordsOf(textOf(FIXTURES, 'small', 'bpe.ref'));
      expect(segmentLine(subwords, '  iron cement  ')).toBe('  ir@@ on c@@ ement  ');
      expect(segmentLine(subwords, 'iron\u00a0cement')).toBe('ir@@ on@@ \u00a0@@ c@@ ement');
      expect(segmentLine(subwords, '   ')).toBe('   ');
      expect(segmentLine(subwords, '')).toBe('');
    },
  );
});

describe('learning', () => {
  const counts = fc
    .array(
      fc.tuple(
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 5 }),
      ),
    )
    .map((entries) => new Map(entries));

  it('when words repeat their letters, then merges are those of counting everything anew', () => {
    fc.assert(
      fc.property(counts, (words) => {
        expect(learnMerges(words, 40)).toEqual(learnMergesSimply(words, 40));
      }),
    );
  });

  describe.each([learnMerges, learnMergesSimply])('by %o', (learn) => {
    it('when the words are those of the example, then the merges are too', () => {
      expect(learn(new Map(Object.entries({ low: 5, lower: 2 })), 2)).toEqual(['l o', 'lo w</w>']);
    });

    it('when pairs are equally frequent, then the last one by code point comes first, beyond U+FFFF too', () => {
      const words = new Map(Object.entries({ '￭x': 2, '😀x': 2, ax: 2, '\tx': 2 }));
      expect(learn(words, 9)).toEqual(['😀 x</w>', '￭ x</w>', 'a x</w>', '\t x</w>']);
    });

    it('when no pair stands twice, then nothing is learnt', () => {
      expect(learn(new Map(Object.entries({ ab: 1, c: 5 })), 10)).toEqual([]);
      expect(learn(new Map(), 10)).toEqual([]);
    });
  });
});

describe('codes files', () => {
  it('when written and read, then merges are the same; \\r\\n and a missing last newline do no harm', () => {
    const merges = ['t h', 'th e</w>'];
    expect(parseCodes(formatCodes(merges), 'f')).toEqual({ version: '0.2', merges });
    expect(parseCodes('#version: 0.2\r\nt h\r\nth e</w>', 'f')).toEqual({ version: '0.2', merges });
    expect(parseCodes(formatCodes([]), 'f')).toEqual({ version: '0.2', merges: [] });
  });

  it('when a file that says its number of merges is cut off anywhere, then it is refused as such', () => {
    const merges = ['t h', 'th e</w>', 'o n</w>'];
    const whole = formatCountedCodes(merges);
    expect(whole).toBe('#version: 3 merges, 0.2\nt h\nth e</w>\no n</w>\n');
    expect(parseCodes(whole, 'f')).toEqual({ version: '0.2', merges });
    expect(parseCodes(formatCountedCodes(['a b']), 'f').merges).toEqual(['a b']);
    for (let length = whole.indexOf('t h'); length < whole.length; length++) {
      expect(() => parseCodes(whole.slice(0, length), 'f'), `${length}`).toThrow(
        /^f: it (?:was cut off|ends within a merge)/,
      );
    }
    expect(() => parseCodes('#version: 3 merges, 0.2\nt h\nth e</w>\n', 'f')).toThrow(
      'f: it was cut off: 2 whole merges stand here, and its first line says 3 (copy it again, or learn it anew; where 2 are meant, let its first line be #version: 0.2)',
    );
  });

  it('when a file of subword-nmt ends within a merge, then it is refused where that shows', () => {
    const whole = formatCodes(['t h', 'th e</w>', 'o n</w>', 'on the</w>']);
    for (const cut of ['</w>\n', '/w>\n', 'e</w>\n', ' the</w>\n']) {
      expect(() => parseCodes(whole.slice(0, -cut.length), 'f')).toThrow('f: it ends within a merge: it was cut off');
    }
  });

  it('when there is nothing in a file, then it is said', () => {
    for (const text of ['', '\n\n', '\ufeff'])
      expect(() => parseCodes(text, 'f')).toThrow(
        'f: there are no codes in this file (nmt tokenize learn-bpe writes one)',
      );
  });

  it('when other programs start from more than characters, then a missing last newline does no harm', () => {
    const merges = ['e\u0301 t', 'e\u0301t e\u0301</w>'];
    expect(parseCodes(`#version: 0.2\n${merges.join('\n')}`, 'f').merges).toEqual(merges);
  });

  it('when it is a vocabulary, which has two words a line as well, then it is refused as such, whole or cut off', () => {
    const vocabulary = 'a 910\nthe 845\nsee 30\ni 30\nx@@ 8\nhouse 1\n';
    for (const text of [vocabulary, vocabulary.slice(0, -1), `#version: 0.2\n${vocabulary}`])
      expect(() => parseCodes(text, 'f')).toThrow(
        /^f:[12]: "a 910" merges what no merge before makes, as most lines do: these are no merges \(is it the vocabulary\? /,
      );
  });

  it('when they are merges of bytes, as GPT-2 has, then that is said; those of Maltese, with its Ġ, are read', () => {
    expect(() => parseCodes('#version: 0.2\nĠ t\nĠ a\nh e\nĠt he\n', 'f')).toThrow(
      'f: these are merges of bytes, as GPT-2 has (Ġ is its space)',
    );
    const merges = ['a n', ...[...'bcdfghjklm'].map((letter) => `${letter} an`), 'Ġ an'];
    expect(parseCodes(formatCodes(merges), 'f').merges).toEqual(merges);
  });

  it('when some merges were taken out by hand, then those that are left are read', () => {
    const merges = ['t h', 'i n', 'e r</w>', 'th e</w>', 'ow er</w>'];
    expect(parseCodes(formatCodes(merges), 'f').merges).toEqual(merges);
  });

  it('when more stands behind the version, then the version is the number', () => {
    const first = '#version: 0.2 - Trained by `huggingface/tokenizers`';
    expect(parseCodes(`${first}\nt h\n`, 'f')).toEqual({ version: '0.2', merges: ['t h'] });
    expect(() => parseCodes('#version: 0.3 - by x\nt h\n', 'f')).toThrow('BPE codes of version 0.3, where');
  });

  it('when there is no version, then it is 0.1, whose end of a word is a symbol of its own', () => {
    const subwords = subwordsOf('t h\nth e\nthe </w>\n');
    expect(segmentLine(subwords, 'the then tha')).toBe('the the@@ n th@@ a');
  });

  it('when a line is no merge or the version is not known, then one line says where', () => {
    expect(() => parseCodes('#version: 0.2\nt h\nfoo\n', 'codes.txt')).toThrow('codes.txt:3: "foo" is no merge');
    expect(() => parseCodes('#version: 0.2\n\nt h\n', 'codes.txt')).toThrow('codes.txt:2: "" is no merge');
    expect(() => parseCodes('#version: 3.0\nt h\n', 'codes.txt')).toThrow('codes.txt:1: BPE codes of version 3.0');
  });
});
