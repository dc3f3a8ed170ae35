import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findShift } from '../../src/corpus/examination/shifted.ts';
import { examineCorpus } from '../../src/corpus/examine-corpus.ts';
import { shuffle } from '../../src/random.ts';
import { inOneGo } from '../../src/turns.ts';
import { Folder, failure } from './folder.ts';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

const BUNDLED = join(import.meta.dirname, '..', '..', 'corpora');
const rowsOf = (name: string) =>
  readFileSync(join(BUNDLED, name, 'train.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t') as [string, string]);

const COUNT = 3000;
const [SOURCES, TARGETS] = [0, 1].map((side) =>
  rowsOf('en-fr')
    .map((row) => row[side]!)
    .slice(0, COUNT),
) as [string[], string[]];
const without = (lines: readonly string[], index: number) => lines.filter((_, i) => i !== index);
const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** Files whose line n should be the translations of each other. */
function sides(sources: readonly string[], targets: readonly string[]) {
  folder.write({ 'a.en': text(sources), 'a.fr': text(targets) });
  return { paths: [], source: folder.at('a.en'), target: folder.at('a.fr'), lowercase: false };
}

async function shifts(sources: readonly string[], targets: readonly string[]): Promise<string[]> {
  const { findings } = await examineCorpus(sides(sources, targets));
  return findings.filter(({ code }) => code === 'shifted').map(({ message }) => message);
}

const found = (sources: readonly string[], targets: readonly string[]) =>
  inOneGo(findShift({ sources, targets }, [-1, 1]));

describe('lines that stand beside the translations of their neighbours', () => {
  it.each([
    ['a line of the target is missing', SOURCES.slice(0, -1), without(TARGETS, 1500), 'early', 1500],
    ['a line of the source is missing', without(SOURCES, 1000), TARGETS.slice(0, -1), 'late', 2000],
  ] as const)(
    'when %s, then the pairs behind it are a finding, its place within ten lines',
    async (_, sources, targets, way, count) => {
      const [message, ...others] = await shifts(sources, targets);
      expect(others).toEqual([]);
      const [, said, pairs, line] =
        /stands a line too (\w+), by their lengths: ([\d,]+) \(first: about a\.en:(\d+)\)/.exec(message!) ?? [];
      expect(said).toBe(way);
      expect(Math.abs(Number(pairs!.replace(',', '')) - count)).toBeLessThanOrEqual(12);
      expect(Math.abs(Number(line) - (COUNT - count + 1))).toBeLessThanOrEqual(10);
    },
  );

  it('when a line is missing and a later one makes up for it, then the stretch between is found', () => {
    const targets = [...TARGETS.slice(0, 500), ...TARGETS.slice(501, 1200), 'Oui.', ...TARGETS.slice(1200)];
    const { start, count, by } = found(SOURCES, targets)!;
    expect([Math.abs(start - 500) <= 10, Math.abs(count - 700) <= 40, by]).toEqual([true, true, -1]);
  });

  it('when one file has a line less, then the refusal says where about', async () => {
    const message = await failure(() => examineCorpus(sides(SOURCES, without(TARGETS, 2000))), folder);
    const [, line] =
      /^E_CORPUS …\/a\.fr: has 2,999 lines, but …\/a\.en has 3000 \(line n .*; by their lengths, no longer from about line (\d+) on\)$/.exec(
        message,
      ) ?? [];
    expect(Math.abs(Number(line) - 2001), message).toBeLessThanOrEqual(10);
  });

  it('when a part of the lines is longer or shorter in one language than the others are, then nothing is said', () => {
    for (const [name, share] of [
      ['en-ko', 0.06],
      ['en-fr', 0.1],
      ['en-fr', 0.2],
    ] as const) {
      const rows = rowsOf(name).slice(0, 5000);
      const from = Math.round(rows.length * (1 - share));
      for (const change of [(text: string) => `${text} ${text}`, (text: string) => text.slice(0, text.length / 2)]) {
        const targets = rows.map(([, target], i) => (i < from ? target : change(target)));
        expect(
          found(
            rows.map(([source]) => source),
            targets,
          ),
        ).toBeNull();
      }
    }
  });

  it('when lines stand in their places, are sorted, or in no order at all, then nothing is said', () => {
    for (const name of ['en-ko', 'en-fr']) {
      const rows = rowsOf(name).slice(0, 20_000);
      const orders = [
        rows,
        [...rows].sort(([a], [b]) => a.length - b.length),
        [...rows].sort(([, a], [, b]) => a.length - b.length),
        [...rows].sort(([a], [b]) => (a < b ? -1 : 1)),
      ];
      for (const order of orders)
        expect(
          found(
            order.map(([s]) => s),
            order.map(([, t]) => t),
          ),
        ).toBeNull();
      const mixed = rows.map(([, target]) => target);
      shuffle(mixed, 1);
      expect(
        found(
          rows.map(([source]) => source),
          mixed,
        ),
      ).toBeNull();
    }
  });
});
