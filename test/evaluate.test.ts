import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EvaluationOptions, evaluate } from '../src/evaluate.ts';
import { scoreTexts } from '../src/scoring.ts';
import { loadTranslator } from '../src/translate.ts';
import { loadModel } from '../src/translation/load-model.ts';
import { referenceLoss } from '../src/translation/reference-loss.ts';
import { evaluationOf, writeNumbersModel } from './support/numbers-corpus.ts';
import { numberPair, writeTrainedCheckpoint } from './support/trained-checkpoint.ts';

let folder: string;
let checkpoint: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-evaluate-'));
  checkpoint = await writeNumbersModel(folder, { dev: 20, test: 80 });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const options = (changes: Partial<EvaluationOptions> = {}) => evaluationOf(checkpoint, changes);

describe('evaluating a model', () => {
  it('when nothing is named, then the test side of its corpus is scored, with the numbers that scoring files gives', async () => {
    const told: number[] = [];
    const report = await evaluate(options({ onProgress: (done) => told.push(done) }));
    expect(report).toMatchObject({ set: 'numbers test', sentences: 80, unknown: 0, split: 0 });
    expect(told.at(-1)).toBe(80);
    const pairs = Array.from({ length: 80 }, (_, i) => numberPair(i));
    const translator = await loadTranslator(checkpoint);
    const answers: string[] = [];
    for (const { source } of pairs) {
      answers.push((await translator.translate([source], options().search))[0]!.translation);
    }
    const texts = { systems: [{ name: '', hypotheses: answers }], references: [pairs.map(({ target }) => target)] };
    const scores = scoreTexts(texts, options().scoring).systems[0]!.scores;
    expect(report.result.systems[0]!.scores.bleu!.score).toBe(scores.bleu!.score);
    expect(report.result.systems[0]!.scores.chrf!.score).toBe(scores.chrf!.score);
    expect(scores.bleu!.score).toBeGreaterThan(90);
    expect(report.perplexity).toBeGreaterThan(1);
    expect(report.perplexity).toBeLessThan(1.5);
  });

  it('when a file is named, then that is scored; unknown pieces and split lines are counted', async () => {
    const file = join(folder, 'more.tsv');
    writeFileSync(file, `one banana.\teins.\none two three. four five six. seven eight.\tx y z.\n`);
    const report = await evaluate(options({ corpus: file }));
    expect(report).toMatchObject({ sentences: 2, unknown: 1, split: 1 });
    expect(report.perplexity).toBeGreaterThan(2);
  });

  it('when references are decomposed, as files of macOS are, then the scores are those of composed ones', async () => {
    const pairs = Array.from({ length: 80 }, (_, i) => numberPair(i));
    const scored = await Promise.all(
      (['NFC', 'NFD'] as const).map(async (form) => {
        const corpus = join(folder, `${form}.tsv`);
        const lines = pairs.map(({ source, target }) => `${source}\t${target.normalize(form)}\n`);
        writeFileSync(corpus, lines.join(''));
        const { result, perplexity } = await evaluate(options({ corpus }));
        return [result.systems[0]!.scores.bleu!.score, result.systems[0]!.scores.chrf!.score, perplexity];
      }),
    );
    expect(scored[1]).toEqual(scored[0]);
  });

  it('when the model knows no word of most sources, then it is asked whether the sides are turned round', async () => {
    const corpus = join(folder, 'turned.tsv');
    const pairs = Array.from({ length: 5 }, (_, i) => numberPair(i));
    const write = (pick: (pair: { source: string; target: string }, i: number) => string) =>
      writeFileSync(corpus, pairs.map((pair, i) => `${pick(pair, i)}\n`).join(''));
    write(({ source, target }) => `${target.replaceAll('.', '')}\t${source}`);
    const { notes } = await evaluate(options({ corpus }));
    expect(notes).toEqual([
      expect.stringMatching(/^the model knows no word of 5 of the 5 sources: are the sides turned/),
    ]);
    write(({ source, target }, i) => `${i < 2 ? 'xyz' : source}\t${target}`);
    expect((await evaluate(options({ corpus }))).notes).toEqual([]);
  });

  it('when the corpus is gone or empty, then one line says what to name instead', async () => {
    const other = join(folder, 'other.json');
    await writeTrainedCheckpoint(other, { updates: 1 });
    await expect(evaluate(options({ checkpoint: other }))).rejects.toThrow(/--corpus/);
    await expect(evaluate(options({ corpus: join(folder, 'none.tsv') }))).rejects.toMatchObject({ exitCode: 1 });
  });

  it('when perplexity is computed in batches of any size, then it is the mean over all tokens', async () => {
    const loaded = await loadModel(checkpoint, { kernels: 'reference' });
    const pairs = Array.from({ length: 50 }, (_, i) => numberPair(i));
    const sources = pairs.map(({ source }) => loaded.codecs.source.toIds(source).ids);
    const targets = pairs.map(({ target }) => loaded.codecs.target.toIds(target).ids);
    const together = referenceLoss(loaded, { sources, targets });
    const alone = sources.map((source, i) => referenceLoss(loaded, { sources: [source], targets: [targets[i]!] }));
    expect(together.tokens).toBe(alone.reduce((sum, { tokens }) => sum + tokens, 0));
    expect(together.loss).toBeCloseTo(
      alone.reduce((sum, { loss }) => sum + loss, 0),
      4,
    );
  });
});
