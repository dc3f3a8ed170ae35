/** The scores of a report: one row a metric for a single system, one row a system for several. */
import { decimals } from '../../metrics/decimals.ts';
import type { ScoreResult, ScoringResult, SystemResult } from '../../scoring.ts';
import { html, type Markup } from '../html.ts';

/** A score's column: what it is called, and each system's. */
interface Column {
  readonly label: string;
  readonly of: (system: SystemResult) => ScoreResult;
}

export function scoreTable(result: ScoringResult): Markup {
  const columns = columnsOf(result);
  const table = result.systems.length > 1 ? systemRows(result, columns) : metricRows(result.systems[0]!, columns);
  return html`<div class="scroll"><table class="scores">${table}</table></div>
${testNote(result)}
${adviceNote(result)}
${signatures(result.systems[0]!, columns)}`;
}

/** The chosen metrics, then those that suit the script better. */
function columnsOf({ systems, advice }: ScoringResult): Column[] {
  const { scores, advised } = systems[0]!;
  const chosen = Object.entries(scores).map(([key, { name }]) => ({
    label: key.includes(':') ? key : name,
    of: (system: SystemResult) => system.scores[key]!,
  }));
  const added = Object.entries(advised).map(([key, { name }]) => ({
    label: key === 'bleu' ? `${name} by ${advice!.tokenize}` : name,
    of: (system: SystemResult) => system.advised[key]!,
  }));
  return [...chosen, ...added];
}

function metricRows(system: SystemResult, columns: readonly Column[]): Markup {
  const rows = columns.map(({ label, of }) => {
    const score = of(system);
    return html`<tr><th scope="row">${label}${arrow(score)}</th><td class="figure">${decimals(score.score, 2)}${intervalText(score)}</td><td class="details">${detailText(score)}</td></tr>\n`;
  });
  return html`<thead><tr><th scope="col">metric</th><th scope="col">score</th><th scope="col">of which</th></tr></thead><tbody>${rows}</tbody>`;
}

function systemRows({ systems }: ScoringResult, columns: readonly Column[]): Markup {
  const best = columns.map(({ of }) => {
    const scores = systems.map((system) => of(system).score);
    return of(systems[0]!).lowerIsBetter ? Math.min(...scores) : Math.max(...scores);
  });
  const rows = systems.map((system) => {
    const cells = columns.map(({ of }, i) => {
      const score = of(system);
      const figure = decimals(score.score, 2);
      const shown = score.score === best[i] ? html`<strong>${figure}</strong>` : figure;
      return html`<td class="figure">${shown}${intervalText(score)}${comparisonText(score)}</td>`;
    });
    return html`<tr><th scope="row">${system.name}</th>${cells}</tr>\n`;
  });
  const heads = columns.map(({ label, of }) => html`<th scope="col">${label}${arrow(of(systems[0]!))}</th>`);
  return html`<thead><tr><th scope="col">system</th>${heads}</tr></thead><tbody>${rows}</tbody>`;
}

function arrow({ lowerIsBetter }: ScoreResult): Markup | null {
  return lowerIsBetter ? html` <small>(lower is better)</small>` : null;
}

function intervalText({ interval }: ScoreResult): Markup | null {
  if (interval === undefined) return null;
  return html`<small>± ${decimals(interval.halfWidth, 2)}<br>${decimals(interval.low, 2)} – ${decimals(interval.high, 2)}</small>`;
}

function comparisonText({ comparison, lowerIsBetter }: ScoreResult): Markup | null {
  if (comparison === undefined) return null;
  const { difference, pValue, significant } = comparison;
  const written = `${difference >= 0 ? '+' : '−'}${decimals(Math.abs(difference), 2)}`;
  if (pValue === null) return html`<small class="chance">${written}<br>too few sentences to test</small>`;
  const isBetter = difference > 0 !== lowerIsBetter;
  const verdict = significant ? (isBetter ? 'better' : 'worse') : 'could be chance';
  return html`<small class="${significant ? verdict : 'chance'}">${written}, p = ${pValue.toFixed(4)}${significant ? ' *' : ''}<br>${verdict}</small>`;
}

/** Example "precisions 57.1 29.4 · brevity penalty 0.975" */
function detailText({ details }: ScoreResult): string {
  const shown = Object.entries(details).filter(([name]) => !['counts', 'totals'].includes(name));
  return shown
    .map(([name, value]) => {
      const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
      const numbers = typeof value === 'number' ? [value] : value;
      return `${words} ${numbers.map((one) => (Number.isInteger(one) ? String(one) : decimals(one, numbers.length === 1 && one < 2 ? 3 : 1))).join(' ')}`;
    })
    .join(' · ');
}

function testNote({ test, systems }: ScoringResult): Markup | null {
  const { interval } = Object.values(systems[0]!.scores)[0]!;
  const spread =
    interval === undefined
      ? null
      : html`<p>± and the range below it: 95 % of the scores on test sets drawn from these sentences.</p>`;
  if (test === undefined) return spread;
  const kind = test.kind === 'bootstrap' ? 'paired bootstrap' : 'approximate randomisation';
  return html`${spread}<p>* differs from ${systems[0]!.name} with p &lt; 0.05 (${kind}, ${test.samples} samples, seed ${test.seed}). The best of each column is bold.</p>`;
}

function adviceNote({ advice }: ScoringResult): Markup | null {
  return advice === undefined ? null : html`<p class="advice">${advice.text}.</p>`;
}

function signatures(system: SystemResult, columns: readonly Column[]): Markup {
  const rows = columns.map(({ label, of }) => html`<dt>${label}</dt><dd>${of(system).signature}</dd>\n`);
  return html`<details><summary>Signatures, to quote beside the scores</summary><dl>${rows}</dl></details>`;
}
