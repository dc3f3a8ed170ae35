import { describe, expect, it } from 'vitest';
import { beginningWith } from '../../src/search/beginning.ts';
import { beamSearch, greedySearch, randomScript, scriptedStep } from './scripted-model.ts';

const RULES = { maximumLength: 6, mayWriteUnknown: false };
const byLength = (length: number) => length;

describe('a search with a given beginning', () => {
  it('when words are given, then each translation begins with its own, at the model’s probabilities', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const script = randomScript(seed, 7);
      const beginnings = [[5, 4], [], [6]];
      const step = () => beginningWith(scriptedStep(script).step, beginnings);
      const sentences = beginnings.map(() => RULES);
      const beams = beamSearch(step(), sentences, { beamSize: 3, nBest: 1, divisor: byLength }).map(([best]) => best!);
      for (const found of [beams, greedySearch(step(), sentences, byLength)]) {
        found.forEach(({ ids, logProbability }, s) => {
          expect(ids.slice(0, beginnings[s]!.length)).toEqual(beginnings[s]);
          const read = ids.map((id, t) => script(s, ids.slice(0, t))[id]!);
          const ends = ids.length < RULES.maximumLength ? [script(s, ids)[3]!] : [];
          expect(logProbability).toBeCloseTo(
            [...read, ...ends].reduce((sum, one) => sum + one, 0),
            9,
          );
        });
      }
      const free = beamSearch(scriptedStep(script).step, sentences, { beamSize: 3, nBest: 1, divisor: byLength });
      expect(beams[1]).toEqual(free[1]![0]);
    }
  });
});
