/** One hash: the same run as one process, and as several under each MPI, on one machine, on several hosts, over a broken cable. */
import { setTimeout } from 'node:timers/promises';
import type { Launcher } from '../../support/mpi.ts';
import type { Hosts } from './hosts.ts';
import { ended } from './launch.ts';
import { hashIn, hashOf, start, trainWords } from './run.ts';

export interface BitsFigures {
  readonly ways: readonly string[];
  /** More than one is a failure. */
  readonly hashes: readonly string[];
  /** Seconds that the cable was cut. */
  readonly cutSeconds: number;
}

const CUT_SECONDS = 4;

export async function proveBits(launchers: readonly Launcher[], hosts: Hosts, folder: string): Promise<BitsFigures> {
  const found = new Map<string, string>();
  const note = (way: string, hash: string) => {
    console.log(`  ${hash}  ${way}`);
    found.set(way, hash);
  };
  note('1 process', await hashOf(null, trainWords('alone'), folder));
  for (const launcher of launchers) {
    for (const size of [2, 4]) {
      const name = `${size} processes, ${launcher.name}`;
      note(`${name}, one machine`, await hashOf({ launcher, size, hosts: null }, trainWords('local'), folder));
      for (const gigabits of [1, 10]) {
        hosts.rate(gigabits);
        const hash = await hashOf({ launcher, size, hosts }, trainWords('hosts'), folder);
        note(`${name}, ${size} hosts at ${gigabits} Gbit/s`, hash);
      }
    }
  }
  note(
    `2 processes, ${launchers[0]!.name}, cable cut for ${CUT_SECONDS} s`,
    await overBrokenCable(launchers[0]!, hosts, folder),
  );
  return { ways: [...found.keys()], hashes: [...new Set(found.values())], cutSeconds: CUT_SECONDS };
}

async function overBrokenCable(launcher: Launcher, hosts: Hosts, folder: string): Promise<string> {
  const run = start({ launcher, size: 2, hosts }, trainWords('cut'), folder);
  const outcome = ended(run);
  await atStep(run, 6);
  hosts.link(2, 'down');
  await setTimeout(1000 * CUT_SECONDS);
  hosts.link(2, 'up');
  return hashIn(await outcome);
}

/** Resolves when a run has told of a step, or has ended. */
export function atStep(run: ReturnType<typeof start>, step: number): Promise<void> {
  return new Promise((resolve) => {
    let text = '';
    run.stdout.on('data', (piece: string | Buffer) => {
      text = text.slice(-1000) + piece.toString();
      if (text.includes(`"step":${step},`)) resolve();
    });
    run.once('close', () => resolve());
  });
}
