/** Every combination of the model's parts, each checked along a random direction through all of its weights. */
import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../src/config.ts';
import { ATTENTION_NAMES } from '../../src/ops/attention/attentions.ts';
import { CELL_NAMES } from '../../src/ops/cells.ts';
import { uniform } from '../../src/random.ts';
import { meanLoss, TINY_PAIRS, type TinyModel, tinyModel } from '../support/tiny-model.ts';

const ATTENTIONS = ['none', ...ATTENTION_NAMES] as const;

/** All values of some options, one of each. */
function combinations<T extends object>(options: { [K in keyof T]: readonly T[K][] }): T[] {
  return (Object.keys(options) as (keyof T)[]).reduce<T[]>(
    (all, key) => all.flatMap((one) => options[key].map((value) => ({ ...one, [key]: value }))),
    [{} as T],
  );
}

type Parts = Pick<ModelConfig, 'bridge' | 'readout' | 'tiedEmbeddings' | 'layers' | 'bidirectional' | 'inputFeeding'>;
const PARTS = combinations<Parts>({
  bridge: ['dense', 'copy', 'zero'],
  readout: ['plain', 'deep'],
  tiedEmbeddings: ['none', 'target', 'three-way'],
  layers: [1, 2],
  bidirectional: [true, false],
  inputFeeding: [true, false],
});

/** Relative error of the slope along a random direction. */
function slopeError(tiny: TinyModel, key: number): number {
  const epsilon = 3e-6; // the error of central differences falls with its square
  const start = tiny.values.slice();
  const direction = Float64Array.from(start, (_, i) => 2 * uniform(key, i) - 1);
  const lossAt = (distance: number) => {
    direction.forEach((step, i) => {
      tiny.values[i] = start[i]! + distance * step;
    });
    tiny.repack();
    return meanLoss(tiny, { pairs: SHORT, labelSmoothing: 0.1 });
  };
  const expected = (lossAt(epsilon) - lossAt(-epsilon)) / (2 * epsilon);
  tiny.values.set(start);
  tiny.repack();
  const slope = direction.reduce((sum, step, i) => sum + step * tiny.gradients[i]!, 0);
  return Math.abs(slope - expected) / Math.max(1e-2, Math.abs(slope) + Math.abs(expected));
}

const SHORT = { sources: TINY_PAIRS.sources.slice(0, 2), targets: TINY_PAIRS.targets.slice(0, 2) };

describe.each(CELL_NAMES)(
  'the slope of the loss equals central differences (Float64, relative error < 1e-6): %s',
  (cell) => {
    it.each(ATTENTIONS)(`${PARTS.length} combinations of parts with attention %s`, (attention) => {
      const wrong = PARTS.filter((parts, i) => {
        const tiny = tinyModel({ ...parts, cell, attention }, { seed: i + 1 });
        meanLoss(tiny, { pairs: SHORT, labelSmoothing: 0.1, backward: true });
        return !(slopeError(tiny, i) < 1e-6);
      });
      expect(wrong).toEqual([]);
    });
  },
);
