/** Training killed at random instants, again and again, and resumed: the end has the weights of an unbroken run. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readCheckpoint } from '../../../src/checkpoint/read.ts';
import { numberPair } from '../../support/trained-checkpoint.ts';
import { Draws } from './draws.ts';

export interface KillFigures {
  readonly kills: number;
  /** Kills after which a file stood there that could not be read. */
  readonly unusable: number;
  /** Runs that came to their end in spite of the kills, and those whose weights were not the unbroken run's. */
  readonly finished: number;
  readonly different: number;
  /** Updates that were done when the process was killed, and saved: from the fewest to the most. */
  readonly steps: readonly [number, number];
}

export interface KillWork {
  readonly folder: string;
  readonly program: string;
  readonly kills: number;
  readonly seed: number;
}

const RUN = ['--embedding-size', '12', '--hidden-size', '16', '--batch-size', '8', '--epochs', '2', '--preset', 'toy'];

/** A process lives for a random part of the time of the unbroken run: a slow machine is as far when it dies. */
const LONGEST_LIFE = 1.1;

export async function proveKills({ folder, program, kills, seed }: KillWork): Promise<KillFigures> {
  mkdirSync(folder, { recursive: true });
  const corpus = join(folder, 'numbers.tsv');
  const pairs = Array.from({ length: 160 }, (_, i) => numberPair(i));
  writeFileSync(corpus, pairs.map(({ source, target }) => `${source}\t${target}\n`).join(''));
  const fresh = (file: string) => ['--corpus', corpus, ...RUN, '--checkpoint', file];
  const train = (words: readonly string[], livesMs: number) => lifeOf(program, words, livesMs);

  const whole = join(folder, 'whole.json');
  const startMs = performance.now();
  await train(fresh(whole), Number.POSITIVE_INFINITY);
  const wholeMs = performance.now() - startMs;
  const wanted = [await weightsOf(whole), await weightsOf(lastOf(whole))].join();

  const draws = new Draws(seed);
  const file = join(folder, 'killed.json');
  let [done, unusable, finished, different, fewest, most] = [0, 0, 0, 0, Number.POSITIVE_INFINITY, 0];
  while (done < kills) {
    const words = existsSync(lastOf(file)) ? ['--resume', lastOf(file)] : fresh(file);
    const wasKilled = await train(words, draws.below(Math.ceil(LONGEST_LIFE * wholeMs)));
    const stands = await Promise.all([file, lastOf(file)].map(usable));
    if (wasKilled) {
      done++;
      if (stands.includes(false)) unusable++;
      const step = existsSync(lastOf(file)) ? (await readCheckpoint(lastOf(file))).progress.step : 0;
      [fewest, most] = [Math.min(fewest, step), Math.max(most, step)];
      continue;
    }
    finished++;
    if ([await weightsOf(file), await weightsOf(lastOf(file))].join() !== wanted) different++;
    for (const one of [file, lastOf(file)]) rmSync(one);
  }
  return { kills: done, unusable, finished, different, steps: [fewest, most] };
}

const lastOf = (file: string) => file.replace(/\.json$/, '.last.json');
const weightsOf = async (file: string) => (await readCheckpoint(file)).weightHash;

/** Whether a file is absent or whole: reading checks every tensor against its SHA-256. */
async function usable(file: string): Promise<boolean> {
  if (!existsSync(file)) return true;
  return readCheckpoint(file).then(
    () => true,
    () => false,
  );
}

/** Runs `nmt train` and kills it after so long; tells whether it had to be killed. */
async function lifeOf(program: string, words: readonly string[], livesMs: number): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [program, 'train', ...words, '--save-every', '1', '--threads', '1', '--quiet'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<{ code: number | null }>((resolve) => child.once('close', (code) => resolve({ code })));
  const outcome = livesMs === Number.POSITIVE_INFINITY ? await ended : await Promise.race([ended, setTimeout(livesMs)]);
  if (outcome === undefined) {
    child.kill('SIGKILL');
    const { code } = await ended;
    if (code !== 0) return true;
  } else if (outcome.code !== 0) {
    throw new Error(`nmt train ${words.join(' ')} ended with ${outcome.code}: ${said}`);
  }
  return false;
}
