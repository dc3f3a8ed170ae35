import { describe, expect, it } from 'vitest';
import { dropoutFactorAt, learningRateAt, shareOfRun } from '../../src/training/schedule.ts';

const config = { learningRate: 0.01, schedule: 'constant', warmupSteps: 99, finalLearningRate: 0 } as const;
const rates = (steps: number, options: Partial<Record<keyof typeof config, unknown>> = {}) =>
  Array.from({ length: steps }, (_, step) =>
    learningRateAt({ ...config, ...options } as typeof config, { step, share: step / steps, plateauFactor: 1 }),
  );

describe('the learning rate', () => {
  it('when a run is long, then it rises in a straight line over the warm-up and stays', () => {
    const found = rates(1000);
    expect(found[0]).toBeCloseTo(0.0001, 12);
    expect(found[49]).toBeCloseTo(0.005, 12);
    expect(found.slice(99).every((rate) => rate === 0.01)).toBe(true);
  });

  it('when a run is shorter than its warm-up, then it peaks after a fifth of the run all the same', () => {
    const found = rates(50);
    expect(found[5]).toBeCloseTo(0.005, 12);
    expect(found.slice(10).every((rate) => rate === 0.01)).toBe(true);
  });

  it('when the schedule is cosine or linear, then it falls to its final share at the end', () => {
    for (const schedule of ['cosine', 'linear']) {
      const found = rates(1000, { schedule, finalLearningRate: 0.1, warmupSteps: 0 });
      expect(found[0]).toBe(0.01);
      expect(found[500]).toBeCloseTo(0.0055, 4);
      expect(found[999]).toBeCloseTo(0.001, 4);
    }
  });

  it('when the plateau schedule has come down, then the rate has too, and other schedules do not care', () => {
    const progress = { step: 500, share: 0.5, plateauFactor: 0.25 };
    expect(learningRateAt({ ...config, schedule: 'plateau' }, progress)).toBe(0.0025);
    expect(learningRateAt(config, progress)).toBe(0.01);
  });
});

describe('how far a run is', () => {
  const done = { epochs: 3, step: 40, seconds: 90 };

  it('when it ends by minutes, by updates or by epochs, then it is their share', () => {
    expect(shareOfRun({ minutes: 3, updates: null, epochs: 4 }, done)).toBe(0.5);
    expect(shareOfRun({ minutes: null, updates: 160, epochs: 4 }, done)).toBe(0.25);
    expect(shareOfRun({ minutes: null, updates: null, epochs: 4 }, done)).toBe(0.75);
  });
});

describe('how much dropout a run takes', () => {
  const run = { minutes: null, updates: null, epochs: 10, dropoutGrowth: 0, dropoutPasses: null };
  const now = { share: 0.1, epochs: 1, stepsPerEpoch: 50 };

  it('when nothing is asked for, then all of it', () => {
    expect(dropoutFactorAt(run, now)).toBe(1);
    expect(dropoutFactorAt(run, { ...now, share: 0, epochs: 0 })).toBe(1);
  });

  it('when it grows, then from nothing to all in its share of the run', () => {
    const shares = [0, 0.1, 0.2, 0.9];
    expect(shares.map((share) => dropoutFactorAt({ ...run, dropoutGrowth: 0.2 }, { ...now, share }))).toEqual([
      0, 0.5, 1, 1,
    ]);
  });

  it('when the run makes half the passes that the rates are meant for, then half of it, however it ends', () => {
    const meant = { ...run, dropoutPasses: 20 };
    expect(dropoutFactorAt(meant, now)).toBe(0.5);
    expect(dropoutFactorAt({ ...meant, updates: 500 }, now)).toBe(0.5);
    expect(dropoutFactorAt({ ...meant, minutes: 7 }, now)).toBe(0.5);
    expect(dropoutFactorAt({ ...meant, epochs: 40 }, now)).toBe(1);
  });

  it('when a run by the clock has no speed yet, then none', () => {
    const start = { share: 0, epochs: 0, stepsPerEpoch: 50 };
    expect(dropoutFactorAt({ ...run, minutes: 5, dropoutPasses: 20 }, start)).toBe(0);
  });
});
