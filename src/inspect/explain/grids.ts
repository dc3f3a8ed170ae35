/** An explanation as grids of values to be shaded: what the terminal, the picture and the page all draw. */
import type { Explanation, LayerSummary, StepSummary } from './explanation.ts';

export interface GridRow {
  readonly label: string;
  readonly values: readonly number[];
  /** The value that is shaded fully. */
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
    ...decoder.map((layer) => layerGrid(layer, `Decoder, layer ${layer.layer + 1}`)),
  ];
}

function layerGrid({ steps }: LayerSummary, title: string): Grid {
  const rows = MEASURES.flatMap(([key, label]): GridRow[] => {
    const values = steps.map((step) => step[key]);
    if (values[0] === undefined) return [];
    const most = Math.max(1, ...(values as number[]));
    return [{ label: most > 1 ? `${label} ÷ ${most.toFixed(1)}` : label, values: values as number[], most }];
  });
  return { title, columns: steps.map(({ token }) => token), rows };
}

/** How dark a value is, 0–1. */
export function shade(value: number, { most }: GridRow): number {
  return Math.min(1, Math.max(0, value / most));
}

/** What a value is called, for a tooltip. */
export function cellLabel(grid: Grid, row: GridRow, column: number): string {
  return `${row.label} · ${grid.columns[column]!}: ${row.values[column]!.toFixed(3)}`;
}
