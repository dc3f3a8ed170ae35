/**
 * Scores as one HTML page that carries all it needs: style, script, charts and sentences; it fetches nothing, and reads
 * without JavaScript. Fed by scoring.ts and scoring-json.ts.
 */
import type { Analysis, BucketScores } from '../../metrics/diagnosis/analysis.ts';
import { FINDING_MEANINGS, type FindingKind } from '../../metrics/diagnosis/finding-kinds.ts';
import type { ScoringResult } from '../../scoring.ts';
import { html, Markup } from '../html.ts';
import { htmlPage } from '../html-page.ts';
import { barChart } from './bar-chart.ts';
import script from './page.inline.js';
import { PAGE_STYLE } from './page-style.ts';
import { scoreTable } from './score-table.ts';
import { sentenceTable, shownLines } from './sentence-table.ts';

/** Lines named for each fault. */
const LINES_NAMED = 12;

/** @param facts what is known besides the scores, such as the perplexity; one line each */
export function reportPage(
  result: ScoringResult,
  analyses: readonly Analysis[],
  facts: readonly string[] = [],
): string {
  const { systems, texts } = result;
  const title = systems.length > 1 ? `${systems.length} systems compared` : `Scores of ${systems[0]!.name}`;
  const sizes = `${systems[0]!.hypotheses.length} sentences, ${texts.references.length} reference${texts.references.length > 1 ? 's' : ''} each`;
  const { rankedBy } = analyses[0]!;
  const shown = shownLines(result, rankedBy, result.metrics[rankedBy]?.lowerIsBetter ?? false);
  const body = html`<h1>${title}</h1>
${[sizes, ...facts].map((fact) => html`<p>${fact}</p>\n`)}
<h2>Scores</h2>
${scoreTable(result)}
<h2>Where it is good and where it is not</h2>
<div class="charts">
${charts(result, analyses)}
</div>
<h2>What went wrong</h2>
${analyses.map((analysis, i) => faults(analysis, systems.length > 1 ? systems[i]!.name : undefined, new Set(shown)))}
${extremes(result, analyses, new Set(shown))}
<h2>Sentences</h2>
<p><del>missing</del> stands in the reference only, <ins>extra</ins> in the output only.${shown.length < systems[0]!.hypotheses.length ? ` Of ${systems[0]!.hypotheses.length} sentences these are the ${shown.length} that scored worst.` : ''}</p>
<div class="controls" hidden><input id="search" type="search" placeholder="search in lines, scores and texts" aria-label="search the sentences"><label>order <select id="sort"></select></label><span id="shown" role="status"></span></div>
${sentenceTable(result, shown)}
<script>${new Markup(script)}</script>`;
  return htmlPage({ language: 'en', title, style: PAGE_STYLE, body });
}

/** For one system a bar for each metric; for several a bar for each system, and a chart for each metric. */
function charts(result: ScoringResult, analyses: readonly Analysis[]): Markup[] {
  const { systems, metrics, texts } = result;
  const side = texts.sources === undefined ? 'reference' : 'source';
  const keys = Object.keys(metrics);
  const kinds = [
    { by: `by length of the ${side} in ${analyses[0]!.lengthUnit}`, pick: (analysis: Analysis) => analysis.byLength },
    { by: `by share of rare words in the ${side}`, pick: (analysis: Analysis) => analysis.byRarity },
  ];
  const nameOf = (key: string) => {
    const { name, lowerIsBetter } = metrics[key]!;
    return `${key.includes(':') ? key : name}${lowerIsBetter ? ' (lower is better)' : ''}`;
  };
  if (systems.length === 1) {
    return kinds.map(({ by, pick }) => {
      const row = (bucket: BucketScores) =>
        bucketRow(
          bucket,
          keys.map((key) => bucket.scores[key]!),
        );
      return barChart({
        title: `Scores ${by}`,
        series: keys.map(nameOf),
        rows: pick(analyses[0]!).map(row),
        text: figure,
      });
    });
  }
  const series = systems.map(({ name }) => name);
  return keys.flatMap((key) =>
    kinds.map(({ by, pick }) => {
      const row = (bucket: BucketScores, i: number) =>
        bucketRow(
          bucket,
          analyses.map((analysis) => pick(analysis)[i]!.scores[key]!),
        );
      return barChart({ title: `${nameOf(key)} ${by}`, series, rows: pick(analyses[0]!).map(row), text: figure });
    }),
  );
}

function bucketRow({ label, sentences }: BucketScores, values: readonly number[]) {
  return { label, note: `${sentences} sent.`, values };
}

function figure(value: number): string {
  return value.toFixed(1);
}

function faults({ findings }: Analysis, name: string | undefined, shown: ReadonlySet<number>): Markup {
  const found = (Object.entries(findings) as [FindingKind, readonly number[]][]).filter(
    ([, lines]) => lines.length > 0,
  );
  const heading = name === undefined ? null : html`<h3>${name}</h3>`;
  if (found.length === 0)
    return html`${heading}<p>Nothing that shows by form alone: no empty, looping, overlong or copied sentence.</p>`;
  const rows = found.map(([kind, lines]) => {
    const more = lines.length > LINES_NAMED ? ' …' : '';
    return html`<tr><td class="figure">${lines.length}</td><td>${FINDING_MEANINGS[kind]}</td><td>line ${lineLinks(lines.slice(0, LINES_NAMED), shown)}${more}</td></tr>\n`;
  });
  return html`${heading}<div class="scroll"><table class="faults"><tbody>${rows}</tbody></table></div>\n`;
}

/** Line numbers with commas between them, those on the page as links. */
function lineLinks(lines: readonly number[], shown: ReadonlySet<number>): Markup[] {
  return lines.map((line, i) => {
    const number = shown.has(line) ? html`<a href="#line-${line + 1}">${line + 1}</a>` : line + 1;
    return html`${i === 0 ? null : ', '}${number}`;
  });
}

/** Links to the lines that scored worst and best, by the metric that tells single sentences apart. */
function extremes(
  { systems, metrics }: ScoringResult,
  analyses: readonly Analysis[],
  shown: ReadonlySet<number>,
): Markup[] {
  const links = (examples: Analysis['worst']) =>
    lineLinks(
      examples.map(({ line }) => line),
      shown,
    );
  return analyses.map(({ worst, best, rankedBy }, i) => {
    const of = systems.length > 1 ? ` of ${systems[i]!.name}` : null;
    const name = metrics[rankedBy]?.name ?? rankedBy;
    return html`<p>By ${name} the worst lines${of}: ${links(worst)}; the best: ${links(best)}.</p>\n`;
  });
}
