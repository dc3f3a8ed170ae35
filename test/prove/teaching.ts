/** What several models know together, as training pairs for one. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCheckpointHeader } from '../../src/checkpoint/read.ts';
import type { Multi30k } from './multi30k-files.ts';
import { nmt } from './nmt.ts';

/** The training pairs and, behind them, the teachers' answers. Both stay in the folder: who goes on need not ask again. */
export async function taught(data: Multi30k, teachers: readonly string[], folder: string): Promise<Multi30k> {
  const pairs = join(folder, 'train.tsv');
  const { train, dev } = data;
  const sides = ['--source', train.source, '--target', train.target];
  const devSides = ['--dev-source', dev.source, '--dev-target', dev.target];
  if (!existsSync(pairs)) await nmt('distil', '--teachers', ...teachers, '--out', folder, ...sides, ...devSides);
  const rows = readFileSync(pairs, 'utf8').trimEnd().split('\n');
  const write = (side: string, column: number) => {
    const file = join(folder, `taught.${side}`);
    writeFileSync(file, rows.map((row) => `${row.split('\t')[column]}\n`).join(''));
    return file;
  };
  return { ...data, train: { source: write('source', 0), target: write('target', 1) } };
}

export async function hashesOf(checkpoints: readonly string[]): Promise<string[]> {
  const headers = await Promise.all(checkpoints.map(readCheckpointHeader));
  return headers.map(({ weightHash }) => weightHash);
}
