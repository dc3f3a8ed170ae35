/**
 * A training run as one HTML page that carries all it needs and reads without JavaScript: curves, epochs, translations
 * as they came to be right, configuration, and, when the run is over, the weights.
 */

import { escapeXml } from '../escape-xml.ts';
import { htmlPage } from '../html-page.ts';
import { lineChart } from '../line-chart.ts';
import { type Curve, curvesOf } from './curves.ts';
import { fixed } from './figures.ts';
import { gateShares } from './gate-shares.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { RunReport } from './run-report.ts';
import { sampleList } from './sample-list.ts';
import { configTable, epochTable, gateTable, neighbourTable, tensorTable } from './tables.ts';

export function trainingPage(report: RunReport): string {
  const { corpus, state, history, tensors, neighbours } = report;
  const last = history.at(-1);
  const sections = [
    section('Curves', curvesOf(report).map(figure), 'charts'),
    ...(last === undefined || gateShares(last).length === 0
      ? []
      : [section('Saturated gates of the last epoch, layer by layer', [gateTable(last)])]),
    section('Epochs', last === undefined ? [] : [epochTable(history)]),
    section('The same sentences as the model learnt', [sampleNote(history.length), sampleList(history)]),
    section('Words that the model holds for alike', neighbours.length === 0 ? [] : [neighbourTable(neighbours)]),
    section('Weights', tensors.length === 0 ? [] : [tensorTable(tensors)]),
    `<h2>Configuration</h2>\n<p>What is not the default is bold.</p>\n${configTable(report.config)}`,
  ];
  const body = [
    `<h1>Training on ${escapeXml(corpus)}</h1>`,
    `<p id="state">${escapeXml(state)}</p>`,
    ...report.advice.map((message) => `<p class="advice">${escapeXml(message)}</p>`),
    facts(report),
    ...sections,
  ];
  return htmlPage({ title: `Training on ${corpus}`, style: PAGE_STYLE, body: body.join('\n') });
}

/** The best epoch's figures first, then what else is known. */
function facts({ history, facts: known }: RunReport): string {
  const best = history.findLast((record) => record.best);
  const figures: (readonly [string, string])[] =
    best === undefined
      ? []
      : [
          ['best dev BLEU', fixed(best.devBleu, 2)],
          ['its dev loss', fixed(best.devLoss, 4)],
          ['of epoch', String(best.epoch)],
        ];
  const items = [...figures, ...known].map(
    ([name, text]) => `<div><dt>${escapeXml(name)}</dt><dd>${escapeXml(text)}</dd></div>`,
  );
  return `<dl class="facts">${items.join('\n')}</dl>`;
}

/** Nothing where there is nothing to show. */
function section(title: string, parts: readonly string[], frame?: string): string {
  const shown = parts.filter((part) => part !== '');
  if (shown.length === 0) return '';
  const inside = shown.join('\n');
  return `<h2>${title}</h2>\n${frame === undefined ? inside : `<div class="${frame}">\n${inside}\n</div>`}`;
}

function figure({ chart, reading }: Curve): string {
  return `<figure><figcaption><b>${escapeXml(chart.title)}</b> ${escapeXml(reading)}</figcaption>${lineChart(chart)}</figure>`;
}

function sampleNote(epochs: number): string {
  if (epochs === 0) return '';
  return '<p>Source, reference, then the model’s answers: <del>missing</del> stands in the reference only, <ins>extra</ins> in the answer only.</p>';
}
