/**
 * BLEU (Papineni et al. 2002, P02-1040), with the smoothings of Chen and Cherry 2014 (W14-3346), equal to
 * sacreBLEU's figures. Counting is apart from the formula: see metric.ts.
 */
import { refuse } from '../errors.ts';
import { decimals } from './decimals.ts';
import type { Metric, Score } from './metric.ts';
import { choice, FOLDED, type Settings, yesNo } from './metric-settings.ts';
import { NgramTrie } from './tokens/ngram-trie.ts';
import { TOKENIZER_NAMES, TOKENIZERS, type TokenizerName } from './tokens/tokenizers.ts';
import { trimRight } from './tokens/whitespace.ts';
import { WordNumbers } from './tokens/word-numbers.ts';

export const SMOOTHINGS = ['exp', 'floor', 'add-k', 'none'] as const;
export type Smoothing = (typeof SMOOTHINGS)[number];
const SMOOTHING_DEFAULTS = { exp: undefined, floor: 0.1, 'add-k': 1, none: undefined } as const;

export interface BleuOptions {
  readonly tokenize?: TokenizerName;
  readonly lowercase?: boolean;
  readonly smoothing?: Smoothing;
  /** The count that `floor` puts in place of 0 (default 0.1), or `add-k` adds from bigrams on (default 1). */
  readonly smoothingValue?: number;
  /** Longest n-gram. */
  readonly maximumOrder?: number;
  /** Leave out the orders that a short text has no n-grams of: for single sentences. */
  readonly effectiveOrder?: boolean;
}

export const BLEU_SETTINGS: Settings = {
  case: FOLDED,
  eff: yesNo('effectiveOrder'),
  tok: choice('tokenize', TOKENIZER_NAMES),
  smooth: choice('smoothing', SMOOTHINGS),
  value: { option: 'smoothingValue', values: 'number' },
  order: { option: 'maximumOrder', values: 'whole' },
};

interface BleuScore extends Score {
  /** 0–100 for each order from 1, smoothed. */
  readonly precisions: readonly number[];
  /** The n-grams matched and the n-grams in the hypotheses, for each order from 1. */
  readonly counts: readonly number[];
  readonly totals: readonly number[];
  readonly brevityPenalty: number;
  /** In tokens; of several references the one nearest in length, the shorter of two equally near. */
  readonly hypothesisLength: number;
  readonly referenceLength: number;
}

/**
 * BLEU with these options. Statistics: hypothesis length, reference length, matches and totals of each order.
 *
 * @throws NmtError E_USAGE when the maximum order is not a whole number from 1
 */
export function createBleu(options: BleuOptions = {}): Metric<BleuScore> {
  const { tokenize = '13a', lowercase = false, smoothing = 'exp' } = options;
  const { maximumOrder = 4, effectiveOrder = false } = options;
  const smoothingValue = options.smoothingValue ?? SMOOTHING_DEFAULTS[smoothing];
  if (!Number.isInteger(maximumOrder) || maximumOrder < 1) {
    refuse(`BLEU cannot have a maximum order of ${maximumOrder}`, 'a whole number from 1');
  }
  const numbers = new WordNumbers();
  const trie = new NgramTrie(maximumOrder);
  const tokens = (line: string): number[] =>
    numbers.of(TOKENIZERS[tokenize](trimRight(lowercase ? line.toLowerCase() : line)));

  return {
    name: 'BLEU',
    lowerIsBetter: false,
    width: 2 + 2 * maximumOrder,
    count(hypothesis, references) {
      numbers.clear();
      trie.clear();
      const words = tokens(hypothesis);
      let nearest = Number.POSITIVE_INFINITY;
      for (const reference of references) {
        const referenceWords = tokens(reference);
        trie.addReference(referenceWords);
        nearest = nearerLength(words.length, nearest, referenceWords.length);
      }
      const totals = Array.from({ length: maximumOrder }, (_, n) => Math.max(0, words.length - n));
      return [words.length, nearest, ...trie.matches(words), ...totals];
    },
    score: (statistics) => bleuFormula(statistics, { smoothing, smoothingValue, maximumOrder, effectiveOrder }),
    fields: [
      ['case', 'c', lowercase ? 'lc' : 'mixed'],
      ['eff', 'e', effectiveOrder],
      ['tok', 'tok', tokenize],
      ['smooth', 's', smoothingName(smoothing, smoothingValue)],
    ],
  };
}

function nearerLength(length: number, a: number, b: number): number {
  const difference = Math.abs(length - a) - Math.abs(length - b);
  return difference < 0 || (difference === 0 && a < b) ? a : b;
}

function smoothingName(smoothing: Smoothing, value: number | undefined): string {
  const takesValue = SMOOTHING_DEFAULTS[smoothing] !== undefined;
  return takesValue ? `${smoothing}[${decimals(value!, 2)}]` : smoothing;
}

interface FormulaOptions {
  readonly smoothing: Smoothing;
  readonly smoothingValue: number | undefined;
  readonly maximumOrder: number;
  readonly effectiveOrder: boolean;
}

/**
 * The score that summed statistics give; 0 when nothing at all matches, whatever the smoothing.
 *
 *   BLEU = BP · exp(Σₙ log pₙ / N),  BP = min(1, exp(1 − r/c))
 *
 * Why   the smoothing of each order and the stop at an order without n-grams are mteval-v13a's
 */
export function bleuFormula(statistics: ArrayLike<number>, options: FormulaOptions): BleuScore {
  const { smoothing, smoothingValue = 0, maximumOrder: N, effectiveOrder } = options;
  const hypothesisLength = statistics[0]!;
  const referenceLength = statistics[1]!;
  const numbers = Array.from(statistics).slice(2);
  const counts = numbers.slice(0, N);
  const totals = numbers.slice(N);
  const brevityPenalty = brevity(hypothesisLength, referenceLength);
  const precisions = new Array<number>(N).fill(0);
  const facts = { precisions, counts, totals, brevityPenalty, hypothesisLength, referenceLength };
  if (counts.every((count) => count === 0)) return { score: 0, ...facts };

  let halving = 1;
  let orders = N;
  for (let n = 0; n < N; n++) {
    const added = smoothing === 'add-k' && n > 0 ? smoothingValue : 0;
    const correct = counts[n]! + added;
    const total = totals[n]! + added;
    if (total === 0) break;
    if (effectiveOrder) orders = n + 1;
    if (correct > 0) {
      precisions[n] = (100 * correct) / total;
    } else if (smoothing === 'exp') {
      halving *= 2;
      precisions[n] = 100 / (halving * total);
    } else if (smoothing === 'floor') {
      precisions[n] = (100 * smoothingValue) / total;
    }
  }
  const logarithms = precisions.slice(0, orders).reduce((sum, p) => sum + Math.log(p), 0);
  return { score: brevityPenalty * Math.exp(logarithms / orders), ...facts };
}

function brevity(hypothesisLength: number, referenceLength: number): number {
  if (hypothesisLength >= referenceLength) return 1;
  return hypothesisLength > 0 ? Math.exp(1 - referenceLength / hypothesisLength) : 0;
}
