import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainingSetup } from '../../src/training/messages.ts';
import { startThreads } from '../../src/training/thread-pool.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-crew-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A thread that joins, and at its first order does as its rank says; the others wait for ever, as at a barrier. */
function program(name: string, atOrder: string, atStart = ''): URL {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { parentPort, workerData } from 'node:worker_threads';
     const { rank } = workerData;
     ${atStart}
     parentPort.on('message', () => {
       if (rank === 1) { ${atOrder} }
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
     });
     parentPort.postMessage({ type: 'ready', kernels: 'none' });`,
  );
  return pathToFileURL(file);
}
const SETUP = { workers: 2 } as TrainingSetup;

describe('a group of threads', () => {
  const deaths: [string, string, RegExp][] = [
    ['throws', "throw new RangeError('out of luck');", /^a training thread died: out of luck$/],
    ['ends', 'process.exit(3);', /^a training thread died: it ended with code 3$/],
  ];
  it.each(deaths)(
    'when one of them %s, then the order fails with E_WORKER, though the others wait',
    async (name, act, problem) => {
      const pool = await startThreads(SETUP, program(name.replaceAll(' ', '-'), act));
      const order = pool.run({ type: 'pack' });
      await expect(order).rejects.toMatchObject({ code: 'E_WORKER', message: expect.stringMatching(problem) });
      await expect(pool.run({ type: 'pack' })).rejects.toMatchObject({ code: 'E_WORKER' });
    },
  );

  it('when one dies before it has joined, then the group does not start', async () => {
    const dying = program('unborn', '', 'if (rank === 1) process.exit(1);');
    await expect(startThreads(SETUP, dying)).rejects.toMatchObject({ code: 'E_WORKER' });
  });

  it('when one fails for a stated reason, then that is the reason', async () => {
    const facts = { code: 'E_SHAPE', problem: 'too small', hint: 'take more' };
    const failing = program('failing', `parentPort.postMessage({ type: 'failed', facts: ${JSON.stringify(facts)} });`);
    const pool = await startThreads(SETUP, failing);
    await expect(pool.run({ type: 'pack' })).rejects.toMatchObject({
      code: 'E_SHAPE',
      message: 'too small (take more)',
    });
  });

  it('when it is closed in the midst of an order, then its threads end', async () => {
    const pool = await startThreads(SETUP, program('busy', ''));
    void pool.run({ type: 'pack' });
    await pool.close();
  });
});
