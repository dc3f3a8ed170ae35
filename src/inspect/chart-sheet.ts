/** Several charts under one another in one SVG text. */
import { CHART_SIZE } from './chart-frame.ts';

/** Charts made by `lineChart`, in order. A single one stays as it is. */
export function chartSheet(charts: readonly string[]): string {
  if (charts.length === 1) return charts[0]!;
  const height = charts.length * CHART_SIZE.height;
  const { width } = CHART_SIZE;
  const placed = charts.map((chart, i) => chart.replace('<svg ', `<svg y="${i * CHART_SIZE.height}" `));
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>\n${placed.join('')}</svg>\n`;
}
