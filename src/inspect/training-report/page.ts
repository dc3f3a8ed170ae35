/**
 * A training run as one HTML page that carries all it needs and reads without JavaScript: curves, epochs, translations
 * as they came to be right, configuration, and, when the run is over, the weights.
 */

import { type Content, html, Markup } from '../html.ts';
import { htmlPage } from '../html-page.ts';
import type { Language } from '../language.ts';
import { lineChart } from '../line-chart.ts';
import { REPORT_TEXTS } from '../report/report-texts.ts';
import { type Curve, curvesOf } from './curves.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { RunFact, RunReport } from './run-report.ts';
import { RUN_TEXTS } from './run-texts.ts';
import { sampleList } from './sample-list.ts';
import { configTable, epochTable, fixed, gateTable, neighbourTable, tensorTable } from './tables.ts';

export function trainingPage(report: RunReport): string {
  const { language, corpus, state, history, tensors, neighbours } = report;
  const words = RUN_TEXTS[language];
  const { headings } = words;
  const last = history.at(-1);
  const sections = [
    section(headings.curves, curvesOf(report).map(figure), 'charts'),
    section(headings.gates, last?.gateSaturation?.length ? [gateTable(last, language)] : []),
    section(headings.epochs, last === undefined ? [] : [epochTable(history, words)]),
    section(headings.samples, last === undefined ? [] : [sampleNote(language), sampleList(history, language)]),
    section(headings.neighbours, neighbours.length === 0 ? [] : [neighbourTable(neighbours, words)]),
    section(headings.weights, tensors.length === 0 ? [] : [tensorTable(tensors, words)]),
    html`<h2>${headings.config}</h2>\n<p>${words.notDefault}</p>\n${configTable(report.config, words)}`,
  ];
  const title = words.title(corpus);
  const body = html`<main>
<h1>${title}</h1>
<p id="state">${state}</p>
${report.advice.map((message) => html`<p class="advice">${message}</p>\n`)}
${facts(report)}
${sections}</main>`;
  return htmlPage({ language, title, style: PAGE_STYLE, body });
}

/** The best epoch's figures first, then what else is known. */
function facts({ language, history, facts: known }: RunReport): Markup {
  const best = history.findLast((record) => record.best);
  const figures: readonly RunFact[] =
    best === undefined
      ? []
      : [
          ['bestBleu', fixed(best.devBleu, 2)],
          ['bestLoss', fixed(best.devLoss, 4)],
          ['bestEpoch', String(best.epoch)],
        ];
  const names = RUN_TEXTS[language].facts;
  const items = [...figures, ...known].map(
    ([name, text]) => html`<div><dt>${names[name]}</dt><dd>${text}</dd></div>\n`,
  );
  return html`<dl class="facts">${items}</dl>`;
}

/** Nothing where there is nothing to show. */
function section(title: string, parts: readonly Content[], frame?: string): Markup | null {
  if (parts.length === 0) return null;
  const inside = frame === undefined ? parts : html`<div class="${frame}">\n${parts}</div>`;
  return html`<h2>${title}</h2>\n${inside}\n`;
}

function figure({ chart, reading }: Curve): Markup {
  return html`<figure><figcaption><b>${chart.title}</b> ${reading}</figcaption>${new Markup(lineChart(chart))}</figure>\n`;
}

function sampleNote(language: Language): Markup {
  const [given, inReference, inAnswer] = RUN_TEXTS[language].sampleNote;
  const { missing, extra } = REPORT_TEXTS[language];
  return html`<p>${given!}<del>${missing}</del>${inReference!}<ins>${extra}</ins>${inAnswer!}</p>\n`;
}
