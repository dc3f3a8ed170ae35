import { describe, expect, it } from 'vitest';
import { ConfigSchema } from '../src/config.ts';
import { resolveConfig } from '../src/config-resolution.ts';
import { configForFewPairs, tellTooLarge } from '../src/few-pairs.ts';

describe('the configuration for few pairs', () => {
  it('when files, threads or the length of the run are given, then the recipe is open, and they count', () => {
    const flags = { corpus: 'a.tsv', columns: '2,4', threads: 1, epochs: 3, seed: 7, minutes: 2, checkpoint: 'a.json' };
    expect(configForFewPairs(flags)).toEqual(resolveConfig({ preset: 'tiny', flags }));
    expect(configForFewPairs({})).toMatchObject({ tokenizer: 'bpe', hiddenSize: 128, epochs: 60 });
  });

  it.each([{ tokenizer: 'word' }, { hiddenSize: 32 }, { learningRate: 0.01 }, { lowercase: true }] as const)(
    'when %j is given, then the user has chosen',
    (flags) => expect(configForFewPairs(flags)).toBeNull(),
  );

  it('when it is taken, then the corpus is read and split as without it', () => {
    const [tiny, toy] = [configForFewPairs({})!, resolveConfig()];
    for (const key of ['lowercase', 'devFraction', 'seed', 'encoding', 'columns', 'pretokenized'] as const) {
      expect(tiny[key]).toBe(toy[key]);
    }
  });

  it('when a larger preset was chosen, then a warning names tiny; a smaller model needs none', () => {
    expect(tellTooLarge(3502, resolveConfig({ preset: 'small' }))).toBe(
      '3,502 pairs are few for a model of this size; --preset tiny is made for them',
    );
    expect(tellTooLarge(1, resolveConfig({ preset: 'small' }))).toMatch(/^1 pair is few for a model/);
    expect(tellTooLarge(3502, ConfigSchema.parse({ hiddenSize: 96 }))).toBeNull();
  });
});
