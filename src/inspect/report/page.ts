/**
 * Scores as one HTML page that carries all it needs: style, script, charts and sentences; it fetches nothing, and reads
 * without JavaScript. Fed by scoring.ts and scoring-json.ts.
 */
import type { Analysis, BucketScores } from '../../metrics/diagnosis/analysis.ts';
import type { FindingKind } from '../../metrics/diagnosis/finding-kinds.ts';
import type { ScoringResult } from '../../scoring.ts';
import { html, Markup } from '../html.ts';
import { htmlPage } from '../html-page.ts';
import type { Language } from '../language.ts';
import { barChart } from './bar-chart.ts';
import script from './page.inline.js';
import { PAGE_STYLE } from './page-style.ts';
import { REPORT_TEXTS, type ReportTexts } from './report-texts.ts';
import { scoreTable } from './score-table.ts';
import { sentenceTable, shownLines } from './sentence-table.ts';

/** Lines named for each fault. */
const LINES_NAMED = 12;

/** @param facts what is known besides the scores, such as the perplexity; one line each */
export function reportPage(
  result: ScoringResult,
  analyses: readonly Analysis[],
  facts: readonly string[] = [],
  language: Language = 'en',
): string {
  const words = REPORT_TEXTS[language];
  const { systems, texts } = result;
  const title = words.title(systems.length, systems[0]!.name);
  const sizes = words.sizes(systems[0]!.hypotheses.length, texts.references.length);
  const { rankedBy } = analyses[0]!;
  const shown = shownLines(result, rankedBy, result.metrics[rankedBy]?.lowerIsBetter ?? false);
  const all = systems[0]!.hypotheses.length;
  const body = html`<main>
<h1>${title}</h1>
${[sizes, ...facts].map((fact) => html`<p>${fact}</p>\n`)}
<h2>${words.scores}</h2>
${scoreTable(result, words)}
<h2>${words.where}</h2>
<div class="charts">
${charts(result, analyses, words)}
</div>
<h2>${words.wrong}</h2>
${analyses.map((analysis, i) => faults(analysis, { name: systems.length > 1 ? systems[i]!.name : undefined, shown: new Set(shown), words }))}
${extremes(result, analyses, { shown: new Set(shown), words })}
<h2>${words.sentences}</h2>
<p>${marksNote(words)}${shown.length < all ? words.worstShown(all, shown.length) : null}</p>
<div class="controls" hidden data-as-in-file="${words.asInFile}" data-lowest="${words.lowest}" data-highest="${words.highest}"><input id="search" type="search" placeholder="${words.search}" aria-label="${words.searchLabel}"><label>${words.order} <select id="sort"></select></label><span id="shown" role="status" data-text="${words.shown}"></span></div>
${sentenceTable(result, shown, words)}
</main>
<script>${new Markup(script)}</script>`;
  return htmlPage({ language, title, style: PAGE_STYLE, body });
}

function marksNote({ missing, extra, marks: [inReference, inOutput] }: ReportTexts): Markup {
  return html`<del>${missing}</del> ${inReference!} <ins>${extra}</ins> ${inOutput!}`;
}

/** For one system a bar for each metric; for several a bar for each system, and a chart for each metric. */
function charts(result: ScoringResult, analyses: readonly Analysis[], words: ReportTexts): Markup[] {
  const { systems, metrics } = result;
  const keys = Object.keys(metrics);
  const kinds = bucketKinds(result, analyses, words);
  const nameOf = (key: string) => {
    const { name, lowerIsBetter } = metrics[key]!;
    return `${key.includes(':') ? key : name}${lowerIsBetter ? ` ${words.lowerIsBetter}` : ''}`;
  };
  if (systems.length === 1) {
    return kinds.map(({ by, pick }) => {
      const row = (bucket: BucketScores) =>
        bucketRow(
          bucket,
          keys.map((key) => bucket.scores[key]!),
          words,
        );
      return barChart({
        title: words.chart(words.scores, by),
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
          words,
        );
      return barChart({ title: words.chart(nameOf(key), by), series, rows: pick(analyses[0]!).map(row), text: figure });
    }),
  );
}

/** What the sentences are parted by. */
function bucketKinds({ texts }: ScoringResult, analyses: readonly Analysis[], words: ReportTexts) {
  const isSource = texts.sources !== undefined;
  return [
    { by: words.byLength(isSource, analyses[0]!.lengthUnit), pick: (analysis: Analysis) => analysis.byLength },
    { by: words.byRarity(isSource), pick: (analysis: Analysis) => analysis.byRarity },
  ];
}

function bucketRow({ label, sentences }: BucketScores, values: readonly number[], words: ReportTexts) {
  return { label: words.bucket(label), note: words.bucketSize(sentences), values };
}

function figure(value: number): string {
  return value.toFixed(1);
}

interface Shown {
  /** Lines that are on the page. */
  readonly shown: ReadonlySet<number>;
  readonly words: ReportTexts;
}

function faults({ findings }: Analysis, { name, shown, words }: Shown & { readonly name: string | undefined }): Markup {
  const found = (Object.entries(findings) as [FindingKind, readonly number[]][]).filter(
    ([, lines]) => lines.length > 0,
  );
  const heading = name === undefined ? null : html`<h3>${name}</h3>`;
  if (found.length === 0) return html`${heading}<p>${words.nothingWrong}</p>`;
  const rows = found.map(([kind, lines]) => {
    const more = lines.length > LINES_NAMED ? ' …' : '';
    return html`<tr><td class="figure">${lines.length}</td><td>${words.findings[kind]}</td><td>${words.line} ${lineLinks(lines.slice(0, LINES_NAMED), shown)}${more}</td></tr>\n`;
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
  { shown, words }: Shown,
): Markup[] {
  const links = (examples: Analysis['worst']) =>
    lineLinks(
      examples.map(({ line }) => line),
      shown,
    );
  return analyses.map(({ worst, best, rankedBy }, i) => {
    const system = systems.length > 1 ? systems[i]!.name : null;
    const name = metrics[rankedBy]?.name ?? rankedBy;
    return html`<p>${words.extremes(name, system)}${links(worst)}${words.best}${links(best)}</p>\n`;
  });
}
