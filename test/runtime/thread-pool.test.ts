import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ThreadPool } from '../../src/runtime/thread-pool.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-pool-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Two threads that do with each task what the text says, in which `rank`, `task` and `say` are known. */
function startPool(name: string, atTask: string, atStart = ''): ThreadPool<null, number, number, string> {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { parentPort, workerData } from 'node:worker_threads';
     const { rank } = workerData;
     const say = (message) => parentPort.postMessage(message);
     const waitForEver = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
     ${atStart}
     parentPort.on('message', (task) => { ${atTask} });`,
  );
  const closed = { problem: 'the pool was closed' };
  return new ThreadPool({ program: pathToFileURL(file), setup: null, size: 2, name: 'test', closed });
}

const ANSWER = "say({ type: 'report', report: 'from ' + rank }); say({ type: 'result', result: 10 * task + rank });";

describe('a pool of threads', () => {
  it('when all are given a task, then their results come by rank, and their reports on the way', async () => {
    const pool = startPool('whole', ANSWER);
    const reports: string[] = [];
    expect(await pool.run(4, (report) => reports.push(report))).toEqual([40, 41]);
    expect(reports.sort()).toEqual(['from 0', 'from 1']);
    await pool.close();
  });

  it('when several tasks are asked at once, then each gets its own result', async () => {
    const pool = startPool('queue', ANSWER);
    expect(await Promise.all([1, 2, 3].map((task) => pool.run(task)))).toEqual([
      [10, 11],
      [20, 21],
      [30, 31],
    ]);
    await pool.close();
  });

  it('when tasks are dealt out, then each is done once, by whoever is free', async () => {
    const pool = startPool('dealt', ANSWER);
    const done: number[] = [];
    await pool.deal(
      Array.from({ length: 20 }, (_, i) => i),
      (task, result) => {
        expect([10 * task, 10 * task + 1]).toContain(result);
        done.push(task);
      },
    );
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    await pool.close();
  });

  const deaths: [string, string, RegExp][] = [
    ['throws', "throw new RangeError('out of luck');", /^a test thread died: out of luck$/],
    ['ends', 'process.exit(3);', /^a test thread died: it ended with code 3$/],
  ];
  it.each(deaths)(
    'when one of them %s, then the task fails with E_WORKER, though the others wait, and so does the next one',
    async (name, act, problem) => {
      const pool = startPool(name, `if (rank === 1) { ${act} } waitForEver();`);
      const failure = { code: 'E_WORKER', message: expect.stringMatching(problem) };
      await expect(pool.run(1)).rejects.toMatchObject(failure);
      expect(pool.isOpen).toBe(false);
      await expect(pool.run(1)).rejects.toMatchObject(failure);
      await expect(pool.deal([1, 2, 3], () => {})).rejects.toMatchObject(failure);
    },
  );

  it('when one dies before its first task, then that fails', async () => {
    const pool = startPool('unborn', 'waitForEver();', 'if (rank === 1) process.exit(1);');
    await expect(pool.run(1)).rejects.toMatchObject({ code: 'E_WORKER' });
  });

  it('when one fails for a stated reason, then that is the reason', async () => {
    const facts = { code: 'E_SHAPE', problem: 'too small', hint: 'take more' };
    const pool = startPool('failing', `say({ type: 'failed', facts: ${JSON.stringify(facts)} });`);
    await expect(pool.run(1)).rejects.toMatchObject({ code: 'E_SHAPE', message: 'too small (take more)' });
  });

  it('when it is closed in the midst of a task, then its threads end, and the task is told', async () => {
    const pool = startPool('busy', 'waitForEver();');
    const task = pool.run(1);
    const told = expect(task).rejects.toMatchObject({ code: 'E_WORKER', message: 'the pool was closed' });
    await pool.close();
    await told;
  });
});
