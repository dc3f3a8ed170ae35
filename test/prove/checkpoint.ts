/** `npm run prove:checkpoint`: the shipped checkpoint, trained once more from the bundled corpus, has the same weights. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCheckpointHeader } from '../../src/checkpoint/read.ts';
import { BEFORE_THERE_WAS_A_CHOICE } from '../../src/tensor/multiply-add.ts';
import './failures.ts';
import { nmt, PACKAGE } from './nmt.ts';

const shipped = await readCheckpointHeader(join(PACKAGE, 'checkpoints', 'en-ko.json'));
const folder = await mkdtemp(join(tmpdir(), 'nmt-prove-'));
try {
  // Everything that it was trained with, but where it goes and what computes it.
  const { checkpoint: _, threads: __, kernels: ___, ...config } = shipped.config;
  const configFile = join(folder, 'config.json');
  const again = join(folder, 'en-ko.json');
  const arithmetic = config.arithmetic ?? BEFORE_THERE_WAS_A_CHOICE;
  await writeFile(configFile, JSON.stringify({ ...config, arithmetic }));
  await nmt('train', '--config', configFile, '--checkpoint', again);
  const { weightHash } = await readCheckpointHeader(again);
  const isSame = weightHash === shipped.weightHash;
  console.log(isSame ? `same weights ${weightHash}` : `NOT the same: shipped ${shipped.weightHash}, now ${weightHash}`);
  process.exitCode = isSame ? 0 : 1;
} finally {
  await rm(folder, { recursive: true });
}
