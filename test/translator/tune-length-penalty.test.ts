import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/config.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { type EvaluationOptions, evaluate } from '../../src/evaluate.ts';
import { LENGTH_PENALTIES, tuneLengthPenalty } from '../../src/tune-length-penalty.ts';
import { numberPair, writeTrainedCheckpoint } from '../support/trained-checkpoint.ts';

let folder: string;
let checkpoint: string;

const lines = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => {
    const { source, target } = numberPair(from + i);
    return `${source}\t${target}\n`;
  }).join('');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-tune-'));
  checkpoint = join(folder, 'numbers.json');
  const corpus = join(folder, 'numbers');
  mkdirSync(corpus);
  writeFileSync(join(corpus, 'train.tsv'), lines(1000, 50));
  writeFileSync(join(corpus, 'dev.tsv'), lines(500, 40));
  writeFileSync(join(corpus, 'test.tsv'), lines(0, 5));
  const { files } = await readCorpus(resolveConfig({ flags: { corpus } }));
  await writeTrainedCheckpoint(checkpoint, { updates: 90, files });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

function options(changes: Partial<EvaluationOptions> = {}): EvaluationOptions {
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

describe('tuning the length penalty', () => {
  it('when it is tried on the dev side, then each score is what evaluating with it gives, and the best is named', async () => {
    const told: number[] = [];
    const report = await tuneLengthPenalty(options({ onProgress: (done) => told.push(done) }));
    expect(report).toMatchObject({ set: 'numbers dev', sentences: 40, beam: 3, metric: 'BLEU' });
    expect(report.scores.map(({ lengthPenalty }) => lengthPenalty)).toEqual(LENGTH_PENALTIES);
    expect(told.at(-1)).toBe(40 * LENGTH_PENALTIES.length);
    const corpus = join(folder, 'numbers', 'dev.tsv');
    for (const { lengthPenalty, score } of report.scores.filter((_, i) => i % 4 === 0)) {
      const { result } = await evaluate(options({ corpus, search: { beam: 3, nBest: 1, lengthPenalty } }));
      expect(score).toBe(result.systems[0]!.scores.bleu!.score);
    }
    const most = Math.max(...report.scores.map(({ score }) => score));
    expect(report.scores.find(({ score }) => score === most)!.lengthPenalty).toBe(report.best);
  });

  it('when a folder or a file is named, then its dev side or all of it is translated', async () => {
    const corpus = join(folder, 'numbers');
    expect((await tuneLengthPenalty(options({ corpus }))).set).toBe('numbers dev');
    expect((await tuneLengthPenalty(options({ corpus: join(corpus, 'test.tsv') }))).sentences).toBe(5);
  });

  it('when the beam is 1, then it says that there is nothing to choose from', async () => {
    const search = { beam: 1, nBest: 1, lengthPenalty: 1 };
    await expect(tuneLengthPenalty(options({ search }))).rejects.toMatchObject({ code: 'E_USAGE' });
  });
});
