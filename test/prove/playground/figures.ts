/** What was measured of the playground, as a table against what was promised. */
import type { KeptMemory, MemoryLooks } from './memory-figures.ts';
import type { FirstSight } from './page-figures.ts';
import type { Compared } from './training-figures.ts';

export interface BrowserFigures {
  readonly version: string;
  readonly sights: readonly FirstSight[];
  readonly delays: readonly number[];
  /** `null` where the browser cannot be asked. */
  readonly memory: MemoryLooks | null;
  readonly trainings: readonly Compared[];
}

export interface Circumstances {
  readonly machine: string;
  readonly zipped: number;
  readonly edits: number;
}

const PROMISED = { paint: 1000, translation: 1500, key: 50, training: 0.8, grown: 0.02 } as const;

const median = (values: readonly number[]) => quantile(values, 0.5);

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

const paint = ({ sights }: BrowserFigures) => median(sights.map((one) => one.paint));
const translation = ({ sights }: BrowserFigures) => median(sights.map((one) => one.translation));
const key = ({ delays }: BrowserFigures) => quantile(delays, 0.95);
/** How fast the page trains where the command line has speed 1. */
const training = ({ trainings }: BrowserFigures) =>
  median(trainings.map(({ page, commandLine }) => commandLine.seconds / page.seconds));
const sameWeights = ({ trainings }: BrowserFigures) =>
  trainings.every(({ page, commandLine }) => page.weightHash === commandLine.weightHash);
/** Of the heap with its buffers, from before the edits to after them. */
function grown(looks: readonly KeptMemory[]): number {
  const [before, after] = [looks[0]!, looks.at(-1)!].map(({ heap, buffers }) => heap + buffers);
  return after! / before! - 1;
}

export function isFlat({ warm, unoptimised }: MemoryLooks): boolean {
  return [warm, unoptimised].every((looks) => grown(looks) <= PROMISED.grown);
}

export function isKept(figures: BrowserFigures): boolean {
  return (
    paint(figures) < PROMISED.paint &&
    translation(figures) < PROMISED.translation &&
    key(figures) <= PROMISED.key &&
    training(figures) >= PROMISED.training &&
    (figures.memory === null || isFlat(figures.memory)) &&
    sameWeights(figures)
  );
}

type Row = readonly [what: string, promised: string, of: (figures: BrowserFigures) => string];

const ms = (value: number) => `${Math.round(value)} ms`;
const worst = (figures: BrowserFigures, which: keyof FirstSight) =>
  ms(Math.max(...figures.sights.map((one) => one[which])));

function rowsFor(edits: number): Row[] {
  return [
    ['first paint, median and worst', '< 1 s', (one) => `${ms(paint(one))}, ${worst(one, 'paint')}`],
    [
      'first translation, median and worst',
      '< 1.5 s',
      (one) => `${ms(translation(one))}, ${worst(one, 'translation')}`,
    ],
    ['from a key to its translation on the screen, median', '', (one) => ms(median(one.delays))],
    ['the same, 95 of 100 keys', '≤ 50 ms', (one) => ms(key(one))],
    ['training, the command line = 1', '≥ 0.8', (one) => training(one).toFixed(2)],
    ['the same weights as on the command line', 'yes', (one) => (sameWeights(one) ? 'yes' : 'no')],
    [
      `memory, ${edits.toLocaleString('en')} and ${(3 * edits).toLocaleString('en')} edits later`,
      'flat',
      memoryRow('warm'),
    ],
    ['the same, without the engine’s own growth', 'flat', memoryRow('unoptimised')],
  ];
}

const memoryRow = (which: keyof MemoryLooks) => (figures: BrowserFigures) =>
  figures.memory === null ? 'cannot be asked' : memoryText(figures.memory[which]);

/** Example "+0.1 % (6.5 → 6.5 MB)" */
export function memoryText(looks: readonly KeptMemory[]): string {
  const share = 100 * grown(looks);
  const sizes = looks.map(({ heap, buffers }) => `${((heap + buffers) / 1e6).toFixed(2)}`);
  return `${share < 0 ? '−' : '+'}${Math.abs(share).toFixed(1)} % (${sizes.join(' → ')} MB)`;
}

export function measured(all: readonly BrowserFigures[], { machine, zipped, edits }: Circumstances): string {
  const rows = rowsFor(edits).map(([what, promised, of]) => [what, promised, ...all.map(of)]);
  const head = ['', 'promised', ...all.map(({ version }) => version)];
  const table = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  const [{ delays, sights, trainings }] = all as [BrowserFigures];
  const { updates } = trainings[0]!.page;
  return `${table}

On ${machine}; ${sights.length} loads, ${delays.length} keys and ${trainings.length} trainings in each browser, the command line's in turn with the
page's, ${updates} updates, on one thread and with the 128-bit tile that a browser has. The page without a model is ${Math.round(zipped / 1000)} kB
gzipped; at most 300 were promised.
`;
}
