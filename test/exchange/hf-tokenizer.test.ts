/** tokenizer.json beside what Hugging Face's tokenizers make of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { huggingFaceTokenizer } from '../../src/exchange/hf-tokenizer.ts';
import type { TextOptions } from '../../src/text/codec.ts';
import { buildCodecs } from '../../src/text/codecs.ts';
import { numberPair } from '../support/trained-checkpoint.ts';

const pairs = Array.from({ length: 200 }, (_, i) => numberPair(i));
const sides = [pairs.map(({ source }) => source), pairs.map(({ target }) => target)] as const;

function codecOf(options: Partial<TextOptions> = {}) {
  return buildCodecs(...sides, {
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
      tokenizer: unknown;
      rows: { text: string; ids: number[] }[];
    };
    expect(JSON.parse(exported())).toEqual(golden.tokenizer);
    const codec = codecOf();
    for (const { text, ids } of golden.rows) expect([text, codec.toIds(text).ids]).toEqual([text, ids]);
  });

  it.each<[string, Partial<TextOptions>, string]>([
    ['words', { tokenizer: 'word' }, 'only BPE on --pretokenized text'],
    ['characters', { tokenizer: 'char' }, 'only BPE on --pretokenized text'],
    ['BPE on raw text', { pretokenized: false }, 'only BPE on --pretokenized text'],
    ['lower case', { lowercase: true }, 'lower case is not made there'],
    ['folded words', { jointVocabulary: false, foldSource: true }, 'lower case is not made there'],
    ['a vocabulary without some of its merges', { merges: 100 }, 'of the 116 pieces of its merges 46 are not'],
    ['a vocabulary that was cut', { vocabularySize: 10, bpeDropout: 0 }, 'are not in its vocabulary'],
  ])('when a model has %s, then it is refused with the reason', (_, options, reason) => {
    expect(() => exported(options)).toThrow(`no tokenizer.json says the same: `);
    expect(() => exported(options)).toThrow(reason);
  });
});
