import { describe, expect, it } from 'vitest';
import { blocks, summariseTensor } from '../../src/inspect/summary.ts';

const tensor = (...values: number[]) => ({ name: 'x', shape: [values.length], data: Float32Array.from(values) });

describe('summariseTensor', () => {
  it('when numbers are known, then norm, mean, deviation and extremes are theirs', () => {
    expect(summariseTensor(tensor(3, -4, 0, 0, 6), 2)).toEqual({
      name: 'x',
      shape: [5],
      count: 5,
      norm: Math.sqrt(61),
      mean: 1,
      deviation: Math.sqrt(61 / 5 - 1),
      minimum: -4,
      maximum: 6,
      notFinite: 0,
      histogram: [3, 2],
    });
  });

  it('when some are not finite, then they are counted and left out of the figures', () => {
    const summary = summariseTensor(tensor(1, Number.NaN, 1, Number.POSITIVE_INFINITY), 3);
    expect(summary).toMatchObject({ notFinite: 2, mean: 1, deviation: 0, histogram: [2, 0, 0] });
  });

  it('when all are equal or none is finite, then there is still a summary', () => {
    expect(summariseTensor(tensor(2, 2), 2)).toMatchObject({ histogram: [2, 0], minimum: 2, maximum: 2 });
    expect(summariseTensor(tensor(Number.NaN), 2)).toMatchObject({
      norm: 0,
      minimum: 0,
      maximum: 0,
      histogram: [0, 0],
    });
  });
});

describe('blocks', () => {
  it('when a bin holds anything, then it shows, and the fullest is full', () => {
    expect(blocks([0, 1, 4, 8])).toBe(' ▁▄█');
    expect(blocks([0, 1, 1000])).toBe(' ▁█');
    expect(blocks([0, 0])).toBe('  ');
  });
});
