/** An explanation as one HTML page that carries all it needs: style, script and numbers; it fetches nothing. */
import { viewOf } from '../cells/views.ts';
import { foldable, html, Markup, shortened } from '../html.ts';
import { htmlPage } from '../html-page.ts';
import type { Language } from '../language.ts';
import type { SentenceTrace } from '../trace.ts';
import { attentionLines } from './attention-lines.ts';
import { EXPLAIN_TEXTS, keepingText, wordsText } from './explain-texts.ts';
import { type Explained, type Explanation, marksNote } from './explanation.ts';
import { attentionGrid, layerGrids, unitPlace } from './grids.ts';
import script from './page.inline.js';
import type { PageData, PageUnit } from './page-data.ts';
import { gridSection, likelyWords } from './page-sections.ts';
import { PAGE_STYLE } from './page-style.ts';
import { layersOf, liveliestUnit, type TraceTokens, traceUnit, type UnitTrace, unitsByMemory } from './units.ts';

/** Units shown of each layer beside the liveliest: so many of the longest memory, and so many of the most forgetful. */
const EXTREMES = 3;

/** The page of one sentence; the units that the reader asked for stand first in its list. */
export function explanationPage(
  { explanation, trace, tokens }: Explained,
  asked: readonly UnitTrace[],
  language: Language = 'en',
): string {
  const { source, translation } = explanation;
  const texts = EXPLAIN_TEXTS[language];
  const { kind } = trace.decoder[0]!;
  const units = pageUnits(trace, tokens, asked);
  const data: PageData = {
    equations: viewOf(kind).equations,
    units: units.map((unit) => unitData(unit, tokens, language)),
  };
  const note = marksNote(explanation, language);
  const grids = layerGrids(explanation, kind, language).map((grid, i) =>
    gridSection(grid, { columns: i < explanation.encoder.length ? 'read' : 'write' }),
  );
  const body = html`<main>
<div class="given" lang="">${foldable(source, texts.showAll)}</div>
<h1 lang="">${shortened(translation)}</h1>
${translation === shortened(translation) ? null : foldable(translation, texts.showAll)}
${note === null ? null : html`<p>${note}</p>`}
${insideOneUnit(trace, language)}
${attentionSection(explanation, language)}
<h2>${texts.likeliest}</h2>
${likelyWords(explanation)}
<h2>${texts.layersTitle}</h2>
<p>${texts.layersHelp} ${texts.reading}</p>
<div class="grids">${grids}</div>
</main>
<script type="application/json" id="data">${jsonInPage(data)}</script>
<script>${new Markup(script)}</script>`;
  return htmlPage({ language, title: `${shortened(source)} → ${shortened(translation)}`, style: PAGE_STYLE, body });
}

/** The cell with the sentence's numbers; its controls stay in view on the whole page. */
function insideOneUnit({ decoder }: SentenceTrace, language: Language): Markup {
  const { kind } = decoder[0]!;
  const { introduction, diagram } = viewOf(kind);
  const texts = EXPLAIN_TEXTS[language];
  const { wide, tall } = diagram(language);
  return html`<h2>${texts.inside}</h2>
<p>${introduction[language]} ${texts.lines}</p>
<div class="controls"><label class="units">${texts.unitList} <select id="unit"></select></label><div class="steps"><button id="back" aria-label="${texts.back}">◀</button><input id="step" type="range" min="0" max="0" value="0" aria-label="${texts.word}"><button id="on" aria-label="${texts.on}">▶</button><span id="now"></span></div></div>
<div class="unit"><div class="drawn">${wide}${tall}</div>
<div><div id="equation"></div>
<p id="keeping"></p>
<p>${texts.stateOver[kind.hasCellState ? 'cell' : 'hidden']}</p>
<svg id="curve" viewBox="0 0 800 160" role="img" aria-label="${texts.curve}"><path class="zero" d="M10 80H790"/><path id="curve-line" d=""/><circle id="curve-dot" r="10"/></svg></div></div>`;
}

function attentionSection(explanation: Explanation, language: Language): Markup {
  const texts = EXPLAIN_TEXTS[language];
  const grid = attentionGrid(explanation, language);
  if (grid === null) return html`<p>${texts.noAttention}</p>`;
  return html`<h2>${texts.attention}</h2>
<p>${texts.attentionHelp} ${texts.reading}</p>
<div class="grids"><div class="scroll">${attentionLines(explanation, texts)}</div>${gridSection(grid, { columns: 'read', rows: 'write' })}</div>`;
}

/** What was asked for, then of each layer the unit that moves most and those of longest and of shortest memory; the decoder first. */
function pageUnits(trace: SentenceTrace, tokens: TraceTokens, asked: readonly UnitTrace[]): UnitTrace[] {
  const nameOf = ({ side, layer, direction, unit }: UnitTrace) => [side, layer, direction, unit].join(' ');
  const layers = [...layersOf(trace)].reverse();
  const extremes = layers.flatMap((layer) => {
    const sorted = unitsByMemory(layer, tokens[layer.side]);
    return [
      traceUnit(layer, liveliestUnit(layer), tokens[layer.side]),
      ...sorted.slice(0, EXTREMES),
      ...sorted.slice(EXTREMES).slice(-EXTREMES),
    ];
  });
  const byName = new Map([...asked, ...extremes].map((one) => [nameOf(one), one]));
  return [...byName.values()];
}

/** What the page's script needs of a unit: with each step what came in at it. */
function unitData(one: UnitTrace, tokens: TraceTokens, language: Language): PageUnit {
  const { side, layer, direction, unit, kind, kept, memory, start } = one;
  const texts = EXPLAIN_TEXTS[language];
  const words = side === 'encoder' ? tokens.encoder : tokens.decoderInput;
  const inputs = words.map((word) => (layer === 0 ? word : texts.below(layer, word)));
  const inOrder = <T>(items: readonly T[]) => (direction === 'forward' ? items : items.toReversed());
  const steps = inOrder(one.steps);
  const read = inOrder(inputs);
  return {
    side,
    layer,
    direction,
    unit,
    name: unitName(one, language),
    keeping: kept === null ? '' : keepingText(texts, kept, memory!),
    steps: steps.map((step, t) => ({
      token: step.token,
      now: texts.now[side](step.token),
      input: read[t]!,
      state: step.cell ?? step.hidden,
      numbers: viewOf(kind).numbers({ ...step, before: steps[t - 1] ?? start }),
    })),
  };
}

function unitName(one: UnitTrace, language: Language): string {
  const { memory: said, remembers } = EXPLAIN_TEXTS[language];
  const { memory } = one;
  return `${unitPlace(one, language)}${memory === null ? '' : ` (${remembers(said(wordsText(memory)))})`}`;
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
