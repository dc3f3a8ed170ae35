import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvaluationOptions, evaluate } from '../src/evaluate.ts';
import { bestOf, LENGTH_PENALTIES, tuneLengthPenalty } from '../src/tune-length-penalty.ts';
import { NMT, runNode } from './end-to-end/processes.ts';
import { evaluationOf, writeNumbersModel } from './support/numbers-corpus.ts';

let folder: string;
let checkpoint: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-tune-'));
  checkpoint = await writeNumbersModel(folder, { dev: 40, test: 5, updates: 90 });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const options = (changes: Partial<EvaluationOptions> = {}) => evaluationOf(checkpoint, changes);

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
    expect(report.scores.find(({ lengthPenalty }) => lengthPenalty === report.best)!.score).toBe(most);
  });

  it('when several score the same, then the best is the one nearest to the usual 1, which nothing speaks against', () => {
    const scored = (best: readonly number[]) => LENGTH_PENALTIES.map((penalty) => Number(best.includes(penalty)));
    expect(bestOf(scored(LENGTH_PENALTIES))).toBe(1);
    expect(bestOf(scored([0, 0.2, 1.4]))).toBe(1.4);
    expect(bestOf(scored([0, 0.2]))).toBe(0.2);
    expect(bestOf(scored([1.6]))).toBe(1.6);
  });

  it('when it has ended, then the command that comes next names the models that were asked', async () => {
    const copy = join(folder, 'a b.json');
    copyFileSync(checkpoint, copy);
    const words = ['evaluate', '--checkpoint', checkpoint, copy, '--beam', '3', '--tune-length-penalty', '--quiet'];
    const { code, out, talk } = runNode([NMT, ...words], { folder });
    expect(code, talk).toBe(0);
    expect(out).toMatch(
      /\nnext: nmt evaluate --checkpoint \S+\.json '.+a b\.json' --beam 3 --length-penalty [\d.]+\n$/,
    );
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
