/** Which events leave a record, and what values a record has. */
import { describe, expect, it } from 'vitest';
import type { EpochRecord } from '../../src/checkpoint/records.ts';
import { recordOf, valuesOf } from '../../src/exchange/training-log.ts';
import type { TrainingEvent } from '../../src/training/events.ts';

const step = (at: number): TrainingEvent => ({
  type: 'step',
  epoch: 1,
  epochs: 2,
  step: at,
  stepInEpoch: at,
  stepsPerEpoch: 9,
  loss: 2.5,
  learningRate: 0.01,
  gradientNorm: 0.5,
  tokensPerSecond: 1000,
  secondsLeft: 3,
});

const record: EpochRecord = {
  epoch: 1,
  step: 9,
  trainLoss: 2,
  devLoss: Number.NaN,
  devPerplexity: Number.POSITIVE_INFINITY,
  devBleu: 0,
  learningRate: 0.01,
  gradientNorm: 0.5,
  updateRatio: 0.001,
  gateSaturation: [
    { gate: 'forget', layer: 1, direction: 'backward', share: 0.25 },
    { gate: 'input', layer: 0, direction: 'forward', share: Number.NaN },
  ],
  seconds: 1.5,
  targetTokens: 90,
  weightHash: '01234567',
  best: true,
  samples: [{ source: 'a', reference: 'b', hypothesis: '' }],
};

describe('the log of a run', () => {
  it('when updates are asked for, then every Nth has a record, and else none', () => {
    const kept = (every: number) => [1, 2, 3, 4, 5, 6].filter((at) => recordOf(step(at), every, 0) !== null);
    expect([kept(0), kept(1), kept(3), kept(7)]).toEqual([[], [1, 2, 3, 4, 5, 6], [3, 6], []]);
    const shown = { epoch: 1, loss: 2.5, learningRate: 0.01, gradientNorm: 0.5, tokensPerSecond: 1000 };
    expect(recordOf(step(3), 3, 7)).toEqual({ type: 'step', time: 7, step: 3, ...shown });
  });

  it('when a run is validated, then its record is that of the history, and the JSON has null for what is no number', () => {
    const found = recordOf({ type: 'epoch', record }, 0, 7)!;
    expect(found).toEqual({ type: 'validation', time: 7, ...record });
    expect(JSON.parse(JSON.stringify(found))).toMatchObject({ devLoss: null, devPerplexity: null, best: true });
  });

  it('when something else happens, then there is no record', () => {
    expect(recordOf({ type: 'validating', epoch: 1 }, 1, 0)).toBeNull();
    expect(recordOf({ type: 'calibrating' }, 1, 0)).toBeNull();
  });

  it('when a record becomes curves and texts, then every finite number and every text has a name', () => {
    const values = new Map(valuesOf(recordOf({ type: 'epoch', record }, 0, 7)!).map(({ tag, value }) => [tag, value]));
    expect(Object.fromEntries(values)).toEqual({
      'validation/epoch': 1,
      'validation/trainLoss': 2,
      'validation/devBleu': 0,
      'validation/learningRate': 0.01,
      'validation/gradientNorm': 0.5,
      'validation/updateRatio': 0.001,
      'saturation/encoder.1.backward.forget': 0.25,
      'validation/seconds': 1.5,
      'validation/targetTokens': 90,
      'validation/weightHash': '01234567',
      'validation/best': 1,
      'samples/1.source': 'a',
      'samples/1.reference': 'b',
      'samples/1.hypothesis': '',
    });
  });
});
