import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../src/config.ts';
import { type LayerTrace, type SentenceTrace, traceSentence } from '../../src/inspect/trace.ts';
import { editedKernels } from '../../src/playground/engine/edited-kernels.ts';
import type { Clamp, Edits } from '../../src/playground/engine/edits.ts';
import { SOURCE, TARGET, traced } from '../inspect/traced-sentence.ts';

const EVERYWHERE = { layer: null, direction: null, unit: null, word: null } as const;

function edited(options: Partial<ModelConfig>, edits: Partial<Edits>): { before: SentenceTrace; after: SentenceTrace } {
  const { tiny, trace } = traced(options);
  const kernels = editedKernels(tiny.kernels, tiny.model, { clamps: [], attentionOff: false, ...edits });
  // Twice: what the first sentence has counted must not stay.
  traceSentence({ ...tiny, kernels }, [5, 6], [4]);
  return { before: trace, after: traceSentence({ ...tiny, kernels }, SOURCE, TARGET) };
}

const layersOf = ({ encoder, decoder }: SentenceTrace) => [...encoder, ...decoder];

/** [layer, word, unit] of every value of a gate that is exactly this. */
function placesOf(trace: SentenceTrace, gate: string, value: number): string[] {
  return layersOf(trace).flatMap((layer: LayerTrace) =>
    layer.steps.flatMap(({ gates }, t) =>
      gates[gate]!.flatMap((found, j) =>
        found === value ? [`${layer.side}.${layer.layer}.${layer.direction} ${t} ${j}`] : [],
      ),
    ),
  );
}

const TWO_LAYERS = { cell: 'lstm', layers: 2, bidirectional: true, attention: 'dot', inputFeeding: true } as const;

describe('hands on the gates', () => {
  it('when nothing is held, then every number is the one of the model', () => {
    for (const cell of ['lstm', 'gru', 'rnn'] as const) {
      const { before, after } = edited({ ...TWO_LAYERS, cell }, {});
      expect(after).toEqual(before);
    }
  });

  it.each([0, 1] as const)(
    'when a gate of one unit is held at %i at one word, then it is so there and nowhere else',
    (value) => {
      const places: [Partial<Clamp>, string][] = [
        [{ side: 'encoder', layer: 0, direction: 'forward', unit: 1, word: 2 }, 'encoder.0.forward 2 1'],
        [{ side: 'encoder', layer: 1, direction: 'backward', unit: 0, word: 0 }, 'encoder.1.backward 0 0'],
        [{ side: 'decoder', layer: 0, unit: 5, word: 0 }, 'decoder.0.forward 0 5'],
        [{ side: 'decoder', layer: 1, unit: 2, word: 3 }, 'decoder.1.forward 3 2'],
      ];
      for (const inputFeeding of [true, false]) {
        for (const [where, place] of places) {
          const clamp = { ...EVERYWHERE, gate: 'forget', value, ...where } as Clamp;
          const { before, after } = edited({ ...TWO_LAYERS, inputFeeding }, { clamps: [clamp] });
          expect(placesOf(before, 'forget', value)).toEqual([]);
          expect(placesOf(after, 'forget', value)).toEqual([place]);
          expect(after.attention).not.toEqual(before.attention);
        }
      }
    },
  );

  it('when a gate is held everywhere on one side, then all of its layers, units and words have it, for every cell', () => {
    for (const [cell, gate] of [
      ['lstm', 'output'],
      ['gru', 'update'],
    ] as const) {
      const clamp: Clamp = { side: 'encoder', gate, value: 0, ...EVERYWHERE };
      const { after } = edited({ ...TWO_LAYERS, cell }, { clamps: [clamp] });
      const values = after.encoder.flatMap(({ steps }) => steps.flatMap(({ gates }) => gates[gate]!));
      expect(new Set(values)).toEqual(new Set([0]));
      expect(after.decoder.flatMap(({ steps }) => steps.flatMap(({ gates }) => gates[gate]!))).not.toContain(0);
    }
  });

  it('when the forget gate is shut, then the cell state is what comes in at this word', () => {
    const clamp: Clamp = { side: 'encoder', gate: 'forget', value: 0, ...EVERYWHERE };
    const { after } = edited(TWO_LAYERS, { clamps: [clamp] });
    for (const { steps } of after.encoder) {
      for (const { gates, cell } of steps) {
        cell!.forEach((c, j) => {
          expect(c).toBeCloseTo(gates.input![j]! * gates.candidate![j]!, 6);
        });
      }
    }
  });

  it('when attention is off, then nothing is looked at, and other words are likely', () => {
    const { before, after } = edited(TWO_LAYERS, { attentionOff: true });
    expect(new Set(after.attention!.flat())).toEqual(new Set([0]));
    expect(after.encoder).toEqual(before.encoder);
    expect(after.alternatives).not.toEqual(before.alternatives);
  });
});
