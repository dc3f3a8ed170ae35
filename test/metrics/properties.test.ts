import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignDifferences } from '../../src/metrics/diagnosis/difference.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import { createMetric } from '../../src/metrics/metrics.ts';
import { corpusScore } from './scores.ts';

const NAMES = [
  'bleu',
  'bleu:tok=intl',
  'bleu:tok=zh',
  'bleu:tok=char:case=lc',
  'bleu:tok=none:smooth=floor',
  'bleu:smooth=add-k',
  'chrf',
  'chrf++',
  'chrf:space=yes:eff=no',
  'ter',
  'ter:norm=yes:punct=no:asian=yes:case=mixed',
  'exact',
];

/** Words that meet one another again, so that scores are not all 0, and lines of anything that Unicode has. */
const word = fc.constantFrom(
  'the',
  'The',
  'cat',
  'cat,',
  '3.5',
  "it's",
  '(a)',
  '역이',
  '어디',
  '中国',
  '猫。',
  '😀',
  'e\u0301',
  '&amp;',
);
const line = fc.oneof(
  fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const corpus = fc.array(fc.tuple(line, line, line), { minLength: 1, maxLength: 6 });

const score = (metric: Metric, hypotheses: string[], references: string[][]) =>
  corpusScore(metric, hypotheses, references).score;
const column = (lines: readonly (readonly string[])[], i: number) => lines.map((one) => one[i]!);

describe.each(NAMES)('%s', (name) => {
  const metric = createMetric(name);

  it('when any Unicode is scored, then BLEU and chrF lie in 0–100 and TER is not negative', () => {
    fc.assert(
      fc.property(corpus, (lines) => {
        const found = score(metric, column(lines, 0), [column(lines, 1), column(lines, 2)]);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(metric.lowerIsBetter ? Number.MAX_VALUE : 100 + 1e-9);
      }),
    );
  });

  it('when lines change their order, then the score stays', () => {
    fc.assert(
      fc.property(corpus, (lines) => {
        const turned = [...lines].reverse();
        const before = score(metric, column(lines, 0), [column(lines, 1), column(lines, 2)]);
        const after = score(metric, column(turned, 0), [column(turned, 1), column(turned, 2)]);
        expect(Math.abs(before - after)).toBeLessThan(1e-9);
      }),
    );
  });

  it('when references change their order, then the score of a line stays', () => {
    fc.assert(
      fc.property(fc.tuple(line, line, line), ([hypothesis, one, two]) => {
        const difference = score(metric, [hypothesis], [[one], [two]]) - score(metric, [hypothesis], [[two], [one]]);
        expect(Math.abs(difference)).toBeLessThan(1e-9);
      }),
    );
  });

  // Of references whose sentence scores are equal chrF takes the first, as sacreBLEU does, and their counts may differ.
  if (name.startsWith('chrf')) return;
  it('when references change their order, then the score of a text stays', () => {
    fc.assert(
      fc.property(corpus, (lines) => {
        const [hypotheses, one, two] = [column(lines, 0), column(lines, 1), column(lines, 2)];
        const difference = score(metric, hypotheses, [one, two]) - score(metric, hypotheses, [two, one]);
        expect(Math.abs(difference)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('a text against itself', () => {
  const full = fc.array(fc.array(word, { minLength: 6, maxLength: 12 }), { minLength: 1, maxLength: 5 });
  const text = full.map((lines) => lines.map((words) => words.join(' ')));

  it.each(NAMES.filter((name) => !/eff=no/.test(name)))('when %s scores it, then it is perfect', (name) => {
    const metric = createMetric(name);
    fc.assert(
      fc.property(text, (lines) => {
        expect(score(metric, lines, [lines])).toBeCloseTo(metric.lowerIsBetter ? 0 : 100, 9);
      }),
    );
  });

  it('when a second reference is added, then no score gets worse but TER’s, whose length is a mean', () => {
    fc.assert(
      fc.property(text, (lines) => {
        for (const name of ['bleu', 'chrf', 'exact']) {
          const found = score(createMetric(name), lines, [lines.map(() => 'something else'), lines]);
          expect(found).toBeCloseTo(100, 9);
        }
      }),
    );
  });
});

describe('aligned differences', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });

  it('when two lines are aligned, then each side reads as it was and equal runs are equal', () => {
    fc.assert(
      fc.property(words, words, (hypothesis, reference) => {
        const differences = alignDifferences(hypothesis, reference);
        expect(differences.flatMap((one) => one.hypothesis)).toEqual(hypothesis);
        expect(differences.flatMap((one) => one.reference)).toEqual(reference);
        for (const { kind, ...sides } of differences) {
          if (kind === 'equal') expect(sides.hypothesis).toEqual(sides.reference);
          if (kind === 'extra') expect(sides.reference).toEqual([]);
          if (kind === 'missing') expect(sides.hypothesis).toEqual([]);
        }
      }),
    );
  });
});
