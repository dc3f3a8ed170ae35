/**
 * chrF (Popović 2015, W15-3049) and chrF++ (Popović 2017, W17-4770): F-score over character and word n-grams,
 * equal to sacreBLEU's figures. Counting is apart from the formula: see metric.ts.
 */
import { refuse } from '../errors.ts';
import type { Metric, Score } from './metric.ts';
import { FOLDED, noYes, type Settings, yesNo } from './metric-settings.ts';
import { NgramTrie } from './tokens/ngram-trie.ts';
import { codePoints, splitWords } from './tokens/whitespace.ts';
import { WordNumbers } from './tokens/word-numbers.ts';

export interface ChrfOptions {
  /** Longest character n-gram. */
  readonly characterOrder?: number;
  /** Longest word n-gram: 0 is chrF, 2 is chrF++. */
  readonly wordOrder?: number;
  /** How many times as much recall counts as precision. */
  readonly beta?: number;
  readonly lowercase?: boolean;
  /** Count white space as characters. */
  readonly whitespace?: boolean;
  /** Give empty orders a tiny score instead of leaving them out, as chrF++.py, NLTK and Moses do. */
  readonly epsilonSmoothing?: boolean;
}

export const CHRF_SETTINGS: Settings = {
  case: FOLDED,
  eff: noYes('epsilonSmoothing'),
  nc: { option: 'characterOrder', values: 'whole' },
  nw: { option: 'wordOrder', values: 'whole' },
  space: yesNo('whitespace'),
  beta: { option: 'beta', values: 'number' },
};

interface ChrfScore extends Score {
  /** Means over the orders that both sides have n-grams of, 0–100. */
  readonly precision: number;
  readonly recall: number;
}

/** Keeps an empty order from dividing by zero. */
const EPSILON = 1e-16;
const PUNCTUATION = new Set('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~');

/**
 * chrF with these options. Statistics: n-grams in hypothesis, in reference, in both, for each order,
 * characters before words; of several references the one with the best sentence score, first of equals.
 *
 * @throws NmtError E_USAGE when an order is not a whole number, both are 0, or beta is negative
 */
export function createChrf(options: ChrfOptions = {}): Metric<ChrfScore> {
  const { characterOrder = 6, wordOrder = 0, beta = 2 } = options;
  const { lowercase = false, whitespace = false, epsilonSmoothing = false } = options;
  checkOrders(characterOrder, wordOrder, beta);
  const numbers = new WordNumbers();
  const tries = [new NgramTrie(characterOrder), new NgramTrie(wordOrder)] as const;
  const symbols = (line: string): readonly [number[], number[]] => {
    const text = lowercase ? line.toLowerCase() : line;
    return [codePoints(text, whitespace), wordOrder === 0 ? [] : numbers.of(splitPunctuation(text))];
  };
  const formula = (statistics: ArrayLike<number>): ChrfScore => chrfFormula(statistics, { beta, epsilonSmoothing });

  return {
    name: `chrF${beta}${'+'.repeat(wordOrder)}`,
    lowerIsBetter: false,
    width: 3 * (characterOrder + wordOrder),
    count(hypothesis, references) {
      numbers.clear();
      const hypothesisSymbols = symbols(hypothesis);
      let best: number[] = [];
      let bestScore = -1;
      for (const reference of references) {
        const referenceSymbols = symbols(reference);
        const statistics = tries.flatMap((trie, k) => overlap(trie, hypothesisSymbols[k]!, referenceSymbols[k]!));
        if (references.length === 1) return statistics;
        const { score } = formula(statistics);
        if (score > bestScore) [best, bestScore] = [statistics, score];
      }
      return best;
    },
    score: formula,
    fields: [
      ['case', 'c', lowercase ? 'lc' : 'mixed'],
      ['eff', 'e', !epsilonSmoothing],
      ['nc', 'nc', characterOrder],
      ['nw', 'nw', wordOrder],
      ['space', 's', whitespace],
    ],
  };
}

function checkOrders(characterOrder: number, wordOrder: number, beta: number): void {
  const isOrder = (order: number): boolean => Number.isInteger(order) && order >= 0;
  if (isOrder(characterOrder) && isOrder(wordOrder) && characterOrder + wordOrder > 0 && beta >= 0) return;
  refuse(
    `chrF cannot have character order ${characterOrder}, word order ${wordOrder} and beta ${beta}`,
    'orders are whole numbers, one of them at least 1',
  );
}

/** For each order: n-grams in the hypothesis (0 where the reference has none), in the reference, in both. */
function overlap(trie: NgramTrie, hypothesis: readonly number[], reference: readonly number[]): number[] {
  trie.clear();
  trie.addReference(reference);
  return trie.matches(hypothesis).flatMap((matched, n) => {
    const inReference = Math.max(0, reference.length - n);
    const inHypothesis = inReference === 0 ? 0 : Math.max(0, hypothesis.length - n);
    return [inHypothesis, inReference, matched];
  });
}

/**
 * Words with one ASCII punctuation mark split off, at the end, else at the start.
 *
 * Example "(hi) 'so" → ["(hi", ")", "'", "so"]
 */
function splitPunctuation(text: string): string[] {
  return splitWords(text).flatMap((word) => {
    if (word.length === 1) return [word];
    if (PUNCTUATION.has(word.at(-1)!)) return [word.slice(0, -1), word.at(-1)!];
    if (PUNCTUATION.has(word[0]!)) return [word[0]!, word.slice(1)];
    return [word];
  });
}

/**
 * The score that summed statistics give.
 *
 *   F = (1 + β²) · P · R / (β² · P + R), with P and R averaged over the orders that both sides have
 *
 * With epsilon smoothing the mean over all orders of each order's own F, empty ones near zero.
 */
function chrfFormula(
  statistics: ArrayLike<number>,
  options: { readonly beta: number; readonly epsilonSmoothing: boolean },
): ChrfScore {
  const factor = options.beta ** 2;
  const orders = statistics.length / 3;
  let [sumOfScores, P, R, effective] = [0, 0, 0, 0];
  for (let n = 0; n < orders; n++) {
    const inHypothesis = statistics[3 * n]!;
    const inReference = statistics[3 * n + 1]!;
    const inBoth = statistics[3 * n + 2]!;
    const precision = inHypothesis > 0 ? inBoth / inHypothesis : EPSILON;
    const recall = inReference > 0 ? inBoth / inReference : EPSILON;
    const denominator = factor * precision + recall;
    sumOfScores += denominator > 0 ? ((1 + factor) * precision * recall) / denominator : EPSILON;
    if (inHypothesis > 0 && inReference > 0) {
      P += precision;
      R += recall;
      effective++;
    }
  }
  P /= Math.max(1, effective);
  R /= Math.max(1, effective);
  const plain = P + R > 0 ? ((1 + factor) * P * R) / (factor * P + R) : 0;
  const score = options.epsilonSmoothing ? sumOfScores / orders : plain;
  return { score: 100 * score, precision: 100 * P, recall: 100 * R };
}
