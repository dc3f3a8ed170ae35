/** How long the exchange of the preset base's gradient takes, and how long its updates do, as one process and as two. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Launcher } from '../../support/mpi.ts';
import { PACKAGE } from '../nmt.ts';
import type { ExchangeTimes } from './exchange-job.ts';
import type { Hosts } from './hosts.ts';
import { ended, type Launch, launch } from './launch.ts';
import { NMT, start } from './run.ts';

const JOB = join(import.meta.dirname, 'exchange-job.js');
const BASE = ['--preset', 'base', '--corpus', 'speed.tsv', '--dev', 'speed-dev.tsv', '--shards', '2', '--epochs', '1'];
/** Of the bundled pairs: a run must not take long to begin. */
const PAIRS = 3000;
/** The first steps are slower: code is compiled, memory touched. */
const WARM_UPS = 5;

export interface ExchangeFigures extends ExchangeTimes {
  readonly launcher: string;
  readonly size: number;
  /** `null` within one machine. */
  readonly gigabits: number | null;
}

/** Of each exchange the fastest turn counts; all take their turn before the first has its next one. */
export async function measureExchanges(
  launchers: readonly Launcher[],
  hosts: Hosts,
  { floats, rounds, turns, folder }: { floats: number; rounds: number; turns: number; folder: string },
): Promise<ExchangeFigures[]> {
  const places = launchers.flatMap((launcher) =>
    [null, 1, 10].flatMap((gigabits) => [2, 4].map((size) => ({ launcher, gigabits, size }))),
  );
  const best = new Map<(typeof places)[number], ExchangeFigures>();
  for (let turn = 0; turn < turns; turn++) {
    for (const place of places) {
      const { launcher, gigabits, size } = place;
      if (gigabits !== null) hosts.rate(gigabits);
      const how = { launcher, size, hosts: gigabits === null ? null : hosts };
      const { out } = await ended(launch(how, [JOB, `${floats}`, `${rounds}`], folder));
      const figures = { launcher: launcher.name, size, gigabits, ...(JSON.parse(out) as ExchangeTimes) };
      console.log(figures);
      if (figures.best < (best.get(place)?.best ?? Number.POSITIVE_INFINITY)) best.set(place, figures);
    }
  }
  return [...best.values()];
}

/** What trains, and with which batch. */
export interface Contestant {
  readonly how: Launch | null;
  readonly threads: number;
  readonly batch: number;
}

/**
 * Milliseconds of an update of each contestant: they take turns for some rounds, and of each step the fastest round
 * counts, since other programs run on the machine.
 */
export async function measureSteps(contestants: readonly Contestant[], rounds: number, steps: number, folder: string) {
  for (const [name, split, count] of [
    ['speed', 'train', PAIRS],
    ['speed-dev', 'dev', 100],
  ] as const) {
    const lines = readFileSync(join(PACKAGE, 'corpora', 'en-ko', `${split}.tsv`), 'utf8').split('\n');
    writeFileSync(join(folder, `${name}.tsv`), `${lines.slice(0, count).join('\n')}\n`);
  }
  let parameters = 0;
  const best = contestants.map(() => new Array<number>(steps).fill(Number.POSITIVE_INFINITY));
  for (let round = 0; round < rounds; round++) {
    for (const [i, contestant] of contestants.entries()) {
      const { gaps, floats } = await watchSteps(contestant, steps, folder);
      parameters = floats;
      best[i] = best[i]!.map((one, step) => Math.min(one, gaps[step]!));
    }
  }
  const stepMs = best.map((gaps) => gaps.reduce((sum, gap) => sum + gap, 0) / steps);
  console.log({ parameters, stepMs });
  return { parameters, stepMs };
}

/** Milliseconds between steps, as told, and how many parameters there are. */
function watchSteps(
  { how, threads, batch }: Contestant,
  steps: number,
  folder: string,
): Promise<{ gaps: number[]; floats: number }> {
  const words = [NMT, 'train', ...BASE, '--threads', `${threads}`, '--batch-size', `${batch}`, '--json', '--quiet'];
  const run = start(how, [...words, '--checkpoint', 'speed.json', '--overwrite'], folder);
  const marks: number[] = [];
  let floats = 0;
  return new Promise((resolve) => {
    run.stdout.on('data', (piece: string | Buffer) => {
      floats ||= Number(/"parameters":(\d+)/.exec(piece.toString())?.[1] ?? 0);
      for (const _ of piece.toString().matchAll(/"type":"step"/g)) marks.push(performance.now());
      if (marks.length > WARM_UPS + steps) run.kill('SIGTERM');
    });
    run.stderr.resume();
    run.once('close', () => {
      const kept = marks.slice(WARM_UPS, WARM_UPS + steps + 1);
      resolve({ gaps: kept.slice(1).map((mark, i) => mark - kept[i]!), floats });
    });
  });
}
