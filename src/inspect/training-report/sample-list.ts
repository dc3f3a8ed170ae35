/** How the model translated the same few dev sentences as it learnt: one list a sentence, equal answers in one line. */
import type { EpochRecord } from '../../checkpoint/records.ts';
import { foldable, html, type Markup } from '../html.ts';
import type { Language } from '../language.ts';
import { REPORT_TEXTS } from '../report/report-texts.ts';
import { markedOutput } from '../report/sentence-table.ts';
import { recordNames } from './run-report.ts';
import { RUN_TEXTS } from './run-texts.ts';

/** One answer, and the stretch of epochs that gave it. */
interface Answer {
  readonly first: number;
  readonly last: number;
  readonly hypothesis: string;
}

/** Of more answers those between the first and the last ones are folded away. */
const SHOWN_FIRST = 4;
const SHOWN_LAST = 6;

export function sampleList(history: readonly EpochRecord[], language: Language): Markup[] {
  const noun = RUN_TEXTS[language].nouns[recordNames(history).noun];
  const sentences = history.at(-1)?.samples ?? [];
  return sentences.map(({ source, reference }) => {
    const rows = answersTo(source, reference, history).map((answer) => answerRow(answer, reference, language));
    const given = [source, reference].map((text) => html`<bdi>${foldable(text, REPORT_TEXTS[language].showAll)}</bdi>`);
    return html`<article class="sample"><header class="given">${given[0]!}</header><header>${given[1]!}</header>
<p class="noun">${noun}</p>${folded(rows, language)}</article>\n`;
  });
}

function answersTo(source: string, reference: string, history: readonly EpochRecord[]): Answer[] {
  const names = recordNames(history);
  const answers: Answer[] = [];
  let isKnownSince = false;
  for (const record of history) {
    const found = record.samples.find((sample) => sample.source === source && sample.reference === reference);
    const goesOn = isKnownSince;
    isKnownSince = found !== undefined; // checkpoints keep the samples of the last rows and the best one
    if (found === undefined) continue;
    const at = names.of(record);
    const before = answers.at(-1);
    if (goesOn && before?.hypothesis === found.hypothesis) answers[answers.length - 1] = { ...before, last: at };
    else answers.push({ first: at, last: at, hypothesis: found.hypothesis });
  }
  return answers;
}

function answerRow({ first, last, hypothesis }: Answer, reference: string, language: Language): Markup {
  const when = first === last ? String(first) : `${first}–${last}`;
  const right = hypothesis === reference ? html` class="right"` : null;
  return html`<div${right}><span class="figure">${when}</span><bdi>${markedOutput(hypothesis, reference, REPORT_TEXTS[language])}</bdi></div>\n`;
}

function folded(rows: readonly Markup[], language: Language): Markup {
  if (rows.length <= SHOWN_FIRST + SHOWN_LAST) return html`${rows}`;
  const hidden = rows.slice(SHOWN_FIRST, -SHOWN_LAST);
  return html`${rows.slice(0, SHOWN_FIRST)}<details><summary>${RUN_TEXTS[language].more(hidden.length)}</summary>${hidden}</details>
${rows.slice(-SHOWN_LAST)}`;
}
