/** Exact match: the share of hypotheses that equal a reference. For tasks where one answer is right. */
import type { Metric, Score } from './metric.ts';
import { FOLDED, type Settings } from './metric-settings.ts';
import { splitWords } from './tokens/whitespace.ts';

export const EXACT_SETTINGS: Settings = { case: FOLDED };

interface ExactMatchScore extends Score {
  readonly matches: number;
  readonly lines: number;
}

/** Exact match, white space apart. Statistics: 1 for a match, 1 for the line. */
export function createExactMatch(options: { readonly lowercase?: boolean } = {}): Metric<ExactMatchScore> {
  const { lowercase = false } = options;
  const normalize = (line: string): string => splitWords(lowercase ? line.toLowerCase() : line).join(' ');

  return {
    name: 'exact',
    lowerIsBetter: false,
    width: 2,
    count(hypothesis, references) {
      const line = normalize(hypothesis);
      return [references.some((reference) => normalize(reference) === line) ? 1 : 0, 1];
    },
    score(statistics) {
      const matches = statistics[0]!;
      const lines = statistics[1]!;
      return { score: lines === 0 ? 0 : (100 * matches) / lines, matches, lines };
    },
    fields: [['case', 'c', lowercase ? 'lc' : 'mixed']],
  };
}
