/**
 * `npm run prove:cluster [-- --kills 20 --rounds 30 --turns 3 --seed 1 --venv FOLDER]`
 * Training by several processes and hosts, killed, cut off and timed, and lines dealt out to translate; the figures go into
 * docs/scaling.md. Takes root, Open MPI, iproute2 and GNU parallel on Linux, and koffi where Node finds it.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NmtError } from '../../src/errors.ts';
import './failures.ts';
import { writeDigits } from '../support/digits.ts';
import { LAUNCHERS, MPI_MISSING } from '../support/mpi.ts';
import { proveBits } from './cluster/bits-proof.ts';
import { clusterPage } from './cluster/cluster-page.ts';
import { proveDeaths } from './cluster/death-proof.ts';
import { Hosts } from './cluster/hosts.ts';
import { simulate } from './cluster/simulation.ts';
import { proveSpark } from './cluster/spark-proof.ts';
import { measureExchanges, measureSteps } from './cluster/speed-proof.ts';
import { writeMeasured } from './measured-page.ts';

const BATCH = 32;
const STEPS = 40;
const SIMULATED = [2, 4, 8, 16, 64, 256];

const { values: flags } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '30' },
    turns: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    venv: { type: 'string' },
  },
});
const isOpenMpi = LAUNCHERS.some(({ name }) => name === 'Open MPI');
if (userInfo().uid !== 0 || !isOpenMpi || spawnSync('ip', ['-V']).status !== 0) {
  const problem = `prove:cluster takes root, Open MPI and iproute2${isOpenMpi ? '' : `: ${MPI_MISSING}`}`;
  throw new NmtError({ code: 'E_USAGE', problem, hint: 'apt-get install openmpi-bin iproute2; npm install koffi' });
}

const folder = mkdtempSync(join(tmpdir(), 'nmt-cluster-'));
writeDigits(join(folder, 'digits'), { train: 200, dev: 40, test: 20 });
const hosts = new Hosts(4, folder);
try {
  console.log('bits …');
  const bits = await proveBits(LAUNCHERS, hosts, folder);
  console.log(`${flags.kills} kills …`);
  const deaths = await proveDeaths(LAUNCHERS, Number(flags.kills), Number(flags.seed), folder);
  console.log('updates …');
  const alone = { how: null, threads: 2 };
  const two = { how: { launcher: LAUNCHERS[0]!, size: 2, hosts: null }, threads: 1, batch: BATCH };
  const batches = [BATCH, BATCH / 2, BATCH / 4, BATCH / 8];
  const contestants = [two, ...batches.map((batch) => ({ ...alone, batch }))];
  const turns = Number(flags.turns);
  const { parameters, stepMs } = await measureSteps(contestants, turns, STEPS, folder);
  console.log('exchanges …');
  const work = { floats: parameters, rounds: Number(flags.rounds), turns, folder };
  const exchanges = await measureExchanges(LAUNCHERS, hosts, work);
  console.log('simulated …');
  const simulated = SIMULATED.map(simulate);
  const [local, wired] = [null, 10].map(
    (rate) => exchanges.find(({ size, gigabits }) => size === 2 && gigabits === rate)!,
  );
  const model = {
    floats: parameters,
    stepMs: new Map(batches.map((batch, i) => [batch, stepMs[i + 1]!])),
    memoryMs: local!.best,
    messageMs: wired!.small,
  };
  const shared = { threads: stepMs[1]!, processes: stepMs[0]! };
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${availableParallelism()} cores, Node ${process.version}`;
  const page = clusterPage({ bits, deaths, exchanges, model, batch: BATCH, turns, shared, simulated, machine });
  console.log('Spark …');
  const spark = await proveSpark(flags.venv ?? join(folder, 'venv'), folder);
  writeMeasured('scaling.md', 'prove:cluster', `${page}\n\n${spark.text}\n`);
  const isProven =
    bits.hashes.length === 1 &&
    deaths.different + deaths.left === 0 &&
    spark.isSame &&
    simulated.every(({ isSame }) => isSame);
  process.exitCode = isProven ? 0 : 1;
} finally {
  hosts.down();
  rmSync(folder, { recursive: true, force: true });
}
