/** Lines dealt out to several processes of `nmt translate`, as docs/scaling.md shows it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NMT, runNode } from './processes.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SENTENCES = readFileSync(join(ROOT, 'corpora', 'en-ko', 'test.tsv'), 'utf8')
  .split('\n')
  .slice(0, 300)
  .map((line) => line.split('\t')[0]!)
  .flatMap((text, i) => (i % 50 === 0 ? [text, ''] : [text]));
const INPUT = `${SENTENCES.join('\n')}\n`;
const CHECKPOINT = join(ROOT, 'checkpoints', 'en-ko.json');

/** The jobs' order and the ends of lines are kept; a job that fails makes parallel fail. */
function parallel(command: readonly string[], folder: string) {
  const words = ['--pipe', '--keep-order', '--block', '2k', '--jobs', '2', '--halt', 'now,fail=1', ...command];
  return spawnSync('parallel', words, {
    input: INPUT,
    encoding: 'utf8',
    env: { ...process.env, HOME: folder },
    cwd: folder,
  });
}

const isThere = /GNU parallel/.test(spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout ?? '');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-bulk-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const translate = ['translate', '--quiet', '--beam', '1', '--threads', '1', '--checkpoint'];

describe.skipIf(!isThere)(`bulk translation ${isThere ? '' : '(skipped: no GNU parallel on PATH)'}`, () => {
  it('when GNU parallel deals out blocks of lines, then the output is that of one process, byte for byte', {
    timeout: 120_000,
  }, () => {
    const expected = runNode([NMT, ...translate, CHECKPOINT], { input: INPUT });
    expect(expected).toMatchObject({ code: 0 });
    const { status, stdout } = parallel([process.execPath, NMT, ...translate, CHECKPOINT], folder);
    expect(status).toBe(0);
    expect(stdout).toBe(expected.out);
    expect(stdout.split('\n')).toHaveLength(SENTENCES.length + 1);
  });

  it('when a part fails, then so does the whole', { timeout: 120_000 }, () => {
    const { status, stderr } = parallel([process.execPath, NMT, ...translate, 'missing.json'], folder);
    expect(status).not.toBe(0);
    expect(stderr).toContain('missing.json');
  });
});
