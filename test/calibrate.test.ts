import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calibrate, confidenceFrom } from '../src/calibrate.ts';
import { readCheckpoint } from '../src/checkpoint/read.ts';
import { loadTranslator } from '../src/translate.ts';
import { perToken } from '../src/translator/confidence.ts';
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
