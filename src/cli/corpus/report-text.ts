/** The examination of a corpus as an aligned table, its most frequent words, and what was found. */
import { count } from '../../amounts.ts';
import type { Finding } from '../../corpus/corpus.ts';
import { CHECK_NAMES } from '../../corpus/examination/checks.ts';
import type { SetFacts } from '../../corpus/examination/facts.ts';
import type { LengthFacts } from '../../corpus/examination/side.ts';
import { columnsOf, toRight, toWidth } from '../text-width.ts';
import { visible } from '../visible.ts';

interface Row {
  readonly label: string;
  cell(set: SetFacts): string;
}

const NONE = '–';
/** Of a line of names, as wide as the narrowest usual terminal. */
const MOST_COLUMNS = 78;

/** A column for each set. */
export function corpusTable(sets: readonly SetFacts[]): string[] {
  const first = visible(sets[0]!.name);
  const rows = [...pairRows(first), ...sideRows('source', first), ...sideRows('target', first)].filter(({ cell }) =>
    sets.some((set) => cell(set) !== NONE),
  );
  const labels = Math.max(...rows.map(({ label }) => columnsOf(label)));
  const widths = sets.map((set) => Math.max(columnsOf(set.name), ...rows.map(({ cell }) => columnsOf(cell(set)))));
  const line = (label: string, cells: readonly string[]) =>
    `${toWidth(label, labels)}${cells.map((cell, i) => `  ${toRight(cell, widths[i]!)}`).join('')}`.trimEnd();
  return [
    line(
      '',
      sets.map((set) => visible(set.name)),
    ),
    ...rows.map(({ label, cell }) => line(label, sets.map(cell))),
  ];
}

function pairRows(first: string): Row[] {
  return [
    { label: 'pairs', cell: (set) => count(set.pairs) },
    { label: 'lines with an empty side', cell: (set) => count(set.emptyLines) },
    { label: 'pairs that stood before', cell: (set) => count(set.repeatedPairs) },
    { label: 'sources with several targets', cell: (set) => count(set.severalTargets) },
    { label: `pairs also in ${first}`, cell: ({ overlap }) => (overlap === null ? NONE : count(overlap)) },
    { label: 'target words for a source word', cell: (set) => set.targetWordsPerSourceWord.toFixed(2) },
  ];
}

function sideRows(side: 'source' | 'target', first: string): Row[] {
  const lengths = ({ mean, median, percentile95, longest }: LengthFacts) =>
    [mean.toFixed(1), median, percentile95, longest].join(' / ');
  return [
    { label: `${side}: words, mean / median / 95 % / most`, cell: (set) => lengths(set[side].words) },
    { label: `${side}: characters, likewise`, cell: (set) => lengths(set[side].characters) },
    { label: `${side}: words in all`, cell: (set) => count(set[side].totalWords) },
    { label: `${side}: different words`, cell: (set) => count(set[side].distinctWords) },
    { label: `${side}: words known from ${first}`, cell: (set) => percent(set[side].coverage) },
  ];
}

function percent(share: number | null): string {
  return share === null ? NONE : `${(100 * share).toFixed(1)} %`;
}

/** The most frequent words of both sides of one set. */
export function frequentLines(set: SetFacts): string[] {
  return (['source', 'target'] as const).map((side) => {
    const words = set[side].frequentWords.map(([word, times]) => `${visible(word)} ${count(times)}`);
    return `most frequent ${side} words: ${words.join(', ')}`;
  });
}

export function findingLines(findings: readonly Finding[]): string[] {
  const harmful = findings.filter(({ severity }) => severity === 'warning');
  const lines = findings.map(({ severity, message }) => `${severity}: ${visible(message)}`);
  return harmful.length > 0 ? lines : [...lines, ...nothingFound()];
}

function nothingFound(): string[] {
  const lines = ['nothing found that would harm training; looked for'];
  let line = ' ';
  for (const name of [...CHECK_NAMES.slice(0, -1).map((one) => `${one},`), CHECK_NAMES.at(-1)!]) {
    if (line.length + 1 + name.length > MOST_COLUMNS) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${name}`;
  }
  return [...lines, line];
}
