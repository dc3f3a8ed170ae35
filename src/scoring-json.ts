/** What `nmt evaluate --json` prints: one object a run, and with `--sentences` one record a sentence. */
import { type Analysis, analyse, firstReference, type MeasuredMetric } from './metrics/diagnosis/analysis.ts';
import type { ScoreResult, ScoringResult, SystemResult } from './scoring.ts';

/** Faults, buckets and examples of one system of a result. */
export function analyseSystem(
  { texts, metrics }: ScoringResult,
  system: SystemResult,
  options: Parameters<typeof analyse>[1] = {},
): Analysis {
  const measured = new Map<string, MeasuredMetric>();
  for (const [key, metric] of Object.entries(metrics)) {
    const statistics = system.statistics[key]!;
    measured.set(key, { metric, statistics, sentenceScores: system.sentenceScores[key]! });
  }
  const { references, sources } = texts;
  return analyse({ hypotheses: system.hypotheses, references, measured, ...(sources && { sources }) }, options);
}

/**
 * The object for a program to read: the metrics by name, for a single system at the top, for several in `systems`.
 *
 * Example {"bleu":{"score":31.2,"signature":"nrefs:1|…","precisions":[…],"brevityPenalty":1,…},"chrf":{…}}
 */
export function scoringJson(result: ScoringResult, analyses: readonly Analysis[] = []): Record<string, unknown> {
  const systems = result.systems.map((system, i) => systemJson(system, analyses[i]));
  const advice = result.advice && { language: result.advice.language, text: result.advice.text };
  const { test, tooFew } = result;
  const extras = { ...(test && { test }), ...(tooFew && { tooFew }), ...(advice && { advice }) };
  if (systems.length === 1) return { ...systems[0], ...extras };
  return { systems: systems.map((system, i) => ({ name: result.systems[i]!.name, ...system })), ...extras };
}

function systemJson(system: SystemResult, analysis: Analysis | undefined): Record<string, unknown> {
  const scores = Object.entries(system.scores).map(([key, score]) => [key, scoreJson(score)]);
  const advised = Object.entries(system.advised).map(([key, score]) => [key, scoreJson(score)]);
  return {
    ...Object.fromEntries(scores),
    ...(advised.length > 0 && { advised: Object.fromEntries(advised) }),
    ...(analysis && { analysis: analysisJson(analysis) }),
  };
}

function scoreJson({ score, signature, details, interval, comparison }: ScoreResult): Record<string, unknown> {
  return { score, signature, ...details, ...(interval && { interval }), ...(comparison && { comparison }) };
}

/** Lines are counted from 1, as editors do. */
function analysisJson({ findings, ...analysis }: Analysis): Record<string, unknown> {
  const lines = Object.entries(findings).map(([kind, found]) => [kind, found.map((line) => line + 1)]);
  const numbered = (examples: Analysis['worst']) => examples.map((example) => ({ ...example, line: example.line + 1 }));
  const { worst, best } = analysis;
  return { findings: Object.fromEntries(lines), ...analysis, worst: numbered(worst), best: numbered(best) };
}

/** One sentence's scores by metric key, its line counted from 1, and its texts. */
interface SentenceRecord {
  readonly line: number;
  readonly scores: Readonly<Record<string, number>>;
  readonly hypothesis: string;
  readonly reference: string;
  readonly source?: string;
}

/** One record for each sentence of a system, in order. */
export function sentenceRecords({ texts }: ScoringResult, system: SystemResult): SentenceRecord[] {
  const scores = Object.entries(system.sentenceScores);
  return system.hypotheses.map((hypothesis, line) => ({
    line: line + 1,
    scores: Object.fromEntries(scores.map(([key, values]) => [key, values[line]!])),
    hypothesis,
    reference: firstReference(texts.references, line),
    ...(texts.sources && { source: texts.sources[line]! }),
  }));
}

/** The records as TSV with a header; tabs and line breaks inside a text become spaces. */
export function sentencesTsv(records: readonly SentenceRecord[]): string {
  const keys = Object.keys(records[0]?.scores ?? {});
  const hasSource = records[0]?.source !== undefined;
  const header = ['line', ...keys, ...(hasSource ? ['source'] : []), 'hypothesis', 'reference'];
  const rows = records.map(({ line, scores, source, hypothesis, reference }) => {
    const texts = [...(hasSource ? [source ?? ''] : []), hypothesis, reference];
    const figures = keys.map((key) => scores[key]!.toFixed(4));
    return [String(line), ...figures, ...texts.map((text) => text.replace(/[\t\r\n]+/g, ' '))];
  });
  return [header, ...rows].map((row) => `${row.join('\t')}\n`).join('');
}
