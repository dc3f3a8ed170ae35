import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConfigPlaces, readConfigFile } from '../../src/cli/config-file.ts';
import { checkTakenBack, configOptions, givenConfig } from '../../src/cli/config-options.ts';
import { runtimeOptions, searchOptions } from '../../src/cli/search-flags.ts';
import { ConfigSchema, type PartialConfig, toFlag } from '../../src/config.ts';
import { resolveConfig } from '../../src/config-resolution.ts';

function parsed(...words: string[]): PartialConfig {
  const command = new Command().exitOverride();
  for (const option of configOptions()) command.addOption(option);
  return givenConfig(command.parse(words, { from: 'user' }).opts());
}

describe('the flags of train', () => {
  it('when the schema has an option, then there is a flag for it, and the other way round', () => {
    const flags = new Set(configOptions().map((option) => option.long!.replace(/^--no-/, '--')));
    expect([...flags].sort()).toEqual(
      Object.keys(ConfigSchema.shape)
        .map((key) => `--${toFlag(key)}`)
        .sort(),
    );
  });

  it('when nothing is given, then nothing is set: the defaults stay in the schema', () => {
    expect(parsed()).toEqual({});
  });

  it('when values are given, then they come in their own types', () => {
    const words = [
      '--hidden-size',
      '64',
      '--dropout',
      '.25',
      '--learning-rate=1e-3',
      '--cell',
      'gru',
      '--corpus',
      'a b',
    ];
    expect(parsed(...words)).toEqual({
      hiddenSize: 64,
      dropout: 0.25,
      learningRate: 0.001,
      cell: 'gru',
      corpus: 'a b',
    });
  });

  it('when a boolean is named, then it is true, and false with --no-', () => {
    expect(parsed('--pretokenized', '--no-input-feeding')).toEqual({ pretokenized: true, inputFeeding: false });
    expect(parsed('--input-feeding', '--no-pretokenized')).toEqual({ pretokenized: false, inputFeeding: true });
  });

  it('when an option may be off, then none and null switch it off', () => {
    expect(parsed('--clip-norm', 'none', '--minutes', 'null', '--threads', 'None')).toEqual({
      clipNorm: null,
      minutes: null,
      threads: null,
    });
  });

  it('when none is given for a place that no configuration file names, then it is refused: it would mean files of our choosing', () => {
    for (const flag of ['corpus', 'source', 'target', 'checkpoint'] as const) {
      const flags = parsed(`--${flag}`, 'none');
      for (const file of [undefined, {}, { [flag]: null }, 3])
        expect(() => checkTakenBack(flags, file), flag).toThrow(`--${flag} none takes back what --config says`);
      expect(() => checkTakenBack(flags, { [flag]: 'a.tsv' })).not.toThrow();
    }
    expect(() => checkTakenBack(parsed('--dev', 'none', '--columns', 'none'), undefined)).not.toThrow();
    expect(parsed('--corpus', './none')).toEqual({ corpus: './none' });
  });

  it('when a value is no number or no choice, then the line says what is allowed', () => {
    expect(() => parsed('--hidden-size', '8x')).toThrow('--hidden-size cannot be "8x" (expected a number)');
    expect(() => parsed('--hidden-size', '')).toThrow('--hidden-size cannot be ""');
    expect(() => parsed('--hidden-size', '0x10')).toThrow('--hidden-size cannot be "0x10"');
    expect(() => parsed('--minutes', 'ten')).toThrow('expected a number or none');
    expect(() => parsed('--cell', 'transformer')).toThrow(
      '--cell cannot be "transformer" (expected one of rnn, gru, lstm)',
    );
  });

  it('when a number is out of range, then the configuration refuses it by its flag', () => {
    for (const [flag, value] of [
      ['--hidden-size', '0'],
      ['--dropout', '2'],
      ['--hidden-size', '1.5'],
      ['--epochs', '-1'],
      ['--seed', '1e99'],
    ] as const) {
      expect(() => resolveConfig({ flags: parsed(flag, value) }), `${flag} ${value}`).toThrow(`${flag} cannot be `);
    }
  });

  it('when help is asked for, then defaults are those of the preset that is taken', () => {
    const epochs = configOptions().find((option) => option.long === '--epochs')!;
    expect(epochs.description).toContain(`(default: ${resolveConfig({}).epochs})`);
  });
});

