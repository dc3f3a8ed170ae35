/** Scores, what they hide, and the sentences to look at first, as text. */
import { count } from '../../amounts.ts';
import { decimals } from '../../metrics/decimals.ts';
import type { Analysis, BucketScores, Example } from '../../metrics/diagnosis/analysis.ts';
import { FINDING_MEANINGS, type FindingKind } from '../../metrics/diagnosis/finding-kinds.ts';
import { type Comparison, SIGNIFICANCE_LEVEL } from '../../metrics/significance.ts';
import type { ScoreResult, ScoringResult, SystemResult } from '../../scoring.ts';
import { columnsOf, toWidth } from '../text-width.ts';
import { visible } from '../visible.ts';

/** A line for each score of one system; for several a table, how each differs from the first, and whether by chance. */
export function scoreLines(result: ScoringResult): string[] {
  const { systems, test, advice, tooFew } = result;
  const lines = systems.length > 1 ? comparisonTable(systems) : scoresOf(systems[0]!).map(scoreLine);
  if (test !== undefined) {
    const name = test.kind === 'bootstrap' ? 'paired bootstrap' : 'approximate randomisation';
    const draws = `${name}, ${count(test.samples)} samples, seed ${test.seed}`;
    lines.push('', `* differs from ${systems[0]!.name} with p < ${SIGNIFICANCE_LEVEL} (${draws})`);
  }
  if (tooFew !== undefined) lines.push('', `note: ${tooFew}`);
  if (advice !== undefined) lines.push('', `note: ${advice.text}`);
  return lines;
}

function scoresOf({ scores, advised }: SystemResult): ScoreResult[] {
  return [...Object.values(scores), ...Object.values(advised)];
}

function scoreLine(result: ScoreResult): string {
  return `${toWidth(result.name, 8)} ${scoreCell(result)}  ${result.signature}`;
}

/** Example "31.20 ± 1.05  +5.90 (p = 0.0010) *" */
function scoreCell({ score, interval, comparison }: ScoreResult): string {
  const spread = interval === undefined ? '' : ` ± ${decimals(interval.halfWidth, 2)}`;
  const against = comparison === undefined ? '' : `  ${comparisonText(comparison)}`;
  return `${decimals(score, 2).padStart(6)}${spread}${against}`;
}

function comparisonText({ difference, pValue, significant }: Comparison): string {
  const sign = difference >= 0 ? '+' : '';
  const chance = pValue === null ? '' : ` (p = ${pValue.toFixed(4)})${significant ? ' *' : ''}`;
  return `${sign}${decimals(difference, 2)}${chance}`;
}

/** A row a system, a column a metric, and the signatures below. */
function comparisonTable(systems: readonly SystemResult[]): string[] {
  const first = scoresOf(systems[0]!);
  const rows = systems.map((system) => [system.name, ...scoresOf(system).map(scoreCell)]);
  const table = [['', ...first.map(({ name }) => `  ${name}`)], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => columnsOf(row[column]!))));
  return [
    ...table.map((row) =>
      row
        .map((cell, column) => toWidth(cell, widths[column]!))
        .join('  ')
        .trimEnd(),
    ),
    '',
    ...first.map(({ name, signature }) => `${toWidth(name, 8)} ${signature}`),
  ];
}

/** Scores of parts of the test set, as a table: a row for each length or share of rare words. */
export function bucketLines(analysis: Analysis, names: readonly string[]): string[] {
  const width = Math.max(10, ...names.map((name) => name.length + 2));
  const table = (title: string, buckets: readonly BucketScores[]): string[] => [
    `${toWidth(title, 24)}${'sentences'.padStart(10)}${names.map((name) => name.padStart(width)).join('')}`,
    ...buckets.map(({ label, sentences, scores }) => {
      const figures = Object.values(scores).map((score) => decimals(score, 2).padStart(width));
      return `${toWidth(`  ${label}`, 24)}${count(sentences).padStart(10)}${figures.join('')}`;
    }),
  ];
  return [
    ...table(`by length in ${analysis.lengthUnit}`, analysis.byLength),
    ...table('by rare words', analysis.byRarity),
  ];
}

/** Faults counted by kind, with the first lines that show each. */
export function findingLines({ findings }: Analysis): string[] {
  const found = (Object.entries(findings) as [FindingKind, readonly number[]][]).filter(
    ([, lines]) => lines.length > 0,
  );
  return found.map(([kind, lines]) => {
    const first = lines.slice(0, 5).map((line) => line + 1);
    const more = lines.length > first.length ? ' …' : '';
    return `${String(lines.length).padStart(6)}  ${FINDING_MEANINGS[kind]} (line ${first.join(', ')}${more})`;
  });
}

/** Sentences with their scores; words that differ between hypothesis and reference stand in brackets. */
export function exampleLines(examples: readonly Example[], metric: string): string[] {
  return examples.flatMap((example) => {
    const side = (pick: 'hypothesis' | 'reference') => {
      const joiner = isSpaced(example) ? ' ' : '';
      const parts = example.differences
        .filter((difference) => difference[pick].length > 0)
        .map((difference) => {
          const words = visible(difference[pick].join(joiner));
          return difference.kind === 'equal' ? words : `[${words}]`;
        });
      return parts.join(joiner);
    };
    const head = `  line ${example.line + 1}, ${metric} ${example.score.toFixed(1)}`;
    const source = example.source === undefined ? [] : [`    source      ${visible(example.source)}`];
    return [
      head,
      ...source,
      `    reference   ${side('reference')}`.trimEnd(),
      `    hypothesis  ${side('hypothesis')}`.trimEnd(),
    ];
  });
}

/** Differences are by word where the reference has spaces, by character where it has none. */
function isSpaced({ reference, differences }: Example): boolean {
  const units = differences.flatMap((difference) => difference.reference);
  return reference.includes(' ') || units.some((unit) => columnsOf(unit) > 2);
}
