import { describe, expect, it } from 'vitest';
import { adam } from '../../src/ops/adam/adam.ts';
import { randomInteger } from '../../src/random.ts';
import { updateRatio } from '../../src/training/diagnostics.ts';
import { adamSettings } from '../../src/training/optimiser.ts';

const COUNT = 200;
const random = (key: number) => Float64Array.from({ length: COUNT }, (_, i) => randomInteger(key, i, 2001) / 1000 - 1);
const lengthOf = (x: ArrayLike<number>) => Math.sqrt(Array.from(x).reduce((sum, value) => sum + value * value, 0));

describe('the update ratio', () => {
  it('when Adam has moved the weights, then it is the length of the move over the length of the weights, within 1e-9', () => {
    const values = random(1);
    const [mean, square] = [new Float64Array(COUNT), new Float64Array(COUNT)];
    for (let step = 0; step < 4; step++) {
      const before = values.slice();
      const settings = adamSettings({ step, learningRate: 0.01, beta2: 0.98, gradientScale: 0.3, weightAverage: 0 });
      const gradient = random(10 + step);
      adam.reference({ weights: values, gradient, mean, square, average: null, start: 0, end: COUNT, settings });
      const moved = lengthOf(values.map((value, i) => value - before[i]!)) / lengthOf(values);
      expect(Math.abs(updateRatio({ values, mean, square }, settings) / moved - 1)).toBeLessThan(1e-9);
    }
  });
});
