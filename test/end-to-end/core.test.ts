/** nmt/core as a page has it: bundled for a browser, run where there is no Node, no file, no thread and no shared memory. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Core from '../../src/core.ts';
import { train } from '../../src/library.ts';
import { allowRelaxedSimd } from '../../src/runtime/engine-flags.ts';
import { numberPair } from '../support/trained-checkpoint.ts';
import { NMT, runNode } from './processes.ts';

const ROOT = join(import.meta.dirname, '../..');
const SHIPPED = join(ROOT, 'checkpoints/en-ko.json');

let folder: string;
let code: string;
let core: typeof Core;
// Every page compiles relaxed SIMD, as Node does from 22 on.
allowRelaxedSimd();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-core-'));
  const bundle = await rolldown({ input: join(ROOT, 'src/core.ts'), platform: 'browser', logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', name: 'nmt', codeSplitting: false });
  await bundle.close();
  expect(output).toHaveLength(1);
  code = output[0].code;
  core = openPage();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A bare context: the language, WebAssembly, and the three things of every page that the core uses. */
function openPage(): typeof Core {
  const page = createContext({ TextDecoder, TextEncoder, performance });
  runInContext('delete globalThis.SharedArrayBuffer', page);
  for (const name of [
    'require',
    'process',
    'Buffer',
    'SharedArrayBuffer',
    'setTimeout',
    'setImmediate',
    'AbortController',
  ]) {
    expect(runInContext(`typeof ${name}`, page)).toBe('undefined');
  }
  return runInContext(`${code}; nmt`, page) as typeof Core;
}

const LINES = [
  'I am hungry.',
  '',
  'The cat is on the table.',
  'qwertz blah',
  'Where is the station? I have to go there now.',
];

describe('nmt/core in a page', () => {
  it('when it is bundled for a browser, then nothing of Node is in it', () => {
    expect(code).not.toMatch(/node:|\brequire\(|\bimport\(/);
  });

  it('when it translates with the shipped checkpoint, then every line is what the command line prints', async () => {
    const translator = await core.openTranslator(new Uint8Array(readFileSync(SHIPPED)));
    const found = await translator.translate(LINES);
    const { out } = runNode([NMT, 'translate', '--checkpoint', SHIPPED, '--quiet'], { input: `${LINES.join('\n')}\n` });
    expect(found.map(({ translation }) => `${translation}\n`).join('')).toBe(out);
  }, 60_000);

  it('when it explains a sentence, then the explanation is the command line’s, number for number', async () => {
    const translator = await core.openTranslator(new Uint8Array(readFileSync(SHIPPED)));
    const { explanation, unknown, nothingKnown, unsure } = await translator.explain('I am hungry.');
    const { out } = runNode([NMT, 'explain', '--checkpoint', SHIPPED, '--json', 'I am hungry.'], {});
    const here = { ...explanation, unknown, nothingKnown, unsure };
    expect(JSON.parse(JSON.stringify(here))).toEqual(JSON.parse(out));
  }, 60_000);

  it('when bytes come in pieces of any size, then they are the same checkpoint; a damaged one is refused', async () => {
    const bytes = new Uint8Array(readFileSync(SHIPPED));
    let at = 0;
    const inPieces = {
      size: bytes.length,
      read: async (into: Uint8Array) => {
        const piece = bytes.subarray(at, at + Math.min(into.length, 777_777));
        into.set(piece);
        at += piece.length;
        return piece.length;
      },
    };
    const translator = await core.openTranslator(inPieces, { kernels: 'reference' });
    expect((await translator.translate(['I am hungry.']))[0]!.translation).not.toBe('');
    bytes[bytes.length - 1000] = bytes[bytes.length - 1000] === 65 ? 66 : 65;
    await expect(core.openTranslator(bytes)).rejects.toMatchObject({ code: 'E_CHECKPOINT' });
  }, 60_000);

  it('when it trains on pairs, then the weights are those of nmt train, and the model translates', async () => {
    const config = {
      epochs: 2,
      hiddenSize: 16,
      embeddingSize: 12,
      batchSize: 16,
      merges: 50,
      weightAverage: 0.9,
    } as const;
    const pairs = Array.from({ length: 120 }, (_, i) => {
      const { source, target } = numberPair(i);
      return [source, target] as const;
    });
    const { checkpoint, history } = await core.trainInMemory(config, { pairs });
    const there = await train({ ...config, checkpoint: join(folder, 'there.json') }, { pairs });
    expect(history.map(({ weightHash }) => weightHash)).toEqual(there.history.map(({ weightHash }) => weightHash));
    expect(checkpoint.weightHash).toBe(there.weightHash);
    const translator = await core.openTranslator(checkpoint);
    expect(await translator.translate(['two seven.'])).toHaveLength(1);
  }, 120_000);
});
