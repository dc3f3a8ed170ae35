/** A grid of values as an aligned table: shaded blocks where there is colour, figures where there is none. */
import { EXPLAIN_TEXTS } from '../../inspect/explain/explain-texts.ts';
import { type Grid, type GridRow, scaledLabel, shade } from '../../inspect/explain/grids.ts';
import type { Language } from '../../inspect/language.ts';
import { columnsOf, toWidth } from '../text-width.ts';
import { visible } from '../visible.ts';

/** How a value is shown, and what surrounds it. */
export interface GridStyle {
  readonly language: Language;
  /** Columns of the terminal: a wider table is cut into tables under one another. */
  readonly columns: number;
  /** Colours a block of a value that is not negative, or of one that is; `null` for figures. */
  readonly paintBlock: ((block: string, isNegative: boolean) => string) | null;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

const SHADES = ['·', '░', '▒', '▓', '█'] as const;
/** Shades begin at these shares of the full value: the lowest keeps what is next to nothing quiet. */
const STARTS = [0, 0.1, 0.35, 0.6, 0.85] as const;

const LEAST_WIDTH = 4;
const MOST_WIDTH = 12;
const MOST_LABEL = 20;

/** The grid's title, then its table, wrapped. */
export function gridLines(grid: Grid, style: GridStyle): string[] {
  const labels = grid.rows.map((row) => visible(style.paintBlock === null ? row.label : scaledLabel(row)));
  const left = Math.min(MOST_LABEL, Math.max(...labels.map(columnsOf)));
  const widths = grid.columns.map((column, i) => columnWidth(grid, column, i));
  const lines = [style.bold(grid.title)];
  parts(widths, style.columns - left - 4).forEach(([start, end], k) => {
    if (k > 0) lines.push('');
    const numbers = widths.slice(start, end);
    const heads = numbers.map((width, i) => toWidth(visible(grid.columns[start + i]!), width));
    lines.push(
      tableLine(
        '',
        left,
        heads.map((head) => style.dim(head)),
      ),
    );
    grid.rows.forEach((row, r) => {
      const cells = numbers.map((width, i) => cell(row, start + i, width, style));
      lines.push(tableLine(labels[r]!, left, cells));
    });
  });
  return lines;
}

/** What the shades or figures mean, for grids drawn in this style. */
export function legendLines({ language, paintBlock }: GridStyle): string[] {
  const texts = EXPLAIN_TEXTS[language];
  if (paintBlock === null) return [texts.figures];
  const shades = SHADES.map((sign, i) => `${paintBlock(sign.repeat(3), false)} ${STARTS[i]}`);
  return [texts.shades(shades.join('  '), paintBlock('███', true)), texts.fullValue];
}

function tableLine(label: string, left: number, cells: readonly string[]): string {
  return `  ${toWidth(label, left)}  ${cells.join(' ')}`.trimEnd();
}

function columnWidth({ rows }: Grid, label: string, column: number): number {
  const figures = rows.map(({ values }) => figureOf(values[column]!).length);
  return Math.max(LEAST_WIDTH, ...figures, Math.min(MOST_WIDTH, columnsOf(visible(label))));
}

function cell(row: GridRow, column: number, width: number, { paintBlock }: GridStyle): string {
  const value = row.values[column]!;
  if (paintBlock === null) return figureOf(value).padEnd(width);
  const strength = shade(value, row);
  const level = STARTS.findLastIndex((start) => strength >= start);
  return paintBlock(SHADES[level]!.repeat(width), value < 0);
}

/** Two decimals, as wide as four columns hold where that is possible. */
function figureOf(value: number): string {
  return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

/** First and last + 1 of the columns that fit into `room` side by side; a column alone always fits. */
function parts(widths: readonly number[], room: number): [start: number, end: number][] {
  const found: [number, number][] = [];
  let start = 0;
  let used = 0;
  widths.forEach((width, i) => {
    if (i > start && used + width > room) {
      found.push([start, i]);
      [start, used] = [i, 0];
    }
    used += width + 1;
  });
  found.push([start, widths.length]);
  return found;
}
