import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../src/config.ts';
import { layOut } from '../../src/tensor/parameters.ts';
import { checkGradient } from '../support/gradient-check.ts';
import { meanLoss, TINY_PAIRS, tinyModel } from '../support/tiny-model.ts';

const SHAPES: Record<string, Partial<ModelConfig>> = {
  'lstm, general attention, input feeding': {},
  'gru, additive attention, input feeding': { cell: 'gru', attention: 'additive' },
  'rnn, dot attention, no feeding': { cell: 'rnn', attention: 'dot', inputFeeding: false },
  'lstm without attention, copy bridge, one direction, reversed source': {
    attention: 'none',
    bridge: 'copy',
    bidirectional: false,
    reverseSource: true,
  },
  'gru without attention': { cell: 'gru', attention: 'none' },
  'two layers with feeding, deep readout, target tied': { layers: 2, readout: 'deep', tiedEmbeddings: 'target' },
  'two gru layers without feeding, three-way tied': {
    cell: 'gru',
    layers: 2,
    inputFeeding: false,
    tiedEmbeddings: 'three-way',
  },
  'three rnn layers, zero bridge': { cell: 'rnn', layers: 3, bridge: 'zero' },
  'no attention, tied, deep': { attention: 'none', tiedEmbeddings: 'target', readout: 'deep' },
  'every dropout, lstm': { layers: 2, dropout: 0.3, embeddingDropout: 0.3, recurrentDropout: 0.3, wordDropout: 0.3 },
  'dropout that differs from side to side, clean feeding': {
    ...{ dropout: 0.2, embeddingDropout: 0.1, wordDropout: 0.3, readout: 'deep', cleanFeed: true },
    ...{ readoutDropout: 0.4, targetEmbeddingDropout: 0.3, targetWordDropout: 0 },
  },
  'every dropout, gru without feeding': {
    cell: 'gru',
    inputFeeding: false,
    dropout: 0.3,
    embeddingDropout: 0.3,
    recurrentDropout: 0.3,
  },
};

describe('gradients of the whole model equal central differences at every weight (Float64, relative error < 1e-6)', () => {
  for (const [name, options] of Object.entries(SHAPES)) {
    it(name, () => {
      const tiny = tinyModel(options, { seed: 3 });
      const settings = { labelSmoothing: 0.1, dropoutSeed: 7 };
      const loss = () => {
        tiny.repack();
        return meanLoss(tiny, settings);
      };
      meanLoss(tiny, { ...settings, backward: true });
      const { offsets } = layOut(tiny.specs);
      let largest = 0;
      tiny.specs.forEach((spec, i) => {
        const from = offsets[i]!;
        checkGradient({
          name: spec.name,
          values: tiny.values,
          gradient: tiny.gradients,
          loss,
          from,
          to: from + spec.rows * spec.columns,
        });
        largest = Math.max(largest, ...tiny.gradients.subarray(from, from + spec.rows * spec.columns));
      });
      expect(largest).toBeGreaterThan(1e-3);
    });
  }
});

describe('a batch of more target rows than the loss takes at a time', () => {
  it.each(['none', 'target'] as const)(
    'when every sentence stands in it ninety times, then its mean loss and gradient are those of one of each, tied: %s',
    (tiedEmbeddings) => {
      const tiny = tinyModel({ tiedEmbeddings });
      const many = <T>(items: readonly T[]): T[] => Array.from({ length: 90 }, () => items).flat();
      const once = meanLoss(tiny, { labelSmoothing: 0.1, backward: true });
      const expected = tiny.gradients.slice();
      tiny.gradients.fill(0);
      const pairs = { sources: many(TINY_PAIRS.sources), targets: many(TINY_PAIRS.targets) };
      expect(meanLoss(tiny, { pairs, labelSmoothing: 0.1, backward: true })).toBeCloseTo(once, 12);
      tiny.gradients.forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i]!, 12);
      });
      expect(Math.max(...expected)).toBeGreaterThan(1e-3);
    },
  );
});
