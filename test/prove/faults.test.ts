/** A sample of what `npm run prove:faults` does in full. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NMT } from '../end-to-end/processes.ts';
import { proveFilter } from './faults/filter-proof.ts';
import { proveKills } from './faults/kill-proof.ts';
import { proveMutations } from './faults/mutation-proof.ts';
import { faultOf, runCommand } from './faults/run-command.ts';
import { proveStarvation } from './faults/starvation-proof.ts';
import { type TinyModel, writeTinyModel } from './faults/tiny-model.ts';

let folder: string;
let model: TinyModel;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-faults-'));
  model = writeTinyModel(NMT, join(folder, 'model'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a sample of the faults that are proven', () => {
  it('when training is killed at random instants, then no checkpoint is lost and the end has the same weights', async () => {
    const work = { folder: join(folder, 'kills'), program: NMT, kills: 12, seed: 2 };
    expect(await proveKills(work)).toMatchObject({ kills: 12, unusable: 0, different: 0 });
  }, 120_000);

  it('when hostile lines come in pieces of random size, then as many come out, known ones in their places', async () => {
    const { checkpoint, known } = model;
    const figures = await proveFilter({ program: NMT, checkpoint, lines: 5000, seed: 2, known });
    expect(figures).toMatchObject({ linesOut: 5000, misplaced: 0, exitCode: 0 });
  }, 120_000);

  it('when files are damaged, then every command that reads them says so in one line', async () => {
    const judge = async (task: Parameters<typeof runCommand>[0]) => faultOf(await runCommand(task));
    const { checkpoint } = model;
    const figures = await proveMutations({
      folder: join(folder, 'model'),
      checkpoint,
      each: 40,
      seed: 2,
      judges: [judge],
    });
    expect(figures.faults).toEqual([]);
    expect(figures.commands).toBeGreaterThan(200);
  }, 180_000);

  it.skipIf(!existsSync('/bin/bash'))(
    'when disk, memory or the reader is missing, then one line says so (needs bash)',
    async () => {
      const { checkpoint } = model;
      const figures = await proveStarvation({ folder: join(folder, 'starved'), program: NMT, checkpoint, sizes: 2 });
      expect(figures.faults).toEqual([]);
    },
    180_000,
  );
});
