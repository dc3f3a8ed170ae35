/** How long the exchange of the preset base's gradient takes, and how long its updates do, as one process and as two. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NmtError } from '../../../src/errors.ts';
import type { Launcher } from '../../support/mpi.ts';
import { PACKAGE } from '../nmt.ts';
import type { ExchangeTimes } from './exchange-job.ts';
import type { Hosts } from './hosts.ts';
import { ended, type Launch, launch } from './launch.ts';
import { NMT, start } from './run.ts';

const JOB = join(import.meta.dirname, 'exchange-job.js');
const BASE = ['--preset', 'base', '--corpus', 'speed.tsv', '--dev', 'speed-dev.tsv', '--shards', '2'];
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
 * Milliseconds of an update of each contestant, over so many steps: they take turns, and of each the fastest turn counts,
 * since other programs run on the machine.
 */
export async function measureSteps(contestants: readonly Contestant[], turns: number, steps: number, folder: string) {
  for (const [name, split, count] of [
    ['speed', 'train', PAIRS],
    ['speed-dev', 'dev', 100],
  ] as const) {
    const lines = readFileSync(join(PACKAGE, 'corpora', 'en-ko', `${split}.tsv`), 'utf8').split('\n');
    writeFileSync(join(folder, `${name}.tsv`), `${lines.slice(0, count).join('\n')}\n`);
  }
  let parameters = 0;
  const stepMs = contestants.map(() => Number.POSITIVE_INFINITY);
  for (let turn = 0; turn < turns; turn++) {
    for (const [i, contestant] of contestants.entries()) {
      const timed = await timeSteps(contestant, steps, folder);
      parameters = timed.parameters;
      stepMs[i] = Math.min(stepMs[i]!, timed.stepMs);
      console.log(`  turn ${turn + 1}: ${timed.stepMs.toFixed(1)} ms`);
    }
  }
  return { parameters, stepMs };
}

/** By the log of the run: what it prints comes here later, and in lumps. */
async function timeSteps({ how, threads, batch }: Contestant, steps: number, folder: string) {
  const words = [NMT, 'train', ...BASE, '--threads', `${threads}`, '--batch-size', `${batch}`, '--json', '--quiet'];
  const last = WARM_UPS + steps;
  const logged = ['--updates', `${last}`, '--log', 'speed.jsonl', '--log-steps', '1'];
  const all = [...words, ...logged, '--checkpoint', 'speed.json', '--overwrite'];
  const { code, out, talk } = await ended(start(how, all, folder));
  if (code !== 0) throw new NmtError({ code: 'E_WORKER', problem: `a run ended with code ${code}: ${talk.trim()}` });
  const records = readFileSync(join(folder, 'speed.jsonl'), 'utf8').trim().split('\n');
  const times = records
    .map((record) => JSON.parse(record) as { type: string; step: number; time: number })
    .filter(({ type }) => type === 'step')
    .map(({ time }) => time);
  return {
    parameters: Number(/"parameters":(\d+)/.exec(out)?.[1]),
    stepMs: (1000 * (times[last - 1]! - times[WARM_UPS - 1]!)) / steps,
  };
}
