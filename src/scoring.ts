/**
 * Scoring as one pipeline: hypotheses of one or several systems and their references → every figure that
 * `nmt evaluate` prints, writes as JSON or draws in its report. No files, no terminal: see cli/ for those.
 */
import {
  bootstrapScores,
  confidenceInterval,
  DEFAULT_RESAMPLES,
  DEFAULT_SEED,
  type Interval,
} from './metrics/bootstrap.ts';
import { type ScriptAdvice, scriptAdvice } from './metrics/diagnosis/script.ts';
import {
  collectStatistics,
  type Metric,
  type ReferenceLines,
  referenceCount,
  type SentenceStatistics,
  sentenceRow,
  sumStatistics,
} from './metrics/metric.ts';
import { createMetric, type MetricOptions } from './metrics/metrics.ts';
import { formatSignature, type SignatureFacts } from './metrics/signature.ts';
import { type Comparison, compareSystems, DEFAULT_SHUFFLES, type SignificanceTest } from './metrics/significance.ts';
import { checkInput, type ScoringOptions, type TextsToScore, tooFewSentences } from './scoring-input.ts';
import { VERSION } from './version.ts';

/** A score with all that is needed to quote it. */
export interface ScoreResult {
  /** BLEU, chrF2, chrF2++, TER, exact. */
  readonly name: string;
  readonly score: number;
  readonly lowerIsBetter: boolean;
  readonly signature: string;
  readonly shortSignature: string;
  /** What the formula saw: precisions, brevity penalty, lengths, edits …, by metric. */
  readonly details: Readonly<Record<string, number | readonly number[]>>;
  readonly interval?: Interval;
  /** Against the first system; absent for the first. */
  readonly comparison?: Comparison;
}

/** By metric name, in the order asked for. */
type Scores = Readonly<Record<string, ScoreResult>>;

export interface SystemResult {
  readonly name: string;
  readonly hypotheses: readonly string[];
  readonly scores: Scores;
  /** Of each sentence by itself, BLEU with effective order. */
  readonly sentenceScores: Readonly<Record<string, Float64Array>>;
  readonly statistics: Readonly<Record<string, SentenceStatistics>>;
  /** Scores that the advice asks for and the chosen metrics do not have, by the name to print. */
  readonly advised: Readonly<Record<string, ScoreResult>>;
}

export interface ScoringResult {
  readonly texts: TextsToScore;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly systems: readonly SystemResult[];
  /** How the systems were compared; absent for a single one. */
  readonly test?: { readonly kind: SignificanceTest; readonly samples: number; readonly seed: number };
  readonly advice?: ScriptAdvice;
  /** Why there is no interval or no test that was asked for. */
  readonly tooFew?: string;
}

export const DEFAULT_METRICS: readonly string[] = ['bleu', 'chrf', 'ter'];

/**
 * Scores every system with every metric, with intervals and comparisons where they are asked for.
 *
 * @throws NmtError E_CORPUS when hypotheses, references or sources differ in number of lines, or a line has no reference;
 *         E_USAGE when an option does not fit
 */
export function scoreTexts(texts: TextsToScore, given: ScoringOptions = {}): ScoringResult {
  checkInput(texts, given);
  const tooFew = tooFewSentences(texts, given);
  const options = tooFew === undefined ? given : { ...given, resamples: null };
  const keys = options.metrics ?? DEFAULT_METRICS;
  const metrics = Object.fromEntries(keys.map((key) => [key, createMetric(key, options)]));
  const advice = scriptAdvice(texts.references[0] ?? [], Object.values(metrics).flatMap(tokenizerOf));
  const baseline: Record<string, SentenceStatistics> = {};
  const systems = texts.systems.map(({ name, hypotheses }): SystemResult => {
    const statistics: Record<string, SentenceStatistics> = {};
    const scores: Record<string, ScoreResult> = {};
    const sentenceScores: Record<string, Float64Array> = {};
    for (const key of keys) {
      const metric = metrics[key]!;
      const rows = collectStatistics(metric, hypotheses, texts.references);
      const comparison = baseline[key] && compareSystems(metric, baseline[key], rows, options);
      const facts = { options, references: texts.references, isTested: texts.systems.length > 1 && !tooFew };
      statistics[key] = rows;
      scores[key] = { ...scoreResult(metric, rows, facts), ...(comparison && { comparison }) };
      sentenceScores[key] = scoreSentences(createMetric(key, forSentences(options)), rows);
    }
    Object.assign(baseline, { ...statistics, ...baseline });
    const advised = advice === undefined ? {} : advisedScores(advice, { hypotheses, texts, options });
    return { name, hypotheses, scores, sentenceScores, statistics, advised };
  });
  const { test: kind = 'bootstrap', seed = DEFAULT_SEED } = options;
  const samples = options.samples ?? (kind === 'bootstrap' ? DEFAULT_RESAMPLES : DEFAULT_SHUFFLES);
  const test = systems.length > 1 && !tooFew ? { kind, samples, seed } : undefined;
  const notes = { ...(test && { test }), ...(advice && { advice }), ...(tooFew && { tooFew }) };
  return { texts, metrics, systems, ...notes };
}

