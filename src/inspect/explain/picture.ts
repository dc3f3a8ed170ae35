/** An explanation as one SVG picture: attention, the likeliest words, the gates and states of every layer. */
import { html, type Markup, shortened } from '../html.ts';
import type { Language } from '../language.ts';
import { round, text } from '../svg-text.ts';
import { EXPLAIN_TEXTS, type ExplainTexts } from './explain-texts.ts';
import type { Explained, Explanation } from './explanation.ts';
import { attentionGrid, cellLabel, type Grid, layerGrids, scaledLabel, shade, unitGrid } from './grids.ts';
import type { UnitTrace } from './units.ts';

const CELL = { width: 38, height: 22 } as const;
const FONT_SIZE = 13;
const GAP = 34;
const MARGIN = 24;
/** Pixels for parts to stand beside each other. */
const ROOM = 1000;
const MOST_LABEL = 160;
/** Characters of the sentences that the picture shows. */
const LONGEST_LINE = 300;

const STYLE = [
  `text{font:${FONT_SIZE}px system-ui,sans-serif;fill:#1c2126}.title{font-weight:600;font-size:15px}.note{fill:#59636e}`,
  '.ground{fill:#fff}.cell{fill:#1f5fbf;stroke:#d9dee3;stroke-width:.5}.negative{fill:#c4480f}.bar{fill:#1f5fbf}',
  '@media (prefers-color-scheme:dark){text{fill:#e8ecf0}.note{fill:#a3adb8}.ground{fill:#14181d}',
  '.cell{fill:#7db4ff;stroke:#39424c}.negative{fill:#ff9a5c}.bar{fill:#7db4ff}}',
].join('');

/** A part of the picture, drawn from its own left upper corner. */
interface Part {
  readonly svg: Markup;
  readonly width: number;
  readonly height: number;
}

