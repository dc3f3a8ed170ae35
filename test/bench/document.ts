/** Writes results into docs/performance.md: each Node's table and picture have a place of their own between two marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KernelBench } from './kernels.ts';
import { barChart, machine, type Result, table } from './report.ts';

const DOCS = join(import.meta.dirname, '../../../docs');

/** @throws Error when the document has no place for this Node */
export function documentResults(
  results: readonly Result[],
  { kernels, rounds }: { kernels: KernelBench | null; rounds: number },
): void {
  const [major] = process.versions.node.split('.');
  const file = join(DOCS, 'performance.md');
  const [open, close] = [`<!-- node ${major} -->`, `<!-- end of node ${major} -->`];
  const text = readFileSync(file, 'utf8');
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`docs/performance.md has no place ${open} … ${close}`);
  const picture = `performance-node${major}.svg`;
  const parts = [
    `${machine()}; best and median of ${rounds} rounds.`,
    table(results),
    `![How many times better than PyTorch, measure by measure](${picture})`,
    ...(kernels === null ? [] : [kernelTable(kernels)]),
  ];
  writeFileSync(file, `${text.slice(0, start + open.length)}\n\n${parts.join('\n\n')}\n\n${text.slice(end)}`);
  writeFileSync(join(DOCS, picture), barChart(results, `Times better than PyTorch — Node ${process.versions.node}`));
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
