/**
 * A training run as one HTML page that carries all it needs and reads without JavaScript: curves, epochs, translations
 * as they came to be right, configuration, and, when the run is over, the weights.
 */

import { type Content, html, Markup } from '../html.ts';
import { htmlPage } from '../html-page.ts';
import { lineChart } from '../line-chart.ts';
import { type Curve, curvesOf } from './curves.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { RunReport } from './run-report.ts';
import { sampleList } from './sample-list.ts';
import { configTable, epochTable, fixed, gateTable, neighbourTable, tensorTable } from './tables.ts';

export function trainingPage(report: RunReport): string {
  const { corpus, state, history, tensors, neighbours } = report;
  const last = history.at(-1);
  const sections = [
    section('Curves', curvesOf(report).map(figure), 'charts'),
    section('Saturated gates of the last epoch, layer by layer', last?.gateSaturation?.length ? [gateTable(last)] : []),
    section('Epochs', last === undefined ? [] : [epochTable(history)]),
    section('The same sentences as the model learnt', history.length === 0 ? [] : [SAMPLE_NOTE, sampleList(history)]),
    section('Words that the model holds for alike', neighbours.length === 0 ? [] : [neighbourTable(neighbours)]),
    section('Weights', tensors.length === 0 ? [] : [tensorTable(tensors)]),
    html`<h2>Configuration</h2>\n<p>What is not the default is bold.</p>\n${configTable(report.config)}`,
  ];
  const body = html`<h1>Training on ${corpus}</h1>
<p id="state">${state}</p>
${report.advice.map((message) => html`<p class="advice">${message}</p>\n`)}
${facts(report)}
${sections}`;
  return htmlPage({ language: 'en', title: `Training on ${corpus}`, style: PAGE_STYLE, body });
}

/** The best epoch's figures first, then what else is known. */
function facts({ history, facts: known }: RunReport): Markup {
  const best = history.findLast((record) => record.best);
  const figures: (readonly [string, string])[] =
    best === undefined
      ? []
      : [
          ['best dev BLEU', fixed(best.devBleu, 2)],
          ['its dev loss', fixed(best.devLoss, 4)],
          ['of epoch', String(best.epoch)],
        ];
  const items = [...figures, ...known].map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>\n`);
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

const SAMPLE_NOTE = html`<p>Source, reference, then the model’s answers: <del>missing</del> stands in the reference only, <ins>extra</ins> in the answer only.</p>\n`;
