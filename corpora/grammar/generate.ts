/** From a seed to a corpus: draws meanings from the patterns, says them in three languages, splits them. */

import { PURPOSE, shuffle, streamKey } from '../../src/random.ts';
import { Chooser } from './choose.ts';
import type { Phrase } from './lexicon/entry.ts';
import { disguised } from './lexicon/foreigners.ts';
import { PATTERNS } from './patterns/all.ts';
import type { Pattern } from './patterns/build.ts';
import { FOREIGNER_PATTERNS } from './patterns/foreigners.ts';
import { makesSense } from './patterns/sense.ts';
import { marked, phraseBook } from './phrase-book/phrase-book.ts';
import { realise } from './realise.ts';
import { type Sentence, type Split, split } from './split.ts';

export type CorpusName = 'en-ko' | 'en-fr';

/** The seed of the committed corpora. */
export const CORPUS_SEED = 2026;
export const TRAIN_SIZE = 48_000;
export const HELD_OUT_SIZE = 500;
/** Sentences in train whose names stand there once. */
const DISGUISED = 2600;
/** One sentence of train in so many is written without its final mark, as people type. */
const UNMARKED = 25;

/** English and its translation. */
export type SentencePair = readonly [source: string, target: string];

/** The sentences of every part in all three languages; the phrase book and names that stand once are in train alone. */
export function generateSplit(seed: number = CORPUS_SEED): Split<Sentence> {
  const phrases = phraseBook();
  const strangers = disguisedSentences(seed, DISGUISED);
  const count = TRAIN_SIZE - phrases.length - strangers.length + 2 * HELD_OUT_SIZE;
  const { train, dev, test } = split(generateSentences(seed, count, phrases), HELD_OUT_SIZE, seed);
  const typed = train.map((sentence, i) => (i % UNMARKED === 0 ? { ...sentence, ...marked(sentence, '') } : sentence));
  return { train: shuffle([...typed, ...phrases, ...strangers], streamKey(seed, PURPOSE.split, 1)), dev, test };
}

/** Sentences about foreigners, each with names of its own. */
export function disguisedSentences(seed: number, count: number): Sentence[] {
  const choose = new Chooser(seed, PATTERNS.length);
  const bag = FOREIGNER_PATTERNS.flatMap((pattern) => Array<Pattern>(pattern.weight).fill(pattern));
  const used = new Set<string>();
  const sentences: Sentence[] = [];
  while (sentences.length < count) {
    const pattern = choose.from(bag);
    const slots = pattern.slots(choose);
    if (!makesSense(slots)) continue;
    sentences.push({ ...disguised(realise(pattern, slots), choose, used), pattern: pattern.name });
  }
  return sentences;
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

/** Sentences that are unique in every language, and none of the known ones in English; patterns weighted. */
function generateSentences(seed: number, wanted: number, known: readonly Phrase[]): Sentence[] {
  const seen = new Set(known.map(({ en }) => `en ${en}`));
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
