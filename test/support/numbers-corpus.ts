/** A trained model of number words whose corpus stands in files beside it, and how it is evaluated. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveConfig } from '../../src/config-resolution.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import type { EvaluationOptions } from '../../src/evaluate.ts';
import { numberPair, writeTrainedCheckpoint } from './trained-checkpoint.ts';

function lines(from: number, count: number): string {
  const pairs = Array.from({ length: count }, (_, i) => numberPair(from + i));
  return pairs.map(({ source, target }) => `${source}\t${target}\n`).join('');
}

/** Writes the corpus `numbers` and a model trained on such sentences into a folder; returns the checkpoint's file. */
export async function writeNumbersModel(
  folder: string,
  { dev, test, updates }: { dev: number; test: number; updates?: number },
): Promise<string> {
  const checkpoint = join(folder, 'numbers.json');
  const corpus = join(folder, 'numbers');
  mkdirSync(corpus);
  writeFileSync(join(corpus, 'train.tsv'), lines(1000, 50));
  writeFileSync(join(corpus, 'dev.tsv'), lines(500, dev));
  writeFileSync(join(corpus, 'test.tsv'), lines(0, test));
  const { files } = await readCorpus(resolveConfig({ flags: { corpus } }));
  await writeTrainedCheckpoint(checkpoint, { updates, files });
  return checkpoint;
}

/** The test side of the checkpoint's own corpus, on one thread. */
export function evaluationOf(checkpoint: string, changes: Partial<EvaluationOptions> = {}): EvaluationOptions {
  return {
    checkpoint,
    corpus: null,
    source: null,
    target: null,
    search: { beam: 3, nBest: 1, lengthPenalty: 1 },
    runtime: { threads: 1 },
    scoring: { version: '0', metrics: ['bleu', 'chrf'] },
    ...changes,
  };
}
