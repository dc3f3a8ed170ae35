import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prefix } from '../../src/search/hypothesis.ts';
import { coveragePenalty } from '../../src/search/penalties.ts';
import { wordsThatRepeat } from '../../src/search/repeated-ngrams.ts';
import type { SentenceRules } from '../../src/search/step.ts';
import { EOS, UNK } from '../../src/special-ids.ts';
import { beamSearch, greedySearch, randomScript, type Script, scriptedStep } from './scripted-model.ts';

const byLength = (length: number) => length;
const prefixOf = (ids: readonly number[]): Prefix | null =>
  ids.reduce<Prefix | null>((before, id) => ({ id, attended: 0, before }), null);

/** Writes 4 5 4 5 … for ever, unless it may not: then 6, then the end. */
const loop: Script = (_, words) => {
  const next = words.at(-1) === 4 ? 5 : 4;
  return [0, 1, 2, 3, 4, 5, 6].map((id) => Math.log(id === next ? 0.8 : id === 6 ? 0.1 : id === EOS ? 0.05 : 0.01));
};

describe('blocking n-grams that repeat', () => {
  it('when an n-gram stands in the hypothesis, then the word that would complete it again may not follow', () => {
    expect([...wordsThatRepeat(prefixOf([7, 8, 9, 7, 8]), 3)]).toEqual([9]);
    expect([...wordsThatRepeat(prefixOf([7, 8, 9, 7, 8]), 2)]).toEqual([9]);
    expect([...wordsThatRepeat(prefixOf([7, 8, 9, 7, 8]), 1)].sort()).toEqual([7, 8, 9]);
    expect([...wordsThatRepeat(prefixOf([7, 7]), 2)]).toEqual([7]);
    expect([...wordsThatRepeat(prefixOf([7, 8]), 3)]).toEqual([]);
    expect([...wordsThatRepeat(null, 2)]).toEqual([]);
    expect([...wordsThatRepeat(prefixOf([UNK, UNK, 8, UNK]), 2)]).toEqual([]);
  });

  it('when a model loops, then greedy and beam search break out of it, and without the rule they do not', () => {
    const free: SentenceRules = { maximumLength: 12, mayWriteUnknown: false };
    const bound = { ...free, noRepeatNgram: 2 };
    const [looping, ended] = greedySearch(scriptedStep(loop).step, [free, bound], byLength);
    expect(looping!.ids).toEqual([4, 5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5]);
    expect(ended!.ids.slice(0, 4)).toEqual([4, 5, 4, 6]);
    const rules = { beamSize: 1, nBest: 1, divisor: byLength };
    expect(beamSearch(scriptedStep(loop).step, [bound], rules)[0]![0]).toEqual(ended);
  });

  it('whatever the model, beam and n, no hypothesis has an n-gram twice', () => {
    const random = fc.record({
      seed: fc.nat(),
      beamSize: fc.integer({ min: 1, max: 5 }),
      n: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(random, ({ seed, beamSize, n }) => {
        const rules: SentenceRules = { maximumLength: 12, mayWriteUnknown: false, noRepeatNgram: n };
        const [found] = beamSearch(scriptedStep(randomScript(seed, 7)).step, [rules], {
          beamSize,
          nBest: beamSize,
          divisor: byLength,
        });
        for (const { ids } of found!) {
          const ngrams = ids.slice(n - 1).map((_, i) => ids.slice(i, i + n).join(' '));
          expect(new Set(ngrams).size).toBe(ngrams.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('coverage penalty', () => {
  it('when tokens were looked at too little, then it is β times the logarithms of what they got, at most 1 each', () => {
    const rows = [
      [0.5, 0.25, 0.25],
      [0.75, 0.25, 0],
    ];
    expect(coveragePenalty(0.2)(rows)).toBeCloseTo(0.2 * (Math.log(0.5) + Math.log(0.25)), 12);
    expect(coveragePenalty(1)([[1, 0]])).toBeCloseTo(Math.log(1e-6), 6);
    expect(coveragePenalty(1)([])).toBe(0);
  });

  /** Two translations: the likelier one, 4, leaves the second source token out. */
  const script: Script = (_, words) => {
    const row: Record<number, number> = words.length === 0 ? { 4: 0.6, 5: 0.4 } : { [EOS]: 1 };
    return Array.from({ length: 6 }, (__, id) => Math.log(row[id] ?? 0));
  };
  const looks = (words: readonly number[]) =>
    words.length === 0 ? [0.9, 0.1] : words[0] === 4 ? [0.9, 0.1] : [0.1, 0.9];
  const search = (beta: number | null) =>
    beamSearch(
      scriptedStep(script, { looks }).step,
      [{ maximumLength: 5, mayWriteUnknown: false, coverageOf: beta === null ? null : coveragePenalty(beta) }],
      { beamSize: 3, nBest: 2, divisor: byLength },
    )[0]!;

  it('when it is on, then the hypothesis that looked at all of the source wins, by the score of eq. 14', () => {
    expect(search(null).map(({ ids }) => ids)).toEqual([[4], [5]]);
    const [best, second] = search(0.5);
    expect([best!.ids, second!.ids]).toEqual([[5], [4]]);
    expect(best!.coverage).toBeCloseTo(0, 12);
    expect(second!.coverage).toBeCloseTo(0.5 * Math.log(0.2), 12);
    expect(second!.score).toBeCloseTo(Math.log(0.6) / 2 + 0.5 * Math.log(0.2), 12);
  });

  it('when search is greedy, then the score has it too', () => {
    const rules = { maximumLength: 5, mayWriteUnknown: false, coverageOf: coveragePenalty(0.5) };
    const [only] = greedySearch(scriptedStep(script, { looks }).step, [rules], byLength);
    expect(only!.score).toBeCloseTo(Math.log(0.6) / 2 + 0.5 * Math.log(0.2), 12);
  });
});
