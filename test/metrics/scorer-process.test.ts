import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NMT, outcomeOf, startNode } from '../end-to-end/processes.ts';
import { GROUPS, groupTitle, METRIC_NAMES } from './sacrebleu-cases.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-evaluate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  return file;
}

async function evaluate(words: readonly string[], input = ''): Promise<{ out: string; code: number | null }> {
  const child = startNode([NMT, 'evaluate', ...words]);
  const ended = outcomeOf(child);
  child.stdin.end(input);
  return ended;
}

/** sacreBLEU's version stands where ours would. */
const unversioned = (signature: string) => signature.replace(/version:.*$/, 'version:');

describe.skipIf(GROUPS.length === 0)('nmt evaluate against sacreBLEU 2.6.0 (needs ../shared/metrics)', () => {
  GROUPS.forEach((group, number) => {
    const { hypotheses, references, expected } = group;
    it(`when ${groupTitle(group)} are scored by a process, then 12 scores, their signatures and all sentence scores are equal`, async () => {
      const files = references.map((lines, i) => write(`${number}.ref${i}`, lines));
      const out = write(`${number}.out`, hypotheses);
      const words = ['--hypotheses', out, '--references', ...files, '--json', '--metrics'];
      const corpus = expected.filter(({ score }) => score !== undefined);
      const sentences = expected.filter(({ scores }) => scores !== undefined);
      const names = corpus.map(({ metric }) => METRIC_NAMES[metric]!);
      const [whole, lines] = await Promise.all([
        evaluate([...words, names.join(',')]),
        evaluate([...words, 'bleu', '--sentences']),
      ]);
      const scores = JSON.parse(whole.out) as Record<string, { score: number; signature: string }>;
      for (const { metric, score, signature } of corpus) {
        const found = scores[METRIC_NAMES[metric]!]!;
        expect(Math.abs(found.score - score!), metric).toBeLessThan(1e-6);
        expect(unversioned(found.signature)).toBe(unversioned(signature!));
      }
      const records = lines.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { scores: { bleu: number } });
      const differences = records.map((record, i) => Math.abs(record.scores.bleu - sentences[0]!.scores![i]!));
      expect([records.length, corpus.length + sentences.length]).toEqual([hypotheses.length, 13]);
      expect(Math.max(...differences)).toBeLessThan(1e-6);
    });
  });
});
