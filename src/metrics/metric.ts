/**
 * What every metric is: per-sentence statistics, and a formula from their sum to a score. Corpus scores,
 * bootstraps and buckets are sums of the same statistics, so a text is tokenized once.
 */
import { counted } from '../amounts.ts';
import { NmtError } from '../errors.ts';
import type { SignatureFields } from './signature.ts';

/** 0–100 for BLEU and chrF; for TER edits per 100 reference words, from 0 upwards. */
export interface Score {
  readonly score: number;
}

/** One file of references: a line for each hypothesis; `null` where this file has none. */
export type ReferenceLines = readonly (string | null)[];

export interface Metric<S extends Score = Score> {
  /** As sacreBLEU writes it: BLEU, chrF2, chrF2++, TER. */
  readonly name: string;
  /** True for TER, where 0 is a perfect score. */
  readonly lowerIsBetter: boolean;
  /** How many numbers a sentence's statistics are. */
  readonly width: number;
  /** The statistics of one sentence; they add up over sentences. At least one reference. */
  count(hypothesis: string, references: readonly string[]): readonly number[];
  /** The score that summed statistics give. */
  score(statistics: ArrayLike<number>): S;
  /** The metric's own fields of the signature, in order. */
  readonly fields: SignatureFields;
}

/** Statistics of all sentences, row after row. */
export interface SentenceStatistics {
  readonly width: number;
  readonly count: number;
  readonly values: Float64Array;
}

/**
 * The statistics of each sentence.
 *
 * @throws NmtError E_CORPUS when a reference file has another number of lines, or a line has no reference at all
 */
export function collectStatistics(
  metric: Metric,
  hypotheses: readonly string[],
  references: readonly ReferenceLines[],
): SentenceStatistics {
  checkAligned(hypotheses, references);
  const { width } = metric;
  const values = new Float64Array(hypotheses.length * width);
  const single = references.length === 1 ? references[0]! : undefined;
  for (let line = 0; line < hypotheses.length; line++) {
    const lineReferences = (single === undefined ? references.map((file) => file[line]!) : [single[line]!]).filter(
      (reference) => reference !== null,
    );
    if (lineReferences.length === 0) {
      throw new NmtError({ code: 'E_CORPUS', problem: `no reference for hypothesis line ${line + 1}` });
    }
    values.set(metric.count(hypotheses[line]!, lineReferences), line * width);
  }
  return { width, count: hypotheses.length, values };
}

function checkAligned(hypotheses: readonly string[], references: readonly ReferenceLines[]): void {
  if (references.length === 0) throw new NmtError({ code: 'E_CORPUS', problem: 'no references to score against' });
  if (hypotheses.length === 0) throw new NmtError({ code: 'E_CORPUS', problem: 'no hypotheses to score' });
  references.forEach((file, index) => {
    if (file.length === hypotheses.length) return;
    const which = references.length === 1 ? 'the references' : `reference ${index + 1}`;
    throw new NmtError({
      code: 'E_CORPUS',
      problem: `${counted(hypotheses.length, 'hypothesis line')}, but ${counted(file.length, 'line')} in ${which}`,
      hint: 'each line needs its counterpart',
    });
  });
}

/** The sum over all sentences, or over those whose numbers are given (with repetition, as a bootstrap draws them). */
export function sumStatistics(statistics: SentenceStatistics, sentences?: ArrayLike<number>): Float64Array {
  const { width, values } = statistics;
  const count = sentences?.length ?? statistics.count;
  const sum = new Float64Array(width);
  for (let i = 0; i < count; i++) {
    const row = (sentences === undefined ? i : sentences[i]!) * width;
    for (let k = 0; k < width; k++) sum[k]! += values[row + k]!;
  }
  return sum;
}

/** The statistics of one sentence. */
export function sentenceRow(statistics: SentenceStatistics, sentence: number): Float64Array {
  return statistics.values.subarray(sentence * statistics.width, (sentence + 1) * statistics.width);
}

/** How many references each line has, or "var" when not all lines have the same number. */
export function referenceCount(references: readonly ReferenceLines[]): number | 'var' {
  const counts = new Set<number>();
  const lines = Math.min(...references.map((file) => file.length));
  for (let line = 0; line < lines; line++) {
    counts.add(references.reduce((sum, file) => sum + (file[line] === null ? 0 : 1), 0));
  }
  return counts.size > 1 ? 'var' : (counts.values().next().value ?? references.length);
}
