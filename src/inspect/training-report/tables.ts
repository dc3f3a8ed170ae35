/** The tables of a run's report: epochs, gates by layer, configuration, tensors, neighbours. */

import type { EpochRecord } from '../../checkpoint/history.ts';
import { CONFIG_GROUPS, type Config } from '../../config.ts';
import { resolveConfig } from '../../config-resolution.ts';
import { tickText } from '../axis.ts';
import { escapeXml } from '../escape-xml.ts';
import type { WordNeighbours } from '../neighbours.ts';
import type { TensorSummary } from '../summary.ts';
import { fixed, grouped } from './figures.ts';
import { gateShares } from './gate-shares.ts';

interface Column {
  readonly title: string;
  readonly show: (record: EpochRecord) => string;
}

const COLUMNS: readonly Column[] = [
  { title: 'epoch', show: ({ epoch }) => String(epoch) },
  { title: 'updates', show: ({ step }) => grouped(step) },
  { title: 'train loss', show: ({ trainLoss }) => fixed(trainLoss, 4) },
  { title: 'dev loss', show: ({ devLoss }) => fixed(devLoss, 4) },
  { title: 'dev perplexity', show: ({ devPerplexity }) => fixed(devPerplexity, 2) },
  { title: 'dev BLEU', show: ({ devBleu }) => fixed(devBleu, 2) },
  { title: 'gradient norm', show: ({ gradientNorm }) => fixed(gradientNorm, 3) },
  { title: 'update to weights', show: ({ updateRatio }) => fixed(updateRatio ?? Number.NaN, 5) },
  { title: 'learning rate', show: ({ learningRate }) => fixed(learningRate, 6) },
  { title: 'target tokens a second', show: ({ targetTokens, seconds }) => grouped(targetTokens / seconds) },
  { title: 'seconds', show: ({ seconds }) => fixed(seconds, 1) },
];

export function epochTable(history: readonly EpochRecord[]): string {
  const heads = [...COLUMNS.map(({ title }) => `<th scope="col" class="figure">${title}</th>`), '<th>weights</th>'];
  const rows = history.map((record) => {
    const cells = COLUMNS.map(({ show }) => `<td class="figure">${show(record)}</td>`);
    const best = record.best ? ' <span class="best">best so far</span>' : '';
    return `<tr>${cells.join('')}<td class="hash"><code>${escapeXml(record.weightHash)}</code>${best}</td></tr>`;
  });
  return table('epochs', heads, rows);
}

/** The last epoch's saturated gates, layer by layer. */
export function gateTable(record: EpochRecord): string {
  const shares = gateShares(record);
  const gates = [...new Set(shares.map(({ gate }) => gate))];
  const places = [...new Set(shares.map(({ place }) => place))];
  const heads = ['<th>layer</th>', ...gates.map((gate) => `<th scope="col" class="figure">${escapeXml(gate)}</th>`)];
  const rows = places.map((place) => {
    const cells = gates.map((gate) => {
      const share = shares.find((one) => one.gate === gate && one.place === place)?.share ?? Number.NaN;
      return `<td class="figure shaded" style="--shade:${Number.isFinite(share) ? share.toFixed(3) : 0}">${fixed(100 * share, 1)} %</td>`;
    });
    return `<tr><th scope="row">${escapeXml(place)}</th>${cells.join('')}</tr>`;
  });
  return table('gates', heads, rows);
}

/** Every option; those that are not the defaults stand out. */
export function configTable(config: Config): string {
  const defaults = resolveConfig({});
  const groups = (['data', 'text', 'model', 'training', 'runtime'] as const).map((group) => {
    const entries = CONFIG_GROUPS[group].map((key) => {
      const shown = escapeXml(config[key] === null ? 'none' : String(config[key]));
      return `<div><dt>${key}</dt><dd>${config[key] === defaults[key] ? shown : `<b>${shown}</b>`}</dd></div>`;
    });
    return `<h3>${group}</h3><dl class="options">${entries.join('')}</dl>`;
  });
  return groups.join('\n');
}

export function tensorTable(tensors: readonly TensorSummary[]): string {
  const figures = ['norm', 'mean', 'deviation', 'minimum', 'maximum'] as const;
  const heads = ['name', 'shape', ...figures].map((name, i) => `<th scope="col"${i < 2 ? '' : FIGURE}>${name}</th>`);
  const rows = tensors.map((tensor) => {
    const cells = figures.map((name) => `<td class="figure">${fixed(tensor[name], 4)}</td>`);
    const broken = tensor.notFinite > 0 ? ` <b>${grouped(tensor.notFinite)} not finite</b>` : '';
    return `<tr><th scope="row">${escapeXml(tensor.name)}</th><td class="figure">${tensor.shape.join(' × ')}</td>${cells.join('')}<td>${histogram(tensor)}${broken}</td></tr>`;
  });
  return table('tensors', [...heads, '<th>distribution</th>'], rows);
}

const FIGURE = ' class="figure"';

/** Counts as bars from the least to the greatest number; any count above 0 can be seen. */
function histogram({ histogram: counts, minimum, maximum }: TensorSummary): string {
  const most = Math.max(...counts, 1);
  const bars = counts.map((count, i) => {
    const height = count === 0 ? 0 : Math.max(1, (count / most) * 26);
    return height === 0 ? '' : `M${6 * i} 28v-${height.toFixed(1)}h5v${height.toFixed(1)}z`;
  });
  const label = `from ${tickText(minimum)} to ${tickText(maximum)}: ${counts.join(', ')}`;
  return `<svg class="histogram" viewBox="0 0 96 28" width="96" height="28" role="img"><title>${label}</title><path d="${bars.join('')}"/></svg>`;
}

export function neighbourTable(lists: readonly WordNeighbours[]): string {
  const rows = lists.map(({ side, token, neighbours }) => {
    const near = neighbours.map(
      ({ token: one, cosine }) => `<span><bdi>${escapeXml(one)}</bdi> <small>${fixed(cosine, 2)}</small></span>`,
    );
    return `<tr><td>${side}</td><th scope="row"><bdi>${escapeXml(token)}</bdi></th><td class="near">${near.join(' ')}</td></tr>`;
  });
  return table('neighbours', ['<th>side</th>', '<th>word</th>', '<th>nearest, with cosine</th>'], rows);
}

function table(id: string, heads: readonly string[], rows: readonly string[]): string {
  return `<div class="scroll"><table id="${id}"><thead><tr>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}
