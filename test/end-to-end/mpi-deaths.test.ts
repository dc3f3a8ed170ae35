/** What becomes of processes that train one model when one of them, or their mpirun, is killed, stopped or asked to end. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read.ts';
import { isAlive } from '../../src/runtime/host.ts';
import { writeDigits } from '../support/digits.ts';
import { LAUNCHERS, type Launcher, MPI_MISSING, startTogether } from '../support/mpi.ts';
import { heard, NMT, outcomeOf, runNode } from './processes.ts';

const TIMEOUT = { timeout: 300_000 };
const missing = LAUNCHERS.length === 0 ? `(skipped: ${MPI_MISSING})` : '';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-mpi-deaths-'));
  writeDigits(join(folder, 'digits'), { train: 200, dev: 40, test: 20 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wordsFor = (name: string) => [
  ...['train', '--corpus', 'digits', '--checkpoint', `${name}.json`, '--quiet', '--json', '--shards', '4'],
  ...['--embedding-size', '8', '--hidden-size', '16', '--batch-size', '20'],
];

/** Two processes in the midst of training, each of which has written its number. */
async function midst(launcher: Launcher, name: string, words: readonly string[]) {
  const program = join(folder, `${name}.mjs`);
  writeFileSync(
    program,
    `import { writeFileSync } from 'node:fs';
     const rank = process.env.OMPI_COMM_WORLD_RANK ?? process.env.PMI_RANK;
     writeFileSync(${JSON.stringify(name)} + rank + '.pid', String(process.pid));
     await import(${JSON.stringify(NMT)});`,
  );
  const run = startTogether(launcher, 2, [program, ...wordsFor(name), '--mpi', ...words], folder);
  const outcome = outcomeOf(run);
  await heard(run.stdout, '"step":14,');
  const numbers = [0, 1].map((rank) => Number(readFileSync(join(folder, `${name}${rank}.pid`), 'utf8')));
  return { run, outcome, numbers: numbers as [number, number] };
}

/** Nobody may be left when mpirun has ended, or a moment later. */
async function expectAllGone(numbers: readonly number[]): Promise<void> {
  for (;;) {
    const left = await Promise.all(numbers.map(isAlive));
    if (!left.includes(true)) return;
    await setTimeout(100);
  }
}

const hashIn = (talk: string): string | undefined => /^weights ([0-9a-f]{8})$/m.exec(talk)?.[1];
const nmt = (...words: string[]) => runNode([NMT, ...words], { folder });
const exited = (run: ChildProcessWithoutNullStreams) => new Promise((resolve) => run.once('exit', resolve));

describe.skipIf(LAUNCHERS.length === 0)(`processes that train one model ${missing}`, () => {
  it(
    'when one is killed, then all end, and one alone goes on to the bits of a run that was not broken',
    TIMEOUT,
    async () => {
      const unbroken = hashIn(nmt(...wordsFor('unbroken'), '--epochs', '6').talk);
      for (const launcher of LAUNCHERS) {
        const name = `killed-${launcher.name.length}`;
        const { outcome, numbers } = await midst(launcher, name, ['--epochs', '6']);
        process.kill(numbers[1], 'SIGKILL');
        expect((await outcome).code).not.toBe(0);
        await expectAllGone(numbers);
        const last = join(folder, `${name}.last.json`);
        expect((await readCheckpoint(last)).progress.step).toBeGreaterThan(0);
        const resumed = nmt('train', '--resume', last, '--quiet');
        expect({ code: resumed.code, hash: hashIn(resumed.talk) }).toEqual({ code: 0, hash: unbroken });
      }
    },
  );

  it.each([0, 1])(
    'when rank %i is asked to end, then all finish the step, it is saved, and all end',
    TIMEOUT,
    async (rank) => {
      for (const launcher of LAUNCHERS) {
        const name = `asked${rank}-${launcher.name.length}`;
        const { outcome, numbers } = await midst(launcher, name, ['--epochs', '1000']);
        process.kill(numbers[rank]!, 'SIGTERM');
        const { code, talk } = await outcome;
        expect({ code, talk }).toMatchObject({ code: 143, talk: expect.stringContaining('interrupted after') });
        await expectAllGone(numbers);
        const { progress } = await readCheckpoint(join(folder, `${name}.last.json`));
        expect(talk).toContain(`interrupted after ${progress.step} steps`);
      }
    },
  );

  it('when one answers no more, then the other says so, gives up, and both end', TIMEOUT, async () => {
    const { outcome, numbers } = await midst(LAUNCHERS[0]!, 'silent', ['--epochs', '1000', '--mpi-limit', '8']);
    process.kill(numbers[1], 'SIGSTOP');
    const { code, talk } = await outcome;
    expect(code).toBe(1);
    expect(talk).toContain('nmt: rank 0 has been waiting for the others for 4 s\n');
    expect(talk).toContain('nmt: rank 0 gives up: the others have not been heard of for 8 s (the last checkpoint');
    await expectAllGone(numbers);
  });

  it('when mpirun itself is killed, then nobody is left behind', TIMEOUT, async () => {
    for (const launcher of LAUNCHERS) {
      const { run, numbers } = await midst(launcher, `orphan-${launcher.name.length}`, ['--epochs', '1000']);
      run.kill('SIGKILL');
      await exited(run);
      await expectAllGone(numbers);
    }
  });
});
