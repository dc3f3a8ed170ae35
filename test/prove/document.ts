/** docs/results.md from docs/results/: a line for each run, and the table of ablations, each between two marks. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ABLATIONS } from './ablation-rows.ts';
import { PACKAGE } from './nmt.ts';
import type { Scores, Trained } from './run.ts';

interface Proof extends Trained {
  readonly pair: string;
  readonly text: string;
  readonly preset: string;
  readonly minutes: number;
  readonly seed: number;
  readonly threads: number;
  readonly search: { readonly lengthPenalty: number };
  readonly dev: { readonly greedy: Scores; readonly beam: Scores };
  readonly test2016: { readonly greedy: Scores; readonly beam: Scores };
}

type AblationResult = Omit<Proof, 'text' | 'search' | 'test2016'> & { readonly key: string };

/** What one of Tatoeba's runs gave. */
type TatoebaRun = Trained & {
  readonly lengthPenalty: number;
  readonly dev: Proof['dev'];
  readonly test: Proof['dev'];
};

interface TatoebaResult {
  readonly minutes: number;
  readonly seed: number;
  readonly threads: number;
  readonly testPairs: number;
  readonly runs: Readonly<Record<'plain' | 'untuned' | 'tuned', TatoebaRun>>;
}

const PAGE = join(PACKAGE, 'docs', 'results.md');
const RESULTS = join(PACKAGE, 'docs', 'results');

/** Writes every result there is into the page. */
export function writeResultsPage(): void {
  const proofs = read<Proof>(RESULTS);
  const ablations = read<AblationResult>(join(RESULTS, 'ablation'));
  const tatoeba = read<TatoebaResult>(join(RESULTS, 'tatoeba'));
  const places = {
    runs: proofTable(proofs),
    ablations: ablationTables(ablations),
    tatoeba: tatoeba.map(tatoebaTable).join('\n\n') || NONE,
  };
  const page = Object.entries(places).reduce(
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

const NONE = 'No run yet.';

function proofTable(proofs: readonly Proof[]): string {
  if (proofs.length === 0) return NONE;
  const rows = grouped(proofs, ({ pair, text, preset, minutes }) => [pair, text, preset, minutes].join()).flatMap(
    (seeds) => [...seeds.map(proofRow), ...(seeds.length > 1 ? [meanRow(seeds)] : [])],
  );
  const signatures = new Set(
    proofs.flatMap(({ test2016 }) => Object.values(test2016.beam).map((one) => one.signature)),
  );
  return [
    '| pair | text | preset | minutes | seed | epochs | dev BLEU greedy / beam 5 | test 2016 BLEU greedy / beam 5 | chrF2 | length penalty | weights |',
    '|---|---|---|--:|--:|--:|--:|--:|--:|--:|---|',
    ...rows,
    '',
    ...[...signatures].map((signature) => `- \`${signature}\``),
    ...machines(proofs),
  ].join('\n');
}

function proofRow({ pair, text, preset, minutes, seed, search, dev, test2016, ...trained }: Proof): string {
  return line([
    ...[pair, text, preset, minutes, seed, trained.epochs, both(dev.greedy, dev.beam)],
    ...[both(test2016.greedy, test2016.beam), shown(test2016.beam.chrf.score), search.lengthPenalty],
    ...[`${trained.weightHash}, Node ${trained.node.slice(1)}`],
  ]);
}

/** The mean of one recipe's seeds. */
function meanRow(seeds: readonly Proof[]): string {
  const mean = (score: (seed: Proof) => number) =>
    shown(seeds.reduce((sum, one) => sum + score(one), 0) / seeds.length);
  const means = (of: (seed: Proof) => Proof['dev']) =>
    `${mean((seed) => of(seed).greedy.bleu.score)} / ${mean((seed) => of(seed).beam.bleu.score)}`;
  const { pair, text, preset, minutes } = seeds[0]!;
  return line([
    ...[pair, text, preset, minutes, 'mean', '', means(({ dev }) => dev), means(({ test2016 }) => test2016)],
    ...[mean(({ test2016 }) => test2016.beam.chrf.score), '', ''],
  ]);
}

/** In the order in which their keys were first seen. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

/** One for each pair, budget and seed; differences are from the row without a change. */
function ablationTables(results: readonly AblationResult[]): string {
  if (results.length === 0) return NONE;
  return grouped(results, settingOf).map(ablationTable).join('\n\n');
}

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

/** Gains are of chrF2, over the run of the row above and over the plain command. */
function tatoebaTable({ minutes, seed, threads, testPairs, runs }: TatoebaResult): string {
  const titles = {
    plain: 'the plain command',
    untuned: `\`--minutes ${minutes}\``,
    tuned: `\`--minutes ${minutes}\`, tuned`,
  };
  const chrf = ({ test }: TatoebaRun) => test.beam.chrf.score;
  const gain = (run: TatoebaRun, over: TatoebaRun) => `${signed(100 * (chrf(run) / chrf(over) - 1))} %`;
  const rows = Object.entries(titles).map(([key, title]) => {
    const run = runs[key as keyof typeof runs];
    return line([
      ...[title, run.epochs, run.lengthPenalty, shown(run.dev.beam.chrf.score), shown(run.test.greedy.chrf.score)],
      ...[shown(chrf(run)), shown(run.test.beam.bleu.score), run === runs.plain ? '' : gain(run, runs.plain)],
      ...[run === runs.tuned ? gain(run, runs.untuned) : ''],
    ]);
  });
  return [
    `ko-en, preset toy, seed ${seed}, ${threads} threads, ${testPairs} test pairs:`,
    '',
    `| run | epochs | length penalty | dev chrF2 | test chrF2 greedy | beam 5 | BLEU | chrF2 over the plain command | over \`--minutes ${minutes}\` |`,
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...rows,
    ...machines(Object.values(runs)),
  ].join('\n');
}

function settingOf({ pair, preset, minutes, seed, threads }: AblationResult): string {
  return `${pair}, preset ${preset}, ${minutes} minutes each, seed ${seed}, ${threads} threads`;
}

function machines(results: readonly Trained[]): string[] {
  return ['', ...new Set(results.map(({ machine }) => `- ${machine}`))];
}

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function both(greedy: Scores, beam: Scores): string {
  return `${shown(greedy.bleu.score)} / ${shown(beam.bleu.score)}`;
}

function shown(score: number): string {
  return score.toFixed(2);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}
