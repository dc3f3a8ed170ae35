import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createBleu, formatBleu } from '../../src/metrics/bleu.ts';
import { createChrf } from '../../src/metrics/chrf.ts';
import { decimals } from '../../src/metrics/decimals.ts';
import { corpusScore, type Metric, sentenceScore } from '../../src/metrics/metric.ts';
import { formatSignature, referenceCount } from '../../src/metrics/signature.ts';
import { createTer } from '../../src/metrics/ter/ter.ts';

interface Expectation {
  metric: string;
  score?: number;
  scores?: number[];
  signature?: string;
  verbose?: string;
}
interface Group {
  source: string;
  noise: number;
  hypotheses: string[];
  references: string[][];
  expected: Expectation[];
}

const METRICS: Record<string, Metric> = {
  bleu: createBleu(),
  'bleu-lc': createBleu({ lowercase: true }),
  'bleu-intl': createBleu({ tokenize: 'intl' }),
  'bleu-char': createBleu({ tokenize: 'char' }),
  'bleu-none': createBleu({ tokenize: 'none' }),
  'bleu-floor': createBleu({ smoothing: 'floor' }),
  'bleu-add-k': createBleu({ smoothing: 'add-k' }),
  'bleu-nosmooth': createBleu({ smoothing: 'none' }),
  chrf: createChrf(),
  'chrf++': createChrf({ wordOrder: 2 }),
  'chrf-lc': createChrf({ lowercase: true }),
  ter: createTer(),
  'sentence-bleu': createBleu({ effectiveOrder: true }),
};

const file = new URL('../../../shared/metrics/sacrebleu-cases.json', import.meta.url);

describe.skipIf(!existsSync(file))('texts scored by sacreBLEU 2.6.0 (needs ../shared/metrics)', () => {
  const groups: Group[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).groups : [];

  for (const { source, noise, hypotheses, references, expected } of groups) {
    for (const expectation of expected) {
      const metric = METRICS[expectation.metric]!;
      const title = `${expectation.metric}, ${source}, noise ${noise}, ${references.length} references`;

      if (expectation.scores !== undefined) {
        it(`${title}: equal sentence scores within 1e-6`, () => {
          hypotheses.forEach((hypothesis, line) => {
            const { score } = sentenceScore(
              metric,
              hypothesis,
              references.map((lines) => lines[line]!),
            );
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
