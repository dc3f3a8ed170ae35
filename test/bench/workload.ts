/**
 * The sentences that speed is measured on: Multi30k en–de as the PyTorch peer reads it (words, the most frequent of each
 * side), where ../shared holds it; else random words in sentences of the same lengths.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomInteger, uniform } from '../../src/random.ts';
import { UNK } from '../../src/special-ids.ts';
import { type EncodedPairs, toRagged } from '../../src/training/ragged.ts';
import { shuffleAsPython } from './python-shuffle.ts';

/** Beside the project, as seen from test/bench and from .bench/test/bench. */
const DATA = ['../../../shared', '../../../../shared'].map((shared) =>
  join(import.meta.dirname, shared, 'data/multi30k/tok'),
);
const SPECIALS = 4;

export interface Workload {
  readonly name: string;
  readonly training: Split;
  readonly test: Split;
}

export interface Split {
  readonly pairs: EncodedPairs;
  readonly lengths: readonly Lengths[];
}

/** Of one pair, EOS not counted. */
export interface Lengths {
  readonly source: number;
  readonly target: number;
}

/** Pairs with the vocabulary's `words` most frequent words of each side, special ids included. */
export function loadWorkload(words: number): Workload {
  const root = DATA.find(existsSync);
  if (root === undefined) return syntheticWorkload(words);
  const read = (split: string, side: string) => readFileSync(join(root, `${split}.lc.norm.tok.${side}`), 'utf8');
  const sides = ['en', 'de'].map((side) => {
    const training = read('train', side);
    const ids = vocabulary(training, words);
    const toIds = (text: string) =>
      Array.from(sentencesOf(text), (sentence) => sentence.map((word) => ids.get(word) ?? UNK));
    return { training: toIds(training), test: toIds(read('test_2016_flickr', side)) };
  });
  const split = (name: 'training' | 'test') => createSplit(sides[0]![name], sides[1]![name]);
  return { name: 'Multi30k en–de', training: split('training'), test: split('test') };
}

/** The words of each line, one line at a time: all of them at once would count as memory of the training. */
function* sentencesOf(text: string): Generator<string[]> {
  for (const [line] of text.matchAll(/.+/g)) yield line.split(/\s+/).filter((word) => word !== '');
}

function vocabulary(text: string, size: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentencesOf(text)) for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + 1);
  const kept = [...counts].sort((a, b) => b[1] - a[1]).slice(0, size - SPECIALS);
  return new Map(kept.map(([word], i) => [word, i + SPECIALS]));
}

function createSplit(sources: readonly number[][], targets: readonly number[][]): Split {
  return {
    pairs: { sources: toRagged(sources), targets: toRagged(targets) },
    lengths: sources.map((source, i) => ({ source: source.length, target: targets[i]!.length })),
  };
}

/** Multi30k's lengths: 4 to 40 words, 12 on average, the target as long as the source give or take some. */
function syntheticWorkload(words: number): Workload {
  const split = (count: number, key: number) => {
    const lengths = Array.from({ length: count }, (_, i) => {
      const bell = [0, 1, 2].reduce((sum, n) => sum + uniform(key, 4 * i + n), 0) / 3;
      const source = Math.round(4 + 16 * bell + (uniform(key, 4 * i + 3) < 0.05 ? 12 : 0));
      return { source, target: Math.max(3, source + randomInteger(key + 1, i, 5) - 2) };
    });
    const draw = (length: number, stream: number) =>
      Array.from({ length }, (_, i) => SPECIALS + Math.floor(uniform(stream, i) ** 4 * (words - SPECIALS)));
    return createSplit(
      lengths.map(({ source }, i) => draw(source, key + 2 * i)),
      lengths.map(({ target }, i) => draw(target, key + 2 * i + 1)),
    );
  };
  return { name: 'synthetic sentences of the lengths of Multi30k', training: split(29_000, 1), test: split(1_000, 99) };
}

/** Batches of like length in the peer's order: sorted by (target, source) length, cut, shuffled with seed 1. */
export function batchesOf({ lengths }: Split, size: number): Int32Array[] {
  const sorted = lengths
    .map((_, i) => i)
    .sort((a, b) => lengths[a]!.target - lengths[b]!.target || lengths[a]!.source - lengths[b]!.source);
  const batches: Int32Array[] = [];
  for (let i = 0; i < sorted.length; i += size) batches.push(Int32Array.from(sorted.slice(i, i + size)));
  return shuffleAsPython(batches, 1);
}
