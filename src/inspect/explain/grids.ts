/** An explanation as grids of values to be shaded: what the terminal, the picture and the page all draw. */
import { viewOf } from '../cells/views.ts';
import type { Explanation, LayerSummary, StepSummary } from './explanation.ts';
import { keepingText, type UnitTrace } from './units.ts';

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
export function attentionGrid({ attention, tokens }: Explanation): Grid | null {
  if (attention.length === 0) return null;
  return {
    title: 'Attention: each word that was written, and the words that it looked at',
    columns: tokens,
    rows: attention.map(({ token, weights }) => ({ label: token, values: weights, most: 1 })),
  };
}

/** A grid for each layer and direction: a row for each measure, a column for each token. */
export function layerGrids({ encoder, decoder }: Explanation): Grid[] {
  const title = (side: string, { layer, direction }: LayerSummary) => `${side}, layer ${layer + 1}, ${direction}`;
  return [
    ...encoder.map((layer) => layerGrid(layer, title('Encoder', layer))),
    ...decoder.map((layer) => layerGrid(layer, `Decoder, layer ${layer.layer + 1}, as it wrote each word`)),
  ];
}

/** Example forgetGate → "forget gate", cell → "|cell|" */
function measureLabel(key: string): string {
  if (key === 'saturated') return key;
  return key.endsWith('Gate') ? `${key.slice(0, -'Gate'.length)} gate` : `|${key}|`;
}

function layerGrid({ steps }: LayerSummary, title: string): Grid {
  const measures = Object.keys(steps[0] ?? {}).filter((key) => key !== 'token') as Exclude<
    keyof StepSummary,
    'token'
  >[];
  const rows = measures.map((key) =>
    scaledRow(
      measureLabel(key),
      steps.map((step) => step[key] as number),
    ),
  );
  return { title, columns: steps.map(({ token }) => token), rows };
}

/** One unit over its side's tokens: its gates, and its cell and hidden state, which may be negative. */
export function unitGrid({ side, layer, direction, unit, kind, kept, memory, start, steps }: UnitTrace): Grid {
  const row = (label: string, pick: (step: UnitTrace['steps'][number]) => number) => scaledRow(label, steps.map(pick));
  const rows = [
    ...Object.entries(viewOf(kind).rows).map(([name, label]) => row(label, ({ gates }) => gates[name]!)),
    ...(start.cell === null ? [] : [row('cell', ({ cell }) => cell!)]),
    row('hidden', ({ hidden }) => hidden),
  ];
  const where = side === 'encoder' ? `Encoder, layer ${layer + 1}, ${direction}` : `Decoder, layer ${layer + 1}`;
  const title = `${where}, unit ${unit}${kept === null ? '' : `: ${keepingText(kept, memory!)}`}`;
  return { title, columns: steps.map(({ token }) => token), rows };
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
