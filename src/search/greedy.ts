/** Greedy search: at each step the likeliest word, until it is EOS. */
import { BOS, EOS } from '../model/special-ids.ts';
import { Candidates } from './candidates.ts';
import { type Hypothesis, hypothesisOf, type LengthDivisor, type Trail } from './hypothesis.ts';
import type { NextWords, SentenceRules, Step } from './step.ts';

interface Writing {
  readonly sentence: number;
  row: number;
  trail: Trail | null;
  length: number;
  logProbability: number;
}

/** One hypothesis for each sentence, the same that beam search finds with a beam of 1. */
export function greedySearch(step: Step, sentences: readonly SentenceRules[], divisor: LengthDivisor): Hypothesis[] {
  const results = new Array<Hypothesis>(sentences.length);
  const best = new Candidates(1);
  let writing = sentences.map(
    (_, sentence): Writing => ({ sentence, row: sentence, trail: null, length: 0, logProbability: 0 }),
  );
  while (writing.length > 0) {
    const words = step({
      ids: Int32Array.from(writing, ({ trail }) => trail?.id ?? BOS),
      parents: Int32Array.from(writing, ({ row }) => row),
      sentences: Int32Array.from(writing, ({ sentence }) => sentence),
    });
    writing = writing.filter((one, row) => {
      one.row = row;
      const ending = write(one, words, best, sentences[one.sentence]!);
      if (ending === 'goes on') return true;
      const facts = { ...one, finished: ending === 'finished', hasAttention: words.attended !== null, divisor };
      results[one.sentence] = hypothesisOf(one.trail, facts);
      return false;
    });
  }
  return results;
}

/** Adds the likeliest word. */
function write(
  one: Writing,
  words: NextWords,
  best: Candidates,
  { mayWriteUnknown, maximumLength }: SentenceRules,
): 'goes on' | 'finished' | 'cut' {
  best.clear();
  best.offer(
    words.logProbabilities,
    { row: one.row, origin: 0, logProbability: one.logProbability, mayWriteUnknown },
    1,
  );
  if (best.size === 0) return 'cut';
  one.logProbability = best.logProbabilities[0]!;
  one.length++;
  const id = best.ids[0]!;
  if (id === EOS) return 'finished';
  one.trail = { id, attended: words.attended?.[one.row] ?? 0, before: one.trail };
  return one.length < maximumLength ? 'goes on' : 'cut';
}
