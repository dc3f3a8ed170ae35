import { describe, expect, it } from 'vitest';
import { gradientLesson, LESSON_INPUT } from '../../src/lab/gradient/lesson.ts';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

describe('the gradient lesson', () => {
  it('when the standard step is run, then its numbers are those of the equations', () => {
    const { gates, cell, hidden, loss } = gradientLesson();
    const [i, f, g, o] = [sigmoid(0.8), sigmoid(0.7), Math.tanh(0.95), sigmoid(0.9)] as const;
    expect(gates.map(({ value }) => value)).toEqual([i, f, g, o].map((value) => expect.closeTo(value, 12)));
    expect(cell).toBeCloseTo(f * -0.4 + i * g, 12);
    expect(hidden).toBeCloseTo(o * Math.tanh(cell), 12);
    expect(loss).toBeCloseTo((hidden - 0.6) ** 2 / 2, 12);
  });

  it('when any step is run, then every partial derivative equals its finite difference (relative error < 1e-7)', () => {
    for (const forgetBias of [-3, 0, 1, 5]) {
      for (const previousCell of [-2, 0, 3]) {
        expect(gradientLesson({ ...LESSON_INPUT, forgetBias, previousCell }).largestError).toBeLessThan(1e-7);
      }
    }
  });

  it('when the chain is followed by hand, then it ends where the backward pass does', () => {
    const lesson = gradientLesson({ x: -0.7, previousHidden: 0.2, previousCell: 1.5, target: -0.3, forgetBias: 2 });
    const forget = lesson.gates[1]!;
    for (const { dSum, partials } of lesson.gates) {
      expect(partials.b.backward).toBeCloseTo(dSum, 12);
      expect(partials.x.backward).toBeCloseTo(-0.7 * dSum, 12);
      expect(partials.h.backward).toBeCloseTo(0.2 * dSum, 12);
    }
    expect(forget.weights.b).toBe(2);
    expect(lesson.inputs.previousCell.backward).toBeCloseTo(lesson.dCell * forget.value, 12);
  });
});
