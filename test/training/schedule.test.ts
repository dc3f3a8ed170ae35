import { describe, expect, it } from 'vitest';
import { learningRateAt } from '../../src/training/schedule.ts';

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
