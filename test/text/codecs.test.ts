import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/config-resolution.ts';
import { UNK } from '../../src/special-ids.ts';
import { AT_MARKS, Subwords } from '../../src/text/bpe/subwords.ts';
import type { TextOptions } from '../../src/text/codec.ts';
import { restoreCodecs } from '../../src/text/codecs.ts';
import { measuringCoverage } from '../../src/text/coverage.ts';
import { inOneGo } from '../../src/turns.ts';
import { buildCodecs } from '../support/codecs.ts';

const config = resolveConfig({ flags: { minimumFrequency: 1, foldSource: false } });
const SOURCES = ['I am hungry.', 'I am tired.', 'Are you hungry?'];
const TARGETS = ['배가 고파요.', '피곤해요.', '배가 고프세요?'];

const build = (options: Partial<TextOptions> = {}) => buildCodecs(SOURCES, TARGETS, { ...config, ...options });

describe('buildCodecs', () => {
  it('when tokens are ranked, then special ones stand first, frequent ones before rare ones, equal ones by code point', () => {
    const { vocabulary } = build().source;
    const ranked = ['I', 'am', 'hungry', '￭.', 'Are', 'tired', 'you', '￭?'];
    expect(vocabulary).toEqual(['<pad>', '<unk>', '<s>', '</s>', ...ranked]);
  });

  it('when a text is encoded, then tokens that are not known are UNK and their places are told', () => {
    const { source } = build();
    const { ids, tokens, unknown } = source.toIds('I  am thirsty.');
    expect(tokens).toEqual(['I', 'am', 'thirsty', '￭.']);
    expect(ids).toEqual([4, 5, UNK, 7]);
    expect(unknown).toEqual([2]);
    expect(source.detokenize(tokens)).toBe('I am thirsty.');
  });

  it('when a text names special tokens, then it gets none of their ids', () => {
    const texts = ['</s> <pad> a', '</s> <unk> <s>'];
    const options = { ...config, pretokenized: true };
    const { source } = buildCodecs(texts, texts, options);
    expect(source.vocabulary).toEqual(['<pad>', '<unk>', '<s>', '</s>', '</s>', '<pad>', '<s>', '<unk>', 'a']);
    expect(source.toIds('</s> <pad> <unk>').ids).toEqual([4, 5, 7]);
    expect(build({ pretokenized: true }).source.toIds('</s> <pad>').ids).toEqual([UNK, UNK]);
  });

  it('when size and frequency are limited, then the rest is unknown', () => {
    expect(build({ minimumFrequency: 2 }).source.vocabulary.slice(4)).toEqual(['I', 'am', 'hungry', '￭.']);
    expect(build({ vocabularySize: 2 }).source.vocabulary.slice(4)).toEqual(['I', 'am']);
  });

  it('when the source is folded, then its words are found in any case, and unknown ones keep their own', () => {
    const { source, target } = build({ foldSource: true });
    expect(source.vocabulary).toContain('are');
    expect(source.vocabulary).not.toContain('Are');
    const { ids, tokens, unknown } = source.toIds('ARE you Zoltan?');
    expect(ids).toEqual(source.toIds('are You ZOLTAN?').ids);
    expect(tokens).toEqual(['ARE', 'you', 'Zoltan', '￭?']);
    expect(unknown).toEqual([2]);
    expect(source.detokenize(tokens)).toBe('ARE you Zoltan?');
    expect(target.vocabulary).toEqual(build().target.vocabulary);
  });

  it('when the vocabulary is joint, then both sides have the same array', () => {
    const { source, target } = build({ jointVocabulary: true });
    expect(target.vocabulary).toBe(source.vocabulary);
    expect(target.vocabulary).toContain('배가');
  });
});

const stored = (options: Partial<TextOptions> = {}) => {
  const { source, target } = build(options);
  return JSON.parse(
    JSON.stringify({
      tokenizers: { source: source.record, target: target.record },
      vocabularies: { source: source.vocabulary, target: target.vocabulary },
      config: { ...config, ...options },
    }),
  );
};

