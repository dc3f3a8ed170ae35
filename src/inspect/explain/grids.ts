/** An explanation as grids of values to be shaded: what the terminal, the picture and the page all draw. */
import type { Explanation, LayerSummary, StepSummary } from './explanation.ts';
import { memoryText, type UnitTrace } from './units.ts';

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

const MEASURES: readonly (readonly [key: Exclude<keyof StepSummary, 'token'>, label: string])[] = [
  ['forgetGate', 'forget gate'],
  ['inputGate', 'input gate'],
  ['outputGate', 'output gate'],
  ['resetGate', 'reset gate'],
  ['updateGate', 'update gate'],
  ['saturated', 'saturated'],
  ['cell', '|cell|'],
  ['hidden', '|hidden|'],
];

/** A grid for each layer and direction: a row for each measure, a column for each token. */
export function layerGrids({ encoder, decoder }: Explanation): Grid[] {
  const title = (side: string, { layer, direction }: LayerSummary) => `${side}, layer ${layer + 1}, ${direction}`;
  return [
    ...encoder.map((layer) => layerGrid(layer, title('Encoder', layer))),
    ...decoder.map((layer) => layerGrid(layer, `Decoder, layer ${layer.layer + 1}, as it wrote each word`)),
  ];
}

function layerGrid({ steps }: LayerSummary, title: string): Grid {
  const rows = MEASURES.flatMap(([key, label]): GridRow[] => {
    const values = steps.map((step) => step[key]);
    return values[0] === undefined ? [] : [scaledRow(label, values as number[])];
  });
  return { title, columns: steps.map(({ token }) => token), rows };
}

/** One unit over its side's tokens: its gates, and its cell and hidden state, which may be negative. */
export function unitGrid(one: UnitTrace): Grid {
  const { side, layer, direction, unit, kept, steps } = one;
  const row = (label: string, pick: (step: UnitTrace['steps'][number]) => number) => scaledRow(label, steps.map(pick));
  const rows = [
    ...Object.entries(GATE_LABELS)
      .filter(([name]) => name in steps[0]!.gates)
      .map(([name, label]) => row(label, ({ gates }) => gates[name]!)),
    ...(one.start.cell === null ? [] : [row('cell', ({ cell }) => cell!)]),
    row('hidden', ({ hidden }) => hidden),
  ];
  const where = side === 'encoder' ? `Encoder, layer ${layer + 1}, ${direction}` : `Decoder, layer ${layer + 1}`;
  const title = `${where}, unit ${unit}: keeps ${kept.toFixed(2)} from word to word, remembers ${memoryText(one)}`;
  return { title, columns: steps.map(({ token }) => token), rows };
}

const GATE_LABELS: Readonly<Record<string, string>> = {
  forget: 'forget gate',
  input: 'input gate',
  candidate: 'candidate',
  output: 'output gate',
  reset: 'reset gate',
  update: 'update gate',
  new: 'new state',
};

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
