/** The tables of a run's report: epochs, gates by layer, configuration, tensors, neighbours. */

import { count } from '../../amounts.ts';
import type { EpochRecord, GateSaturation } from '../../checkpoint/records.ts';
import { CONFIG_GROUPS, type Config } from '../../config.ts';
import { resolveConfig } from '../../config-resolution.ts';
import { tickText } from '../axis.ts';
import { html, type Markup } from '../html.ts';
import type { WordNeighbours } from '../neighbours.ts';
import type { TensorSummary } from '../summary.ts';

/** A dash where there is no number. */
export function fixed(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

interface Column {
  readonly title: string;
  readonly show: (record: EpochRecord) => string;
}

const COLUMNS: readonly Column[] = [
  { title: 'epoch', show: ({ epoch }) => String(epoch) },
  { title: 'updates', show: ({ step }) => count(step) },
  { title: 'train loss', show: ({ trainLoss }) => fixed(trainLoss, 4) },
  { title: 'dev loss', show: ({ devLoss }) => fixed(devLoss, 4) },
  { title: 'dev perplexity', show: ({ devPerplexity }) => fixed(devPerplexity, 2) },
  { title: 'dev BLEU', show: ({ devBleu }) => fixed(devBleu, 2) },
  { title: 'dev length ratio', show: ({ devLengthRatio }) => fixed(devLengthRatio ?? Number.NaN, 3) },
  { title: 'gradient norm', show: ({ gradientNorm }) => fixed(gradientNorm, 3) },
  { title: 'update to weights', show: ({ updateRatio }) => fixed(updateRatio ?? Number.NaN, 5) },
  { title: 'learning rate', show: ({ learningRate }) => fixed(learningRate, 6) },
  { title: 'target tokens a second', show: ({ targetTokens, seconds }) => count(targetTokens / seconds) },
  { title: 'seconds', show: ({ seconds }) => fixed(seconds, 1) },
];

export function epochTable(history: readonly EpochRecord[]): Markup {
  const heads = [
    ...COLUMNS.map(({ title }) => html`<th scope="col" class="figure">${title}</th>`),
    html`<th>weights</th>`,
  ];
  const rows = history.map((record) => {
    const cells = COLUMNS.map(({ show }) => html`<td class="figure">${show(record)}</td>`);
    const best = record.best ? html` <span class="best">best so far</span>` : null;
    return html`<tr>${cells}<td class="hash"><code>${record.weightHash}</code>${best}</td></tr>`;
  });
  return table('epochs', heads, rows);
}

/** The last epoch's saturated gates, layer by layer. */
export function gateTable({ gateSaturation = [] }: EpochRecord): Markup {
  const gates = [...new Set(gateSaturation.map(({ gate }) => gate))];
  const placeOf = ({ layer, direction }: GateSaturation) => `encoder ${layer + 1} ${direction}`;
  const heads = [html`<th>layer</th>`, ...gates.map((gate) => html`<th scope="col" class="figure">${gate}</th>`)];
  const rows = [...new Set(gateSaturation.map(placeOf))].map((place) => {
    const cells = gates.map((gate) => {
      const share = gateSaturation.find((one) => one.gate === gate && placeOf(one) === place)?.share ?? Number.NaN;
      return html`<td class="figure shaded" style="--shade:${Number.isFinite(share) ? share.toFixed(3) : 0}">${fixed(100 * share, 1)} %</td>`;
    });
    return html`<tr><th scope="row">${place}</th>${cells}</tr>`;
  });
  return table('gates', heads, rows);
}

/** Every option; those that are not the defaults stand out. */
export function configTable(config: Config): Markup[] {
  const defaults = resolveConfig({});
  return (['data', 'text', 'model', 'training', 'runtime'] as const).map((group) => {
    const entries = CONFIG_GROUPS[group].map((key) => {
      const shown = config[key] === null ? 'none' : String(config[key]);
      return html`<div><dt>${key}</dt><dd>${config[key] === defaults[key] ? shown : html`<b>${shown}</b>`}</dd></div>`;
    });
    return html`<h3>${group}</h3><dl class="options">${entries}</dl>\n`;
  });
}

export function tensorTable(tensors: readonly TensorSummary[]): Markup {
  const figures = ['norm', 'mean', 'deviation', 'minimum', 'maximum'] as const;
  const heads = ['name', 'shape', ...figures].map(
    (name, i) => html`<th scope="col"${i < 2 ? null : FIGURE}>${name}</th>`,
  );
  const rows = tensors.map((tensor) => {
    const cells = figures.map((name) => html`<td class="figure">${fixed(tensor[name], 4)}</td>`);
    const broken = tensor.notFinite > 0 ? html` <b>${count(tensor.notFinite)} not finite</b>` : null;
    return html`<tr><th scope="row">${tensor.name}</th><td class="figure">${tensor.shape.join(' × ')}</td>${cells}<td>${histogram(tensor)}${broken}</td></tr>`;
  });
  return table('tensors', [...heads, html`<th>distribution</th>`], rows);
}

const FIGURE = html` class="figure"`;

/** Counts as bars from the least to the greatest number; any count above 0 can be seen. */
function histogram({ histogram: counts, minimum, maximum }: TensorSummary): Markup {
  const most = Math.max(...counts, 1);
  const bars = counts.map((count, i) => {
    const height = count === 0 ? 0 : Math.max(1, (count / most) * 26);
    return height === 0 ? '' : `M${6 * i} 28v-${height.toFixed(1)}h5v${height.toFixed(1)}z`;
  });
  const label = `from ${tickText(minimum)} to ${tickText(maximum)}: ${counts.join(', ')}`;
  return html`<svg class="histogram" viewBox="0 0 96 28" width="96" height="28" role="img"><title>${label}</title><path d="${bars.join('')}"/></svg>`;
}

export function neighbourTable(lists: readonly WordNeighbours[]): Markup {
  const rows = lists.map(({ side, token, neighbours }) => {
    const near = neighbours.map(
      ({ token: one, cosine }) => html`<span><bdi>${one}</bdi> <small>${fixed(cosine, 2)}</small></span> `,
    );
    return html`<tr><td>${side}</td><th scope="row"><bdi>${token}</bdi></th><td class="near">${near}</td></tr>`;
  });
  return table('neighbours', [html`<th>side</th><th>word</th><th>nearest, with cosine</th>`], rows);
}

function table(id: string, heads: readonly Markup[], rows: readonly Markup[]): Markup {
  return html`<div class="scroll"><table id="${id}"><thead><tr>${heads}</tr></thead>
<tbody>
${rows.map((row) => html`${row}\n`)}</tbody></table></div>`;
}