describe('restoreCodecs', () => {
  it('when codecs went through JSON, then they encode and detokenize as before', () => {
    for (const options of [
      {},
      { tokenizer: 'char', jamo: true },
      { lowercase: true },
      { foldSource: true },
      { pretokenized: true },
    ] as const) {
      const before = build(options);
      const after = restoreCodecs(stored(options));
      for (const side of ['source', 'target'] as const) {
        for (const text of [...SOURCES, ...TARGETS, '배가  불러요, Yuna!']) {
          const encoded = after[side].toIds(text);
          expect(encoded).toEqual(before[side].toIds(text));
          expect(after[side].detokenize(encoded.tokens)).toBe(before[side].detokenize(encoded.tokens));
        }
      }
    }
  });

  it('when the record of a tokenizer cannot be used, then one line names the entry', () => {
    const kept = stored();
    for (const broken of [
      null,
      'word',
      {},
      { ...kept.tokenizers.target, tokenizer: 'sentencepiece' },
      { ...kept.tokenizers.target, tokenizer: 'bpe' },
      { ...kept.tokenizers.target, tokenizer: 'bpe', merges: ['t h', 'the'] },
    ]) {
      const attempt = () => restoreCodecs({ ...kept, tokenizers: { ...kept.tokenizers, target: broken } });
      expect(attempt).toThrow(/^"tokenizers\.target.*describes no tokenizer/);
      expect(attempt).toThrow(expect.objectContaining({ code: 'E_CHECKPOINT' }));
    }
  });

  it('when a vocabulary lacks its special tokens or holds a token twice, then one line says so', () => {
    const kept = stored();
    for (const broken of [[], ['a', 'b'], [...kept.vocabularies.source, 'I']]) {
      const attempt = () => restoreCodecs({ ...kept, vocabularies: { ...kept.vocabularies, source: broken } });
      expect(attempt).toThrow(/^"vocabularies\.source" is no list/);
    }
  });
});

describe('subwords', () => {
  const texts = ['low lower lowest', 'new newer newest', 'slow slower', 'wide wider widest ￭ ％'];
  const options = { ...config, tokenizer: 'bpe', merges: 12 } as const;

  it('when a text is cut, then joiners tell pieces and it comes back', () => {
    const { source } = buildCodecs(texts, texts, options);
    const { tokens } = source.toIds('lower newest!');
    expect(tokens).toEqual(['lo￭', 'wer', 'ne￭', 'west', '￭!']);
    expect(source.detokenize(tokens)).toBe('lower newest!');
  });

  it('when text is pretokenized, then pieces have @@ and words come back with spaces between', () => {
    const { source } = buildCodecs(texts, texts, { ...options, pretokenized: true });
    const { tokens } = source.toIds(' lower  newest a@@ b ');
    expect(tokens.join(' ')).toBe('lo@@ wer ne@@ west a@@ @@@ @@@ ％@@ 0@@ 0@@ 4@@ 0 b');
    expect(source.detokenize(tokens)).toBe('lower newest a@@ b');
  });

  it('when a piece is not in the vocabulary, then its merges are undone until the parts are', () => {
    const few = buildCodecs(['lower lower low', 'lower lower low'], [], { ...options, minimumFrequency: 4 }).source;
    expect(few.vocabulary.slice(4)).toEqual(['lower']);
    expect(few.toIds('low lower').tokens).toEqual(['l￭', 'o￭', 'w', 'lower']);
  });

  it('when merges are never or always dropped, then words are whole or characters', () => {
    const { source } = buildCodecs(texts, texts, { ...options, bpeDropout: 0.5 });
    const tokensOf = (ids: readonly number[]) => ids.map((id) => source.vocabulary[id]);
    expect(source.toIdsSampled('lower', 0, 1)).toEqual(source.toIds('lower').ids);
    expect(tokensOf(source.toIdsSampled('lower', 0.999999, 1))).toEqual(['l￭', 'o￭', 'w￭', 'e￭', 'r']);
  });

  it('when merges are dropped, then the key decides how, nothing is unknown and the text comes back', () => {
    const { source } = buildCodecs(texts, texts, { ...options, bpeDropout: 0.3 });
    const samples = Array.from({ length: 200 }, (_, key) => source.toIdsSampled('slower newest', 0.3, key));
    expect(source.toIdsSampled('slower newest', 0.3, 7)).toEqual(samples[7]);
    expect(new Set(samples.map(String)).size).toBeGreaterThan(10);
    for (const ids of samples) {
      expect(ids).not.toContain(UNK);
      expect(source.detokenize(ids.map((id) => source.vocabulary[id]!))).toBe('slower newest');
    }
  });

  it('when each merge is dropped with probability p, then a pair alone in a word is merged 1 - p of the time', () => {
    const { source } = buildCodecs(['ab ab'], ['ab ab'], { ...options, bpeDropout: 0.25 });
    const whole = Array.from({ length: 4000 }, (_, key) => source.toIdsSampled('ab', 0.25, key).length === 1);
    const share = whole.filter(Boolean).length / whole.length;
    // Four standard deviations.
    expect(Math.abs(share - 0.75)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 4000));
  });

  it('when a word is very long, then merges are dropped in all of it, and the text comes back', () => {
    const { source } = buildCodecs(texts, texts, { ...options, bpeDropout: 0.5 });
    const word = `${'lowe'.repeat(16_000)}r`;
    const ids = source.toIdsSampled(word, 0.5, 3);
    const single = source.toIdsSampled('lower', 0.999999, 1)[1]!;
    // The letter stands alone where its merge was dropped: here and there from the start to the end.
    for (const part of [ids.slice(0, 1000), ids.slice(-1000)]) expect(part).toContain(single);
    expect(ids.length).toBeLessThan(word.length);
    expect(source.detokenize(ids.map((id) => source.vocabulary[id]!)) === word).toBe(true);
  });

  it('when merges lie as deep as there are many, then a word is cut below them all the same', () => {
    const merges = Array.from({ length: 10_000 }, (_, i) => `b${'a'.repeat(i)} a`);
    const subwords = new Subwords({ version: '0.2', merges }, AT_MARKS, () => false);
    expect(subwords.cut(`b${'a'.repeat(10_001)}`).length).toBe(10_002);
  });

  it('when both sides share one BPE, then they are one codec; restored too', () => {
    const { source, target } = buildCodecs(texts, TARGETS, { ...options, jointVocabulary: true });
    expect(target).toBe(source);
    const vocabulary = source.vocabulary;
    const restored = restoreCodecs({
      tokenizers: JSON.parse(JSON.stringify({ source: source.record, target: target.record })),
      vocabularies: { source: vocabulary, target: vocabulary },
      config: { jointVocabulary: true },
    });
    expect(restored.target).toBe(restored.source);
    expect(restored.source.toIds('lower 배가')).toEqual(source.toIds('lower 배가'));
  });
});

describe('measuringCoverage', () => {
  it('when some running tokens are unknown, then the share of the others is told', () => {
    const { source } = build();
    expect(inOneGo(measuringCoverage(source, ['I am thirsty.', 'You?']))).toEqual({
      tokens: 6,
      unknown: 2,
      unknownKinds: 2,
      share: 4 / 6,
    });
    expect(inOneGo(measuringCoverage(source, [' ']))).toEqual({ tokens: 0, unknown: 0, unknownKinds: 0, share: 1 });
  });
});
