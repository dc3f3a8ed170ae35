/** Scores straight from a metric, and BLEU as sacreBLEU prints it. */
import type { bleuFormula } from '../../src/metrics/bleu.ts';
import { decimals } from '../../src/metrics/decimals.ts';
import {
  collectStatistics,
  type Metric,
  type ReferenceLines,
  type Score,
  sumStatistics,
} from '../../src/metrics/metric.ts';

/** The score of a whole text: the formula of the summed statistics, not a mean of sentence scores. */
export function corpusScore<S extends Score>(
  metric: Metric<S>,
  hypotheses: readonly string[],
  references: readonly ReferenceLines[],
): S {
  return metric.score(sumStatistics(collectStatistics(metric, hypotheses, references)));
}

/** The score of one sentence; for BLEU take a metric with `effectiveOrder`. */
export function sentenceScore<S extends Score>(
  metric: Metric<S>,
  hypothesis: string,
  references: readonly string[],
): S {
  return metric.score(metric.count(hypothesis, references));
}

/** Example 81.83 95.6/87.0/78.8/72.5 (BP = 0.986 ratio = 0.986 hyp_len = 549 ref_len = 557) */
export function formatBleu(bleu: ReturnType<typeof bleuFormula>): string {
  const { hypothesisLength, referenceLength, brevityPenalty } = bleu;
  const ratio = referenceLength === 0 ? 0 : hypothesisLength / referenceLength;
  const precisions = bleu.precisions.map((precision) => decimals(precision, 1)).join('/');
  const lengths = `hyp_len = ${hypothesisLength} ref_len = ${referenceLength}`;
  return `${decimals(bleu.score, 2)} ${precisions} (BP = ${decimals(brevityPenalty, 3)} ratio = ${decimals(ratio, 3)} ${lengths})`;
}
