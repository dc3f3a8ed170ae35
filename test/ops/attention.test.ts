import { beforeEach, describe, expect, it } from 'vitest';
import { ADDITIVE } from '../../src/ops/attention/additive-score.ts';
import { attend, attendBackward, attendMemoryBackward } from '../../src/ops/attention/attend.ts';
import { DOT } from '../../src/ops/attention/dot-score.ts';
import type { Kernels } from '../../src/tensor/kernels.ts';
import type { Matrix } from '../../src/tensor/matrix.ts';
import { compare, matrix, random, resetMemory } from './fixture.ts';

/** Three sentences of 6, 3 and 1 tokens: token s of sentence b is row starts[s] + b. */
const source = { starts: Int32Array.from([0, 3, 5, 7, 8, 9]), lengths: Int32Array.from([6, 3, 1]) };
const SOURCE_ROWS = 10;
const sentences = Int32Array.from([9, 2, 0, 1, 2, 0]); // the first is skipped
const firstRow = 1;
const N = 5;
/** The five decoder rows: three target sentences of 2, 2 and 1 tokens. */
const target = { starts: Int32Array.from([0, 3]), lengths: Int32Array.from([2, 2, 1]) };

const KINDS = [
  ['dot', 1, 1],
  ['dot', 12, 7],
  ['dot', 37, 45],
  ['additive', 1, 3],
  ['additive', 10, 40],
  ['additive', 33, 16],
] as const;

beforeEach(resetMemory);

describe.each(KINDS)('%s attention of width %i over values of width %i', (kind, D, M) => {
  const inputs = (size = 1) => [
    matrix(N, D, random(size), 1),
    matrix(SOURCE_ROWS, D, random(size), 2),
    matrix(SOURCE_ROWS, M, random(), 3),
    matrix(1, D, random(), 1),
  ];
  const score = kind === 'dot' ? DOT : ADDITIVE;
  const looking = { source, sourceSlotOfRow: sentences, firstRow };
  const goForward = (kernels: Kernels, [query, keys, values, v, weights, context]: readonly Matrix[]) => {
    kernels.run(score.forward)({ looking, query: query!, keys: keys!, v: v!, scores: weights! });
    kernels.run(attend)({ looking, weights: weights!, values: values!, context: context! });
  };

  it('when it goes forward, then it matches the reference within 2e-6, with zeros past the end', () => {
    const outputs = [matrix(N, 8, random(), 2), matrix(N, M, random(), 1)];
    const worst = compare([...inputs(), ...outputs], (kernels, m) => {
      goForward(kernels, m);
      expect(m[4]!.at(0, 1)).toBe(0);
    });
    expect(worst).toBeLessThan(2e-6);
  });

  it('when it goes backward, then it matches the reference within 5e-6', () => {
    const outputs = [matrix(N, 8, () => 0, 2), matrix(N, M, random(), 1)];
    const gradients = [matrix(N, M, random(), 2), matrix(N, 8, () => 0, 1), ...inputs()];
    const worst = compare([...inputs(), ...outputs, ...gradients], (kernels, m) => {
      goForward(kernels, m);
      const [query, keys, values, v, weights] = m as [Matrix, Matrix, Matrix, Matrix, Matrix, ...Matrix[]];
      const [dContext, dScores, dQuery, dKeys, dValues, dV] = m.slice(6) as [
        Matrix,
        Matrix,
        Matrix,
        Matrix,
        Matrix,
        Matrix,
      ];
      kernels.run(attendBackward)({ looking, weights, values, dContext, dScores });
      kernels.run(score.backward)({ looking, query, keys, v, dScores, dQuery, dKeys, dV });
      kernels.run(attendMemoryBackward)({
        ...{ target, source, sourceSlotOfRow: sentences.subarray(firstRow), weights, dContext, dValues },
        keys: score.keysAtTheEnd ? { query, dScores, dKeys } : null,
      });
    });
    expect(worst).toBeLessThan(5e-6);
  });

  it('when scores are far apart, then the highest takes all and nothing becomes NaN', () => {
    const outputs = [matrix(N, 8, random()), matrix(N, M, random())];
    compare([...inputs(1e15), ...outputs], (kernels, m) => {
      if (kernels.name === 'reference') return;
      goForward(kernels, m);
      const sums = m[4]!.toRows().map((row) => row.reduce((sum, weight) => sum + weight, 0));
      for (const sum of sums) expect(sum).toBeCloseTo(1, 5);
    });
  });
});

it('when a weight is less than 2⁻⁶⁴, then it is 0 and so is what comes of it; NaN stays NaN', () => {
  const one = { starts: Int32Array.from([0, 1, 2, 3, 4]), lengths: Int32Array.from([5]) };
  const looking = { source: one, sourceSlotOfRow: Int32Array.from([0, 0]), firstRow: 0 };
  const scores = [0, -44, -45, -100, -1000, 0, 0, Number.NaN, 0, 0];
  const [weights, values] = [matrix(2, 5, (i) => scores[i]!), matrix(5, 3, random())];
  const outputs = [matrix(2, 3, () => 0), matrix(2, 5, () => 0)];
  compare([weights, values, ...outputs], (kernels, [weights, values, context, dScores]) => {
    kernels.run(attend)({ looking, weights: weights!, values: values!, context: context! });
    kernels.run(attendBackward)({ looking, weights: weights!, values: values!, dContext: context!, dScores: dScores! });
    const row = weights!.toRows()[0]!;
    expect(row.map((weight) => weight === 0)).toEqual([false, false, true, true, true]);
    expect(dScores!.toRows()[0]!.slice(2).map(Math.abs)).toEqual([0, 0, 0]);
    expect(weights!.at(1, 2)).toBeNaN();
  });
});
