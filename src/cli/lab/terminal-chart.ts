/** A line chart in letters, from the same description as the SVG one: no colour is needed, and no wide character used. */
import { type Axis, createAxis, positionOn, tickText } from '../../inspect/axis.ts';
import type { ChartSpec } from '../../inspect/line-chart.ts';

interface TerminalChartSize {
  readonly columns: number;
  readonly rows: number;
}

/** The letter of a series: a, b, c … by position. */
export function letterOf(position: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + position);
}

/** Lines of text: the plot with its axes, then the legend. Where lines meet, their letters take turns. */
export function terminalChart(spec: ChartSpec, { columns, rows }: TerminalChartSize): string[] {
  const levels = spec.levels ?? [];
  const points = spec.series.flatMap((series) => series.points);
  const x = createAxis(
    points.map(([value]) => value),
    spec.x,
  );
  const y = createAxis([...points.map(([, value]) => value), ...levels.map(({ value }) => value)], spec.y, 5);
  const labels = labelRows(y, rows, spec.y.text ?? tickText);
  const margin = Math.max(...labels.map((label) => label.length));
  const width = Math.max(20, columns - margin - 2);
  const cells = Array.from({ length: rows }, () => new Array<string>(width).fill(' '));
  for (const { value } of levels) cells[rowOf(y, value, rows)]!.fill('.');
  drawSeries(cells, spec, x, y);
  return [
    spec.title,
    ...cells.map((row, i) => `${labels[i]!.padStart(margin)} |${row.join('').trimEnd()}`),
    `${' '.repeat(margin)} +${'-'.repeat(width)}`,
    `${' '.repeat(margin)}  ${tickLine(x, width, spec.x.text ?? tickText)}`,
    `${' '.repeat(margin)}  ${spec.x.label}`,
    ...spec.series.map(({ name }, i) => `${' '.repeat(margin)}  ${letterOf(i)}  ${name}`),
    ...levels.map(({ label }) => `${' '.repeat(margin)}  .  ${label}`),
  ];
}

/** The label of each row that a tick falls on. */
function labelRows(y: Axis, rows: number, text: (value: number) => string): string[] {
  const labels = new Array<string>(rows).fill('');
  for (const tick of y.ticks) labels[rowOf(y, tick, rows)] = text(tick);
  return labels;
}

function drawSeries(cells: string[][], { series }: ChartSpec, x: Axis, y: Axis): void {
  const width = cells[0]!.length;
  for (let column = 0; column < width; column++) {
    const takers = new Map<number, string[]>();
    series.forEach(({ points }, i) => {
      const height = heightAt(points, column / (width - 1), x, y);
      if (height === null) return;
      const row = Math.round((1 - height) * (cells.length - 1));
      takers.set(row, [...(takers.get(row) ?? []), letterOf(i)]);
    });
    for (const [row, letters] of takers) cells[row]![column] = letters[column % letters.length]!;
  }
}

/** Height 0–1 of the line through the points where it crosses `position` 0–1; `null` beyond its ends. */
function heightAt(points: ChartSpec['series'][number]['points'], position: number, x: Axis, y: Axis): number | null {
  const places = points.map(([px, py]) => [positionOn(x, px), positionOn(y, py)] as const);
  const after = places.findIndex(([left]) => left >= position - 1e-9);
  if (after === -1) return null;
  const [right, end] = places[after]!;
  if (after === 0) return Math.abs(right - position) < 0.02 ? end : null;
  const [left, start] = places[after - 1]!;
  return start + ((end - start) * (position - left)) / (right - left || 1);
}

function tickLine(x: Axis, width: number, text: (value: number) => string): string {
  let line = '';
  for (const tick of x.ticks) {
    const label = text(tick);
    const start = Math.min(
      width - label.length,
      Math.round(positionOn(x, tick) * (width - 1) - (label.length - 1) / 2),
    );
    if (start > line.length || (start >= 0 && line === '')) line = line.padEnd(start) + label;
  }
  return line;
}

function rowOf(y: Axis, value: number, rows: number): number {
  return Math.round((1 - positionOn(y, value)) * (rows - 1));
}
