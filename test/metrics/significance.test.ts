import { describe, expect, it } from 'vitest';
import { bootstrapScores, confidenceInterval } from '../../src/metrics/bootstrap.ts';
import { collectStatistics } from '../../src/metrics/metric.ts';
import { createMetric } from '../../src/metrics/metrics.ts';
import { compareSystems, SIGNIFICANCE_TESTS } from '../../src/metrics/significance.ts';
import { PURPOSE, randomInteger, streamKey } from '../../src/random.ts';

/** Sentences of nine numbers, of which a share is wrong; another purpose draws other errors. */
function outputs(share: number, stream: number, count = 200): string[] {
  const key = streamKey(7, PURPOSE.bootstrap, stream);
  return Array.from({ length: count }, (_, line) =>
    Array.from({ length: 9 }, (_, i) =>
      randomInteger(key, 9 * line + i, 1000) < 1000 * share ? 'x' : `w${line + i}`,
    ).join(' '),
  );
}

const REFERENCES = [outputs(0, 0)];
const metric = createMetric('bleu');
const rows = (share: number, stream: number) => collectStatistics(metric, outputs(share, stream), REFERENCES);

describe('the bootstrap', () => {
  it('when a test set is resampled, then 95 % of the scores lie in the interval, its mean near the score', () => {
    const scores = bootstrapScores(metric, rows(0.2, 1));
    const { low, high, mean, halfWidth } = confidenceInterval(scores);
    const inside = scores.filter((score) => score >= low && score <= high).length;
    expect(inside / scores.length).toBeGreaterThanOrEqual(0.95);
    expect(inside / scores.length).toBeLessThan(0.96);
    expect((high - low) / 2).toBeCloseTo(halfWidth, 12);
    expect(mean).toBeGreaterThan(low);
    expect(mean).toBeLessThan(high);
  });

  it('when the seed is the same, then so are the draws; when it is another, then they differ', () => {
    const [one, two, three] = [1, 1, 2].map((seed) => bootstrapScores(metric, rows(0.2, 1), { seed, resamples: 50 }));
    expect(one).toEqual(two);
    expect(one).not.toEqual(three);
  });

  it('when a system makes no mistake, then the interval has no width', () => {
    const { low, high } = confidenceInterval(bootstrapScores(metric, rows(0, 0), { resamples: 100 }));
    expect(high - low).toBeLessThan(1e-9);
  });
});

describe.each(SIGNIFICANCE_TESTS)('comparison by %s', (test) => {
  const options = { test, samples: 1000 };

  it('when systems are equal, then the difference is 0 and p is high', () => {
    const { difference, pValue, significant } = compareSystems(metric, rows(0.2, 1), rows(0.2, 1), options);
    expect([difference, significant]).toEqual([0, false]);
    expect(pValue).toBeGreaterThan(0.3);
  });

  it('when one is far better, then p is its least, 1 in 1001, in either order', () => {
    const better = compareSystems(metric, rows(0.4, 1), rows(0.1, 2), options);
    const worse = compareSystems(metric, rows(0.1, 2), rows(0.4, 1), options);
    expect(better.pValue).toBe(1 / 1001);
    expect(worse.pValue).toBe(1 / 1001);
    expect(better.difference).toBeGreaterThan(10);
    expect(worse.difference).toBeCloseTo(-better.difference, 12);
  });

  it('when 40 pairs of equally good systems are compared, then few differ significantly', () => {
    const found = Array.from({ length: 40 }, (_, i) =>
      compareSystems(metric, rows(0.2, 10 + 2 * i), rows(0.2, 11 + 2 * i), { test, samples: 200 }),
    );
    expect(found.filter(({ significant }) => significant).length).toBeLessThanOrEqual(6);
  });

  it('when systems have not the same number of lines, then both numbers are told', () => {
    const short = collectStatistics(metric, ['a'], [['a']]);
    expect(() => compareSystems(metric, rows(0.2, 1), short, options)).toThrow('systems of 200 and 1 lines');
  });
});
