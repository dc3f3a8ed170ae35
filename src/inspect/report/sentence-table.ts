/** The sentences of a report: every line with its scores, and where hypothesis and reference differ. */
import { firstReference, showDifferences } from '../../metrics/diagnosis/analysis.ts';
import type { Difference } from '../../metrics/diagnosis/difference.ts';
import type { ScoringResult } from '../../scoring.ts';
import { escapeXml } from '../escape-xml.ts';

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

export function sentenceTable(result: ScoringResult, lines: readonly number[]): string {
  const keys = Object.keys(result.systems[0]!.sentenceScores);
  const heads = keys.map((key) => `<th scope="col" class="figure">${escapeXml(result.metrics[key]!.name)}</th>`);
  return `<table id="sentences" style="--metrics:${keys.length}"><thead><tr><th scope="col" class="figure">line</th>${heads.join('')}<th scope="col">source, reference and output</th></tr></thead>
<tbody>
${lines.map((line) => sentenceRow(result, keys, line)).join('\n')}
</tbody></table>`;
}

function sentenceRow({ texts, systems, metrics }: ScoringResult, keys: readonly string[], line: number): string {
  const reference = firstReference(texts.references, line);
  const source = texts.sources?.[line];
  const cells = keys.map((key) => {
    const scores = systems.map((system) => system.sentenceScores[key]![line]!.toFixed(1));
    return `<td class="figure" data-value="${scores[0]}" data-name="${escapeXml(metrics[key]!.name)}">${scores.join('<br>')}</td>`;
  });
  const outputs = systems.map(({ name, hypotheses }) => {
    const label = systems.length > 1 ? name : 'output';
    return textLine(label, markedOutput(hypotheses[line]!, reference));
  });
  const before = [
    ...(source === undefined ? [] : [textLine('source', escapeXml(source))]),
    textLine('reference', escapeXml(reference)),
  ];
  return `<tr id="line-${line + 1}"><td class="figure" data-value="${line + 1}" data-name="line">${line + 1}</td>${cells.join('')}<td>${[...before, ...outputs].join('')}</td></tr>`;
}

function textLine(label: string, html: string): string {
  return `<p><span>${escapeXml(label)}</span><bdi dir="auto">${html}</bdi></p>`;
}

/** The output with what is extra marked as inserted and what is missing as deleted, between the words where it belongs. */
export function markedOutput(hypothesis: string, reference: string): string {
  if (hypothesis === '') return '<i>nothing</i>';
  if (hypothesis.length * reference.length > LONGEST_COMPARED) return escapeXml(hypothesis);
  const joiner = /\s/u.test(hypothesis.trim()) || /\s/u.test(reference.trim()) ? ' ' : '';
  return showDifferences(hypothesis, reference)
    .map((difference) => markedRun(difference, joiner))
    .join(joiner);
}

function markedRun({ kind, hypothesis, reference }: Difference, joiner: string): string {
  const [written, wanted] = [escapeXml(hypothesis.join(joiner)), escapeXml(reference.join(joiner))];
  if (kind === 'equal') return written;
  return [wanted && `<del>${wanted}</del>`, written && `<ins>${written}</ins>`]
    .filter((one) => one !== '')
    .join(joiner);
}
