import { describe, expect, it } from 'vitest';
import { decimals } from '../../src/metrics/decimals.ts';
import { referenceCount } from '../../src/metrics/metric.ts';
import { createMetric } from '../../src/metrics/metrics.ts';
import { formatSignature } from '../../src/metrics/signature.ts';
import { GROUPS, groupTitle, METRIC_NAMES } from './sacrebleu-cases.ts';
import { corpusScore, formatBleu, sentenceScore } from './scores.ts';

describe.skipIf(GROUPS.length === 0)('texts scored by sacreBLEU 2.6.0 (needs ../shared/metrics)', () => {
  for (const group of GROUPS) {
    const { hypotheses, references, expected } = group;
    for (const expectation of expected) {
      const metric = createMetric(METRIC_NAMES[expectation.metric]!);
      const title = `${expectation.metric}, ${groupTitle(group)}`;

      if (expectation.scores !== undefined) {
        it(`${title}: equal sentence scores within 1e-6`, () => {
          hypotheses.forEach((hypothesis, line) => {
            const lineReferences = references.map((lines) => lines[line]!);
            const { score } = sentenceScore(metric, hypothesis, lineReferences);
            expect(Math.abs(score - expectation.scores![line]!)).toBeLessThan(1e-6);
          });
        });
        continue;
      }

      it(`${title}: equal score within 1e-6, equal signature and line`, () => {
        const score = corpusScore(metric, hypotheses, references);
        expect(Math.abs(score.score - expectation.score!)).toBeLessThan(1e-6);
        const facts = { version: '2.6.0', references: referenceCount(references) };
        expect(formatSignature(metric, facts)).toBe(expectation.signature);
        const text = 'precisions' in score ? formatBleu(score as never) : decimals(score.score, 2);
        expect(`${metric.name} = ${text}`).toBe(expectation.verbose);
      });
    }
  }
});
