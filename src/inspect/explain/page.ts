/** An explanation as one HTML page that carries all it needs: style, script and numbers; it fetches nothing. */
import { escapeXml } from '../escape-xml.ts';
import { htmlPage } from '../html-page.ts';
import type { LayerTrace, SentenceTrace } from '../trace.ts';
import { CELL_DIAGRAMS } from './cell-diagram.ts';
import { type Explained, type Explanation, marksNote } from './explanation.ts';
import { attentionGrid, cellLabel, type Grid, layerGrids, shade } from './grids.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { PAGE_STYLE } from './page-style.ts';
import { layersOf, memoryText, type TraceTokens, traceUnit, type UnitTrace } from './units.ts';

/** Units shown of each layer: so many of the longest memory, and so many of the most forgetful. */
const EXTREMES = 3;

const INTRODUCTIONS = {
  lstm: 'The line at the top is the cell state. The forget gate f decides how much of it goes on, the input gate i how much of the candidate g is added, the output gate o how much of it is shown as the hidden state h. Lines are as thick as what flows through them; orange is negative.',
  gru: 'The line at the top is the hidden state. The update gate z decides how much of it goes on and how much of the new state n takes its place; the reset gate r how much of the old one the new one sees. Lines are as thick as what flows through them; orange is negative.',
  rnn: 'There is no gate: at every word the hidden state is made anew from the word and from what it was. Lines are as thick as what flows through them; orange is negative.',
} as const;

/** The page of one sentence; the units that the reader asked for stand first in its list. */
export function explanationPage({ explanation, trace, tokens }: Explained, asked: readonly UnitTrace[]): string {
  const { source, translation } = explanation;
  const { cellName } = trace.decoder[0]!;
  const attention = attentionGrid(explanation);
  const units = pageUnits(trace, tokens, asked);
  const data = { cell: cellName, units: units.map((unit) => unitData(unit, tokens)) };
  const body = `<h1><small>${escapeXml(source)}</small>${escapeXml(translation)}</h1>
${attention === null ? '<p>This model has no attention: all it knows of the source is the encoder’s last state.</p>' : section(attention)}
${marksNote(explanation) === null ? '' : `<p>${marksNote(explanation)}</p>`}
<h2>The likeliest words at each step</h2>
<div class="words">${explanation.alternatives.map(wordRow).join('\n')}</div>
<h2>Inside one unit</h2>
<p>${INTRODUCTIONS[cellName]}</p>
<div class="controls"><label>unit <select id="unit"></select></label></div>
<div class="controls"><button id="back" aria-label="one word back">◀</button><label>word <input id="step" type="range" min="0" max="0" value="0"></label><button id="on" aria-label="one word on">▶</button><span id="now"></span></div>
<div class="scroll">${CELL_DIAGRAMS[cellName]}</div>
<div id="equation"></div>
<p id="memory"></p>
<p>Its ${cellName === 'lstm' ? 'cell' : 'hidden'} state over the sentence:</p>
<svg id="curve" viewBox="0 0 800 90" role="img" aria-label="the unit’s state over the sentence"><path class="zero" d="M10 45H790"/><path id="curve-line" d=""/><circle id="curve-dot" r="6"/></svg>
<h2>Gates and states, word by word</h2>
<p>Means over all units of a layer. Saturated: the share of gates below 0.1 or above 0.9 (in a plain RNN, of hidden states beyond ±0.9).</p>
${layerGrids(explanation).map(section).join('\n')}
<div id="reading" role="status">Point at a shaded cell to read its value.</div>
<script type="application/json" id="data">${jsonInPage(data)}</script>
<script>${PAGE_SCRIPT}</script>`;
  return htmlPage({ title: `${source} → ${translation}`, style: PAGE_STYLE, body });
}

/** What was asked for, then of each layer the units of longest and of shortest memory; the decoder first. */
function pageUnits(trace: SentenceTrace, tokens: TraceTokens, asked: readonly UnitTrace[]): UnitTrace[] {
  const nameOf = ({ side, layer, direction, unit }: UnitTrace) => [side, layer, direction, unit].join(' ');
  const known = new Set(asked.map(nameOf));
  const layers = [...layersOf(trace)].reverse();
  const extremes = layers.flatMap((layer) => {
    const sorted = allUnits(layer, tokens[layer.side]).sort((a, b) => b.memory - a.memory || b.kept - a.kept);
    return [...sorted.slice(0, EXTREMES), ...sorted.slice(EXTREMES).slice(-EXTREMES)];
  });
  return [...asked, ...extremes.filter((one) => !known.has(nameOf(one)))];
}

function allUnits(layer: LayerTrace, tokens: readonly string[]): UnitTrace[] {
  return Array.from({ length: layer.unitCount }, (_, j) => traceUnit(layer, j, tokens));
}

/** What the page's script needs of a unit: with each step what came in at it. */
function unitData(one: UnitTrace, tokens: TraceTokens) {
  const { side, layer } = one;
  const words = side === 'encoder' ? tokens.encoder : tokens.decoderInput;
  const steps = one.steps.map((step, t) => {
    return { ...step, input: layer === 0 ? words[t]! : `layer ${layer} at ${words[t]!}` };
  });
  return {
    ...one,
    steps,
    name: unitName(one),
    remembers: memoryText(one),
    verb: side === 'encoder' ? 'reads' : 'writes',
  };
}

function unitName(one: UnitTrace): string {
  const { side, layer, direction, unit } = one;
  const where = side === 'encoder' ? `encoder ${layer + 1} ${direction}` : `decoder ${layer + 1}`;
  return `${where}, unit ${unit} (remembers ${memoryText(one)})`;
}

function section(grid: Grid): string {
  const heads = grid.columns.map((column) => `<th scope="col">${escapeXml(column)}</th>`).join('');
  const rows = grid.rows.map((row) => {
    const cells = row.values.map((value, i) => {
      const strength = shade(value, row);
      const label = escapeXml(cellLabel(grid, row, i));
      const dark = strength > 0.6 ? ' class="dark"' : '';
      return `<td${dark} tabindex="0" style="--shade:${strength.toFixed(3)}" data-label="${label}" title="${label}">${value.toFixed(2)}</td>`;
    });
    return `<tr><th scope="row">${escapeXml(row.label)}</th>${cells.join('')}</tr>`;
  });
  return `<h3>${escapeXml(grid.title)}</h3>
<div class="scroll"><table><thead><tr><th></th>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

function wordRow({ token, words }: Explanation['alternatives'][number]): string {
  const shown = words.map((word) => {
    const written = word.token === token ? ' written' : '';
    const share = `${(100 * word.probability).toFixed(1)}%`;
    return `<span class="word${written}" style="--share:${share}">${escapeXml(word.token)}<small>${word.probability.toFixed(2)}</small></span>`;
  });
  return `<div><b>${escapeXml(token)}</b>${shown.join('')}</div>`;
}

/** JSON that ends no script element, whatever the words are. Infinity becomes null. */
function jsonInPage(data: unknown): string {
  const rounded = JSON.stringify(data, (_, value) =>
    typeof value === 'number' && Number.isFinite(value) ? Number(value.toFixed(6)) : value,
  );
  return rounded
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}
