/** Damaged files through every command that reads them: no stack, no hang, no exit that calls itself a bug. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { materialsIn, type TrainingData } from './damaged-files.ts';
import { Draws } from './draws.ts';
import { mutated } from './mutations.ts';
import type { CommandTask } from './run-command.ts';

export interface MutationFigures {
  readonly files: Readonly<Record<TrainingData['kind'], number>>;
  readonly commands: number;
  /** What went wrong, with the seed that makes it again. */
  readonly faults: readonly string[];
}

export interface MutationWork {
  readonly folder: string;
  readonly checkpoint: string;
  /** Damaged files of each group: checkpoints, exports of them, and all else. */
  readonly each: number;
  readonly seed: number;
  /** Those that run commands; as many files are under way at once. */
  readonly judges: readonly ((task: CommandTask) => Promise<string | null>)[];
}

export async function proveMutations(work: MutationWork): Promise<MutationFigures> {
  const materials = await materialsIn(work.folder, work.checkpoint);
  const groups = [
    materials.filter(({ kind }) => kind === 'checkpoint'),
    materials.filter(({ kind }) => kind !== 'checkpoint' && kind !== 'safetensors'),
    materials.filter(({ kind }) => kind === 'safetensors'),
  ];
  const jobs = groups.flatMap((group, number) =>
    Array.from({ length: work.each }, (_, i) => ({ material: group[i % group.length]!, counters: [number, i] })),
  );
  const files = { checkpoint: 0, corpus: 0, configuration: 0, codes: 0, safetensors: 0 };
  const faults: string[] = [];
  let commands = 0;
  let next = 0;
  const worker = async (judge: MutationWork['judges'][number], lane: number) => {
    const folder = join(work.folder, `lane-${lane}`);
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
      const { material, counters } = job;
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      const file = join(folder, material.name);
      const draws = new Draws(work.seed, ...counters);
      if (material.damage !== undefined) await material.damage(file, draws);
      else writeFileSync(file, mutated(material.bytes, draws));
      files[material.kind]++;
      for (const task of material.commands(file)) {
        commands++;
        const fault = await judge(task);
        if (fault !== null) faults.push(`seed ${work.seed}, ${counters}: nmt ${task.words.join(' ')}: ${fault}`);
      }
    }
  };
  await Promise.all(work.judges.map(worker));
  return { files, commands, faults };
}
