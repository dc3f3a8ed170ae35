import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weightHash } from '../../src/checkpoint/checkpoint.ts';
import { readCheckpoint } from '../../src/checkpoint/read.ts';
import { train } from '../../src/library.ts';
import { loadModel, saveModel } from '../../src/translation/load-model.ts';
import { searchSentences } from '../../src/translation/search-sentences.ts';
import { simdAvailable } from '../../src/wasm/memory.ts';
import { numberPair, writeTrainedCheckpoint } from '../support/trained-checkpoint.ts';

const SMALL = { embeddingSize: 8, hiddenSize: 12, batchSize: 16, kernels: 'reference', threads: 1 } as const;
const RULES = { beam: 1, nBest: 1, lengthPenalty: 1, maximumLength: null };
let folder: string;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-load-'));
  file = join(folder, 'numbers.json');
  await writeTrainedCheckpoint(file);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('loading a model', () => {
  it.each(['reference', 'simd'] as const)(
    'when %s kernels are wanted, then it translates what it has learnt',
    async (kind) => {
      if (kind === 'simd' && !simdAvailable()) return;
      const loaded = await loadModel(file, { kernels: kind });
      expect(loaded.kernels.name.startsWith(kind)).toBe(true);
      expect(loaded.checkpoint.corpus.name).toBe('numbers');
      const pairs = Array.from({ length: 100 }, (_, i) => numberPair(i));
      const sources = pairs.map(({ source }) => ({ ids: loaded.codecs.source.toIds(source).ids, mayCopy: false }));
      const texts = searchSentences(loaded, sources, RULES).map(([best]) => {
        return loaded.codecs.target.detokenize(best!.ids.map((id) => loaded.codecs.target.vocabulary[id]!));
      });
      const right = texts.filter((text, i) => text === pairs[i]!.target).length;
      expect(right).toBeGreaterThanOrEqual(95);
    },
  );

  it('when it is a .last.json with moving averages, then these translate, and what is saved has their hash', async () => {
    const flags = { ...SMALL, weightAverage: 0.9, epochs: 2, checkpoint: join(folder, 'averaged.json') };
    const pairs = Array.from({ length: 60 }, (_, i) => numberPair(i)).map(
      ({ source, target }) => [source, target] as const,
    );
    await train(flags, { pairs });
    const last = join(folder, 'averaged.last.json');
    const checkpoint = await readCheckpoint(last);
    const copy = join(folder, 'copy.json');
    await saveModel(await loadModel(last), copy);
    const { tensors } = await readCheckpoint(copy);
    expect(weightHash(tensors)).toBe(checkpoint.weightHash);
    const plain = tensors.map(({ name }) => checkpoint.tensors.find((tensor) => tensor.name === name)!);
    expect(weightHash(plain)).not.toBe(checkpoint.weightHash);
  });

  it('when a tensor is missing or of another shape, then one line says which, in which file, and what to do', async () => {
    const text = readFileSync(file, 'utf8');
    const damaged = join(folder, 'damaged.json');
    writeFileSync(damaged, text.replace('"name":"output.bias"', '"name":"output.other"'));
    await expect(loadModel(damaged)).rejects.toThrow(/damaged\.json.*sha256|"output\.bias" is not there/);
    writeFileSync(damaged, text.replace('"hiddenSize": 48', '"hiddenSize": 8000'));
    await expect(loadModel(damaged)).rejects.toMatchObject({ code: 'E_CHECKPOINT', facts: { file: damaged } });
    await expect(loadModel(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'E_FILE' });
  });
});
