/**
 * `npm run prove:faults [-- --kills 2000 --lines 1000000 --mutations 10000 --sizes 24 --seed 1]`
 * Kills, hostile lines, damaged files and want of disk, memory or a reader; the figures go into docs/reliability.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeTinyModel } from './faults/tiny-model.ts';
import './failures.ts';
import { CommandHost } from './faults/command-hosts.ts';
import { proveFilter } from './faults/filter-proof.ts';
import { proveKills } from './faults/kill-proof.ts';
import { proveMutations } from './faults/mutation-proof.ts';
import { writeReliabilityPage } from './faults/reliability-page.ts';
import { proveStarvation } from './faults/starvation-proof.ts';
import { PACKAGE } from './nmt.ts';

const { values: flags } = parseArgs({
  options: {
    kills: { type: 'string', default: '2000' },
    lines: { type: 'string', default: '1000000' },
    mutations: { type: 'string', default: '10000' },
    sizes: { type: 'string', default: '24' },
    seed: { type: 'string', default: '1' },
  },
});
const [kills, lines, each, sizes, seed] = [flags.kills, flags.lines, flags.mutations, flags.sizes, flags.seed].map(
  Number,
) as [number, number, number, number, number];
const program = join(PACKAGE, 'bin', 'nmt.js');
const lanes = Math.max(1, availableParallelism());
const folder = mkdtempSync(join(tmpdir(), 'nmt-faults-'));
const inFolder = (name: string) => join(folder, name);
try {
  const { checkpoint, known } = await writeTinyModel(program, inFolder('model'));
  console.log('want of disk, memory, reader …');
  const starvation = await proveStarvation({ folder: inFolder('starved'), program, checkpoint, sizes });
  console.log(starvation);
  console.log(`${3 * each} damaged files …`);
  const hosts = Array.from({ length: lanes }, () => new CommandHost());
  const judges = hosts.map((host) => (task: Parameters<CommandHost['fault']>[0]) => host.fault(task));
  const mutations = await proveMutations({ folder: inFolder('model'), checkpoint, each, seed, judges });
  for (const host of hosts) host.close();
  console.log(mutations);
  console.log(`${kills} kills …`);
  const killed = await Promise.all(
    Array.from({ length: lanes }, (_, lane) => {
      const share = Math.floor(kills / lanes) + (lane < kills % lanes ? 1 : 0);
      return proveKills({
        folder: inFolder(`kills-${lane}`),
        program,
        kills: share,
        seed: seed + lane,
      });
    }),
  );
  console.log(killed);
  console.log(`${lines} lines …`);
  const filter = await proveFilter({ program, checkpoint, lines, seed, known });
  console.log(filter);
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${availableParallelism()} cores, Node ${process.version}`;
  writeReliabilityPage({ starvation, mutations, kills: killed, filter, machine, command: process.argv.slice(2) });
  const bad = [
    ...starvation.faults,
    ...mutations.faults,
    ...(killed.some(({ unusable, different }) => unusable + different > 0) ? ['a kill lost something'] : []),
    ...(filter.linesOut !== lines || filter.misplaced > 0 || filter.exitCode !== 0
      ? ['the filter broke its promise']
      : []),
  ];
  for (const fault of bad) console.error(fault);
  process.exitCode = bad.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
