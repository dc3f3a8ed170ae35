import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read.ts';
import { writeCheckpoint } from '../../src/checkpoint/write.ts';
import { sampleCheckpoint, sampleTensor } from './sample-checkpoint.ts';

// Child processes run what the build made of the sources.
const built = (module: string) => pathToFileURL(join(import.meta.dirname, '../../dist/checkpoint', module)).href;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-crash-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that reads a checkpoint and saves it over and over, a step further each time, saying so. */
function saverProgram(file: string): string {
  const program = join(folder, 'saver.mjs');
  writeFileSync(
    program,
    `import { readCheckpoint } from '${built('read.js')}';
     import { writeCheckpoint } from '${built('write.js')}';
     const checkpoint = await readCheckpoint(${JSON.stringify(file)});
     for (let step = checkpoint.progress.step + 1; ; step++) {
       await writeCheckpoint(${JSON.stringify(file)}, { ...checkpoint, progress: { ...checkpoint.progress, step } });
       process.stdout.write(step + '\\n');
     }`,
  );
  return program;
}

/** Resolves when the child has saved once; then kills it after so many milliseconds more. */
async function killWhileSaving(child: ChildProcess, delayMs: number): Promise<number> {
  let said = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => child.stdout!.once('data', resolve));
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  child.kill('SIGKILL');
  await ended;
  return Number(said.trim().split('\n').at(-1));
}

describe('saving', () => {
  it('when the process is killed at twenty random instants, then a whole checkpoint stands there each time', async () => {
    const file = join(folder, 'killed.json');
    const tensors = [sampleTensor('a', [300, 512]), sampleTensor('b', [400, 512])];
    await writeCheckpoint(file, sampleCheckpoint({ tensors }));
    const program = saverProgram(file);
    for (let round = 0; round < 20; round++) {
      const saved = await killWhileSaving(spawn(process.execPath, [program]), (round * 37) % 50);
      const { progress } = await readCheckpoint(file);
      expect([saved, saved + 1]).toContain(progress.step);
    }
    const leftovers = readdirSync(folder).filter((name) => name.endsWith('.tmp'));
    expect(leftovers.every((name) => name.startsWith('.killed.json.'))).toBe(true);
  });

  it.skipIf(!existsSync('/bin/bash'))(
    'when the disk takes no more bytes, then one line says so, the old file stands and nothing is left (needs bash)',
    async () => {
      const place = join(folder, 'full');
      mkdirSync(place);
      const file = join(place, 'a.json');
      const tensors = [sampleTensor('a', [100, 512])];
      await writeCheckpoint(file, sampleCheckpoint({ tensors }));
      const before = readFileSync(file);
      const limited = ['-c', 'ulimit -f 20; exec "$0" "$1"', process.execPath, saverProgram(file)];
      const { status, stderr } = spawnSync('/bin/bash', limited, { encoding: 'utf8' });
      expect(status).not.toBe(0);
      expect(stderr).toMatch(
        /a\.json: the checkpoint cannot be written: .*longer.* \(what stood there before is untouched/,
      );
      expect(readFileSync(file).equals(before)).toBe(true);
      expect(readdirSync(place)).toEqual(['a.json']);
    },
  );
});
