/** Several processes that train one model, started by the mpirun of this machine. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tensorHash } from '../../src/checkpoint/checkpoint.ts';
import { littleEndianBytes } from '../../src/checkpoint/float-codec.ts';
import { readCheckpoint } from '../../src/checkpoint/read.ts';
import { writeDigits } from '../support/digits.ts';
import { LAUNCHERS, MPI_MISSING, mpiEnvironment, startTogether } from '../support/mpi.ts';
import { NMT, type Outcome, outcomeOf, runNode } from './processes.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-mpi-'));
  writeDigits(join(folder, 'digits'), { train: 400, dev: 80, test: 20 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Some blocks of weights, so that slices of more than one are among them. */
const SMALL = ['--embedding-size', '32', '--hidden-size', '64', '--batch-size', '32', '--shards', '4', '--epochs', '2'];
const wordsFor = (name: string, words: readonly string[]) => [
  ...[NMT, 'train', '--corpus', 'digits', '--checkpoint', `${name}.json`, '--quiet'],
  ...[...SMALL, ...words],
];
const alone = (name: string, ...words: string[]): Outcome => runNode(wordsFor(name, words), { folder });
const together = (launcher: (typeof LAUNCHERS)[number], size: number, name: string, ...words: string[]) =>
  outcomeOf(startTogether(launcher, size, wordsFor(name, ['--mpi', ...words]), folder));

const hashIn = ({ talk }: Outcome): string | undefined => /^weights ([0-9a-f]{8})$/m.exec(talk)?.[1];
/** Whatever a run goes on from: weights, moments, average, the rows of its history; a clock is not. */
async function stateIn(name: string) {
  const { tensors, history } = await readCheckpoint(join(folder, `${name}.last.json`));
  return {
    tensors: tensors.map(({ name: tensor, shape, data }) => [
      tensor,
      tensorHash(tensor, shape, littleEndianBytes(data)),
    ]),
    history: history.map((row) => ({ ...row, seconds: 0 })),
  };
}

const missing = LAUNCHERS.length === 0 ? `(skipped: ${MPI_MISSING})` : '';

describe.skipIf(LAUNCHERS.length === 0)(`several processes that train one model ${missing}`, () => {
  it('when they are two or four, of either MPI, then the weights have the bits of one process', {
    timeout: 300_000,
  }, async () => {
    const expected = hashIn(alone('one'));
    expect(expected).toMatch(/^[0-9a-f]{8}$/);
    for (const launcher of LAUNCHERS) {
      for (const size of [2, 4]) {
        const outcome = await together(launcher, size, `${size}-${launcher.name}`);
        expect({ ...outcome, hash: hashIn(outcome) }).toMatchObject({ code: 0, hash: expected });
      }
    }
  });

  it('when text is cut anew each epoch, averages are kept and the clock ends the run, then all end together', {
    timeout: 300_000,
  }, async () => {
    const text = ['--tokenizer', 'bpe', '--merges', '20', '--bpe-dropout', '0.1', '--weight-average', '0.9'];
    const expected = hashIn(alone('averaged', ...text));
    expect(hashIn(await together(LAUNCHERS[0]!, 2, 'averaged-2', ...text))).toBe(expected);
    expect(await stateIn('averaged-2')).toEqual(await stateIn('averaged'));
    const timed = await together(LAUNCHERS[0]!, 2, 'timed', ...text, '--minutes', '0.05');
    expect(timed).toMatchObject({ code: 0, talk: expect.stringMatching(/^time is up after/m) });
  });

  it('when an option differs, then all refuse, and name both values', { timeout: 120_000 }, async () => {
    const program = join(folder, 'differing.mjs');
    writeFileSync(
      program,
      `const rank = process.env.OMPI_COMM_WORLD_RANK ?? process.env.PMI_RANK;
       process.argv.splice(2, 0, ...${JSON.stringify(wordsFor('odd', ['--mpi']).slice(1))}, '--seed', rank);
       await import(${JSON.stringify(NMT)});`,
    );
    for (const launcher of LAUNCHERS) {
      const { code, talk } = await outcomeOf(startTogether(launcher, 2, [program], folder));
      expect(code).toBe(2);
      expect(talk).toMatch(
        /nmt: the processes cannot train one model, --seed differs: 0 on rank 0 \(.+\), 1 on rank 1/,
      );
    }
  });

  it('when the shards cannot be dealt, then the message says how many could', { timeout: 120_000 }, async () => {
    const { code, talk } = await together(LAUNCHERS[0]!, 3, 'undealt');
    expect(code).toBe(2);
    expect(talk).toContain('(--shards 3, 6, 12 … can be; mpirun -n 2 or 4 suits 4)');
  });

  it('when several are started without --mpi, then each refuses', { timeout: 120_000 }, async () => {
    const started = startTogether(LAUNCHERS[0]!, 2, wordsFor('plain', []), folder);
    const { code, talk } = await outcomeOf(started);
    expect(code).toBe(2);
    expect(talk).toContain('nmt: 2 processes were started together, and each would train the same model (with --mpi');
  });
});

describe('nmt train that is alone', () => {
  it('when --mpi is given and nobody has started others, then it says how to', () => {
    const { code, talk } = alone('lonely', '--mpi');
    expect(code).toBe(2);
    expect(talk).toBe('nmt: --mpi is for processes that mpirun starts together (mpirun -n 2 nmt train --mpi)\n');
  });

  it('when koffi is missing, then one line says how to get it; without --mpi nothing asks for it', () => {
    mkdirSync(join(folder, 'modules', 'koffi'), { recursive: true });
    writeFileSync(join(folder, 'modules', 'koffi', 'index.js'), 'throw new Error("koffi was loaded");');
    const runAs = (environment: NodeJS.ProcessEnv, words: string[]) => {
      const program = join(folder, 'placed.mjs');
      const given = { ...environment, NODE_PATH: join(folder, 'modules') };
      writeFileSync(
        program,
        `import { spawnSync } from 'node:child_process';
         const { status, stderr } = spawnSync(process.execPath, ${JSON.stringify(wordsFor('placed', words))},
           { env: ${JSON.stringify({ ...mpiEnvironment(), ...given })}, encoding: 'utf8' });
         process.stderr.write(stderr);
         process.exitCode = status;`,
      );
      return runNode([program], { folder });
    };
    const first = { OMPI_COMM_WORLD_RANK: '0', OMPI_COMM_WORLD_SIZE: '2' };
    const { code, talk } = runAs(first, ['--mpi']);
    expect(code).toBe(2);
    expect(talk).toBe('nmt: --mpi calls MPI through the package koffi, which is not installed (npm install koffi)\n');
    expect(runAs({}, ['--epochs', '1'])).toMatchObject({ code: 0 });
  });
});
