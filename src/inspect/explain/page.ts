/** An explanation as one HTML page that carries all it needs: style, script and numbers; it fetches nothing. */
import { viewOf } from '../cells/views.ts';
import { foldable, html, Markup, shortened } from '../html.ts';
import { htmlPage } from '../html-page.ts';
import type { SentenceTrace } from '../trace.ts';
import { type Explained, type Explanation, marksNote } from './explanation.ts';
import { attentionGrid, cellLabel, type Grid, layerGrids, shade } from './grids.ts';
import script from './page.inline.js';
import type { PageData, PageUnit } from './page-data.ts';
import { PAGE_STYLE } from './page-style.ts';
import { keepingText, layersOf, memoryText, type TraceTokens, type UnitTrace, unitsByMemory } from './units.ts';

/** Units shown of each layer: so many of the longest memory, and so many of the most forgetful. */
const EXTREMES = 3;

const LINES_NOTE =
  'A coloured line is as thick as what flows through it, orange where that is negative; grey ones carry the whole word and the whole hidden state, which are more than one number.';

/** The page of one sentence; the units that the reader asked for stand first in its list. */
export function explanationPage({ explanation, trace, tokens }: Explained, asked: readonly UnitTrace[]): string {
  const { source, translation, alternatives } = explanation;
  const attention = attentionGrid(explanation);
  const note = marksNote(explanation);
  const { kind } = trace.decoder[0]!;
  const { introduction, diagram, equations } = viewOf(kind);
  const units = pageUnits(trace, tokens, asked);
  const data: PageData = { equations, units: units.map((unit) => unitData(unit, tokens)) };
  const body = html`<div class="given">${foldable(source)}</div>
<h1>${shortened(translation)}</h1>
${translation === shortened(translation) ? null : foldable(translation)}
${attention === null ? html`<p>This model has no attention: all it knows of the source is the encoder’s last state.</p>` : section(attention)}
${note === null ? null : html`<p>${note}</p>`}
<h2>The likeliest words at each step</h2>
<div class="words">${alternatives.map(wordRow)}</div>
<h2>Inside one unit</h2>
<p>${introduction} ${LINES_NOTE}</p>
<div class="controls"><label>unit <select id="unit"></select></label></div>
<div class="controls"><button id="back" aria-label="one word back">◀</button><label>word <input id="step" type="range" min="0" max="0" value="0"></label><button id="on" aria-label="one word on">▶</button><span id="now"></span></div>
<div class="scroll">${diagram}</div>
<div id="equation"></div>
<p id="keeping"></p>
<p>Its ${kind.hasCellState ? 'cell' : 'hidden'} state over the sentence:</p>
<svg id="curve" viewBox="0 0 800 90" role="img" aria-label="the unit’s state over the sentence"><path class="zero" d="M10 45H790"/><path id="curve-line" d=""/><circle id="curve-dot" r="6"/></svg>
<h2>Gates and states, word by word</h2>
<p>Means over all units of a layer. Saturated: the share of gates below 0.1 or above 0.9 (in a plain RNN, of hidden states beyond ±0.9).</p>
${layerGrids(explanation).map(section)}
<div id="reading" role="status">Point at a shaded cell to read its value.</div>
<script type="application/json" id="data">${jsonInPage(data)}</script>
<script>${new Markup(script)}</script>`;
  return htmlPage({ title: `${shortened(source)} → ${shortened(translation)}`, style: PAGE_STYLE, body });
}

/** What was asked for, then of each layer the units of longest and of shortest memory; the decoder first. */
function pageUnits(trace: SentenceTrace, tokens: TraceTokens, asked: readonly UnitTrace[]): UnitTrace[] {
  const nameOf = ({ side, layer, direction, unit }: UnitTrace) => [side, layer, direction, unit].join(' ');
  const known = new Set(asked.map(nameOf));
  const layers = [...layersOf(trace)].reverse();
  const extremes = layers.flatMap((layer) => {
    const sorted = unitsByMemory(layer, tokens[layer.side]);
    return [...sorted.slice(0, EXTREMES), ...sorted.slice(EXTREMES).slice(-EXTREMES)];
  });
  return [...asked, ...extremes.filter((one) => !known.has(nameOf(one)))];
}

/** What the page's script needs of a unit: with each step what came in at it. */
function unitData(one: UnitTrace, tokens: TraceTokens): PageUnit {
  const { side, layer, direction, unit, kind, kept, memory, start } = one;
  const words = side === 'encoder' ? tokens.encoder : tokens.decoderInput;
  const inputs = words.map((word) => (layer === 0 ? word : `layer ${layer} at ${word}`));
  const inOrder = <T>(items: readonly T[]) => (direction === 'forward' ? items : items.toReversed());
  const steps = inOrder(one.steps);
  const read = inOrder(inputs);
  return {
    side,
    layer,
    direction,
    unit,
    name: unitName(one),
    keeping: kept === null ? '' : keepingText(kept, memory!),
    verb: side === 'encoder' ? 'reads' : 'writes',
    steps: steps.map((step, t) => ({
      token: step.token,
      input: read[t]!,
      state: step.cell ?? step.hidden,
      numbers: viewOf(kind).numbers({ ...step, before: steps[t - 1] ?? start }),
    })),
  };
}

function unitName({ side, layer, direction, unit, memory }: UnitTrace): string {
  const where = side === 'encoder' ? `encoder ${layer + 1} ${direction}` : `decoder ${layer + 1}`;
  return `${where}, unit ${unit}${memory === null ? '' : ` (1/e left after ${memoryText(memory)})`}`;
}

function section(grid: Grid): Markup {
  const heads = grid.columns.map((column) => html`<th scope="col">${column}</th>`);
  const rows = grid.rows.map((row) => {
    const cells = row.values.map((value, i) => {
      const strength = shade(value, row);
      const label = cellLabel(grid, row, i);
      const dark = strength > 0.6 ? html` class="dark"` : null;
      return html`<td${dark} tabindex="0" style="--shade:${strength.toFixed(3)}" data-label="${label}" title="${label}">${value.toFixed(2)}</td>`;
    });
    return html`<tr><th scope="row">${row.label}</th>${cells}</tr>\n`;
  });
  return html`<h3>${grid.title}</h3>
<div class="scroll"><table><thead><tr><th></th>${heads}</tr></thead><tbody>${rows}</tbody></table></div>\n`;
}

function wordRow({ token, words }: Explanation['alternatives'][number]): Markup {
  const shown = words.map((word) => {
    const written = word.token === token ? ' written' : '';
    const share = `${(100 * word.probability).toFixed(1)}%`;
    return html`<span class="word${written}" style="--share:${share}">${word.token}<small>${word.probability.toFixed(2)}</small></span>`;
  });
  return html`<div><b>${shortened(token)}</b>${shown}</div>\n`;
}

/** JSON that ends no script element, whatever the words are. Infinity becomes null. */
function jsonInPage(data: unknown): Markup {
  const rounded = JSON.stringify(data, (_, value) =>
    typeof value === 'number' && Number.isFinite(value) ? Number(value.toFixed(6)) : value,
  );
  return new Markup(
    rounded
      .replace(/</g, '\\u003c')
      .replace(/\u2028/g, '\\u2028')
      .replace(/\u2029/g, '\\u2029'),
  );
}
