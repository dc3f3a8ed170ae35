import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calibrate, confidenceFrom } from '../src/calibrate.ts';
import { readCheckpoint } from '../src/checkpoint/read.ts';
import { writeCheckpoint } from '../src/checkpoint/write.ts';
import { loadTranslator } from '../src/translate.ts';
import { perToken } from '../src/translation/confidence.ts';
import { numberPair, writeTrainedCheckpoint } from './support/trained-checkpoint.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-calibrate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const measures = fc.array(fc.double({ min: -30, max: 0, noNaN: true }), { minLength: 1, maxLength: 300 });

describe('the threshold', () => {
  it('when answers measure whatever they do, then at most 2 % of the known are doubted, and no higher one could be taken', () => {
    fc.assert(
      fc.property(measures, measures, (known, unknown) => {
        const { threshold, dev, scrambled } = confidenceFrom(known, unknown);
        expect(dev.doubted).toBeLessThanOrEqual(0.02);
        const doubtedByMore = known.filter((one) => one <= threshold).length / known.length;
        expect(doubtedByMore).toBeGreaterThan(0.02);
        expect(scrambled.doubted).toBe(unknown.filter((one) => one < threshold).length / unknown.length);
      }),
    );
  });
});

describe('calibrating a trained checkpoint', () => {
  const dev = Array.from({ length: 120 }, (_, i) => numberPair(i).source);
  const signal = new AbortController().signal;
  const fresh = async (name: string): Promise<{ file: string; weightHash: string; dev: readonly string[] }> => {
    const file = join(folder, name);
    await writeTrainedCheckpoint(file, { updates: 60 });
    return { file, weightHash: (await readCheckpoint(file)).weightHash, dev };
  };

  it('when it is done, then the figures are those of the answers that nmt translate gives, and the weights stay', async () => {
    const given = await fresh('a.json');
    const before = await readCheckpoint(given.file);
    await calibrate(given, { signal });
    const { confidence, ...after } = await readCheckpoint(given.file);
    expect(after).toEqual({ ...before, confidence: undefined });
    expect(confidence!.measure).toBe('log-probability per token');
    const translator = await loadTranslator(given.file, { threads: 1 });
    const found = await translator.translate(dev, { beam: 5, nBest: 1, lengthPenalty: 1 });
    await translator.close();
    const own = found.map(({ candidates, parts }) => perToken(candidates[0]!, parts));
    expect(confidence!.dev).toEqual({
      sentences: 120,
      doubted: own.filter((one) => one < confidence!.threshold).length / 120,
    });
    expect(confidence!.dev.doubted).toBeLessThanOrEqual(0.02);
    expect(confidence!.scrambled.sentences).toBe(120);
  }, 60_000);

  it('when it is done again, then every byte is the same', async () => {
    const given = await fresh('b.json');
    await calibrate(given, { signal });
    const once = readFileSync(given.file);
    await calibrate(given, { signal, threads: 2 });
    expect(readFileSync(given.file).equals(once)).toBe(true);
  }, 60_000);

  it('when dev is too small, other weights stand there, no file does or it was aborted, then nothing is written', async () => {
    const given = await fresh('c.json');
    const bytes = readFileSync(given.file);
    await calibrate({ ...given, dev: dev.slice(0, 49) }, { signal });
    await calibrate({ ...given, weightHash: '00000000' }, { signal });
    await calibrate(given, { signal: AbortSignal.abort() });
    await calibrate({ ...given, file: join(folder, 'none.json') }, { signal });
    expect(readFileSync(given.file).equals(bytes)).toBe(true);
    mkdirSync(join(folder, 'd.json'));
    await calibrate({ ...given, file: join(folder, 'd.json') }, { signal });
    writeFileSync(join(folder, 'e.json'), 'mine');
    await calibrate({ ...given, file: join(folder, 'e.json') }, { signal });
    expect(readFileSync(join(folder, 'e.json'), 'utf8')).toBe('mine');
  }, 60_000);
});

describe('what a translator says of its answers', () => {
  const search = { beam: 5, nBest: 1, lengthPenalty: 1 };
  const texts = [
    'three four.',
    'THREE Four.',
    'three zorp four.',
    'zorp blarg!',
    'ten ten ten ten ten ten ten ten ten.',
    '',
    '.',
    ...Array.from({ length: 60 }, (_, i) => numberPair(i).source.split(' ').reverse().join(' ')),
  ];
  let file: string;
  beforeAll(async () => {
    file = join(folder, 'doubt.json');
    await writeTrainedCheckpoint(file);
    const { weightHash } = await readCheckpoint(file);
    const dev = Array.from({ length: 120 }, (_, i) => numberPair(i).source);
    await calibrate({ file, weightHash, dev }, { signal: new AbortController().signal });
  }, 60_000);

  it('when words are unknown, then they are named, but not those that it knows in another case', async () => {
    const translator = await loadTranslator(file, { threads: 1 });
    const found = await translator.translate(texts, search);
    expect(found.slice(0, 7).map(({ unknown, nothingKnown }) => [unknown.join(), nothingKnown])).toEqual([
      ['', false],
      ['', false],
      ['zorp', false],
      ['zorp,blarg,!', true],
      ['', false],
      ['', false],
      ['.', true],
    ]);
    expect(found[1]!.translation).toBe(found[0]!.translation);
  });

  it('when an answer measures less than the threshold, then it is unsure; explain says the same', async () => {
    const { confidence } = await readCheckpoint(file);
    const translator = await loadTranslator(file, { threads: 1 });
    const found = await translator.translate(texts, search);
    for (const { candidates, unsure, parts, source, unknown, nothingKnown } of found) {
      const [best] = candidates;
      expect(unsure, source).toBe(best === undefined ? null : perToken(best, parts) < confidence!.threshold);
      if (best === undefined || parts > 1) continue;
      expect(await translator.explain(source, search)).toMatchObject({ unsure, unknown, nothingKnown });
    }
    expect(new Set(found.map(({ unsure }) => unsure))).toEqual(new Set([true, false, null]));
  }, 60_000);

  it('when several models work together, or the checkpoint has no threshold or another measure, then it is null', async () => {
    const checkpoint = await readCheckpoint(file);
    const [old, other] = [join(folder, 'old.json'), join(folder, 'other.json')];
    await writeCheckpoint(old, { ...checkpoint, confidence: undefined });
    await writeCheckpoint(other, { ...checkpoint, confidence: { ...checkpoint.confidence!, measure: 'by the moon' } });
    for (const files of [[old], [other], [file, file]]) {
      const translator = await loadTranslator(files, { threads: 1 });
      for (const { unsure } of await translator.translate(texts.slice(0, 8), search)) expect(unsure).toBe(null);
    }
  }, 60_000);
});
