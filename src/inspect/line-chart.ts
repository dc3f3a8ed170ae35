/**
 * A line chart as a self-contained SVG text: title, axes, grid, legend, a tooltip on every point.
 * Light or dark as the reader prefers; lines differ in shape of mark and dash too, not by colour alone.
 */
import { type Axis, type AxisOptions, createAxis, positionOn, tickText } from './axis.ts';
import { compactFrame, type Frame, LEGEND_COLUMN, LEGEND_ROW, WIDE } from './chart-frame.ts';
import { html, type Markup } from './html.ts';
import type { Language } from './language.ts';
import { round, text } from './svg-text.ts';

export interface ChartSeries {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Which colour and mark; without it, the series' position. The same thing keeps its colour from chart to chart. */
  readonly style?: number;
  /** Without marks where there are many points. */
  readonly marks?: boolean;
}

export interface ChartSpec {
  readonly title: string;
  readonly subtitle?: string;
  readonly x: AxisOptions & { readonly label: string; readonly text?: (value: number) => string };
  readonly y: AxisOptions & { readonly label: string; readonly text?: (value: number) => string };
  readonly series: readonly ChartSeries[];
  /** Horizontal lines to compare with, such as what guessing gets. */
  readonly levels?: readonly { readonly value: number; readonly label: string }[];
  /** For a phone's width and for pages that say the title themselves: no title, the legend above. */
  readonly compact?: boolean;
  /** Of what is said to those who do not see it; English where left out. */
  readonly language?: Language;
}

interface Placed {
  readonly spec: ChartSpec;
  readonly frame: Frame;
  readonly x: Axis;
  readonly y: Axis;
}

/** Colours that also differ in lightness, for light and for dark ground. */
const COLOURS: readonly (readonly [light: string, dark: string])[] = [
  ['#1f5fbf', '#7db4ff'],
  ['#c4480f', '#ff9a5c'],
  ['#0b7a53', '#4fd09b'],
  ['#8f2d8c', '#e58be2'],
  ['#8a6a00', '#e3c04a'],
  ['#5b6470', '#b3bcc8'],
  ['#00747f', '#56d3de'],
  ['#a3154c', '#ff8fb0'],
];
const DASHES = ['', '7 4', '2 3', '9 3 2 3'] as const;

