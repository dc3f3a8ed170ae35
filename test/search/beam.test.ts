import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOS, EOS, PAD, UNK } from '../../src/special-ids.ts';
import { beamSearch, exhaustive, greedySearch, randomScript, type Script, scriptedStep } from './scripted-model.ts';

const byLength = (length: number) => length;
const byNothing = () => 1;
const bySquare = (length: number) => length * length;
const limits = (maximumLength: number, mayWriteUnknown = false) => ({ maximumLength, mayWriteUnknown });

/** Rows of probabilities by what has been written, joined by spaces. */
function table(rows: Record<string, Partial<Record<number, number>>>, vocabularySize = 7): Script {
  return (_, words) => {
    const row = rows[words.join(' ')] ?? { [EOS]: 1 };
    return Array.from({ length: vocabularySize }, (_, id) => Math.log(row[id] ?? 0));
  };
}

describe('beam search', () => {
  it('when the beam holds every hypothesis there is, then it finds what exhaustive search finds, in its order', () => {
    const random = fc.record({
      seed: fc.nat(),
      vocabularySize: fc.integer({ min: 5, max: 7 }),
      maximumLength: fc.integer({ min: 1, max: 4 }),
      nBest: fc.integer({ min: 1, max: 12 }),
      mayWriteUnknown: fc.boolean(),
      divisor: fc.constantFrom(byLength, byNothing, bySquare),
    });
    fc.assert(
      fc.property(random, ({ seed, vocabularySize, maximumLength, nBest, mayWriteUnknown, divisor }) => {
        const script = randomScript(seed, vocabularySize);
        const rules = limits(maximumLength, mayWriteUnknown);
        const sentences = [rules, rules];
        const found = beamSearch(scriptedStep(script).step, sentences, { beamSize: 2000, nBest, divisor });
        sentences.forEach((_, sentence) => {
          const wanted = exhaustive(script, sentence, rules, divisor).slice(0, nBest);
          const finished = found[sentence]!.filter((one) => one.finished);
          expect(finished.map(({ ids }) => ids)).toEqual(wanted.map(({ ids }) => ids));
          finished.forEach((one, i) => {
            expect(one.logProbability).toBeCloseTo(wanted[i]!.logProbability, 10);
            expect(one.score).toBeCloseTo(wanted[i]!.score, 10);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('when greedy search is led astray, then a beam of 2 finds the better sentence', () => {
    const script = table({
      '': { 4: 0.6, 5: 0.4 },
      '4': { 4: 0.5, 6: 0.4, [EOS]: 0.1 },
      '5': { [EOS]: 0.95, 4: 0.05 },
    });
    const rules = { beamSize: 2, nBest: 1, divisor: byNothing };
    expect(greedySearch(scriptedStep(script).step, [limits(5)], byNothing)[0]!.ids).not.toEqual([5]);
    expect(beamSearch(scriptedStep(script).step, [limits(5)], rules)[0]![0]!.ids).toEqual([5]);
  });

  it('when the beam is 1, then it is greedy search, to the last number', () => {
    const random = fc.record({
      seed: fc.nat(),
      vocabularySize: fc.integer({ min: 4, max: 9 }),
      lengths: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }),
      decimals: fc.constantFrom(0, 12),
      attention: fc.boolean(),
    });
    fc.assert(
      fc.property(random, ({ seed, vocabularySize, lengths, decimals, attention }) => {
        const script = randomScript(seed, vocabularySize, { decimals });
        const sentences = lengths.map((length) => limits(length, length % 2 === 0));
        const rules = { beamSize: 1, nBest: 1, divisor: byLength };
        const beam = beamSearch(scriptedStep(script, { attention }).step, sentences, rules);
        const greedy = greedySearch(scriptedStep(script, { attention }).step, sentences, byLength);
        expect(beam.map(([best]) => best)).toEqual(greedy);
      }),
    );
  });

  it('when sentences are searched together, then each gets what it gets alone', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), (seed, beamSize) => {
        const script = randomScript(seed, 8);
        const sentences = [3, 7, 1, 5].map((length) => limits(length));
        const rules = { beamSize, nBest: beamSize, divisor: byLength };
        const together = beamSearch(scriptedStep(script).step, sentences, rules);
        const alone = sentences.map((sentence, i) => {
          const own: Script = (_, words) => script(i, words);
          return beamSearch(scriptedStep(own).step, [sentence], rules)[0];
        });
        expect(together).toEqual(alone);
      }),
    );
  });

  it('whatever the model says, PAD and BOS are never written, UNK only where it may be', () => {
    const certain: Script = (_, words) => {
      const row = [-0.1, -0.2, -0.1, -3, -2, -2.5];
      return words.length < 3 ? row : row.map((value, id) => (id === EOS ? -0.5 : value));
    };
    const rules = { beamSize: 4, nBest: 4, divisor: byLength };
    const [without, including] = beamSearch(scriptedStep(certain).step, [limits(6), limits(6, true)], rules);
    for (const { ids } of without!) for (const id of [PAD, UNK, BOS]) expect(ids).not.toContain(id);
    expect(including![0]!.ids).toContain(UNK);
    for (const { ids } of including!) for (const id of [PAD, BOS]) expect(ids).not.toContain(id);
    const greedy = greedySearch(scriptedStep(certain).step, [limits(6), limits(6, true)], byLength);
    expect(greedy[0]!.ids).not.toContain(UNK);
    expect(greedy[1]!.ids).toContain(UNK);
  });

  it('when EOS is likeliest at once, then the output is empty and finished', () => {
    const script = table({ '': { [EOS]: 0.9, 4: 0.1 } });
    for (const beamSize of [1, 3]) {
      const [best] = beamSearch(scriptedStep(script).step, [limits(4)], { beamSize, nBest: 1, divisor: byLength });
      expect(best![0]).toEqual({
        ids: [],
        attended: [],
        logProbability: Math.log(0.9),
        score: Math.log(0.9),
        finished: true,
      });
    }
  });

  it('when continuations tie, then the earlier hypothesis comes first, then the lower id', () => {
    const script = table({ '': { 4: 0.25, 5: 0.25, 6: 0.25, [EOS]: 0.25 }, '4': { 5: 0.5, 4: 0.5 } });
    const rules = { beamSize: 3, nBest: 3, divisor: byNothing };
    const { step, asked } = scriptedStep(script);
    const [found] = beamSearch(step, [limits(4)], rules);
    expect(asked[1]!.map(({ words }) => words)).toEqual([[4], [5]]);
    expect(found!.map(({ ids }) => ids)).toEqual([[], [5], [4, 4]]);
  });

  it('when the length penalty grows, then the longer of two outputs wins', () => {
    const script = table({ '': { 4: 0.6, [EOS]: 0.4 }, '4': { 5: 0.6, 6: 0.4 }, '4 5': { [EOS]: 1 } });
    const best = (divisor: (length: number) => number) =>
      beamSearch(scriptedStep(script).step, [limits(6)], { beamSize: 4, nBest: 1, divisor })[0]![0]!.ids;
    expect(best(byNothing)).toEqual([]);
    expect(best(byLength)).toEqual([4, 5]);
  });

  it('when the longest length is reached, then what lives is cut off and ranks after what is finished', () => {
    const script = table({ '': { 4: 0.9, [EOS]: 0.1 }, '4': { 4: 1 }, '4 4': { 4: 1 } });
    const [found] = beamSearch(scriptedStep(script).step, [limits(3)], { beamSize: 2, nBest: 2, divisor: byLength });
    expect(found!.map(({ ids, finished }) => ({ ids, finished }))).toEqual([
      { ids: [], finished: true },
      { ids: [4, 4, 4], finished: false },
    ]);
  });

  it('when no word can follow, or the model gives no numbers, then the search ends with what there is', () => {
    const nothing: Script = (_, words) => new Array<number>(6).fill(words.length === 1 ? Number.NaN : -1);
    const dead: Script = () => new Array<number>(6).fill(Number.NEGATIVE_INFINITY);
    for (const beamSize of [1, 3]) {
      const rules = { beamSize, nBest: 1, divisor: byLength };
      expect(beamSearch(scriptedStep(dead).step, [limits(4)], rules)[0]).toMatchObject([{ ids: [], finished: false }]);
      expect(beamSearch(scriptedStep(nothing).step, [limits(4)], rules)[0]![0]!.ids.length).toBeLessThan(2);
    }
    const rules = { beamSize: 1, nBest: 1, divisor: byLength };
    const mute: Script = () => new Array<number>(6).fill(Number.NaN);
    for (const script of [dead, mute]) {
      const greedy = greedySearch(scriptedStep(script).step, [limits(4)], byLength);
      expect(greedy).toMatchObject([{ ids: [], finished: false }]);
      expect([greedy]).toEqual(beamSearch(scriptedStep(script).step, [limits(4)], rules));
    }
    expect(beamSearch(scriptedStep(dead).step, [], { beamSize: 2, nBest: 1, divisor: byLength })).toEqual([]);
  });

  it('when no living hypothesis can win any more, then the model is not asked again', () => {
    // After [4] EOS ends with log 0.8; all others are below log 0.2 · longest / 2 by then.
    const script = table({ '': { 4: 0.9, 5: 0.1 }, '4': { [EOS]: 0.9, 6: 0.1 }, '5': { [EOS]: 0.1, 5: 0.9 } });
    const { step, asked } = scriptedStep(script);
    beamSearch(step, [limits(4)], { beamSize: 3, nBest: 1, divisor: byNothing });
    expect(asked).toHaveLength(2);
  });

  it('when a longer hypothesis can still win after others have finished, then the search goes on until it has', () => {
    const script = table({ '': { [EOS]: 0.5, 4: 0.5 }, '4': { 5: 1 }, '4 5': { 6: 1 }, '4 5 6': { [EOS]: 1 } });
    const [found] = beamSearch(scriptedStep(script).step, [limits(8)], { beamSize: 2, nBest: 2, divisor: byLength });
    expect(found!.map(({ ids }) => ids)).toEqual([[4, 5, 6], []]);
  });

  it('when the model attends, then each word keeps what it looked at, and without attention there is nothing', () => {
    const script = table({ '': { 4: 1 }, '4': { 5: 1 }, '4 5': { [EOS]: 1 } });
    for (const beamSize of [1, 2]) {
      const rules = { beamSize, nBest: 1, divisor: byLength };
      expect(beamSearch(scriptedStep(script).step, [limits(8)], rules)[0]![0]!.attended).toEqual([0, 1]);
      const blind = scriptedStep(script, { attention: false }).step;
      expect(beamSearch(blind, [limits(8)], rules)[0]![0]!.attended).toEqual([]);
    }
  });
});
