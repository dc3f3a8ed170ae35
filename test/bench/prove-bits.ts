/** `npm run prove:bits`: the same seed, the same weights, on Node 20, 22, 24 and 26 and with every tile; in each arithmetic. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const VERSIONS = [20, 22, 24, 26];
const JOB = join(import.meta.dirname, 'bits-job.js');
const run = promisify(execFile);

const ARITHMETICS = ['fused', 'separate'];

let failed = false;
for (const arithmetic of ARITHMETICS) {
  const hashes = new Set<string>();
  for (const version of VERSIONS) {
    for (const tile of ['4x8', '4x16', '6x16']) {
      const { stdout } = await run('npx', ['--yes', '-p', `node@${version}`, 'node', JOB, tile, arithmetic], {
        shell: process.platform === 'win32',
      });
      const { node, kernels, hash } = JSON.parse(stdout) as { node: string; kernels: string; hash: string };
      console.log(`Node ${node.padEnd(9)} ${kernels.padEnd(38)} ${hash}`);
      hashes.add(hash);
    }
  }
  console.log(`${arithmetic}: ${hashes.size === 1 ? 'all the same' : 'NOT the same'}`);
  failed ||= hashes.size > 1;
}
process.exitCode = failed ? 1 : 0;
