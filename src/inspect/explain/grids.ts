/** An explanation as grids of values to be shaded: what the terminal, the picture and the page all draw. */
import type { Cell } from '../../ops/cell.ts';
import { gateRow } from '../cells/cell-texts.ts';
import { viewOf } from '../cells/views.ts';
import type { Language } from '../language.ts';
import { EXPLAIN_TEXTS, keepingText } from './explain-texts.ts';
import type { Explanation, LayerSummary, StepSummary } from './explanation.ts';
import type { UnitTrace } from './units.ts';

export interface GridRow {
  readonly label: string;
  readonly values: readonly number[];
  /** The size of value that is shaded fully. */
  readonly most: number;
}

export interface Grid {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
}

/** A row for each token that was written, a column for each that was read; `null` without attention. */
export function attentionGrid({ attention, tokens }: Explanation, language: Language = 'en'): Grid | null {
  if (attention.length === 0) return null;
  return {
    title: EXPLAIN_TEXTS[language].attention,
    columns: tokens,
    rows: attention.map(({ token, weights }) => ({ label: token, values: weights, most: 1 })),
  };
}

/** A grid for each layer and direction: a row for each measure, a column for each token. */
export function layerGrids({ encoder, decoder }: Explanation, kind: Cell, language: Language = 'en'): Grid[] {
  const { encoderLayer, decoderLayer, asItWrote } = EXPLAIN_TEXTS[language];
  const manner = { kind, language };
  return [
    ...encoder.map((one) => layerGrid(one, encoderLayer(one.layer + 1, one.direction), manner)),
    ...decoder.map((one) => layerGrid(one, `${decoderLayer(one.layer + 1)}, ${asItWrote}`, manner)),
  ];
}

interface GridManner {
  readonly kind: Cell;
  readonly language: Language;
}

/** Example forgetGate → "forget gate", cell → "|cell|" */
function measureLabel(key: Exclude<keyof StepSummary, 'token'>, { kind, language }: GridManner): string {
  const texts = EXPLAIN_TEXTS[language];
  if (key === 'saturated') return texts.saturated;
  if (key === 'cell' || key === 'hidden') return `|${texts[key]}|`;
  return gateRow(kind, key.slice(0, -'Gate'.length), language);
}

function layerGrid({ steps }: LayerSummary, title: string, manner: GridManner): Grid {
  const measures = Object.keys(steps[0] ?? {}).filter((key) => key !== 'token') as Exclude<
    keyof StepSummary,
    'token'
  >[];
  const rows = measures.map((key) =>
    scaledRow(
      measureLabel(key, manner),
      steps.map((step) => step[key] as number),
    ),
  );
  return { title, columns: steps.map(({ token }) => token), rows };
}

/** One unit over its side's tokens: its gates, and its cell and hidden state, which may be negative. */
export function unitGrid(one: UnitTrace, language: Language = 'en'): Grid {
  const { kind, kept, memory, start, steps } = one;
  const texts = EXPLAIN_TEXTS[language];
  const row = (label: string, pick: (step: UnitTrace['steps'][number]) => number) => scaledRow(label, steps.map(pick));
  const rows = [
    ...viewOf(kind).rows.map((name) => row(gateRow(kind, name, language), ({ gates }) => gates[name]!)),
    ...(start.cell === null ? [] : [row(texts.cell, ({ cell }) => cell!)]),
    row(texts.hidden, ({ hidden }) => hidden),
  ];
  const title = `${unitPlace(one, language)}${kept === null ? '' : `: ${keepingText(texts, kept, memory!)}`}`;
  return { title, columns: steps.map(({ token }) => token), rows };
}

/** Example "Encoder, layer 1, forward, unit 17" */
export function unitPlace({ side, layer, direction, unit }: UnitTrace, language: Language): string {
  const { encoderLayer, decoderLayer, unit: said } = EXPLAIN_TEXTS[language];
  const where = side === 'encoder' ? encoderLayer(layer + 1, direction) : decoderLayer(layer + 1);
  return `${where}, ${said(unit)}`;
}

function scaledRow(label: string, values: readonly number[]): GridRow {
  return { label, values, most: Math.max(1, ...values.map(Math.abs)) };
}

/** The row's label where only shades are shown: values that exceed 1 are divided before. Example "cell ÷ 2.5" */
export function scaledLabel({ label, most }: GridRow): string {
  return most > 1 ? `${label} ÷ ${most.toFixed(1)}` : label;
}

/** How dark a value is, 0–1, whatever its sign. */
export function shade(value: number, { most }: GridRow): number {
  return Math.min(1, Math.abs(value) / most);
}

/** What a value is called, for a tooltip. */
export function cellLabel(grid: Grid, row: GridRow, column: number): string {
  return `${row.label} · ${grid.columns[column]!}: ${row.values[column]!.toFixed(3)}`;
}
