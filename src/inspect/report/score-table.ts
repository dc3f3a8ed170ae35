/** The scores of a report: one row a metric for a single system, one row a system for several. */
import { decimals } from '../../metrics/decimals.ts';
import type { ScoreResult, ScoringResult, SystemResult } from '../../scoring.ts';
import { escapeXml } from '../escape-xml.ts';

/** A score's column: what it is called, and each system's. */
interface Column {
  readonly label: string;
  readonly of: (system: SystemResult) => ScoreResult;
}

export function scoreTable(result: ScoringResult): string {
  const columns = columnsOf(result);
  const table = result.systems.length > 1 ? systemRows(result, columns) : metricRows(result.systems[0]!, columns);
  return `<div class="scroll"><table class="scores">${table}</table></div>
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

function metricRows(system: SystemResult, columns: readonly Column[]): string {
  const rows = columns.map(({ label, of }) => {
    const score = of(system);
    const figure = `${decimals(score.score, 2)}${intervalText(score)}`;
    return `<tr><th scope="row">${escapeXml(label)}${arrow(score)}</th><td class="figure">${figure}</td><td class="details">${escapeXml(detailText(score))}</td></tr>`;
  });
  return `<thead><tr><th scope="col">metric</th><th scope="col">score</th><th scope="col">of which</th></tr></thead><tbody>${rows.join('\n')}</tbody>`;
}

function systemRows({ systems }: ScoringResult, columns: readonly Column[]): string {
  const best = columns.map(({ of }) => {
    const scores = systems.map((system) => of(system).score);
    return of(systems[0]!).lowerIsBetter ? Math.min(...scores) : Math.max(...scores);
  });
  const rows = systems.map((system) => {
    const cells = columns.map(({ of }, i) => {
      const score = of(system);
      const figure = decimals(score.score, 2);
      const shown = score.score === best[i] ? `<strong>${figure}</strong>` : figure;
      return `<td class="figure">${shown}${intervalText(score)}${comparisonText(score)}</td>`;
    });
    return `<tr><th scope="row">${escapeXml(system.name)}</th>${cells.join('')}</tr>`;
  });
  const heads = columns.map(({ label, of }) => `<th scope="col">${escapeXml(label)}${arrow(of(systems[0]!))}</th>`);
  return `<thead><tr><th scope="col">system</th>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody>`;
}

function arrow({ lowerIsBetter }: ScoreResult): string {
  return lowerIsBetter ? ' <small>(lower is better)</small>' : '';
}

function intervalText({ interval }: ScoreResult): string {
  if (interval === undefined) return '';
  return `<small>± ${decimals(interval.halfWidth, 2)}<br>${decimals(interval.low, 2)} – ${decimals(interval.high, 2)}</small>`;
}

function comparisonText({ comparison, lowerIsBetter }: ScoreResult): string {
  if (comparison === undefined) return '';
  const { difference, pValue, significant } = comparison;
  const written = `${difference >= 0 ? '+' : '−'}${decimals(Math.abs(difference), 2)}`;
  if (pValue === null) return `<small class="chance">${written}<br>too few sentences to test</small>`;
  const isBetter = difference > 0 !== lowerIsBetter;
  const verdict = significant ? (isBetter ? 'better' : 'worse') : 'could be chance';
  return `<small class="${significant ? verdict : 'chance'}">${written}, p = ${pValue.toFixed(4)}${significant ? ' *' : ''}<br>${verdict}</small>`;
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

function testNote({ test, systems }: ScoringResult): string {
  const { interval } = Object.values(systems[0]!.scores)[0]!;
  const spread =
    interval === undefined
      ? ''
      : '<p>± and the range below it: 95 % of the scores on test sets drawn from these sentences.</p>';
  if (test === undefined) return spread;
  const kind = test.kind === 'bootstrap' ? 'paired bootstrap' : 'approximate randomisation';
  return `${spread}<p>* differs from ${escapeXml(systems[0]!.name)} with p &lt; 0.05 (${kind}, ${test.samples} samples, seed ${test.seed}). The best of each column is bold.</p>`;
}

function adviceNote({ advice }: ScoringResult): string {
  return advice === undefined ? '' : `<p class="advice">${escapeXml(advice.text)}.</p>`;
}

function signatures(system: SystemResult, columns: readonly Column[]): string {
  const rows = columns.map(
    ({ label, of }) => `<dt>${escapeXml(label)}</dt><dd>${escapeXml(of(system).signature)}</dd>`,
  );
  return `<details><summary>Signatures, to quote beside the scores</summary><dl>${rows.join('\n')}</dl></details>`;
}
