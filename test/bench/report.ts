/** Best and median of the rounds, as a table and a picture. */
import { cpus, totalmem } from 'node:os';
import type { Measure, Values } from './contests.ts';

export interface Result extends Measure {
  readonly ours: Summary;
  readonly peer: Summary | null;
  /** The peer in bfloat16, where that was asked for: less exact, and so another work. */
  readonly rounded?: Summary | null;
  /** How many times better ours is, best against best. */
  readonly ratio: number | null;
}

export interface Summary {
  readonly best: number;
  readonly median: number;
}

export function resultOf(measure: Measure, ours: Values, peer: Values, inBfloat16: Values): Result {
  const own = summarise(ours, measure.better);
  const [other, rounded] = [peer, inBfloat16].map((all) => (all.length === 0 ? null : summarise(all, measure.better)));
  const quotient = other == null ? null : measure.better === 'more' ? own.best / other.best : other.best / own.best;
  return { ...measure, ours: own, peer: other ?? null, rounded: rounded ?? null, ratio: quotient };
}

function summarise(values: Values, better: Measure['better']): Summary {
  const sorted = [...values].sort((a, b) => (better === 'more' ? b - a : a - b));
  return { best: sorted[0]!, median: sorted[sorted.length >> 1]! };
}

export function machine(): string {
  const [first] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GiB; Node ${process.versions.node}, V8 ${process.versions.v8}`;
}

const digits = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** A Markdown table, lined up for the terminal too. */
export function table(results: readonly Result[]): string {
  const isRounded = results.some(({ rounded }) => rounded != null);
  const bfloat16 = isRounded ? ['PyTorch in bfloat16, best'] : [];
  const head = ['measure', 'unit', 'best', 'median', 'PyTorch best', 'median', 'times better', ...bfloat16];
  const rows = results.map(({ name, unit, ours, peer, rounded, ratio }) => [
    name,
    unit,
    digits(ours.best),
    digits(ours.median),
    peer === null ? '' : digits(peer.best),
    peer === null ? '' : digits(peer.median),
    ratio === null ? '' : ratio.toFixed(2),
    ...bfloat16.map(() => (rounded == null ? '' : digits(rounded.best))),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i < 2 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** `left` has room for the longest name. */
const BAR = { left: 390, width: 420, height: 22, top: 56 } as const;
const WIDTH = BAR.left + BAR.width + 60;

/** The ratios as bars; the line at 1 is the peer. */
export function barChart(results: readonly Result[], title: string): string {
  const rows = results.filter((one): one is Result & { ratio: number } => one.ratio !== null);
  const most = Math.max(1.5, ...rows.map(({ ratio }) => ratio));
  const x = (ratio: number) => BAR.left + (BAR.width * ratio) / most;
  const height = BAR.top + rows.length * BAR.height + 16;
  const bars = rows.map(({ name, ratio }, i) => {
    const y = BAR.top + i * BAR.height;
    return [
      `<text x="${BAR.left - 8}" y="${y + 13}" text-anchor="end">${name}</text>`,
      `<rect x="${BAR.left}" y="${y + 2}" width="${(x(ratio) - BAR.left).toFixed(1)}" height="15" rx="2" fill="#0072b2"/>`,
      `<text x="${(x(ratio) + 6).toFixed(1)}" y="${y + 13}">${ratio.toFixed(2)}</text>`,
    ].join('\n');
  });
  const peer = x(1).toFixed(1);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">
<title>${title}</title>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<text x="12" y="22" font-size="15">${title}</text>
${bars.join('\n')}
<line x1="${peer}" y1="${BAR.top - 8}" x2="${peer}" y2="${height - 12}" stroke="#d55e00" stroke-dasharray="4 3"/>
<text x="${peer}" y="${BAR.top - 12}" text-anchor="middle" fill="#d55e00">PyTorch</text>
</svg>
`;
}
