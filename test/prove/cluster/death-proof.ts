/** A process killed at random instants, its run resumed on another number of processes: the same hash in the end. */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { randomInteger } from '../../../src/random.ts';
import type { Launcher } from '../../support/mpi.ts';
import { atStep } from './bits-proof.ts';
import { ended } from './launch.ts';
import { hashOf, resumeWords, start, trainWords } from './run.ts';

export interface DeathFigures {
  readonly kills: number;
  /** Seconds until mpirun had ended, at most. */
  readonly slowest: number;
  /** Processes that were still there afterwards; runs that ended with other weights. */
  readonly left: number;
  readonly different: number;
}

const SIZES = [1, 2, 4];

export async function proveDeaths(
  launchers: readonly Launcher[],
  kills: number,
  seed: number,
  folder: string,
): Promise<DeathFigures> {
  const unbroken = await hashOf(null, trainWords('unbroken'), folder);
  const figures = { kills, slowest: 0, left: 0, different: 0 };
  for (let kill = 0; kill < kills; kill++) {
    const launcher = launchers[kill % launchers.length]!;
    const size = SIZES[1 + randomInteger(seed, 4 * kill, 2)]!;
    const name = `killed${kill}`;
    const seconds = await killOne(
      { launcher, size, hosts: null },
      name,
      (i) => randomInteger(seed, 4 * kill + i, 1000),
      folder,
    );
    figures.slowest = Math.max(figures.slowest, seconds);
    figures.left += processesOf(name).length;
    const other = SIZES.filter((one) => one !== size)[kill % 2]!;
    const how = other === 1 ? null : { launcher, size: other, hosts: null };
    const wasSaved = existsSync(join(folder, `${name}.last.json`));
    const hash = await hashOf(how, wasSaved ? resumeWords(name) : trainWords(name), folder);
    if (hash !== unbroken) figures.different++;
    console.log(
      `  kill ${kill + 1}: ${launcher.name}, ${size} processes, then ${other}: ${hash}, ended after ${seconds.toFixed(1)} s`,
    );
    for (const end of ['json', 'last.json']) rmSync(join(folder, `${name}.${end}`), { force: true });
  }
  return figures;
}

/** Kills one process somewhere in the run; seconds until mpirun has ended. */
async function killOne(how: Parameters<typeof start>[0], name: string, draw: (i: number) => number, folder: string) {
  const run = start(how, trainWords(name), folder);
  const outcome = ended(run);
  await atStep(run, 1 + (draw(1) % 36));
  await setTimeout(draw(2) % 300);
  const all = processesOf(name);
  const start_ = performance.now();
  if (all.length > 0) process.kill(all[draw(3) % all.length]!, 'SIGKILL');
  await outcome;
  return (performance.now() - start_) / 1000;
}

/** Numbers of the nmt processes of a run: those of Node whose words name its checkpoint. */
function processesOf(name: string): number[] {
  return execFileSync('ps', ['-eww', '-o', 'pid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((found) => found !== null && !found[2]!.startsWith('Z') && found[3]!.startsWith(process.execPath))
    .filter((found) => found![3]!.includes(`--checkpoint ${name}.json`))
    .map((found) => Number(found![1]));
}
