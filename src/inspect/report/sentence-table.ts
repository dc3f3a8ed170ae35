/** The sentences of a report: every line with its scores, and where hypothesis and reference differ. */
import { firstReference, showDifferences } from '../../metrics/diagnosis/analysis.ts';
import type { Difference } from '../../metrics/diagnosis/difference.ts';
import type { ScoringResult } from '../../scoring.ts';
import { type Content, foldable, html, type Markup } from '../html.ts';
import { REPORT_TEXTS, type ReportTexts } from './report-texts.ts';

/** So many lines a browser shows without a wait; of more, those that scored worst are shown. */
export const MOST_SENTENCES = 5000;
/** Characters of hypothesis times characters of reference: longer pairs are shown without differences. */
const LONGEST_COMPARED = 4_000_000;

/** The numbers of the lines shown, in order, worst first chosen where there are too many. */
export function shownLines({ systems }: ScoringResult, rankedBy: string, lowerIsBetter: boolean): number[] {
  const scores = systems[0]!.sentenceScores[rankedBy];
  const lines = systems[0]!.hypotheses.map((_, line) => line);
  if (lines.length <= MOST_SENTENCES || scores === undefined) return lines.slice(0, MOST_SENTENCES);
  const sign = lowerIsBetter ? -1 : 1;
  const worst = lines.sort((a, b) => sign * (scores[a]! - scores[b]!) || a - b).slice(0, MOST_SENTENCES);
  return worst.sort((a, b) => a - b);
}

export function sentenceTable(result: ScoringResult, lines: readonly number[], words: ReportTexts): Markup {
  const keys = Object.keys(result.systems[0]!.sentenceScores);
  const heads = keys.map((key) => html`<th scope="col" class="figure">${result.metrics[key]!.name}</th>`);
  return html`<table id="sentences" style="--metrics:${keys.length}"><thead><tr><th scope="col" class="figure">${words.line}</th>${heads}<th scope="col">${words.texts}</th></tr></thead>
<tbody>
${lines.map((line) => sentenceRow(result, keys, { line, words }))}</tbody></table>`;
}

function sentenceRow(
  { texts, systems, metrics }: ScoringResult,
  keys: readonly string[],
  { line, words }: { readonly line: number; readonly words: ReportTexts },
): Markup {
  const reference = firstReference(texts.references, line);
  const source = texts.sources?.[line];
  const cells = keys.map((key) => {
    const scores = systems.map((system) => system.sentenceScores[key]![line]!.toFixed(1));
    const shown = scores.map((score, i) => (i === 0 ? score : html`<br>${score}`));
    return html`<td class="figure" data-value="${scores[0]!}" data-name="${metrics[key]!.name}">${shown}</td>`;
  });
  const outputs = systems.map(({ name, hypotheses }) => {
    const label = systems.length > 1 ? name : words.output;
    return textLine(label, markedOutput(hypotheses[line]!, reference, words));
  });
  const before = [
    ...(source === undefined ? [] : [textLine(words.source, foldable(source, words.showAll))]),
    textLine(words.reference, foldable(reference, words.showAll)),
  ];
  return html`<tr id="line-${line + 1}"><td class="figure" data-value="${line + 1}" data-name="${words.line}">${line + 1}</td>${cells}<td>${[...before, ...outputs]}</td></tr>\n`;
}

function textLine(label: string, text: Markup): Markup {
  return html`<div class="text"><span>${label}</span><bdi dir="auto">${text}</bdi></div>`;
}

/** The output with what is extra marked as inserted and what is missing as deleted, between the words where it belongs. */
export function markedOutput(
  hypothesis: string,
  reference: string,
  { nothing, showAll }: Pick<ReportTexts, 'nothing' | 'showAll'> = REPORT_TEXTS.en,
): Markup {
  if (hypothesis === '') return html`<i>${nothing}</i>`;
  if (hypothesis.length * reference.length > LONGEST_COMPARED) return foldable(hypothesis, showAll);
  const joiner = /\s/u.test(hypothesis.trim()) || /\s/u.test(reference.trim()) ? ' ' : '';
  const runs = showDifferences(hypothesis, reference).flatMap((difference) => markedRuns(difference, joiner));
  const whole = runs.map((run, i) => (i === 0 ? run : html`${joiner}${run}`));
  return foldable(hypothesis, showAll, whole, Math.max(hypothesis.length, reference.length));
}

function markedRuns({ kind, hypothesis, reference }: Difference, joiner: string): Content[] {
  const [written, wanted] = [hypothesis.join(joiner), reference.join(joiner)];
  if (kind === 'equal') return [written];
  return [
    ...(wanted === '' ? [] : [html`<del>${wanted}</del>`]),
    ...(written === '' ? [] : [html`<ins>${written}</ins>`]),
  ];
}
