/** nmt export and nmt import, as commands on files. */
import { existsSync, linkSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/main.ts';
import type { Pipelines } from '../../src/cli/pipelines.ts';
import { loadTranslator } from '../../src/translate.ts';
import { writeTrainedCheckpoint } from '../support/trained-checkpoint.ts';
import { fakeTerminal } from './fake-terminal.ts';

let folder: string;
const inFolder = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-exchange-'));
  await writeTrainedCheckpoint(inFolder('model.json'), { updates: 1 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function nmt(...words: string[]) {
  const terminal = fakeTerminal();
  const code = await run(words, { terminal, pipelines: {} as Pipelines, exitCode: 0 });
  return { code, out: terminal.out(), talk: terminal.talk() };
}

const exportTo = (out: string) => nmt('export', inFolder('model.json'), '--format', 'safetensors', '--out', out);

describe('nmt export and nmt import', () => {
  it('when a checkpoint goes out and in, then it is the same file, and the programs stand beside the export', async () => {
    const out = inFolder('out/model.safetensors');
    expect(await exportTo(out)).toMatchObject({ code: 0, out: '' });
    for (const name of ['model.py', 'text.py']) expect(existsSync(inFolder(`out/${name}`))).toBe(true);
    const { code, talk } = await nmt('import', out, '--out', inFolder('again.json'));
    expect(code).toBe(0);
    expect(talk).toMatch(/again\.json, weights [0-9a-f]{8}\n$/);
    expect(readFileSync(inFolder('again.json'))).toEqual(readFileSync(inFolder('model.json')));
  });

  it('when a program beside the export was changed, then it stays as it is', async () => {
    writeFileSync(inFolder('model.py'), '# mine\n');
    const { talk } = await exportTo(inFolder('model.safetensors'));
    expect(talk).toContain('left as it is, since it was changed');
    expect(readFileSync(inFolder('model.py'), 'utf8')).toBe('# mine\n');
  });

  it('when something stands where an import goes, then it is replaced only if that is said', async () => {
    await exportTo(inFolder('model.safetensors'));
    const words = ['import', inFolder('model.safetensors'), '--out', inFolder('there.json')];
    writeFileSync(inFolder('there.json'), 'mine');
    expect(await nmt(...words)).toMatchObject({ code: 1, talk: expect.stringContaining('--overwrite') as string });
    expect(readFileSync(inFolder('there.json'), 'utf8')).toBe('mine');
    expect((await nmt(...words, '--overwrite')).code).toBe(0);
    const export_ = inFolder('model.safetensors');
    const before = readFileSync(export_);
    linkSync(export_, inFolder('by-another-name.json'));
    for (const out of [export_, inFolder('by-another-name.json')]) {
      expect(await nmt('import', export_, '--out', out, '--overwrite')).toMatchObject({
        code: 1,
        talk: expect.stringMatching(
          /^nmt: \S+: this is the file that is read \(--out FILE takes another place\)\n$/,
        ) as string,
      });
    }
    expect(readFileSync(export_)).toEqual(before);
  });

  it.each([
    [
      'a file that is not there',
      ['import', 'nowhere.safetensors', '--out', 'x.json'],
      1,
      /^nmt: nowhere\.safetensors: no such file\n$/,
    ],
    ['no format', ['export', '--out', 'x'], 2, /^nmt: required option '--format <name>' not specified/],
    ['an unknown format', ['export', '--format', 'gguf', '--out', 'x'], 2, /^nmt: .*'gguf' is invalid/],
    [
      'standard output',
      ['export', '--format', 'safetensors', '--out', '-'],
      2,
      /^nmt: --out needs the name of a file.*\n$/,
    ],
    ['no place', ['import', 'x.safetensors'], 2, /^nmt: required option '--out/],
  ])('when a command names %s, then one line says so', async (_, words, code, line) => {
    const outcome = await nmt(...words);
    expect(outcome.talk).toMatch(line);
    expect(outcome).toMatchObject({ code, out: '' });
  });

  it('when a checkpoint goes out as 8-bit integers, then --weights int8 translates with both alike', async () => {
    const [whole, small] = [inFolder('model.json'), inFolder('small.json')];
    const { code, talk } = await nmt('export', whole, '--format', 'int8', '--out', small);
    expect(talk).toMatch(/small\.json, weights [0-9a-f]{8}\n$/);
    expect(code).toBe(0);
    const dataOf = (file: string) =>
      (JSON.parse(readFileSync(file, 'utf8')) as { tensors: { data: string }[] }).tensors.reduce(
        (sum, { data }) => sum + data.length,
        0,
      );
    expect(dataOf(small) / dataOf(whole)).toBeLessThan(0.3);
    const options = { nBest: 5, beam: 5, lengthPenalty: 1 };
    const [first, second] = await Promise.all(
      [whole, small].map(async (file) => {
        const translator = await loadTranslator(file, { weights: 'int8' });
        return translator.translate(['two seven one.', 'four.'], options);
      }),
    );
    expect(second!.map(({ translation }) => translation)).toEqual(first!.map(({ translation }) => translation));
    expect((await nmt('export', small, '--format', 'int8', '--out', inFolder('twice.json'))).code).toBe(0);
    expect(readFileSync(inFolder('twice.json')).equals(readFileSync(small))).toBe(true);
  });

  it('when 8-bit integers would take the place of their own checkpoint, then it stays, and one line says so', async () => {
    const before = readFileSync(inFolder('model.json'));
    const { code, talk } = await nmt(
      'export',
      inFolder('model.json'),
      '--format',
      'int8',
      '--out',
      inFolder('model.json'),
    );
    expect(code).toBe(1);
    expect(talk).toMatch(/^nmt: .*model\.json: something else stands there, which this would replace \(.*\)\n$/);
    expect(readFileSync(inFolder('model.json'))).toEqual(before);
  });

  it.runIf(process.platform === 'linux').each(['safetensors', 'onnx', 'int8'])(
    'when the system makes no folder where %s is to go, then one line says so',
    async (format) => {
      const words = ['export', inFolder('model.json'), '--format', format, '--out', '/proc/nowhere/out'];
      const { code, talk } = await nmt(...words);
      expect(code).toBe(1);
      expect(talk).toMatch(/^nmt: \/proc\/nowhere\/out.*: .+\n$/);
    },
  );

  it('when a checkpoint is given for an export, then one line names it', async () => {
    const { code, talk } = await nmt('import', inFolder('model.json'), '--out', inFolder('x.json'));
    expect(code).toBe(1);
    expect(talk).toMatch(/^nmt: .*model\.json: this is no safetensors file.*\n$/);
  });
});