/** What a metric's signature says of its tokenizer: nothing for chrF. */
function tokenizerOf({ fields }: Metric): string[] {
  return fields.filter(([key]) => key === 'tok').map(([, , value]) => String(value));
}

function forSentences(options: MetricOptions): MetricOptions {
  return { ...options, bleu: { ...options.bleu, effectiveOrder: true } };
}

function scoreSentences(metric: Metric, rows: SentenceStatistics): Float64Array {
  return new Float64Array(rows.count).map((_, sentence) => metric.score(sentenceRow(rows, sentence)).score);
}

interface ResultFacts {
  readonly options: ScoringOptions;
  readonly references: readonly ReferenceLines[];
  readonly isTested: boolean;
}

function scoreResult(metric: Metric, rows: SentenceStatistics, facts: ResultFacts): ScoreResult {
  const { options, references, isTested } = facts;
  const { score, ...details } = metric.score(sumStatistics(rows)) as ReturnType<Metric['score']> &
    ScoreResult['details'];
  const { resamples = null, seed = DEFAULT_SEED } = options;
  const interval =
    resamples === null ? undefined : confidenceInterval(bootstrapScores(metric, rows, { resamples, seed }));
  const signatureFacts = drawsOf(options, isTested, {
    version: options.version ?? VERSION,
    references: referenceCount(references),
  });
  return {
    name: metric.name,
    score,
    lowerIsBetter: metric.lowerIsBetter,
    signature: formatSignature(metric, signatureFacts),
    shortSignature: formatSignature(metric, signatureFacts, 'short'),
    details,
    ...(interval && { interval }),
  };
}

/** Adds to a signature what was drawn at random: resamples, shuffles, and the seed of either. */
function drawsOf(options: ScoringOptions, isTested: boolean, facts: SignatureFacts): SignatureFacts {
  const { resamples = null, test = 'bootstrap', samples, seed = DEFAULT_SEED } = options;
  const shuffles = isTested && test === 'randomisation' ? (samples ?? DEFAULT_SHUFFLES) : undefined;
  const paired = isTested && test === 'bootstrap' ? (samples ?? DEFAULT_RESAMPLES) : undefined;
  const bootstrap = paired ?? resamples ?? undefined;
  if (bootstrap === undefined && shuffles === undefined) return facts;
  return { ...facts, seed, ...(bootstrap !== undefined && { bootstrap }), ...(shuffles !== undefined && { shuffles }) };
}

function advisedScores(
  advice: ScriptAdvice,
  { hypotheses, texts, options }: { hypotheses: readonly string[]; texts: TextsToScore; options: ScoringOptions },
): Record<string, ScoreResult> {
  const keys = options.metrics ?? DEFAULT_METRICS;
  const facts = { options, references: texts.references, isTested: false };
  const wanted: [string, Metric][] = [
    ['bleu', createMetric('bleu', { ...options, bleu: { ...options.bleu, tokenize: advice.tokenize } })],
  ];
  if (!keys.includes('chrf')) wanted.push(['chrf', createMetric('chrf', options)]);
  return Object.fromEntries(
    wanted.map(([key, metric]) => [
      key,
      scoreResult(metric, collectStatistics(metric, hypotheses, texts.references), facts),
    ]),
  );
}
