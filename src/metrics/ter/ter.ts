/**
 * TER, translation edit rate (Snover et al. 2006), equal to sacreBLEU's figures: edits, block shifts among them,
 * for each 100 reference words. Counting is apart from the formula: see metric.ts.
 */
import type { Metric, Score } from '../metric.ts';
import { noYes, type Settings, yesNo } from '../metric-settings.ts';
import { WordNumbers } from '../tokens/word-numbers.ts';
import { countEdits } from './shifts.ts';
import { type TerTokenizerOptions, tokenizeTercom } from './tokenizer.ts';

export type TerOptions = TerTokenizerOptions;

export const TER_SETTINGS: Settings = {
  case: { option: 'caseSensitive', values: { lc: false, mixed: true } },
  norm: yesNo('normalized'),
  punct: noYes('noPunctuation'),
  asian: yesNo('asianSupport'),
};

interface TerScore extends Score {
  readonly edits: number;
  /** In words; the mean length of the references where there are several. */
  readonly referenceLength: number;
}

/**
 * TER with these options. Statistics: edits against the nearest reference, mean length of the references.
 *
 * Why   sacreBLEU normalizes references twice, and the second time still splits a few ("a's" before an ideograph);
 *       equal scores need the same
 */
export function createTer(options: TerOptions = {}): Metric<TerScore> {
  const { normalized = false, noPunctuation = false, asianSupport = false, caseSensitive = false } = options;
  const numbers = new WordNumbers();
  const words = (line: string): number[] => numbers.of(tokenizeTercom(line, options));

  return {
    name: 'TER',
    lowerIsBetter: true,
    width: 2,
    count(hypothesis, references) {
      numbers.clear();
      const hypothesisWords = words(hypothesis);
      let fewest = Number.POSITIVE_INFINITY;
      let referenceLength = 0;
      for (const reference of references) {
        const referenceWords = words(normalized ? tokenizeTercom(reference, options).join(' ') : reference);
        fewest = Math.min(fewest, countEdits(hypothesisWords, referenceWords));
        referenceLength += referenceWords.length;
      }
      return [fewest, referenceLength / references.length];
    },
    score(statistics) {
      const edits = statistics[0]!;
      const referenceLength = statistics[1]!;
      const empty = edits > 0 ? 1 : 0;
      return { score: 100 * (referenceLength > 0 ? edits / referenceLength : empty), edits, referenceLength };
    },
    fields: [
      ['case', 'c', caseSensitive ? 'mixed' : 'lc'],
      ['tok', 't', 'tercom'],
      ['norm', 'nr', normalized],
      ['punct', 'pn', !noPunctuation],
      ['asian', 'as', asianSupport],
    ],
  };
}
