/** What a sentence's neighbours in a batch mean to it: nothing. */
import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../src/config.ts';
import { createBatch } from '../../src/model/batch.ts';
import { SCRATCH_BYTES } from '../../src/ops/scratch.ts';
import { createSimdKernels } from '../../src/ops/simd.ts';
import type { Kernels } from '../../src/tensor/kernels.ts';
import { createMemory } from '../../src/wasm/memory.ts';
import { TINY_PAIRS, type TinyModel, tinyModel } from '../support/tiny-model.ts';

/** Losses of every token, sentence by sentence in the order given. */
function lossesOf({ model, kernels, arena, config }: TinyModel, pairs: typeof TINY_PAIRS): number[][] {
  const mark = arena.mark();
  const pass = { kernels, arena, tape: null, dropoutKeys: null };
  const batch = createBatch(pairs, arena, config.reverseSource);
  const losses = model.losses(pass, batch, { labelSmoothing: 0.1, scale: 1 });
  const { steps } = batch.target;
  const bySlot = Array.from(steps.lengths, (length, slot) =>
    Array.from({ length }, (_, t) => losses[steps.starts[t]! + slot]!),
  );
  arena.release(mark);
  const slots = [...pairs.targets.keys()].sort((a, b) => pairs.targets[b]!.length - pairs.targets[a]!.length || a - b);
  return pairs.targets.map((_, i) => bySlot[slots.indexOf(i)]!);
}

function simd(): { kernels: Kernels; memory: ArrayBufferLike; start: number } {
  const memory = createMemory(16 << 20);
  const kernels = createSimdKernels(memory, {
    tile: '4x8',
    arithmetic: 'separate',
    scratch: { start: 64, bytes: SCRATCH_BYTES },
  });
  return { kernels, memory: memory.buffer, start: 64 + SCRATCH_BYTES };
}

const SHAPES: [string, Partial<ModelConfig>][] = [
  ['lstm, general attention, feeding', {}],
  ['gru, additive attention, two layers', { cell: 'gru', attention: 'additive', layers: 2 }],
  ['rnn, dot attention, no feeding', { cell: 'rnn', attention: 'dot', inputFeeding: false }],
  [
    'lstm without attention, reversed source, tied',
    { attention: 'none', reverseSource: true, tiedEmbeddings: 'target' },
  ],
];

describe.each([
  ['reference kernels, Float64', () => tinyModel],
  [
    'SIMD kernels, Float32',
    () => (options: Partial<ModelConfig>) => tinyModel(options, { ...simd(), bytesPerFloat: 4 }),
  ],
] as const)('a sentence alone and among others (%s)', (_, create) => {
  it.each(SHAPES)(
    'when it stands in a batch of unequal lengths, then its losses have the same bits: %s',
    (_, shape) => {
      const tiny = create()(shape);
      const together = lossesOf(tiny, TINY_PAIRS);
      TINY_PAIRS.sources.forEach((source, i) => {
        const alone = lossesOf(tiny, { sources: [source], targets: [TINY_PAIRS.targets[i]!] });
        expect(together[i]).toEqual(alone[0]);
      });
    },
  );
});
