/** Tatoeba's pairs of Korean and English as files of three sides, and the recipe for so few. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocatedPairs } from '../../src/corpus/files/located-pairs.ts';
import { readPairs } from '../../src/corpus/files/pairs.ts';
import { splitOffDev } from '../../src/corpus/split.ts';
import type { Multi30k, Sides } from './multi30k-files.ts';

export const TEST_PAIRS = 300;
export const DEV_PAIRS = 200;
/** How the English side is cut for BLEU. */
export const TOKENIZE = '13a';

/** Chosen on dev. */
export const TUNED = [
  ...['--tokenizer', 'bpe', '--merges', '2000', '--bpe-dropout', '0.1'],
  ...['--embedding-size', '128', '--hidden-size', '128'],
  ...['--dropout', '0.3', '--embedding-dropout', '0.2', '--label-smoothing', '0.1'],
  ...['--batch-size', '16', '--learning-rate', '0.006', '--weight-average', '0.998'],
];

/** Three pairs of files in a folder; no source sentence is in two of them. */
export async function splitTatoeba(file: string, folder: string): Promise<Multi30k> {
  const { sources: english, targets: korean, ...rows } = await readPairs({ pairs: file });
  const all = { ...rows, sources: korean, targets: english };
  const options = { seed: 1, lowercase: false };
  const { train: rest, dev: test } = splitOffDev(all, { ...options, fraction: TEST_PAIRS / all.lines.length });
  const { train, dev } = splitOffDev(rest, { ...options, fraction: DEV_PAIRS / rest.lines.length });
  const chosenOn = write(join(folder, 'dev'), dev);
  return {
    train: write(join(folder, 'train'), train),
    dev: chosenOn,
    choice: chosenOn,
    test: write(join(folder, 'test'), test),
  };
}

function write(stem: string, { sources, targets }: LocatedPairs): Sides {
  const files = { source: `${stem}.ko`, target: `${stem}.en` };
  writeFileSync(files.source, `${sources.join('\n')}\n`);
  writeFileSync(files.target, `${targets.join('\n')}\n`);
  return files;
}
