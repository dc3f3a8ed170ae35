/** The tables of prove:multi30k: a line for each run, the mean of the seeds of a recipe, and several models as one. */
import type { Searched, Trained } from '../run.ts';
import { both, grouped, line, machines, NONE, shown } from './markdown.ts';

export interface Proof extends Trained {
  readonly pair: string;
  readonly text: string;
  readonly preset: string;
  /** Hashes of the models that taught this one. */
  readonly teachers?: readonly string[];
  /** One of them is given; older results have no updates. */
  readonly minutes: number | null;
  readonly updates?: number | null;
  readonly seed: number;
  readonly threads: number;
  readonly search: { readonly lengthPenalty: number };
  readonly dev: Searched;
  readonly test2016: Searched;
}

/** Several models as one. */
export type Together = Pick<Proof, 'pair' | 'text' | 'updates' | 'search' | 'dev' | 'test2016'> & {
  readonly models: readonly string[];
};

export function runsTable(proofs: readonly Proof[]): string {
  if (proofs.length === 0) return NONE;
  const rows = grouped(proofs, (proof) => [proof.pair, proof.text, presetOf(proof), budgetOf(proof)].join()).flatMap(
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

export function togetherTable(results: readonly Together[]): string {
  if (results.length === 0) return NONE;
  return [
    '| pair | text | updates of each | models | dev BLEU greedy / beam 5 | test 2016 BLEU greedy / beam 5 | chrF2 | length penalty |',
    '|---|---|--:|---|--:|--:|--:|--:|',
    ...results.map(({ pair, text, updates, models, search, dev, test2016 }) =>
      line([
        ...[pair, text, updates?.toLocaleString('en') ?? '', models.join(', '), both(dev), both(test2016)],
        ...[shown(test2016.beam.chrf.score), search.lengthPenalty],
      ]),
    ),
  ].join('\n');
}

function presetOf({ preset, teachers = [] }: Proof): string {
  return teachers.length === 0 ? preset : `${preset}, taught by ${teachers.length}`;
}

/** Minutes, or what else the run ended by. */
function budgetOf({ minutes, updates }: Proof): string {
  return minutes === null ? `${updates!.toLocaleString('en')} updates` : String(minutes);
}

function proofRow(proof: Proof): string {
  const { pair, text, seed, search, dev, test2016, ...trained } = proof;
  return line([
    ...[pair, text, presetOf(proof), budgetOf(proof), seed, trained.epochs, both(dev)],
    ...[both(test2016), shown(test2016.beam.chrf.score), search.lengthPenalty],
    ...[`${trained.weightHash}, Node ${trained.node.slice(1)}`],
  ]);
}

function meanRow(seeds: readonly Proof[]): string {
  const mean = (score: (seed: Proof) => number) =>
    shown(seeds.reduce((sum, one) => sum + score(one), 0) / seeds.length);
  const means = (of: (seed: Proof) => Searched) =>
    `${mean((seed) => of(seed).greedy.bleu.score)} / ${mean((seed) => of(seed).beam.bleu.score)}`;
  const { pair, text } = seeds[0]!;
  return line([
    ...[
      pair,
      text,
      presetOf(seeds[0]!),
      budgetOf(seeds[0]!),
      'mean',
      '',
      means(({ dev }) => dev),
      means(({ test2016 }) => test2016),
    ],
    ...[mean(({ test2016 }) => test2016.beam.chrf.score), '', ''],
  ]);
}
