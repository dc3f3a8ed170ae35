import { describe, expect, it } from 'vitest';
import { lengthBuckets, rarityBuckets } from '../../src/metrics/diagnosis/buckets.ts';
import { alignDifferences } from '../../src/metrics/diagnosis/difference.ts';
import { diagnose, FINDING_KINDS, type FindingKind } from '../../src/metrics/diagnosis/finding-kinds.ts';
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
    ['an apostrophe by name', 'the quick brown fox&apos;s over the lazy dog', ['entities']],
    ['a quote by number', 'the &#34;quick&#x22; brown fox jumps over the lazy dog', ['entities']],
    ['an ampersand with a semicolon', 'the R&D; AT&T; fox jumps over the lazy dog', []],
  ] as const)('when it is %s, then that is what is found', (_, hypothesis, kinds) => {
    expect(faults(hypothesis)).toEqual(kinds);
  });

  it('when the reference does the same, then it is no fault', () => {
    expect(faults('no no no no', 'no no no no')).toEqual([]);
    expect(faults('the end .', 'an end .')).toEqual([]);
    expect(faults('Berlin', 'Berlin', 'Berlin')).toEqual([]);
    expect(faults('', '')).toEqual([]);
    expect(faults('write &lt; for it', 'type &lt; for it')).toEqual([]);
  });

  it('when Japanese loops without spaces, then it is found by character', () => {
    expect(faults('私は猫猫猫猫です', '私は猫がとても好きです')).toEqual(['repeated']);
  });
});

/** Sentences of one frame, as alike as the lines of a phrase book. */
const sentence = (i: number) =>
  `${['she', 'he', 'Anna', 'my son'][i % 4]} ${['reads', 'buys', 'sees'][i % 3]} the ${['red', 'old', 'new', 'big', 'nice'][i % 5]} ${['book', 'car', 'house', 'dog', 'cup', 'tree', 'boat'][i % 7]} today`;

describe('texts out of step', () => {
  const references = Array.from({ length: 60 }, (_, i) => sentence(i));
  const shifted = (hypotheses: readonly string[], own: readonly string[] = references) =>
    diagnose({ hypotheses, references: [own] }).outOfStep;
  /** One word in three is another. */
  const poor = (line: string) =>
    line
      .split(' ')
      .map((word, k) => ((word.length + k) % 3 === 0 ? 'thing' : word))
      .join(' ');

  it.each([
    ['a line too many at the start', ['the title', ...references.slice(0, -1)], 1],
    ['a line too few at the start', [...references.slice(1), 'the end'], 0],
    ['the last line first', [references.at(-1)!, ...references.slice(0, -1)], 1],
    ['a line lost in the middle', [...references.slice(0, 30), ...references.slice(31), 'the end'], 30],
    ['poor translations one line late', ['the title', ...references.slice(0, -1).map(poor)], 1],
  ])('when there is %s, then it is found, from that line on', (_, hypotheses, from) => {
    const found = shifted(hypotheses);
    expect(found[0]).toBe(from);
    expect(found.length).toBeGreaterThan(0.75 * (hypotheses.length - from - 1));
  });

  it('when Chinese is one line late, then it is found by character', () => {
    const chinese = Array.from(
      { length: 20 },
      (_, i) => `他${'買看讀寫'[i % 4]}${'紅老新大好'[i % 5]}${'書車房狗杯樹船'[i % 7]}了`,
    );
    expect(shifted(['標題', ...chinese.slice(0, -1)], chinese).length).toBeGreaterThan(12);
  });

  it('when the lines are in step, good, poor, repeated or of another text, then nothing is found', () => {
    expect(shifted(references)).toEqual([]);
    expect(shifted(references.map(poor))).toEqual([]);
    expect(shifted(references.map(() => sentence(3)))).toEqual([]);
    expect(shifted(references.map((_, i) => sentence(7 * i + 3)))).toEqual([]);
    expect(
      shifted(
        references.map((_, i) => sentence(i)),
        references.map(() => 'one and the same'),
      ),
    ).toEqual([]);
    expect(shifted(['a b c d'], ['d c b a'])).toEqual([]);
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

  it('when a word stands once in all lines, then it is rare, and its share of each line chooses the bucket', () => {
    const lines = ['often Often', 'often often often seldom', 'often never'];
    expect(rarityBuckets(lines).map(({ label, sentences }) => [label, sentences])).toEqual([
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
