/** The tables of prove:ablation: one for each pair, budget, seed and number of threads. */
import { counted } from '../../../src/amounts.ts';
import { ABLATIONS } from '../ablation-rows.ts';
import { grouped, line, machines, NONE, shown, signed } from './markdown.ts';
import type { Proof } from './runs-table.ts';

export type AblationResult = Omit<Proof, 'text' | 'search' | 'test2016'> & { readonly key: string };

export function ablationTables(results: readonly AblationResult[]): string {
  return grouped(results, settingOf).map(ablationTable).join('\n\n') || NONE;
}

/** Differences are from the row without a change. */
function ablationTable(all: readonly AblationResult[]): string {
  const setting = settingOf(all[0]!);
  const results = new Map(all.map((one) => [one.key, one]));
  const base = results.get('base')?.dev.beam.bleu.score ?? null;
  const rows = ABLATIONS.flatMap(({ key, row, change }) => {
    const found = results.get(key);
    if (found === undefined) return [];
    const { dev, epochs } = found;
    const difference = base === null || key === 'base' ? '' : signed(dev.beam.bleu.score - base);
    return [line([row, change, epochs, shown(dev.greedy.bleu.score), shown(dev.beam.bleu.score), difference])];
  });
  return [
    `${setting}:`,
    '',
    '| what | changed to | epochs | dev BLEU greedy | dev BLEU beam 5 | difference |',
    '|---|---|--:|--:|--:|--:|',
    ...rows,
    ...machines([...results.values()]),
  ].join('\n');
}

function settingOf({ pair, preset, minutes, seed, threads }: AblationResult): string {
  return `${pair}, preset ${preset}, ${minutes} minutes each, seed ${seed}, ${counted(threads, 'thread')}`;
}
