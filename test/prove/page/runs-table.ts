/** The table of prove:multi30k: a line for each run, and the mean of the seeds of a recipe. */
import type { Searched, Trained } from '../run.ts';
import { both, grouped, line, machines, NONE, shown } from './markdown.ts';

export interface Proof extends Trained {
  readonly pair: string;
  readonly text: string;
  readonly preset: string;
  /** One of them is given; older results have no updates. */
  readonly minutes: number | null;
  readonly updates?: number | null;
  readonly seed: number;
  readonly threads: number;
  readonly search: { readonly lengthPenalty: number };
  readonly dev: Searched;
  readonly test2016: Searched;
}

export function runsTable(proofs: readonly Proof[]): string {
  if (proofs.length === 0) return NONE;
  const rows = grouped(proofs, (proof) => [proof.pair, proof.text, proof.preset, budgetOf(proof)].join()).flatMap(
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

/** Minutes, or what else the run ended by. */
function budgetOf({ minutes, updates }: Proof): string {
  return minutes === null ? `${updates!.toLocaleString('en')} updates` : String(minutes);
}

function proofRow(proof: Proof): string {
  const { pair, text, preset, seed, search, dev, test2016, ...trained } = proof;
  return line([
    ...[pair, text, preset, budgetOf(proof), seed, trained.epochs, both(dev)],
    ...[both(test2016), shown(test2016.beam.chrf.score), search.lengthPenalty],
    ...[`${trained.weightHash}, Node ${trained.node.slice(1)}`],
  ]);
}

function meanRow(seeds: readonly Proof[]): string {
  const mean = (score: (seed: Proof) => number) =>
    shown(seeds.reduce((sum, one) => sum + score(one), 0) / seeds.length);
  const means = (of: (seed: Proof) => Searched) =>
    `${mean((seed) => of(seed).greedy.bleu.score)} / ${mean((seed) => of(seed).beam.bleu.score)}`;
  const { pair, text, preset } = seeds[0]!;
  return line([
    ...[
      pair,
      text,
      preset,
      budgetOf(seeds[0]!),
      'mean',
      '',
      means(({ dev }) => dev),
      means(({ test2016 }) => test2016),
    ],
    ...[mean(({ test2016 }) => test2016.beam.chrf.score), '', ''],
  ]);
}
