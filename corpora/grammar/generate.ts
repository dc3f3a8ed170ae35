/** From a seed to a corpus: draws meanings from the patterns, says them in three languages, splits them. */

import { Chooser } from './choose.ts';
import type { Phrase } from './lexicon/entry.ts';
import { PATTERNS } from './patterns/all.ts';
import type { Pattern } from './patterns/build.ts';
import { makesSense } from './patterns/sense.ts';
import { realise } from './realise.ts';
import { type Sentence, type Split, split } from './split.ts';

export type CorpusName = 'en-ko' | 'en-fr';

/** The seed of the committed corpora. */
export const CORPUS_SEED = 2026;
export const TRAIN_SIZE = 12_000;
export const HELD_OUT_SIZE = 500;

/** English and its translation. */
export type SentencePair = readonly [source: string, target: string];

/** The sentences of every part in all three languages. */
export function generateSplit(seed: number = CORPUS_SEED): Split<Sentence> {
  return split(generateSentences(seed), HELD_OUT_SIZE, seed);
}

/** The corpus of one language pair; both pairs have the same English side. */
export function corpusOf(name: CorpusName, { train, dev, test }: Split<Sentence>): Split<SentencePair> {
  const pair = (sentence: Phrase): SentencePair => [sentence.en, name === 'en-ko' ? sentence.ko : sentence.fr];
  return { train: train.map(pair), dev: dev.map(pair), test: test.map(pair) };
}

/** A corpus part as the bytes of its TSV file. */
export function toTsv(pairs: readonly SentencePair[]): string {
  return pairs.map(([source, target]) => `${source}\t${target}\n`).join('');
}

/** After this many draws in a row that give nothing new, a pattern is exhausted. */
const PATIENCE = 200;

/** Sentences that are unique in every language, patterns weighted, train and both held-out parts together. */
export function generateSentences(seed: number): Sentence[] {
  const wanted = TRAIN_SIZE + 2 * HELD_OUT_SIZE;
  const seen = new Set<string>();
  const sentences: Sentence[] = [];
  let open = PATTERNS.map((pattern, i) => ({ pattern, choose: new Chooser(seed, i), misses: 0 }));
  while (sentences.length < wanted) {
    const total = open.reduce((sum, { pattern }) => sum + pattern.weight, 0);
    const missing = wanted - sentences.length;
    for (const source of open) {
      const quota = Math.min(wanted - sentences.length, Math.ceil((missing * source.pattern.weight) / total));
      sentences.push(...draw(source, quota, seen));
    }
    open = open.filter(({ misses }) => misses < PATIENCE);
  }
  return sentences;
}

interface Source {
  readonly pattern: Pattern;
  readonly choose: Chooser;
  misses: number;
}

/** Up to `quota` new sentences of one pattern. */
function draw(source: Source, quota: number, seen: Set<string>): Sentence[] {
  const { pattern, choose } = source;
  const drawn: Sentence[] = [];
  while (drawn.length < quota && source.misses < PATIENCE) {
    const slots = pattern.slots(choose);
    if (!makesSense(slots)) {
      source.misses++;
      continue;
    }
    const sentence = realise(pattern, slots);
    const sides = [`en ${sentence.en}`, `ko ${sentence.ko}`, `fr ${sentence.fr}`];
    if (sides.some((side) => seen.has(side))) {
      source.misses++;
      continue;
    }
    source.misses = 0;
    for (const side of sides) seen.add(side);
    drawn.push({ ...sentence, pattern: pattern.name });
  }
  return drawn;
}
