/** docs/results.md from docs/results/: each kind of proof has its tables between two marks. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE } from '../nmt.ts';
import { type AblationResult, ablationTables } from './ablation-table.ts';
import { type Proof, runsTable, type Together, togetherTable } from './runs-table.ts';
import { type EnsembleResult, ensembleTables, type TatoebaResult, tatoebaTables } from './tatoeba-table.ts';

const PAGE = join(PACKAGE, 'docs', 'results.md');
const RESULTS = join(PACKAGE, 'docs', 'results');

/** Writes every result there is into the page. */
export function writeResultsPage(): void {
  const tables = {
    runs: runsTable(read<Proof>(RESULTS)),
    together: togetherTable(read<Together>(join(RESULTS, 'multi30k-ensemble'))),
    ablations: ablationTables(read<AblationResult>(join(RESULTS, 'ablation'))),
    tatoeba: tatoebaTables(read<TatoebaResult>(join(RESULTS, 'tatoeba'))),
    'tatoeba ensemble': ensembleTables(read<EnsembleResult>(join(RESULTS, 'tatoeba-ensemble'))),
  };
  const page = Object.entries(tables).reduce(
    (text, [place, table]) => replaced(text, place, table),
    readFileSync(PAGE, 'utf8'),
  );
  writeFileSync(PAGE, page);
}

function read<T>(folder: string): T[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T);
}

/** @throws Error when the page has no such place */
function replaced(page: string, place: string, text: string): string {
  const [open, close] = [`<!-- ${place} -->`, `<!-- end of ${place} -->`];
  const [start, end] = [page.indexOf(open), page.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`docs/results.md has no place ${open} … ${close}`);
  return `${page.slice(0, start + open.length)}\n\n${text}\n\n${page.slice(end)}`;
}
