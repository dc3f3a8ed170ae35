/**
 * `npm run prove:kills`: training that saves after every update is killed at twenty random instants; each time the
 * checkpoint that stands there is whole, and the run goes on from it.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readCheckpoint } from '../../src/checkpoint/read.ts';
import { randomInteger } from '../../src/random.ts';
import './failures.ts';
import { PACKAGE } from './nmt.ts';

const KILLS = 20;
/** From before the first update to well into the run. */
const EARLIEST_MS = 300;
const LATEST_MS = 3000;
const SMALL = ['--hidden-size', '48', '--embedding-size', '32', '--epochs', '50'];

const folder = await mkdtemp(join(tmpdir(), 'nmt-prove-'));
const last = join(folder, 'killed.last.json');
const key = Date.now();
try {
  let furthest = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const fresh = ['--corpus', 'en-ko', ...SMALL, '--checkpoint', join(folder, 'killed.json')];
    const words = existsSync(last) ? ['--resume', last] : fresh;
    const child = spawn(
      process.execPath,
      [join(PACKAGE, 'bin', 'nmt.js'), 'train', ...words, '--save-every', '1', '--quiet'],
      { stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await setTimeout(EARLIEST_MS + randomInteger(key, kill, LATEST_MS - EARLIEST_MS));
    child.kill('SIGKILL');
    await ended;
    // Reading checks every tensor against its SHA-256, and throws where one does not agree.
    const step = existsSync(last) ? (await readCheckpoint(last)).progress.step : 0;
    if (step < furthest) throw new Error(`step ${furthest} was saved, and now there is step ${step}`);
    furthest = step;
    console.log(`kill ${kill + 1}: ${step === 0 ? 'nothing had been saved yet' : `whole, saved after step ${step}`}`);
  }
  console.log(`${KILLS} kills, no checkpoint lost`);
} finally {
  await rm(folder, { recursive: true });
}