describe('the flags of a search', () => {
  it('when values do not fit, then one line names the flag and the range', () => {
    expect(() => searchOptions({ beam: '-1' })).toThrow(
      '--beam cannot be "-1" (expected a whole number from 1 to 100)',
    );
    expect(() => searchOptions({ beam: '2.5' })).toThrow('--beam');
    expect(() => searchOptions({ lengthPenalty: 'x' })).toThrow(
      '--length-penalty cannot be "x" (expected a number from 0 to 10)',
    );
    expect(() => searchOptions({ beam: '2', nBest: '3' })).toThrow('--n-best 3 is more than the 2 hypotheses');
    expect(() => runtimeOptions({ kernels: 'gpu' })).toThrow('--kernels cannot be "gpu"');
  });

  it('when more alternatives are asked for than the beam has by default, then the beam grows', () => {
    expect(searchOptions({ nBest: '12' })).toMatchObject({ beam: 12, nBest: 12 });
    expect(searchOptions({})).toMatchObject({ nBest: 1 });
  });
});

describe('a config file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nmt-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = (text: string) => {
    const file = join(folder, 'config.json');
    writeFileSync(file, text);
    return readConfigFile(file);
  };

  it('when it is JSON, then its values are given with its name, a byte order mark ignored', async () => {
    expect(await read('\uFEFF{"hiddenSize": 32}')).toEqual({
      path: join(folder, 'config.json'),
      values: { hiddenSize: 32 },
    });
  });

  it('when it is not JSON, then the line of the mistake is told', async () => {
    await expect(read('{\n  "hiddenSize": 32,\n  "layers": oops\n}\n')).rejects.toThrow(
      /config\.json:3: this is not JSON/,
    );
    await expect(read('{\n  "hiddenSize": 32,\n\n\n')).rejects.toThrow(/config\.json:[25]: this is not JSON/);
    await expect(read('')).rejects.toThrow(/config\.json:1: this is not JSON/);
  });

  it('when it is missing or a directory, then E_FILE says so', async () => {
    await expect(readConfigFile(join(folder, 'none.json'))).rejects.toThrow(/none\.json: no such file/);
    await expect(readConfigFile(folder)).rejects.toThrow(/is a directory/);
  });

  it('when a key is unknown, then the configuration names the file and what was meant', async () => {
    const file = await read('{"hiddenSze": 32}');
    expect(() => resolveConfig({ file })).toThrow(
      /config\.json: unknown option "hiddenSze" \(did you mean "hiddenSize"\?\)/,
    );
  });
});

describe('paths in a configuration file', () => {
  it('when one leads somewhere from the folder of the file alone, then the error says where paths are looked up from', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nmt-paths-'));
    writeFileSync(join(folder, 'q.tsv'), 'a\tb\n');
    const path = join(folder, 'c.json');
    const check = (values: unknown, flags = {}) => checkConfigPlaces({ path, values }, flags);
    for (const key of ['corpus', 'devTarget'])
      expect(() => check({ [key]: 'q.tsv' })).toThrow(
        `q.tsv: no such file or folder, which ${path} gives as "${key}" (paths in it are looked up from the working folder, where this one is ${join(folder, 'q.tsv')})`,
      );
    check({ corpus: 'none.tsv' });
    check({ corpus: 'corpora/en-fr', dev: null });
    check({ corpus: 'q.tsv' }, { corpus: 'x' });
    rmSync(folder, { recursive: true });
  });
});
