/** The tables of a run's report: epochs, gates by layer, configuration, tensors, neighbours. */
import { count } from '../../amounts.ts';
import type { EpochRecord, GateSaturation } from '../../checkpoint/records.ts';
import { CONFIG_GROUPS, type Config } from '../../config.ts';
import { resolveConfig } from '../../config-resolution.ts';
import { tickText } from '../axis.ts';
import { gateBox } from '../cells/cell-texts.ts';
import { EXPLAIN_TEXTS } from '../explain/explain-texts.ts';
import { html, type Markup } from '../html.ts';
import type { Language } from '../language.ts';
import type { WordNeighbours } from '../neighbours.ts';
import type { TensorSummary } from '../summary.ts';
import { RUN_TEXTS, type RunTexts } from './run-texts.ts';

/** A dash where there is no number. */
export function fixed(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

interface Column {
  readonly name: keyof RunTexts['columns'];
  readonly show: (record: EpochRecord) => string;
}

const COLUMNS: readonly Column[] = [
  { name: 'epoch', show: ({ epoch }) => String(epoch) },
  { name: 'updates', show: ({ step }) => count(step) },
  { name: 'trainLoss', show: ({ trainLoss }) => fixed(trainLoss, 4) },
  { name: 'devLoss', show: ({ devLoss }) => fixed(devLoss, 4) },
  { name: 'perplexity', show: ({ devPerplexity }) => fixed(devPerplexity, 2) },
  { name: 'bleu', show: ({ devBleu }) => fixed(devBleu, 2) },
  { name: 'lengthRatio', show: ({ devLengthRatio }) => fixed(devLengthRatio ?? Number.NaN, 3) },
  { name: 'norm', show: ({ gradientNorm }) => fixed(gradientNorm, 3) },
  { name: 'ratio', show: ({ updateRatio }) => fixed(updateRatio ?? Number.NaN, 5) },
  { name: 'rate', show: ({ learningRate }) => fixed(learningRate, 6) },
  { name: 'speed', show: ({ targetTokens, seconds }) => count(targetTokens / seconds) },
  { name: 'seconds', show: ({ seconds }) => fixed(seconds, 1) },
];

const FIGURE = html` class="figure"`;

function head(name: string, kind: Markup | null = null): Markup {
  return html`<th scope="col"${kind}>${name}</th>`;
}

export function epochTable(history: readonly EpochRecord[], { columns, headings, best: said }: RunTexts): Markup {
  const heads = [...COLUMNS.map(({ name }) => head(columns[name], FIGURE)), head(columns.hash)];
  const rows = history.map((record) => {
    const cells = COLUMNS.map(({ show }) => html`<td class="figure">${show(record)}</td>`);
    const best = record.best ? html` <span class="best">${said}</span>` : null;
    return html`<tr>${cells}<td class="hash"><code>${record.weightHash}</code>${best}</td></tr>`;
  });
  return table('epochs', headings.epochs, { heads, rows });
}

/** The last epoch's saturated gates, layer by layer. */
export function gateTable({ gateSaturation = [] }: EpochRecord, language: Language): Markup {
  const { encoderLayer } = EXPLAIN_TEXTS[language];
  const gates = [...new Set(gateSaturation.map(({ gate }) => gate))];
  const placeOf = ({ layer, direction }: GateSaturation) => encoderLayer(layer + 1, direction);
  const heads = [head(RUN_TEXTS[language].layer), ...gates.map((gate) => head(gateBox(gate, language), FIGURE))];
  const rows = [...new Set(gateSaturation.map(placeOf))].map((place) => {
    const cells = gates.map((gate) => {
      const share = gateSaturation.find((one) => one.gate === gate && placeOf(one) === place)?.share ?? Number.NaN;
      return html`<td class="figure shaded" style="--shade:${Number.isFinite(share) ? share.toFixed(3) : 0}">${fixed(100 * share, 1)} %</td>`;
    });
    return html`<tr><th scope="row">${place}</th>${cells}</tr>`;
  });
  return table('gates', RUN_TEXTS[language].headings.gates, { heads, rows });
}

/** Every option; those that are not the defaults stand out. */
export function configTable(config: Config, { groups }: RunTexts): Markup[] {
  const defaults = resolveConfig({});
  return (['data', 'text', 'model', 'training', 'runtime'] as const).map((group) => {
    const entries = CONFIG_GROUPS[group].map((key) => {
      const shown = config[key] === null ? 'none' : String(config[key]);
      return html`<div><dt>${key}</dt><dd>${config[key] === defaults[key] ? shown : html`<b>${shown}</b>`}</dd></div>`;
    });
    return html`<h3>${groups[group]}</h3><dl class="options">${entries}</dl>\n`;
  });
}

export function tensorTable(tensors: readonly TensorSummary[], words: RunTexts): Markup {
  const figures = ['norm', 'mean', 'deviation', 'minimum', 'maximum'] as const;
  const heads = words.tensors.map((name, i) => head(name, i < 2 || i === words.tensors.length - 1 ? null : FIGURE));
  const rows = tensors.map((tensor) => {
    const cells = figures.map((name) => html`<td class="figure">${fixed(tensor[name], 4)}</td>`);
    const broken = tensor.notFinite > 0 ? html` <b>${words.notFinite(tensor.notFinite)}</b>` : null;
    return html`<tr><th scope="row">${tensor.name}</th><td class="figure">${tensor.shape.join(' × ')}</td>${cells}<td>${histogram(tensor, words)}${broken}</td></tr>`;
  });
  return table('tensors', words.headings.weights, { heads, rows });
}

/** Counts as bars from the least to the greatest number; any count above 0 can be seen. */
function histogram({ histogram: counts, minimum, maximum }: TensorSummary, words: RunTexts): Markup {
  const most = Math.max(...counts, 1);
  const bars = counts.map((count, i) => {
    const height = count === 0 ? 0 : Math.max(1, (count / most) * 26);
    return height === 0 ? '' : `M${6 * i} 28v-${height.toFixed(1)}h5v${height.toFixed(1)}z`;
  });
  const label = words.histogram(tickText(minimum), tickText(maximum), counts.join(', '));
  return html`<svg class="histogram" viewBox="0 0 96 28" width="96" height="28" role="img"><title>${label}</title><path d="${bars.join('')}"/></svg>`;
}

export function neighbourTable(lists: readonly WordNeighbours[], words: RunTexts): Markup {
  const rows = lists.map(({ side, token, neighbours }) => {
    const near = neighbours.map(
      ({ token: one, cosine }) => html`<span><bdi>${one}</bdi> <small>${fixed(cosine, 2)}</small></span> `,
    );
    return html`<tr><td>${words.sides[side]}</td><th scope="row"><bdi>${token}</bdi></th><td class="near">${near}</td></tr>`;
  });
  const heads = words.neighbours.map((name) => head(name));
  return table('neighbours', words.headings.neighbours, { heads, rows });
}

/** What is wider than its window is scrolled by the keyboard too. */
function table(
  id: string,
  title: string,
  { heads, rows }: { readonly heads: readonly Markup[]; readonly rows: readonly Markup[] },
): Markup {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${title}"><table id="${id}"><thead><tr>${heads}</tr></thead>
<tbody>
${rows.map((row) => html`${row}\n`)}</tbody></table></div>`;
}
