/** From a seed to a corpus: draws meanings from the patterns, says them in three languages, splits them. */

import { PURPOSE, shuffle, streamKey } from '../../src/random.ts';
import { Chooser } from './choose.ts';
import { contracted } from './english/contractions.ts';
import type { Phrase } from './lexicon/entry.ts';
import { disguised, namesAreDistinct } from './lexicon/foreigners.ts';
import { PATTERNS, PATTERNS_OF_KNOWN_WORDS } from './patterns/all.ts';
import type { Pattern } from './patterns/build.ts';
import { FOREIGNER_PATTERNS } from './patterns/foreigners.ts';
import { makesSense } from './patterns/sense.ts';
import { phraseBook } from './phrase-book/phrase-book.ts';
import { marked, shortForms } from './phrase-book/typed-forms.ts';
import { realise } from './realise.ts';
import { type Sentence, type Split, split, wordsOf } from './split.ts';

export type CorpusName = 'en-ko' | 'en-fr';

/** The seed of the committed corpora. */
export const CORPUS_SEED = 2026;
export const TRAIN_SIZE = 72_000;
/** What en-fr has beyond: French agrees in more ways, and more sentences are what teaches it. */
export const MORE_FRENCH = 40_000;
export const HELD_OUT_SIZE = 500;
/** Sentences in train whose names stand there once. */
const DISGUISED = 6000;
/** One sentence of train in so many is written without its final mark, as people type. */
const UNMARKED = 25;
/** One in so many has its auxiliaries contracted, if it has any: I'm, don't. */
const CONTRACTED = 4;

/** English and its translation. */
export type SentencePair = readonly [source: string, target: string];

/** The sentences of every part in all three languages; what is learnt as it is and names that stand once are in train alone. */
export function generateSplit(seed: number = CORPUS_SEED): Generated {
  const whole = learntWhole(seed);
  const count = TRAIN_SIZE - whole.length - DISGUISED + 2 * HELD_OUT_SIZE;
  const next = sentencesBeside(whole, seed);
  const [sentences, beyond] = [next(count), next(MORE_FRENCH)];
  const strangers = disguisedSentences(seed, DISGUISED, [...sentences, ...beyond, ...whole]);
  const { train, dev, test } = split(sentences, HELD_OUT_SIZE, seed);
  const typed = [...train, ...strangers].map(asTyped);
  return {
    train: shuffle([...typed, ...whole], streamKey(seed, PURPOSE.split, 1)),
    beyond: shuffle(beyond.map(asTyped), streamKey(seed, PURPOSE.split, 2)),
    dev,
    test,
  };
}

/** The parts that both corpora have, and what only en-fr trains on. */
export interface Generated extends Split<Sentence> {
  readonly beyond: readonly Sentence[];
}

/**
 * Sentences in each form in which they are typed: the phrase book, and all of the patterns that have few: where is the
 * station, how do I get to the museum. These are asked first, and would stand in train once each.
 */
export function learntWhole(seed: number = CORPUS_SEED): Sentence[] {
  const few = PATTERNS_OF_KNOWN_WORDS.flatMap((pattern, i) => allOfFew(pattern, new Chooser(seed, i)) ?? []);
  const forms = [...phraseBook(), ...few.flatMap(shortForms)];
  return [...new Map(forms.map((form) => [form.en, form]).reverse() as [string, Sentence][]).values()].reverse();
}

/** Some sentences without their final mark, some contracted. */
function asTyped(sentence: Sentence, index: number): Sentence {
  const { en } = sentence;
  const spoken =
    index % CONTRACTED === 1 ? { ...sentence, en: contracted(en, index % (2 * CONTRACTED) === 1) } : sentence;
  return index % UNMARKED === 0 ? marked(spoken, '') : spoken;
}

/** Sentences about foreigners, each with names of its own, none of which is a word of the known sentences. */
export function disguisedSentences(seed: number, count: number, known: readonly Phrase[] = []): Sentence[] {
  const choose = new Chooser(seed, PATTERNS.length);
  const bag = FOREIGNER_PATTERNS.flatMap((pattern) => Array<Pattern>(pattern.weight).fill(pattern));
  const used = new Set(known.flatMap(({ en, fr }) => wordsOf(`${en} ${fr}`.toLowerCase())));
  const sentences: Sentence[] = [];
  while (sentences.length < count) {
    const pattern = choose.from(bag);
    const slots = pattern.slots(choose);
    const sentence = realise(pattern, slots);
    if (!makesSense(slots) || !namesAreDistinct(sentence)) continue;
    sentences.push({ ...disguised(sentence, choose, used), pattern: pattern.name });
  }
  return sentences;
}

/** The corpus of one language pair; both pairs have the same English sides, en-fr more of them. */
export function corpusOf(name: CorpusName, { train, beyond, dev, test }: Generated): Split<SentencePair> {
  const pair = (sentence: Phrase): SentencePair => [sentence.en, name === 'en-ko' ? sentence.ko : sentence.fr];
  const learnt = name === 'en-ko' ? train : [...train, ...beyond];
  return { train: learnt.map(pair), dev: dev.map(pair), test: test.map(pair) };
}

/** A corpus part as the bytes of its TSV file. */
export function toTsv(pairs: readonly SentencePair[]): string {
  return pairs.map(([source, target]) => `${source}\t${target}\n`).join('');
}

/** A pattern with fewer sentences has few. */
const FEW = 60;

/** The sentences of a pattern if there are few. */
function allOfFew(pattern: Pattern, choose: Chooser): Sentence[] | undefined {
  const drawn = draw({ pattern, choose, misses: 0 }, FEW, new Set());
  return drawn.length < FEW ? drawn : undefined;
}

/** After this many draws in a row that give nothing new, a pattern is exhausted. */
const PATIENCE = 200;

/** What draws as many sentences as asked for, unique in every language and none of the known ones; patterns weighted. */
function sentencesBeside(known: readonly Sentence[], seed: number): (wanted: number) => Sentence[] {
  const seen = new Set(known.map(({ en }) => `en ${en}`));
  const exhausted = new Set(known.map(({ pattern }) => pattern));
  let open = PATTERNS_OF_KNOWN_WORDS.map((pattern, i) => ({ pattern, choose: new Chooser(seed, i), misses: 0 })).filter(
    ({ pattern }) => !exhausted.has(pattern.name),
  );
  return (wanted) => {
    const sentences: Sentence[] = [];
    while (sentences.length < wanted) {
      const total = open.reduce((sum, { pattern }) => sum + share(pattern), 0);
      const missing = wanted - sentences.length;
      for (const source of open) {
        const quota = Math.min(wanted - sentences.length, Math.ceil((missing * share(source.pattern)) / total));
        sentences.push(...draw(source, quota, seen));
      }
      open = open.filter(({ misses }) => misses < PATIENCE);
    }
    return sentences;
  };
}

function share({ weight, practice = 0 }: Pattern): number {
  return weight + practice;
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
