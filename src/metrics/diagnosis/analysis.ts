/** Everything about one system that a single score hides: faults, scores of parts, its worst and best sentences. */
import type { Metric, ReferenceLines, SentenceStatistics } from '../metric.ts';
import { type Bucket, bucketScore, lengthBuckets, rarityBuckets } from './buckets.ts';
import { alignDifferences, type Difference } from './difference.ts';
import { diagnose, type Findings } from './finding-kinds.ts';
import { dominantScript, isSpaced, unitsOf } from './script.ts';

/** One metric of one system, counted and scored sentence by sentence. */
export interface MeasuredMetric {
  readonly metric: Metric;
  readonly statistics: SentenceStatistics;
  readonly sentenceScores: Float64Array;
}

interface SystemToAnalyse {
  readonly hypotheses: readonly string[];
  readonly references: readonly ReferenceLines[];
  readonly sources?: readonly string[];
  /** By metric key; the first of chrF, chrF++, TER, BLEU and the rest ranks the sentences. */
  readonly measured: ReadonlyMap<string, MeasuredMetric>;
}

interface AnalysisOptions {
  /** How many of the worst and of the best sentences. */
  readonly examples?: number;
}

export interface BucketScores {
  readonly label: string;
  readonly sentences: number;
  readonly scores: Readonly<Record<string, number>>;
}

export interface Example {
  /** Counted from 0. */
  readonly line: number;
  readonly score: number;
  readonly source?: string;
  readonly hypothesis: string;
  readonly reference: string;
  readonly differences: readonly Difference[];
}

export interface Analysis {
  readonly findings: Findings;
  readonly byLength: readonly BucketScores[];
  /** What the lengths are counted in: characters where words are not set apart. */
  readonly lengthUnit: 'words' | 'characters';
  readonly byRarity: readonly BucketScores[];
  /** The metric key that the sentences are ranked by. */
  readonly rankedBy: string;
  readonly worst: readonly Example[];
  readonly best: readonly Example[];
}

/** Metrics that tell single sentences apart well, the best first; BLEU is 0 for half of them. Others come after these. */
const RANKING_PREFERENCE = ['chrf', 'chrf++', 'ter', 'bleu', 'exact'];

export function analyse(system: SystemToAnalyse, options: AnalysisOptions = {}): Analysis {
  const { hypotheses, references, sources, measured } = system;
  const { examples = 10 } = options;
  const lines = sources ?? hypotheses.map((_, line) => firstReference(references, line));
  const scored = (buckets: readonly Bucket[]): BucketScores[] => buckets.map((bucket) => scoreBucket(bucket, measured));
  const rankedBy = rankingMetric([...measured.keys()]);
  const ranking = measured.get(rankedBy);
  const order = ranking === undefined ? [] : rankSentences(ranking.sentenceScores, ranking.metric.lowerIsBetter);
  const example = (line: number): Example => showExample(system, line, ranking!.sentenceScores[line]!);
  return {
    findings: diagnose({ hypotheses, references, ...(sources && { sources }) }),
    byLength: scored(lengthBuckets(lines)),
    lengthUnit: isSpaced(dominantScript(lines)) ? 'words' : 'characters',
    byRarity: scored(rarityBuckets(lines)),
    rankedBy,
    worst: order.slice(0, examples).map(example),
    best: [...order].reverse().slice(0, examples).map(example),
  };
}

/** Of several metrics of a kind, the first. */
function rankingMetric(names: readonly string[]): string {
  const rank = (name: string): number => {
    const place = RANKING_PREFERENCE.indexOf(name.split(':', 1)[0]!);
    return place < 0 ? RANKING_PREFERENCE.length : place;
  };
  return [...names].sort((a, b) => rank(a) - rank(b))[0] ?? '';
}

function scoreBucket(bucket: Bucket, measured: SystemToAnalyse['measured']): BucketScores {
  const scores = [...measured].map(([key, { metric, statistics }]) => [key, bucketScore(metric, statistics, bucket)]);
  return { label: bucket.label, sentences: bucket.sentences.length, scores: Object.fromEntries(scores) };
}

/** Sentence numbers from the worst to the best; equals stay in order. */
function rankSentences(scores: Float64Array, lowerIsBetter: boolean): number[] {
  const sign = lowerIsBetter ? -1 : 1;
  return Array.from(scores.keys()).sort((a, b) => sign * (scores[a]! - scores[b]!) || a - b);
}

function showExample({ hypotheses, references, sources }: SystemToAnalyse, line: number, score: number): Example {
  const hypothesis = hypotheses[line]!;
  const reference = firstReference(references, line);
  const differences = showDifferences(hypothesis, reference);
  const source = sources?.[line];
  return { line, score, hypothesis, reference, differences, ...(source !== undefined && { source }) };
}

/** The first reference that a line has. */
export function firstReference(references: readonly ReferenceLines[], line: number): string {
  for (const file of references) if (typeof file[line] === 'string') return file[line];
  return '';
}

/** Differences by word, or by character where words are not set apart. */
export function showDifferences(hypothesis: string, reference: string): Difference[] {
  const script = dominantScript([reference]);
  return alignDifferences(unitsOf(hypothesis, script), unitsOf(reference, script));
}
