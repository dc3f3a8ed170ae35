import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTranslator } from '../../src/translate.ts';
import { BulkSearch } from '../../src/translation/bulk-search.ts';
import { loadEnsemble } from '../../src/translation/load-model.ts';
import { referenceLoss } from '../../src/translation/reference-loss.ts';
import type { SearchOptions } from '../../src/translation/search-options.ts';
import { searchSentences } from '../../src/translation/search-sentences.ts';
import { numberPair, writeTrainedCheckpoint } from '../support/trained-checkpoint.ts';

const BEAM: SearchOptions = { beam: 4, lengthPenalty: 1, nBest: 4 };
const RULES = { ...BEAM, maximumLength: null };
let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-ensemble-'));
  await writeTrainedCheckpoint(file('a.json'), { updates: 150 });
  await writeTrainedCheckpoint(file('b.json'), { updates: 150, seed: 2, config: { hiddenSize: 40, maximumLength: 8 } });
  await writeTrainedCheckpoint(file('reversed.json'), { updates: 150, config: { reverseSource: true, cell: 'gru' } });
  await writeTrainedCheckpoint(file('characters.json'), { updates: 1, config: { tokenizer: 'char' } });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const lines = Array.from({ length: 60 }, (_, i) => numberPair(i).source);

async function translations(files: readonly string[], options = BEAM) {
  const translator = await loadTranslator(files);
  try {
    return await translator.translate(lines, options);
  } finally {
    await translator.close();
  }
}

describe('several checkpoints as one translator', () => {
  it('when it is the same model twice, then everything is what the model gives alone', async () => {
    for (const options of [BEAM, { ...BEAM, beam: 1, nBest: 1 }]) {
      expect(await translations([file('a.json'), file('a.json')], options)).toEqual(
        await translations([file('a.json')], options),
      );
    }
  });

  it('when it is two models, then the log-probability of what they write is the mean of theirs', async () => {
    for (const names of [
      ['a.json', 'b.json'],
      ['a.json', 'reversed.json'],
    ]) {
      const ensemble = await loadEnsemble(names.map(file));
      const sources = lines.slice(0, 20).map((line) => ensemble.codecs.source.toIds(line).ids);
      const found = searchSentences(
        ensemble,
        sources.map((ids) => ({ ids, mayCopy: false })),
        RULES,
      );
      const models = [ensemble, ...ensemble.partners!].map((one) => ({ ...one, partners: [] }));
      found.forEach((list, i) => {
        for (const { ids, logProbability } of list.filter(({ finished }) => finished)) {
          const pair = { sources: [sources[i]!], targets: [ids] };
          const [a, b] = models.map((model) => referenceLoss(model, pair).loss);
          expect(logProbability).toBeCloseTo(-(a! + b!) / 2, 3);
          expect(referenceLoss(ensemble, pair).loss).toBeCloseTo((a! + b!) / 2, 6);
        }
      });
    }
  });

  it('when one reads shorter sentences than the others, then lines are cut for it', async () => {
    const translator = await loadTranslator([file('a.json'), file('b.json')]);
    const [answer] = await translator.translate(['one two three four five six seven eight.'], BEAM);
    expect(answer!.parts).toBe(2);
    expect(translator.description).toContain('together with ');
    await expect(translator.explain('one.', BEAM)).rejects.toMatchObject({ code: 'E_USAGE' });
  });

  it('when threads search, then they find what is found without', async () => {
    const ensemble = await loadEnsemble([file('a.json'), file('b.json')]);
    // Enough that threads are worth it.
    const sources = Array.from({ length: 3000 }, (_, i) => ({
      ids: ensemble.codecs.source.toIds(numberPair(i).source).ids,
      mayCopy: false,
    }));
    const rules = { ...RULES, beam: 30, nBest: 1 };
    const program = pathToFileURL(join(import.meta.dirname, '../../dist/translation/search-program.js'));
    const bulk = new BulkSearch(ensemble, 2, new URL(program));
    const some = sources.slice(0, 40);
    try {
      const threaded = await bulk.search(sources, rules, () => {});
      expect(threaded.slice(0, 40)).toEqual(searchSentences(ensemble, some, rules));
    } finally {
      await bulk.close();
    }
  }, 60_000);

  it('when vocabularies or tokenizers differ, then it says which file, and how it differs from the first', async () => {
    await expect(loadEnsemble([file('a.json'), file('characters.json')])).rejects.toMatchObject({
      code: 'E_CHECKPOINT',
      facts: {
        file: file('characters.json'),
        problem: expect.stringMatching(/^its source vocabulary has \d+ tokens, not the \d+ of .*a\.json: they cannot/),
        hint: expect.stringContaining('give --dev'),
      },
    });
    await expect(loadEnsemble([])).rejects.toMatchObject({ code: 'E_USAGE' });
  });
});
