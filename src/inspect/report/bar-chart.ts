/** Horizontal bars as an SVG text that reads well at a phone's width: a label, a bar for each series, its figure. */
import { createAxis, positionOn } from '../axis.ts';
import { html, type Markup } from '../html.ts';

interface BarRow {
  readonly label: string;
  /** What stands under the label, such as how many sentences there are. */
  readonly note: string;
  /** One for each series. */
  readonly values: readonly number[];
}

interface BarChartSpec {
  readonly title: string;
  readonly series: readonly string[];
  readonly rows: readonly BarRow[];
  readonly text: (value: number) => string;
}

const WIDTH = 360;
const LABEL_WIDTH = 84;
const FIGURE_WIDTH = 46;
const BAR = 15;
const GAP = 14;
const LEGEND = 20;
/** Colours that the page's style gives to `.bar0` and on. */
const BAR_COLOURS = 6;

/** Bars from 0 to the highest value; the series are told apart by order and figures too, not by colour alone. */
export function barChart({ title, series, rows, text }: BarChartSpec): Markup {
  const axis = createAxis(
    rows.flatMap(({ values }) => values),
    { minimum: 0 },
  );
  const rowHeight = Math.max(2, series.length) * BAR + GAP;
  const top = series.length > 1 ? LEGEND * series.length + 6 : 0;
  const height = top + rows.length * rowHeight;
  const bars = rows.map(({ label, note, values }, i) => {
    const from = top + i * rowHeight;
    const drawn = values.map((value, k) => {
      const length = positionOn(axis, value) * (WIDTH - LABEL_WIDTH - FIGURE_WIDTH);
      const y = from + k * BAR;
      const said = `${label}, ${series[k]}: ${text(value)}`;
      const bar = html`<rect class="bar${k % BAR_COLOURS}" x="${LABEL_WIDTH}" y="${y + 1}" width="${length.toFixed(1)}" height="${BAR - 3}" rx="2"/>`;
      const figure = html`<text x="${(LABEL_WIDTH + length + 5).toFixed(1)}" y="${y + 11}">${text(value)}</text>`;
      return html`<g><title>${said}</title>${bar}${figure}</g>`;
    });
    return html`<text class="label" x="${LABEL_WIDTH - 8}" y="${from + 11}">${label}</text><text class="note" x="${LABEL_WIDTH - 8}" y="${from + 25}">${note}</text>${drawn}\n`;
  });
  return html`<figure><figcaption>${title}</figcaption><svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}">
${legend(series)}${bars}</svg></figure>\n`;
}

function legend(series: readonly string[]): Markup[] {
  if (series.length < 2) return [];
  return series.map((name, k) => {
    const y = k * LEGEND;
    const shown = name.length > 40 ? `…${name.slice(-39)}` : name;
    return html`<rect class="bar${k % BAR_COLOURS}" x="${LABEL_WIDTH}" y="${y + 3}" width="12" height="12" rx="2"/><text x="${LABEL_WIDTH + 18}" y="${y + 13}">${shown}</text>\n`;
  });
}
