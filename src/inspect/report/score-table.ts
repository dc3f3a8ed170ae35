/** The scores of a report: one row a metric for a single system, one row a system for several. */
import { decimals } from '../../metrics/decimals.ts';
import type { ScoreResult, ScoringResult, SystemResult } from '../../scoring.ts';
import { html, type Markup } from '../html.ts';
import type { ReportTexts } from './report-texts.ts';

/** A score's column: what it is called, and each system's. */
interface Column {
  readonly label: string;
  readonly of: (system: SystemResult) => ScoreResult;
}

export function scoreTable(result: ScoringResult, words: ReportTexts): Markup {
  const columns = columnsOf(result, words);
  const table =
    result.systems.length > 1 ? systemRows(result, columns, words) : metricRows(result.systems[0]!, columns, words);
  return html`<div class="scroll"><table class="scores">${table}</table></div>
${testNote(result, words)}
${adviceNote(result, words)}
${signatures(result.systems[0]!, columns, words)}`;
}

/** The chosen metrics, then those that suit the script better. */
function columnsOf({ systems, advice }: ScoringResult, words: ReportTexts): Column[] {
  const { scores, advised } = systems[0]!;
  const chosen = Object.entries(scores).map(([key, { name }]) => ({
    label: key.includes(':') ? key : name,
    of: (system: SystemResult) => system.scores[key]!,
  }));
  const added = Object.entries(advised).map(([key, { name }]) => ({
    label: key === 'bleu' ? words.advised(name, advice!.tokenize) : name,
    of: (system: SystemResult) => system.advised[key]!,
  }));
  return [...chosen, ...added];
}

function metricRows(system: SystemResult, columns: readonly Column[], words: ReportTexts): Markup {
  const rows = columns.map(({ label, of }) => {
    const score = of(system);
    return html`<tr><th scope="row">${label}${arrow(score, words)}</th><td class="figure">${decimals(score.score, 2)}${intervalText(score)}</td><td class="details">${detailText(score, words)}</td></tr>\n`;
  });
  return html`<thead><tr><th scope="col">${words.metric}</th><th scope="col">${words.score}</th><th scope="col">${words.ofWhich}</th></tr></thead><tbody>${rows}</tbody>`;
}

function systemRows({ systems }: ScoringResult, columns: readonly Column[], words: ReportTexts): Markup {
  const best = columns.map(({ of }) => {
    const scores = systems.map((system) => of(system).score);
    return of(systems[0]!).lowerIsBetter ? Math.min(...scores) : Math.max(...scores);
  });
  const rows = systems.map((system) => {
    const cells = columns.map(({ label, of }, i) => {
      const score = of(system);
      const figure = decimals(score.score, 2);
      const shown = score.score === best[i] ? html`<strong>${figure}</strong>` : figure;
      return html`<td class="figure" data-name="${label}">${shown}${intervalText(score)}${comparisonText(score, words)}</td>`;
    });
    return html`<tr><th scope="row">${system.name}</th>${cells}</tr>\n`;
  });
  const heads = columns.map(({ label, of }) => html`<th scope="col">${label}${arrow(of(systems[0]!), words)}</th>`);
  return html`<thead><tr><th scope="col">${words.system}</th>${heads}</tr></thead><tbody>${rows}</tbody>`;
}

function arrow({ lowerIsBetter }: ScoreResult, words: ReportTexts): Markup | null {
  return lowerIsBetter ? html` <small>${words.lowerIsBetter}</small>` : null;
}

function intervalText({ interval }: ScoreResult): Markup | null {
  if (interval === undefined) return null;
  return html`<small>± ${decimals(interval.halfWidth, 2)}<br>${decimals(interval.low, 2)} – ${decimals(interval.high, 2)}</small>`;
}

function comparisonText({ comparison, lowerIsBetter }: ScoreResult, words: ReportTexts): Markup | null {
  if (comparison === undefined) return null;
  const { difference, pValue, significant } = comparison;
  const written = `${difference >= 0 ? '+' : '−'}${decimals(Math.abs(difference), 2)}`;
  if (pValue === null) return html`<small class="chance">${written}<br>${words.tooFew}</small>`;
  const isBetter = difference > 0 !== lowerIsBetter;
  const verdict = significant ? (isBetter ? 'better' : 'worse') : 'chance';
  return html`<small class="${verdict}">${written}, p = ${pValue.toFixed(4)}${significant ? ' *' : ''}<br>${words[verdict]}</small>`;
}

/** Example "precisions 57.1 29.4 · brevity penalty 0.975" */
function detailText({ details }: ScoreResult, texts: ReportTexts): string {
  const shown = Object.entries(details).filter(([name]) => !['counts', 'totals'].includes(name));
  return shown
    .map(([name, value]) => {
      const words = texts.detail(name);
      const numbers = typeof value === 'number' ? [value] : value;
      return `${words} ${numbers.map((one) => (Number.isInteger(one) ? String(one) : decimals(one, numbers.length === 1 && one < 2 ? 3 : 1))).join(' ')}`;
    })
    .join(' · ');
}

function testNote({ test, systems }: ScoringResult, words: ReportTexts): Markup | null {
  const { interval } = Object.values(systems[0]!.scores)[0]!;
  const spread = interval === undefined ? null : html`<p>${words.spread}</p>`;
  if (test === undefined) return spread;
  const kind = words.tests[test.kind === 'bootstrap' ? 'bootstrap' : 'randomisation'];
  return html`${spread}<p>${words.tested(systems[0]!.name, kind, test.samples, test.seed)}</p>`;
}

function adviceNote({ advice }: ScoringResult, words: ReportTexts): Markup | null {
  return advice === undefined ? null : html`<p class="advice">${words.advice(advice)}</p>`;
}

function signatures(system: SystemResult, columns: readonly Column[], words: ReportTexts): Markup {
  const rows = columns.map(({ label, of }) => html`<dt>${label}</dt><dd>${of(system).signature}</dd>\n`);
  return html`<details><summary>${words.signatures}</summary><dl>${rows}</dl></details>`;
}
