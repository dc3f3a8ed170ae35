/** Greedy search: at each step the likeliest word, until it is EOS. */
import { BOS, EOS } from '../special-ids.ts';
import { Candidates } from './candidates.ts';
import { type Hypothesis, hypothesisOf, type LengthDivisor, type Prefix } from './hypothesis.ts';
import { wordsThatRepeat } from './repeated-ngrams.ts';
import type { NextWords, SentenceRules, Step } from './step.ts';

interface Writing {
  readonly sentence: number;
  row: number;
  prefix: Prefix | null;
  length: number;
  logProbability: number;
}

/** One hypothesis for each sentence, the same as `beamSearch` with a beam of 1. Yields after every word. */
export function* greedySearch(
  step: Step,
  sentences: readonly SentenceRules[],
  divisor: LengthDivisor,
): Generator<void, Hypothesis[]> {
  const results = new Array<Hypothesis>(sentences.length);
  const best = new Candidates(1);
  let writing = sentences.map(
    (_, sentence): Writing => ({ sentence, row: sentence, prefix: null, length: 0, logProbability: 0 }),
  );
  while (writing.length > 0) {
    const words = step({
      ids: Int32Array.from(writing, ({ prefix }) => prefix?.id ?? BOS),
      parents: Int32Array.from(writing, ({ row }) => row),
      sentences: Int32Array.from(writing, ({ sentence }) => sentence),
    });
    writing = writing.filter((one, row) => {
      one.row = row;
      const rules = sentences[one.sentence]!;
      const ending = write(one, words, best, rules);
      if (ending === 'goes on') return true;
      const finished = ending === 'finished';
      const { coverageOf } = rules;
      const lastAttention = finished && coverageOf ? words.attention?.(row) : undefined;
      const facts = { ...one, finished, hasAttention: words.attended !== null, divisor, coverageOf, lastAttention };
      results[one.sentence] = hypothesisOf(one.prefix, facts);
      return false;
    });
    yield;
  }
  return results;
}

/** Adds the likeliest word. */
function write(
  one: Writing,
  words: NextWords,
  best: Candidates,
  { mayWriteUnknown, maximumLength, noRepeatNgram, coverageOf }: SentenceRules,
): 'goes on' | 'finished' | 'cut' {
  const { row, logProbability, prefix } = one;
  const barred = noRepeatNgram ? wordsThatRepeat(prefix, noRepeatNgram) : null;
  best.clear();
  best.offer(words, { row, origin: 0, logProbability, mayWriteUnknown, barred }, 1);
  if (best.size === 0) return 'cut';
  one.logProbability = best.logProbabilities[0]!;
  one.length++;
  const id = best.ids[0]!;
  if (id === EOS) return 'finished';
  const attention = coverageOf ? words.attention?.(row) : undefined;
  one.prefix = { id, attended: words.attended?.[row] ?? 0, attention, before: prefix };
  return one.length < maximumLength ? 'goes on' : 'cut';
}
