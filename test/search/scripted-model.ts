/** A table of numbers that stands in for a model, and the exhaustive search that says what is right. */
import { randomBits, streamKey } from '../../src/random.ts';
import { beamSearch as pausingBeamSearch } from '../../src/search/beam.ts';
import { greedySearch as pausingGreedySearch } from '../../src/search/greedy.ts';
import type { LengthDivisor } from '../../src/search/hypothesis.ts';
import type { SentenceRules, Step } from '../../src/search/step.ts';
import { BOS, EOS, PAD, UNK } from '../../src/special-ids.ts';
import { inOneGo } from '../../src/turns.ts';

/** The searches without their pauses. */
export const beamSearch = (...given: Parameters<typeof pausingBeamSearch>) => inOneGo(pausingBeamSearch(...given));
export const greedySearch = (...given: Parameters<typeof pausingGreedySearch>) =>
  inOneGo(pausingGreedySearch(...given));

/** log p of every next word, after the words so far of a sentence. */
export type Script = (sentence: number, words: readonly number[]) => readonly number[];

export interface ScriptedStep {
  readonly step: Step;
  /** Rows of each step, as sentence and words, for tests that look at what was asked. */
  readonly asked: { sentence: number; words: readonly number[] }[][];
}

/** Weights of the source tokens, while the next word after the words so far is written. */
export type LookScript = (words: readonly number[]) => readonly number[];

/** A step function that remembers what each row has written; row i looked at the source token of its length. */
export function scriptedStep(
  script: Script,
  { attention = true, looks }: { attention?: boolean; looks?: LookScript } = {},
): ScriptedStep {
  const asked: ScriptedStep['asked'] = [];
  const step: Step = ({ ids, parents, sentences }) => {
    const before = asked.at(-1);
    const rows = Array.from(ids, (id, i) => {
      if (before === undefined) return { sentence: sentences[i]!, words: [] as number[] };
      const parent = before[parents[i]!]!;
      if (parent.sentence !== sentences[i]) throw new Error('a hypothesis changed its sentence');
      return { sentence: parent.sentence, words: [...parent.words, id] };
    });
    if (before === undefined && ids.some((id) => id !== BOS)) throw new Error('search does not start with BOS');
    asked.push(rows);
    const table = rows.map(({ sentence, words }) => script(sentence, words));
    const columns = table[0]!.length;
    // A gap before and between the rows shows whether offset and stride are heeded.
    const stride = columns + 3;
    const data = new Float64Array(2 + stride * rows.length).fill(1000);
    table.forEach((row, i) => {
      data.set(row, 2 + i * stride);
    });
    const attended = attention ? Int32Array.from(rows, ({ words }) => words.length) : null;
    const weights = looks && ((row: number) => looks(rows[row]!.words));
    return { logProbabilities: { data, offset: 2, stride, columns }, attended, attention: weights };
  };
  return { step, asked };
}

/** Random but fixed distributions over a small vocabulary; each depends on the sentence and on all words so far. */
export function randomScript(seed: number, vocabularySize: number, { decimals = 12 } = {}): Script {
  return (sentence, words) => {
    const key = streamKey(seed, 9, sentence, ...words);
    const weights = Array.from({ length: vocabularySize }, (_, id) => 0.02 + (randomBits(key, id) >>> 8) / 0x1000000);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => Number(Math.log(weight / sum).toFixed(decimals)));
  };
}

export interface Found {
  readonly ids: readonly number[];
  readonly logProbability: number;
  readonly score: number;
}

/** Every output that ends with EOS within the longest length, best score first. */
export function exhaustive(script: Script, sentence: number, rules: SentenceRules, divisor: LengthDivisor): Found[] {
  const found: Found[] = [];
  const extend = (words: readonly number[], logProbability: number): void => {
    script(sentence, words).forEach((value, id) => {
      if (id === PAD || id === BOS || (id === UNK && !rules.mayWriteUnknown)) return;
      const sum = logProbability + value;
      if (id === EOS) found.push({ ids: words, logProbability: sum, score: sum / divisor(words.length + 1) });
      else if (words.length + 1 < rules.maximumLength) extend([...words, id], sum);
    });
  };
  extend([], 0);
  return found.sort((a, b) => b.score - a.score || a.ids.length - b.ids.length);
}
