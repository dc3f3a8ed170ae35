/**
 * Writes results into docs/performance.md: each Node's table and picture, on each maker's
 * processors, have a place of their own between two marks.
 * The figures stand beside it as JSON; what a run did not measure stays as it was.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KernelBench } from './kernels.ts';
import { barChart, type Result, table } from './report.ts';

const DOCS = join(import.meta.dirname, '../../../docs');

/** All that is known of one Node on one maker's processors. */
export interface Measured {
  readonly machine: string;
  /** The fewest that any figure is the best of. */
  readonly rounds: number;
  readonly kernels: KernelBench | null;
  readonly results: readonly Result[];
}

/**
 * Adds what was measured to what is known. `names` are those of all measures, in the order of the table.
 *
 * @throws Error when the document has no place for this Node and processor
 */
export function documentResults(measured: Measured, names: readonly string[]): void {
  const [major] = process.versions.node.split('.');
  const [maker = 'unknown'] = measured.machine.toLowerCase().match(/^[a-z]+/) ?? [];
  const figures = join(DOCS, `performance-node${major}-${maker}.json`);
  const known = existsSync(figures) ? (JSON.parse(readFileSync(figures, 'utf8')) as Measured) : null;
  const { machine, rounds, kernels, results } = known === null ? measured : merged(known, measured, names);
  const file = join(DOCS, 'performance.md');
  const [open, close] = [`<!-- node ${major} ${maker} -->`, `<!-- end of node ${major} ${maker} -->`];
  const text = readFileSync(file, 'utf8');
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`docs/performance.md has no place ${open} … ${close}`);
  const picture = `performance-node${major}-${maker}.svg`;
  const parts = [
    `${machine}; best and median of ${rounds} rounds.`,
    table(results),
    `![How many times better than PyTorch, measure by measure](${picture})`,
    ...(kernels === null ? [] : [kernelTable(kernels)]),
  ];
  writeFileSync(file, `${text.slice(0, start + open.length)}\n\n${parts.join('\n\n')}\n\n${text.slice(end)}`);
  writeFileSync(
    join(DOCS, picture),
    barChart(results, `Times better than PyTorch — ${maker}, Node ${process.versions.node}`),
  );
  writeFileSync(figures, `${JSON.stringify({ machine, rounds, kernels, results }, null, 1)}\n`);
}

function merged(known: Measured, { machine, rounds, kernels, results }: Measured, names: readonly string[]): Measured {
  const byName = new Map([...known.results, ...results].map((one) => [one.name, one]));
  return {
    machine,
    rounds: Math.min(known.rounds, rounds),
    kernels: kernels ?? known.kernels,
    results: names.flatMap((name) => byName.get(name) ?? []),
  };
}

function kernelTable({ kernels, rows }: KernelBench): string {
  const peak = rows[0]!.best;
  const lines = rows.map(({ name, unit, best, median }) => {
    const share = unit === 'GF/s' ? `${((100 * best) / peak).toFixed(0)} %` : '';
    return `| ${name} | ${unit} | ${best.toFixed(2)} | ${median.toFixed(2)} | ${share} |`;
  });
  return [
    `| kernels ${kernels} | unit | best | median | of the 128-bit peak |`,
    '|---|---|--:|--:|--:|',
    ...lines,
  ].join('\n');
}
