import { describe, expect, it } from 'vitest';
import { CONFIG_GROUPS, ConfigSchema, modelConfig, type PartialConfig, toFlag } from '../src/config.ts';
import { resolveConfig } from '../src/config-resolution.ts';
import { encoderHiddenSize } from '../src/encoder-size.ts';
import { PRESETS, type PresetName } from '../src/presets.ts';

const refused = (flags: Record<string, unknown>) => () => resolveConfig({ flags: flags as PartialConfig });

describe('resolveConfig', () => {
  it('when the same option comes from all sides, then flags go over file, file over preset, preset over defaults', () => {
    const file = { path: 'c.json', values: { hiddenSize: 300, layers: 2, dropout: 0.5 } };
    const config = resolveConfig({ preset: 'small', file, flags: { hiddenSize: 400 } });
    expect(config).toMatchObject({ hiddenSize: 400, layers: 2, dropout: 0.5, readout: 'deep', cell: 'lstm' });
  });

  it('when a file gives one option, then the defaults of the others do not go over the preset', () => {
    const config = resolveConfig({ preset: 'base', file: { path: 'c.json', values: { seed: 7 } } });
    expect(config).toMatchObject({
      seed: 7,
      embeddingSize: PRESETS.base.embeddingSize,
      batchSize: PRESETS.base.batchSize,
    });
  });

  it('when a preset is named, then it makes a whole configuration', () => {
    for (const preset of Object.keys(PRESETS) as PresetName[]) {
      expect(Object.keys(resolveConfig({ preset })).sort()).toEqual(Object.keys(ConfigSchema.shape).sort());
    }
  });

  it('when a value is out of range or of another kind, then the error names flag or file, the value and what is allowed', () => {
    expect(refused({ hiddenSize: 0 })).toThrow('--hidden-size cannot be 0 (expected a number >=1)');
    expect(refused({ dropout: 1 })).toThrow('--dropout cannot be 1 (expected a number <1)');
    expect(refused({ seed: 1.5 })).toThrow('--seed cannot be 1.5 (expected a whole number)');
    expect(refused({ layers: 5 })).toThrow(/^--layers cannot be 5/);
    expect(refused({ cell: 'transformer' })).toThrow(/^--cell cannot be "transformer" \(.*rnn.*gru.*lstm.*\)$/);
    expect(refused({ learningRate: Number.NaN })).toThrow(/^--learning-rate cannot be /);
    const file = { path: 'c.json', values: { epochs: '12' } };
    expect(() => resolveConfig({ file })).toThrow(/^c\.json: "epochs" cannot be "12"/);
  });

  it('when a key is unknown, then the nearest known one is suggested; none where none is near', () => {
    expect(refused({ hidenSize: 4 })).toThrow('unknown option "hidenSize" (did you mean "hiddenSize"?)');
    expect(refused({ zzzzzzzz: 4 })).toThrow('unknown option "zzzzzzzz" (see nmt train --help)');
    expect(() => resolveConfig({ file: { path: 'c.json', values: JSON.parse('{"__proto__": {"seed": 1}}') } })).toThrow(
      'unknown option "__proto__"',
    );
  });

  it('when a file is no object, then it is refused', () => {
    for (const values of [[], null, 3, 'text']) {
      expect(() => resolveConfig({ file: { path: 'c.json', values } })).toThrow(
        'c.json: the configuration is not a JSON object',
      );
    }
  });

  it('when options contradict each other, then the error says what to take', () => {
    expect(refused({ tiedEmbeddings: 'three-way' })).toThrow('(add --joint-vocabulary)');
    expect(refused({ attention: 'dot', hiddenSize: 64, encoderHiddenSize: 20 })).toThrow(
      'the encoder gives 40 and the decoder 64',
    );
    expect(refused({ attention: 'general', bridge: 'copy', hiddenSize: 63 })).toThrow('bridge copy needs equal sizes');
    expect(refused({ pretokenized: true, tokenizer: 'char' })).toThrow('--pretokenized');
    expect(refused({ foldSource: true, tokenizer: 'bpe' })).toThrow('--fold-source is for whole words');
    expect(refused({ minutes: 5, updates: 100 })).toThrow('a run ends by --minutes or by --updates, not by both');
    expect(refused({ foldSource: true, jointVocabulary: true })).toThrow('take --lowercase');
  });

  it('when the preset folds the source and the flags want another tokenizer, then the flags have their way', () => {
    expect(resolveConfig({}).foldSource).toBe(true);
    expect(resolveConfig({ flags: { tokenizer: 'char' } }).foldSource).toBe(false);
    expect(resolveConfig({ flags: { jointVocabulary: true } }).foldSource).toBe(false);
  });

  it('when refused, then it is wrong usage', () => {
    try {
      refused({ seed: -1 })();
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'E_CONFIG', exitCode: 2 });
    }
  });
});

describe('the schema', () => {
  it('when options are grouped, then each is in exactly one group and has a meaning', () => {
    const grouped = Object.values(CONFIG_GROUPS).flat();
    expect([...grouped].sort()).toEqual(Object.keys(ConfigSchema.shape).sort());
    for (const key of grouped) expect(ConfigSchema.shape[key].description, key).toBeTruthy();
  });

  it('when the model is asked for, then its part is a whole of its own', () => {
    expect(Object.keys(modelConfig(resolveConfig({}))).sort()).toEqual([...CONFIG_GROUPS.model].sort());
  });

  it('when the encoder reads both ways, then its two halves add up to the decoder', () => {
    expect(encoderHiddenSize({ encoderHiddenSize: null, hiddenSize: 128, bidirectional: true })).toBe(64);
    expect(encoderHiddenSize({ encoderHiddenSize: null, hiddenSize: 128, bidirectional: false })).toBe(128);
    expect(encoderHiddenSize({ encoderHiddenSize: 10, hiddenSize: 128, bidirectional: true })).toBe(10);
  });

  it('when a key becomes a flag, then words are parted by dashes', () => {
    expect(['seed', 'hiddenSize', 'beta2', 'encoderHiddenSize'].map(toFlag)).toEqual([
      'seed',
      'hidden-size',
      'beta2',
      'encoder-hidden-size',
    ]);
  });
});
