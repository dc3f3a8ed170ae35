import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensembleStep } from '../../src/search/ensemble.ts';
import { BOS } from '../../src/special-ids.ts';
import { beamSearch, greedySearch, randomScript, type Script, scriptedStep } from './scripted-model.ts';

const byLength = (length: number) => length;
const limits = { maximumLength: 8, mayWriteUnknown: false };
const FIRST = { ids: Int32Array.of(BOS), parents: Int32Array.of(0), sentences: Int32Array.of(0) };

describe('an ensemble', () => {
  it('when it is one model two or three times, then it writes what the model writes alone', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 3 }), (seed, count) => {
        const script = randomScript(seed, 8);
        const looks = (words: readonly number[]) => [0.25, 0.5, words.length];
        const one = () => scriptedStep(script, { looks }).step;
        const rules = { beamSize: 3, nBest: 3, divisor: byLength };
        const alone = beamSearch(one(), [limits], rules)[0]!;
        const together = beamSearch(ensembleStep(Array.from({ length: count }, one)), [limits], rules)[0]!;
        expect(together.map(({ ids }) => ids)).toEqual(alone.map(({ ids }) => ids));
        together.forEach(({ score }, i) => {
          expect(score).toBeCloseTo(alone[i]!.score, 10);
        });
      }),
    );
  });

  it('when it is two models, then log-probabilities and attention are the means of theirs', () => {
    const scripts = [randomScript(1, 6), randomScript(2, 6)] as const;
    const [a, b] = [scripts[0](0, []), scripts[1](0, [])];
    const words = ensembleStep([
      scriptedStep(scripts[0], { looks: () => [0.2, 0.8] }).step,
      scriptedStep(scripts[1], { looks: () => [0.9, 0.1] }).step,
    ])(FIRST);
    const { data, offset, columns } = words.logProbabilities;
    for (let id = 0; id < columns; id++) expect(data[offset + id]).toBeCloseTo((a[id]! + b[id]!) / 2, 12);
    expect(Array.from(words.attention!(0))).toEqual([expect.closeTo(0.55, 12), expect.closeTo(0.45, 12)]);
    expect([...words.attended!]).toEqual([0]);
  });

  it('when one has no attention, then the others say what was looked at; when none has, nobody does', () => {
    const blind = () => scriptedStep(randomScript(1, 6), { attention: false }).step;
    const seeing = scriptedStep(randomScript(2, 6), { looks: () => [0.3, 0.7] }).step;
    expect([...ensembleStep([blind(), seeing])(FIRST).attended!]).toEqual([1]);
    expect(ensembleStep([blind(), blind()])(FIRST).attended).toBeNull();
  });

  it('when one finds a word impossible, then it is not written', () => {
    const sure =
      (rows: readonly number[]): Script =>
      () =>
        rows.map((value) => Math.log(value));
    const likes4 = sure([0, 0, 0, 0.1, 0.9, 0]);
    const never4 = sure([0, 0, 0, 0.4, 0, 0.6]);
    const step = ensembleStep([scriptedStep(likes4).step, scriptedStep(never4).step]);
    expect(greedySearch(step, [limits], byLength)[0]).toMatchObject({ ids: [], finished: true });
  });
});
