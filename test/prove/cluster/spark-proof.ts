/** Lines dealt out by Spark to `nmt translate` must come back as one process translates them; a part that fails must be noticed. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { preparePeers, runPeer } from '../exchange/peers.ts';
import { PACKAGE } from '../nmt.ts';
import { NMT } from './run.ts';

const SCRIPT = join(PACKAGE, 'test', 'prove', 'cluster', 'spark_pipe.py');
const PARTITIONS = 4;

export interface SparkFigures {
  readonly isSame: boolean;
  readonly text: string;
}

export async function proveSpark(venv: string, folder: string): Promise<SparkFigures> {
  if (spawnSync('java', ['-version']).status !== 0)
    return { isSame: true, text: 'Spark was not tried: there is no Java.' };
  const python = preparePeers(venv, ['pyspark']);
  const text = readFileSync(join(PACKAGE, 'corpora', 'en-ko', 'test.tsv'), 'utf8').replace(/\t.*/g, '');
  const [source, target] = [join(folder, 'source.txt'), join(folder, 'target.txt')];
  writeFileSync(source, text);
  const checkpoint = join(PACKAGE, 'checkpoints', 'en-ko.json');
  const words = [process.execPath, NMT, 'translate', '--quiet', '--threads', '1', '--checkpoint'];
  const pipe = (file: string) => runPeer(python, [SCRIPT, [...words, file].join(' '), source, target, `${PARTITIONS}`]);
  const version = pipe(checkpoint).trim().split('\n').at(-1)!;
  const [node, ...rest] = words;
  const { stdout } = spawnSync(node!, [...rest, checkpoint], { input: text, encoding: 'utf8' });
  const isEqual = stdout !== '' && stdout === readFileSync(target, 'utf8');
  const isNoticed = fails(() => pipe('missing.json'));
  const lines = stdout.split('\n').length - 1;
  const verdict = `${isEqual ? 'byte for byte what one process gives' : '**not what one process gives**'}, and a part that fails ${isNoticed ? 'ends the job' : '**is not noticed**'}`;
  return {
    isSame: isEqual && isNoticed,
    text: `${version}, ${lines} lines in ${PARTITIONS} partitions on two workers: ${verdict}.`,
  };
}

function fails(act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch {
    return true;
  }
}
