import { describe, expect, it } from 'vitest';
import { lengthBuckets, rarityBuckets } from '../../src/metrics/diagnosis/buckets.ts';
import { alignDifferences } from '../../src/metrics/diagnosis/difference.ts';
import { diagnose, FINDING_KINDS, type FindingKind } from '../../src/metrics/diagnosis/findings.ts';
import { dominantScript, scriptAdvice } from '../../src/metrics/diagnosis/script.ts';

const REFERENCE = 'the quick brown fox jumps over the lazy dog';

/** The faults that one line shows. */
function faults(hypothesis: string, reference = REFERENCE, source = 'der schnelle braune Fuchs'): FindingKind[] {
  const findings = diagnose({ hypotheses: [hypothesis], references: [[reference]], sources: [source] });
  return FINDING_KINDS.filter((kind) => findings[kind].length > 0);
}

describe('findings', () => {
  it.each([
    ['a good line', 'the quick brown fox jumps over a lazy dog', []],
    ['an empty line', '  ', ['empty']],
    ['a loop of one word', 'the dog dog dog jumps over the lazy fox', ['repeated']],
    ['a loop of three words', 'over the dog over the dog over the dog is lazy', ['repeated']],
    ['a line twice as long', `${REFERENCE} and then ${REFERENCE} once again`, ['overLong']],
    ['a line half as long', 'the quick fox', ['underLong']],
    ['the source', 'Der schnelle  braune Fuchs', ['sourceCopied']],
    ['an unknown word', 'the quick <unk> fox jumps over the lazy dog', ['unknown']],
    ['a broken character', 'the quick \ufffd fox jumps over the lazy dog', ['unknown']],
    ['pieces not joined', 'the qu@@ ick brown fox jumps over the lazy dog', ['subwordMarks']],
    ['tokens not joined', 'the quick brown fox jumps over the lazy dog .', ['tokenized']],
  ] as const)('when it is %s, then that is what is found', (_, hypothesis, kinds) => {
    expect(faults(hypothesis)).toEqual(kinds);
  });

  it('when the reference does the same, then it is no fault', () => {
    expect(faults('no no no no', 'no no no no')).toEqual([]);
    expect(faults('the end .', 'an end .')).toEqual([]);
    expect(faults('Berlin', 'Berlin', 'Berlin')).toEqual([]);
    expect(faults('', '')).toEqual([]);
  });

  it('when Japanese loops without spaces, then it is found by character', () => {
    expect(faults('私は猫猫猫猫です', '私は猫がとても好きです')).toEqual(['repeated']);
  });
});

describe('buckets', () => {
  it('when lines have 0, 5, 6 and 41 words, then they lie in 0–5, 6–10 and 41+, and empty buckets are left out', () => {
    const line = (words: number) => Array.from({ length: words }, () => 'w').join(' ');
    const buckets = lengthBuckets([line(0), line(5), line(6), line(41)]);
    expect(buckets).toEqual([
      { label: '0–5', sentences: [0, 1] },
      { label: '6–10', sentences: [2] },
      { label: '41+', sentences: [3] },
    ]);
  });

  it('when words have no spaces between, then characters count, two for a word', () => {
    expect(lengthBuckets(['猫'.repeat(10), '猫'.repeat(11)]).map(({ label }) => label)).toEqual(['0–10', '11–20']);
  });

  it('when training counts are given, then a word seen five times is rare and one seen six times is not', () => {
    const frequencies = new Map([
      ['often', 6],
      ['seldom', 5],
    ]);
    const lines = ['often Often', 'often often often seldom', 'often never'];
    expect(rarityBuckets(lines, { frequencies }).map(({ label, sentences }) => [label, sentences])).toEqual([
      ['none', [0]],
      ['20–30 %', [1]],
      ['30–50 %', [2]],
    ]);
  });
});

describe('differences', () => {
  it('when a word is added, replaced and left out, then runs of a kind are joined', () => {
    const differences = alignDifferences('a very big cat sat'.split(' '), 'a black cat sat down there'.split(' '));
    expect(
      differences.map(({ kind, hypothesis, reference }) => [kind, hypothesis.join(' '), reference.join(' ')]),
    ).toEqual([
      ['equal', 'a', 'a'],
      ['replaced', 'very', 'black'],
      ['extra', 'big', ''],
      ['equal', 'cat sat', 'cat sat'],
      ['missing', '', 'down there'],
    ]);
  });

  it('when two lines of 100,000 words differ throughout, then they are one replacement, found at once', () => {
    const words = (mark: string) => Array.from({ length: 100_000 }, (_, i) => `${mark}${i}`);
    expect(alignDifferences(words('a'), words('b'))).toHaveLength(1);
  });
});

describe('scripts', () => {
  it.each([
    ['나는 학생입니다', 'hangul', 'char'],
    ['私は学生です', 'kana', 'char'],
    ['我是学生', 'han', 'zh'],
  ] as const)('when references read %s, then the script is %s and BLEU by %s is advised', (line, script, tokenize) => {
    expect(dominantScript([line])).toBe(script);
    expect(scriptAdvice([line], ['13a'])).toMatchObject({ tokenize });
    expect(scriptAdvice([line], [])).toMatchObject({ tokenize });
    expect(scriptAdvice([line], ['13a', tokenize])).toBeUndefined();
  });

  it('when references are German, Russian or empty, then nothing is advised', () => {
    expect(scriptAdvice(['ein Hund', 'собака'], ['13a'])).toBeUndefined();
    expect(scriptAdvice([''], ['13a'])).toBeUndefined();
  });
});
