import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/config-resolution.ts';
import { createBatch } from '../../src/model/batch.ts';
import { Arena } from '../../src/tensor/arena.ts';
import { trainInMemory } from '../../src/train-in-memory.ts';
import { prepareGuidance, type TrainingData } from '../../src/training/data.ts';
import type { TrainingEvent } from '../../src/training/events.ts';
import { learnGuidance, wantedAttention } from '../../src/training/guidance.ts';
import { toRagged } from '../../src/training/ragged.ts';
import { guidanceAt } from '../../src/training/schedule.ts';

/** Every word has one translation; half of the sentences are turned round. */
const SOURCES = Array.from({ length: 200 }, (_, i) => [4 + (i % 5), 9 + ((i * 7) % 6), 15 + ((i * 3) % 4)]);
const TARGETS = SOURCES.map((words, i) => (i % 2 ? words : [...words].reverse()).map((word) => word + 30));
const config = resolveConfig({ flags: { guidedAlignment: 2 } });
const pairs = { sources: toRagged(SOURCES), targets: toRagged(TARGETS) };

describe('how long attention is led', () => {
  it('when it is for two passes, then in full at first, by half after one, and not at all after two', () => {
    expect([0, 1, 1.5, 2, 7].map((epochs) => guidanceAt(config, epochs))).toEqual([1, 0.5, 0.25, 0, 0]);
    expect(guidanceAt({ guidedAlignment: 0 }, 0)).toBe(0);
  });

  it('when a resumed run is past it, then nothing is learnt for it', async () => {
    const data = { train: { encoded: pairs } } as TrainingData;
    const events: TrainingEvent[] = [];
    const at = (epoch: number) => prepareGuidance(config, data, epoch, (event) => events.push(event));
    expect([await at(2), events]).toEqual([null, []]);
    expect(await at(1)).toEqual(await learnGuidance(pairs));
    expect(events).toEqual([{ type: 'preparing', work: 'alignment' }]);
  });
});

describe('the attention that is wanted', () => {
  it.each([false, true])(
    'when sentences differ in length and order, then each row looks at its own word (reversed: %s)',
    async (reversed) => {
      const guidance = await learnGuidance(pairs);
      const given = { sources: [[4], [9, 5, 16], [15, 6]], targets: [[34], [46, 35, 39], [36, 45]] };
      const batch = createBatch(given, new Arena(new ArrayBuffer(1 << 16)), reversed);
      const wanted = wantedAttention(guidance, given, batch, reversed);
      batch.target.sourceSlots.forEach((sourceSlot, slot) => {
        for (let t = 0; t < batch.target.steps.lengths[slot]!; t++) {
          const row = batch.target.steps.starts[t]! + slot;
          const best = wanted.indexOfMost(row);
          const read = batch.source.ids[batch.source.steps.starts[best]! + sourceSlot]!;
          const written = batch.target.outputs[row]!;
          expect(read).toBe(written > 30 ? written - 30 : written);
          expect(wanted.toRows()[row]!.reduce((a, b) => a + b)).toBeLessThanOrEqual(1 + 1e-6);
        }
      });
    },
  );
});

describe('training under guidance', () => {
  const text = (rows: readonly number[][]) => rows.map((words) => words.map((word) => `w${word}`).join(' '));
  const lines = text(SOURCES).map((source, i) => [source, text(TARGETS)[i]!] as const);
  const options = { embeddingSize: 8, hiddenSize: 8, updates: 12, batchSize: 16, seed: 2, attention: 'dot' } as const;
  const train = (guidedAlignment: number) => trainInMemory({ ...options, guidedAlignment }, { pairs: lines });

  it('when attention is led, then other weights come of it; led or not, the same every time', async () => {
    const [free, led, again] = await Promise.all([train(0), train(3), train(3)]);
    const hash = ({ history }: Awaited<ReturnType<typeof train>>) => history.at(-1)!.weightHash;
    expect(hash(led)).not.toBe(hash(free));
    expect(hash(again)).toBe(hash(led));
  });

  it('when only the preset leads attention and none is asked for, then there is none to lead, and a word about neither', () => {
    const resolved = resolveConfig({ preset: 'base', flags: { attention: 'none' } });
    expect([resolved.attention, resolved.guidedAlignment]).toEqual(['none', 0]);
    expect(resolveConfig({ preset: 'base' }).guidedAlignment).toBeGreaterThan(0);
  });

  it('when there is no attention to lead, then it is refused', () => {
    expect(() => resolveConfig({ flags: { attention: 'none', guidedAlignment: 1 } })).toThrow(/guided-alignment/);
  });
});
