/** Where the loss of a word flows, against finite differences and the probability that the page shows. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { finiteDifference, lossFlow, type WrittenWord } from '../../src/playground/engine/backward.ts';
import { lookAt } from '../../src/playground/engine/look.ts';
import { loadModel } from '../../src/translation/load-model.ts';
import type { LoadedModel } from '../../src/translation/open-model.ts';

const SENTENCE = 'My neighbor rested at home because it was hot.';

let loaded: LoadedModel;
let word: WrittenWord;
beforeAll(async () => {
  loaded = await loadModel(join(import.meta.dirname, '../../checkpoints/en-ko.json'));
  const { sourceIds, targetIds } = lookAt(loaded, SENTENCE).trace;
  word = { sourceIds, targetIds, at: 1 };
});

describe('the flow of a word’s loss', () => {
  it('when a word is chosen, then the loss is −ln of its probability', () => {
    const { trace } = lookAt(loaded, SENTENCE);
    const { probability } = trace.alternatives[1]!.find(({ id }) => id === word.targetIds[1])!;
    expect(lossFlow(loaded, word).loss).toBeCloseTo(-Math.log(probability), 4);
  });

  it('when the backward pass has run, then every cell of every layer has its part, and later words none', () => {
    const { cells } = lossFlow(loaded, word);
    const trace = lookAt(loaded, SENTENCE).trace;
    const steps = [...trace.encoder, ...trace.decoder].reduce((sum, layer) => sum + layer.steps.length, 0);
    expect(new Set(cells.map(({ place }) => JSON.stringify(place))).size).toBe(steps);
    const size = (values: readonly number[]) => Math.hypot(...values);
    for (const { place, hidden } of cells) {
      if (place.side === 'decoder') expect(size(hidden) > 0).toBe(place.word <= word.at);
      else expect(size(hidden)).toBeGreaterThan(0);
    }
  });

  it.each([
    { side: 'encoder', direction: 'forward', word: 2, gate: 'forget' },
    { side: 'encoder', direction: 'backward', word: 8, gate: 'input' },
    { side: 'encoder', direction: 'forward', word: 3, gate: 'candidate' },
    { side: 'decoder', direction: 'forward', word: 1, gate: 'output' },
  ] as const)('when a sum of $gate in the $side is nudged, then the loss moves as the gradient says', (at) => {
    const { cells } = lossFlow(loaded, word);
    const here = cells.find(
      ({ place }) => place.side === at.side && place.direction === at.direction && place.word === at.word,
    )!;
    for (const unit of [0, 5, 17]) {
      const gradient = here.gates[at.gate]![unit]!;
      const difference = finiteDifference(loaded, word, { ...at, layer: 0, unit });
      expect(Math.abs(difference - gradient)).toBeLessThan(1e-3 * Math.abs(gradient) + 1e-11);
    }
  });
});
