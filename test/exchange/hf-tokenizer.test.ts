/** tokenizer.json beside what Hugging Face's tokenizers make of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { huggingFaceTokenizer } from '../../src/exchange/hf-tokenizer.ts';
import type { TextOptions } from '../../src/text/codec.ts';
import { buildCodecs } from '../support/codecs.ts';
import { numberPair } from '../support/trained-checkpoint.ts';

const pairs = Array.from({ length: 200 }, (_, i) => numberPair(i));
const sides = [pairs.map(({ source }) => source), pairs.map(({ target }) => target)] as const;

/** What Hugging Face’s tokenizers were run with, in the order of the golden file. */
const KINDS: readonly Partial<TextOptions>[] = [{}, { lowercase: true }, { tokenizer: 'word' }];

function codecOf(options: Partial<TextOptions> = {}, more: readonly string[] = []) {
  return buildCodecs([...sides[0], ...more], sides[1], {
    tokenizer: 'bpe',
    merges: 10,
    bpeDropout: 0.1,
    jointVocabulary: true,
    vocabularySize: null,
    minimumFrequency: 1,
    pretokenized: true,
    lowercase: false,
    jamo: false,
    ...options,
  }).source;
}

const exported = (options: Partial<TextOptions> = {}) => {
  const { record, vocabulary } = codecOf(options);
  return huggingFaceTokenizer(record, vocabulary, 'source');
};

describe('tokenizer.json', () => {
  it('when texts of many kinds are cut, then the ids are those that Hugging Face’s tokenizers give', () => {
    const golden = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'golden', 'tokenizer.json'), 'utf8')) as {
      cases: { tokenizer: unknown; rows: { text: string; ids: number[] }[] }[];
    };
    expect(golden.cases.map(({ tokenizer }) => tokenizer)).toEqual(KINDS.map((kind) => JSON.parse(exported(kind))));
    for (const [i, { rows }] of golden.cases.entries()) {
      const codec = codecOf(KINDS[i]);
      for (const { text, ids } of rows) expect([text, codec.toIds(text).ids]).toEqual([text, ids]);
    }
  });

  it.each<[string, Partial<TextOptions>, string]>([
    [
      'words of raw text',
      { tokenizer: 'word', pretokenized: false },
      'text that is not --pretokenized is cut by rules',
    ],
    ['characters', { tokenizer: 'char' }, 'text that is not --pretokenized is cut by rules'],
    ['BPE on raw text', { pretokenized: false }, 'text that is not --pretokenized is cut by rules'],
    ['folded words', { jointVocabulary: false, foldSource: true }, 'words that are looked up in lower case'],
    ['a vocabulary without some of its merges', { merges: 100 }, 'of the 116 pieces of its merges 46 are not'],
    ['a vocabulary that was cut', { vocabularySize: 10, bpeDropout: 0 }, 'are not in its vocabulary'],
  ])('when a model has %s, then it is refused with the reason', (_, options, reason) => {
    expect(() => exported(options)).toThrow(`no tokenizer.json says the same: `);
    expect(() => exported(options)).toThrow(reason);
  });

  it.each<[string, Partial<TextOptions>, string, string]>([
    ['Greek, in lower case', { lowercase: true }, 'ΟΔΟΣ', 'Σ at the end of a word'],
    ['a word like a special token', { tokenizer: 'word' }, '<unk>', 'as a special token is'],
    ['a piece like a special token', { merges: 4 }, '<unk>a <unk>b <unk>c', 'as a special token is'],
    ['the mark of the end of a word', { merges: 3 }, 'a</w>d b</w>e c</w>f', 'hold </w>'],
  ])('when its text has %s, then it is refused with the reason', (_, options, word, reason) => {
    const { record, vocabulary } = codecOf(options, Array(500).fill(word));
    expect(() => huggingFaceTokenizer(record, vocabulary, 'source')).toThrow(reason);
  });
});
