/** The tables of prove:tatoeba: what each of the three runs reached, and its gains. */
import { counted } from '../../../src/amounts.ts';
import type { Searched, Trained } from '../run.ts';
import { line, machines, NONE, shown, signed } from './markdown.ts';

type TatoebaRun = Trained & {
  readonly lengthPenalty: number;
  readonly dev: Searched;
  readonly test: Searched;
};

export interface TatoebaResult {
  readonly minutes: number;
  readonly seed: number;
  readonly threads: number;
  readonly testPairs: number;
  readonly runs: Readonly<Record<'plain' | 'untuned' | 'tuned', TatoebaRun>>;
}

type Member = TatoebaRun & { readonly seed: number };

export interface EnsembleResult {
  readonly updates: number;
  readonly testPairs: number;
  readonly members: readonly Member[];
  readonly ensemble: Pick<TatoebaRun, 'lengthPenalty' | 'dev' | 'test'>;
}

export function ensembleTables(results: readonly EnsembleResult[]): string {
  return results.map(ensembleTable).join('\n\n') || NONE;
}

function ensembleTable({ updates, testPairs, members, ensemble }: EnsembleResult): string {
  const row = (title: string, { lengthPenalty, dev, test }: EnsembleResult['ensemble'], weights: string) =>
    line([
      ...[title, lengthPenalty, shown(dev.beam.chrf.score), shown(test.greedy.chrf.score)],
      ...[shown(test.beam.chrf.score), shown(test.beam.bleu.score), weights],
    ]);
  return [
    `ko-en, the tuned recipe, ${updates.toLocaleString('en')} updates, ${testPairs} test pairs:`,
    '',
    '| models | length penalty | dev chrF2 | test chrF2 greedy | beam 5 | BLEU | weights |',
    '|---|--:|--:|--:|--:|--:|---|',
    ...members.map((member) => row(`seed ${member.seed}`, member, member.weightHash)),
    row(`all ${members.length} together`, ensemble, ''),
    ...machines(members),
  ].join('\n');
}

export function tatoebaTables(results: readonly TatoebaResult[]): string {
  return results.map(tatoebaTable).join('\n\n') || NONE;
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
    `ko-en, preset toy, seed ${seed}, ${counted(threads, 'thread')}, ${testPairs} test pairs:`,
    '',
    `| run | epochs | length penalty | dev chrF2 | test chrF2 greedy | beam 5 | BLEU | chrF2 over the plain command | over \`--minutes ${minutes}\` |`,
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...rows,
    ...machines(Object.values(runs)),
  ].join('\n');
}
