/** A processor without fused multiply-add, as V8 has it when it is told to leave that alone: real processes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberPair } from '../support/trained-checkpoint.ts';
import { NMT, runNode } from './processes.ts';

const WITHOUT = ['--no-enable-fma3', NMT];
const SMALL = [
  '--embedding-size',
  '8',
  '--hidden-size',
  '16',
  '--epochs',
  '1',
  '--threads',
  '1',
  '--overwrite',
  '--quiet',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-fused-'));
  const pairs = Array.from({ length: 300 }, (_, i) => {
    const { source, target } = numberPair(i);
    return `${source}\t${target}`;
  });
  writeFileSync(join(folder, 'pairs.tsv'), `${pairs.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function trained(program: readonly string[], ...flags: string[]) {
  return runNode([...program, 'train', '--corpus', 'pairs.tsv', '--checkpoint', 'a.json', ...SMALL, ...flags], {
    folder,
  });
}

const hashOf = ({ code, talk, out }: ReturnType<typeof runNode>) => {
  expect([code, talk]).toEqual([0, expect.any(String)]);
  return runNode([NMT, 'inspect', 'a.json', '--json'], { folder }).out.match(/"weightHash": ?"(\w+)"/)?.[1] ?? out;
};

describe.skipIf(process.arch !== 'x64')('a processor that rounds twice', () => {
  it('when fused arithmetic is asked for, then it is refused in one line; reference kernels do not care', () => {
    const { code, talk } = trained(WITHOUT, '--arithmetic', 'fused');
    expect(code).toBe(2);
    expect(talk).toMatch(/^nmt: .*no fused multiply-add.*--arithmetic separate.*\n$/);
    expect(trained(WITHOUT, '--arithmetic', 'fused', '--kernels', 'reference').code).toBe(0);
  });

  it('when none is asked for, then a run has the bits of --arithmetic separate on any other, and says which', () => {
    const there = hashOf(trained([NMT], '--arithmetic', 'separate'));
    expect(there).toMatch(/^[0-9a-f]{8}$/);
    expect(hashOf(trained(WITHOUT))).toBe(there);
    expect(hashOf(trained([NMT]))).not.toBe(there);
  });

  it('when a model was trained with fused arithmetic, then it is translated with all the same', () => {
    hashOf(trained([NMT]));
    const input = 'one two\n\nthree\n';
    const { code, out } = runNode([...WITHOUT, 'translate', '--checkpoint', 'a.json', '--quiet'], { folder, input });
    expect([code, out.split('\n').length]).toEqual([0, 4]);
  });
});