/** The picture of one sentence, single units last. */
export function explanationPicture(
  { explanation, trace }: Pick<Explained, 'explanation' | 'trace'>,
  units: readonly UnitTrace[],
  language: Language = 'en',
): string {
  const attention = attentionGrid(explanation, language);
  const grids = [
    ...layerGrids(explanation, trace.decoder[0]!.kind, language),
    ...units.map((unit) => unitGrid(unit, language)),
  ];
  const parts = [
    sentences(explanation),
    legend(grids, EXPLAIN_TEXTS[language]),
    ...(attention === null ? [] : [gridPart(attention)]),
    alternativesPart(explanation, EXPLAIN_TEXTS[language].likeliest),
    ...grids.map(gridPart),
  ];
  const { placed, width, height } = packed(parts);
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${explanation.source} → ${explanation.translation}</title>
<style>${STYLE}</style><rect class="ground" width="${width}" height="${height}"/>
${placed}</svg>
`.text;
}

/** Parts in reading order, beside each other as far as they fit into the width that a page has, or the widest part. */
function packed(parts: readonly Part[]): { placed: Markup[]; width: number; height: number } {
  const room = Math.max(ROOM, ...parts.map((part) => part.width));
  let [left, top, rowHeight] = [0, 0, 0];
  const placed = parts.map((part, i) => {
    if (i < 2 || left + part.width > room)
      [left, top, rowHeight] = [0, top + rowHeight + (top + rowHeight > 0 ? GAP : 0), 0];
    const group = html`<g transform="translate(${Math.round(MARGIN + left)} ${Math.round(MARGIN + top)})">${part.svg}</g>\n`;
    left += part.width + GAP;
    rowHeight = Math.max(rowHeight, part.height);
    return group;
  });
  return { placed, width: Math.ceil(room + 2 * MARGIN), height: Math.ceil(top + rowHeight + 2 * MARGIN) };
}

/** What a shade says; and orange, where something is below 0. */
function legend(grids: readonly Grid[], { legend: title, negative }: ExplainTexts): Part {
  const hasNegative = grids.some(({ rows }) => rows.some(({ values }) => values.some((value) => value < 0)));
  const from = textWidth(title) + 14;
  const box = (x: number, opacity: number, kind: string) =>
    html`<rect class="${kind}" x="${round(x)}" y="0" width="26" height="16" fill-opacity="${opacity}"/>`;
  const shades = [0, 0.25, 0.5, 0.75, 1].map((size, i) => {
    const x = from + i * 74;
    return html`${box(x, size, 'cell')}${text(x + 32, 13, String(size), '')}`;
  });
  const below = from + shades.length * 74 + 10;
  const orange = hasNegative ? html`${box(below, 1, 'cell negative')}${text(below + 32, 13, negative, '')}` : null;
  return { svg: html`${text(0, 13, title, 'note')}${shades}${orange}`, width: below + 120, height: 18 };
}

function sentences({ source, translation }: Explanation): Part {
  const lines = [source, `→ ${translation}`].map((line) => shortened(line, LONGEST_LINE));
  const svg = html`${lines.map((line, i) => text(0, 14 + 22 * i, line, 'title'))}`;
  return { svg, width: 1.15 * Math.max(...lines.map(textWidth)), height: 36 };
}

/** A grid of shaded cells; column labels stand aslant above it, row labels before it. */
function gridPart(grid: Grid): Part {
  const left = Math.min(MOST_LABEL, Math.max(...grid.rows.map((row) => textWidth(scaledLabel(row))))) + 10;
  const slant = Math.min(MOST_LABEL, Math.max(...grid.columns.map(textWidth))) * 0.71;
  const top = 30 + slant;
  const heads = grid.columns.map((column, i) => {
    const x = left + (i + 0.4) * CELL.width;
    return html`<text transform="translate(${round(x)} ${round(top - 6)}) rotate(-45)">${cut(column)}</text>`;
  });
  const rows = grid.rows.map((row, r) => {
    const y = top + r * CELL.height;
    const cells = row.values.map((value, i) => {
      const at = html`x="${round(left + i * CELL.width)}" y="${round(y)}" width="${CELL.width}" height="${CELL.height}"`;
      const opacity = round(shade(value, row), 100);
      const kind = value < 0 ? 'cell negative' : 'cell';
      return html`<rect class="${kind}" ${at} fill-opacity="${opacity}"><title>${cellLabel(grid, row, i)}</title></rect>`;
    });
    return html`${text(left - 8, y + 15.5, cut(scaledLabel(row)), '', 'end')}${cells}`;
  });
  return {
    svg: html`${text(0, 13, grid.title, 'title')}${heads}${rows}`,
    width: Math.max(left + grid.columns.length * CELL.width + slant, 1.15 * textWidth(grid.title)),
    height: top + grid.rows.length * CELL.height,
  };
}

const WORD_WIDTH = 132;

/** At each step what was written, then the likeliest words, a bar as long as the word is likely. */
function alternativesPart({ alternatives }: Explanation, title: string): Part {
  const left = Math.min(MOST_LABEL, Math.max(...alternatives.map(({ token }) => textWidth(token)))) + 20;
  const rows = alternatives.map(({ token, words }, r) => {
    const y = 30 + r * 30;
    const likely = words.map((word, i) => likelyWord(word, left + i * WORD_WIDTH, y));
    return html`${text(left - 16, y + 13, cut(token), '', 'end')}${likely}`;
  });
  const columns = Math.max(1, ...alternatives.map(({ words }) => words.length));
  return {
    svg: html`${text(0, 13, title, 'title')}${rows}`,
    width: left + columns * WORD_WIDTH,
    height: 30 + alternatives.length * 30,
  };
}

function likelyWord(
  { token, probability }: Explanation['alternatives'][number]['words'][number],
  x: number,
  y: number,
): Markup {
  const bar = html`<rect class="bar" x="${round(x)}" y="${y + 18}" width="${round(probability * (WORD_WIDTH - 14))}" height="3"/>`;
  const share = text(x + WORD_WIDTH - 14, y + 13, probability.toFixed(2), 'note', 'end');
  return html`${text(x, y + 13, cut(token, WORD_WIDTH - 50), '')}${share}${bar}`;
}

/** Pixels that a text takes, about: nobody measures fonts here. */
function textWidth(content: string): number {
  let width = 0;
  for (const character of content) width += character.codePointAt(0)! >= 0x1100 ? FONT_SIZE : FONT_SIZE * 0.58;
  return width;
}

function cut(content: string, most = MOST_LABEL): string {
  if (textWidth(content) <= most) return content;
  const characters = [...content];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`) > most) characters.pop();
  return `${characters.join('')}…`;
}
