/**
 * `npm run bench`: how fast it is, in interleaved rounds, best and median.
 *
 *   --peer          run the PyTorch peer between our rounds, on the same work, and print the ratios
 *   --bfloat16      and the peer once more in automatic mixed precision, as a column of its own
 *   --only texts    contests whose names hold one of the texts, with bars between them (also: "kernels")
 *   --rounds n      rounds of each contest (4)         --seconds n    seconds of one measurement (8)
 *   --json file     all figures
 *   --document      write the table and the picture into docs/performance.md, in the place of this Node's on this
 *                   maker's processors; what was
 *                   not measured stays as it was
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allContests, type Contest } from './contests.ts';
import { documentResults } from './document.ts';
import { benchKernels } from './kernels.ts';
import { PEER, peerVersion } from './processes.ts';
import { machine, type Result, resultOf, table } from './report.ts';
import type { Row } from './rounds.ts';

const { values: flags } = parseArgs({
  options: {
    peer: { type: 'boolean', default: false },
    bfloat16: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '8' },
    json: { type: 'string' },
    document: { type: 'boolean', default: false },
  },
});
const version = flags.peer ? peerVersion() : null;
if (flags.peer && version === null) {
  console.error(`bench: no peer: ${PEER.script} and a Python with PyTorch are wanted (NMT_PEER_PYTHON names it)`);
  process.exit(2);
}

const rounds = Number(flags.rounds);
const isWanted = (name: string) => flags.only.split('|').some((text) => name.includes(text));
const host = `${machine()}${version === null ? '' : `; PyTorch ${version}`}`;
console.log(host);
const kernels = isWanted('kernels') ? await showKernels() : null;
const all = allContests({ seconds: Number(flags.seconds) });
const contests = all.filter(({ name }) => isWanted(name));
const results: Result[] = [];
for (const contest of contests) results.push(...(await compete(contest)));
if (results.length > 0) console.log(`\n${table(results)}`);
const measured = { machine: host, rounds, kernels, results };
if (flags.json) writeFileSync(flags.json, `${JSON.stringify(measured, null, 1)}\n`);
if (flags.document) {
  const names = all.flatMap(({ measures }) => measures.map(({ name }) => name));
  documentResults(measured, names);
}

/** Ours and the peer in turn; a line for each round, so that whoever watches sees how steady the machine is. */
async function compete({ name, measures, ours, peer }: Contest): Promise<Result[]> {
  const own: number[][] = [];
  const other: number[][] = [];
  const inBfloat16: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    own.push([...(await ours()).values]);
    if (flags.peer && peer !== null) other.push([...(await peer('float32'))]);
    if (flags.peer && flags.bfloat16 && peer !== null) inBfloat16.push([...(await peer('bfloat16'))]);
    const shown = [own, other, inBfloat16].map((all) => all.at(-1)?.join(' ') ?? '').filter((text) => text !== '');
    console.log(`${name}, round ${round + 1}: ${shown.join(' | ')}`);
  }
  const column = (all: number[][], i: number) => all.map((values) => values[i]!);
  return measures.map((measure, i) => resultOf(measure, column(own, i), column(other, i), column(inBfloat16, i)));
}

/** Products as a share of what the engine's vectors can do at most. */
async function showKernels(): Promise<{ kernels: string; rows: readonly Row[] }> {
  const bench = benchKernels({ rounds });
  const peak = bench.rows[0]!.best;
  console.log(`\nkernels ${bench.kernels}`);
  for (const { name, unit, best, median } of bench.rows) {
    const share = unit === 'GF/s' ? ` ${((100 * best) / peak).toFixed(0).padStart(4)} % of the 128-bit peak` : '';
    console.log(`${best.toFixed(2).padStart(9)} ${median.toFixed(2).padStart(9)} ${unit.padEnd(11)} ${name}${share}`);
  }
  return bench;
}