export function lineChart(spec: ChartSpec): string {
  const points = spec.series.flatMap((series) => series.points);
  const x = createAxis(
    points.map(([value]) => value),
    spec.x,
  );
  const levels = spec.levels ?? [];
  const y = createAxis([...points.map(([, value]) => value), ...levels.map(({ value }) => value)], spec.y);
  const frame = spec.compact ? compactFrame(spec.series.length) : WIDE;
  const { width, height, plot } = frame;
  const placed: Placed = { spec, frame, x, y };
  const parts: readonly Markup[] = [
    ...(spec.compact ? [] : [text(plot.left, 30, spec.title, 'title')]),
    ...(spec.compact || spec.subtitle === undefined ? [] : [text(plot.left, 51, spec.subtitle, 'note')]),
    ...axes(placed),
    ...levels.map(({ value, label }) => levelLine(label, topOf(placed, value), frame)),
    ...spec.series.map((series, i) => line(series, styleOf(series, i), placed)),
    ...(spec.compact && spec.series.length < 2 ? [] : legend(spec.series, frame)),
  ];
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" class="chart">
<title>${spec.title}</title>
<desc>${AGAINST[spec.language ?? 'en'](spec.y.label, spec.x.label)}: ${spec.series.map(({ name }) => name).join(', ')}</desc>
<style>${STYLE}</style>
<rect class="ground" width="${width}" height="${height}"/>
${parts.map((part) => html`${part}\n`)}</svg>
`.text;
}

const AGAINST = { en: (y: string, x: string) => `${y} against ${x}`, ko: (y: string, x: string) => `${x}에 따른 ${y}` };

const STYLE = [
  '.chart{font-family:system-ui,sans-serif;font-size:13px}',
  '.ground{fill:#fff}.chart text{fill:#1c2126}.chart .note{fill:#59636e}.chart .title{font-size:17px;font-weight:600}',
  '.grid{stroke:#e3e7eb}.frame{stroke:#8b949e}.level{stroke:#59636e;stroke-dasharray:3 4}',
  '.line{fill:none;stroke-width:2.2;stroke-linejoin:round}.mark{stroke-width:1.4}',
  ...COLOURS.map(([light], i) => `.s${i}{stroke:${light}}.mark.s${i}{fill:${light}}`),
  '@media (prefers-color-scheme:dark){.ground{fill:#14181d}.chart text{fill:#e8ecf0}.chart .note{fill:#a3adb8}',
  '.grid{stroke:#2b323a}.frame{stroke:#6b7580}.level{stroke:#a3adb8}',
  ...COLOURS.map(([, dark], i) => `.s${i}{stroke:${dark}}.mark.s${i}{fill:${dark}}`),
  '}',
].join('');

function axes(placed: Placed): Markup[] {
  const { spec, frame, x, y } = placed;
  const { top, left, width, height } = frame.plot;
  const bottom = top + height;
  const right = left + width;
  const middle = top + height / 2;
  return [
    ...y.ticks.flatMap((tick) => {
      const at = topOf(placed, tick);
      return [
        html`<path class="grid" d="M${left} ${round(at)}H${right}"/>`,
        text(left - 10, at + 4.5, (spec.y.text ?? tickText)(tick), 'note', 'end'),
      ];
    }),
    ...x.ticks.flatMap((tick) => {
      const at = leftOf(placed, tick);
      return [
        html`<path class="frame" d="M${round(at)} ${bottom}v5"/>`,
        text(at, bottom + 20, (spec.x.text ?? tickText)(tick), 'note', 'middle'),
      ];
    }),
    html`<path class="frame" fill="none" d="M${left} ${top}V${bottom}H${right}"/>`,
    text(left + width / 2, bottom + 43, spec.x.label, '', 'middle'),
    html`<text x="18" y="${middle}" text-anchor="middle" transform="rotate(-90 18 ${middle})">${spec.y.label}</text>`,
  ];
}

/** Its label stands left, where a compact chart has its first points; there, right. */
function levelLine(label: string, at: number, { plot, legend }: Frame): Markup {
  const right = plot.left + plot.width;
  const words =
    legend.columns === 1 ? text(plot.left + 6, at - 5, label, 'note') : text(right - 4, at - 5, label, 'note', 'end');
  return html`<path class="level" fill="none" d="M${plot.left} ${round(at)}H${right}"/>${words}`;
}

function line(series: ChartSeries, style: number, placed: Placed): Markup {
  const { spec } = placed;
  const places = series.points.map(([px, py]) => ({
    left: leftOf(placed, px),
    top: topOf(placed, py),
    label: `${series.name}, ${spec.x.label} ${(spec.x.text ?? tickText)(px)}: ${(spec.y.text ?? tickText)(py)}`,
  }));
  const path = places.map(({ left, top }, i) => `${i === 0 ? 'M' : 'L'}${round(left)} ${round(top)}`).join('');
  const marks = places.map(({ left, top, label }) =>
    series.marks === false ? null : mark(style, left, top, html`<title>${label}</title>`),
  );
  return html`<g><title>${series.name}</title><path class="line s${style}"${dash(style)} d="${path}"/>${marks}</g>`;
}

function legend(series: readonly ChartSeries[], { legend: place }: Frame): Markup[] {
  return series.flatMap((one, i) => {
    const style = styleOf(one, i);
    const left = place.left + (i % place.columns) * LEGEND_COLUMN;
    const top = place.top + Math.floor(i / place.columns) * LEGEND_ROW;
    return [
      html`<path class="line s${style}"${dash(style)} d="M${left} ${top}h26"/>`,
      ...(one.marks === false ? [] : [mark(style, left + 13, top, null)]),
      text(left + 34, top + 4.5, one.name, ''),
    ];
  });
}

/** By style: circle, square, triangle, diamond … */
const MARKS = [
  'm-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0',
  'm-4 -4h8v8h-8z',
  'm0 -5l5 9h-10z',
  'm0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z',
  'm0 5l5 -9h-10z',
  'm-4 -4l8 8m0 -8l-8 8',
  'm-5 -2h10v4h-10z',
  'm-2 -5h4v10h-4z',
] as const;

function mark(style: number, left: number, top: number, inside: Markup | null): Markup {
  return html`<path class="mark s${style}" d="M${round(left)} ${round(top)}${MARKS[style]!}">${inside}</path>`;
}

function dash(style: number): Markup | null {
  const pattern = DASHES[style % DASHES.length]!;
  return pattern === '' ? null : html` stroke-dasharray="${pattern}"`;
}

function styleOf(series: ChartSeries, position: number): number {
  return (series.style ?? position) % COLOURS.length;
}

function topOf({ frame: { plot }, y }: Placed, value: number): number {
  return plot.top + (1 - positionOn(y, value)) * plot.height;
}

function leftOf({ frame: { plot }, x }: Placed, value: number): number {
  return plot.left + positionOn(x, value) * plot.width;
}
