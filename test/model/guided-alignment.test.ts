/** The gradient of the loss with what attention costs beside it, where it is led. */
import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../src/config.ts';
import { attentionMemory } from '../../src/model/attention.ts';
import { createBatch } from '../../src/model/batch.ts';
import { bridge } from '../../src/model/bridge.ts';
import { decode } from '../../src/model/decoder.ts';
import { encode } from '../../src/model/encoder.ts';
import { Matrix } from '../../src/tensor/matrix.ts';
import { layOut } from '../../src/tensor/parameters.ts';
import { checkGradient } from '../support/gradient-check.ts';
import { meanLoss, TINY_PAIRS, type TinyModel, tinyModel } from '../support/tiny-model.ts';

const STRENGTH = 0.3;

/** Attention weights of a pass without dropout; `cost` is Σ −wanted · ln weight of them. */
function attentionCost(tiny: TinyModel, wantedOf: (rows: number, columns: number) => Matrix) {
  const { model, config, kernels, arena } = tiny;
  const mark = arena.mark();
  const pass = { kernels, arena, tape: null, dropoutKeys: null };
  const { source, target } = createBatch(TINY_PAIRS, arena, config.reverseSource);
  const encoded = encode(pass, config, model.parameters, source);
  const { attentionWeights } = decode(pass, config, model.parameters, {
    steps: target.steps,
    ids: target.inputs,
    sourceSlotOfRow: target.sourceSlotOfRow,
    initial: bridge(pass, config, model.parameters, encoded, target.sourceSlots),
    initialFeed: null,
    memory: attentionMemory(pass, config, model.parameters, encoded),
  });
  const weights = attentionWeights!;
  const wanted = wantedOf(weights.rows, weights.columns);
  const lengths = Array.from(target.sourceSlotOfRow, (slot) => source.steps.lengths[slot]!);
  let cost = 0;
  for (let i = 0; i < weights.rows; i++)
    for (let s = 0; s < lengths[i]!; s++) cost -= wanted.at(i, s) * Math.log(weights.at(i, s));
  arena.release(mark);
  return { cost, wanted };
}

/** A first row that wants nothing, then rows of which half or all is wanted. */
function someWanted(rows: number, columns: number): Matrix {
  const wanted = new Matrix(new Float64Array(rows * columns), rows, columns);
  for (let i = 1; i < rows; i++) {
    wanted.data[i * columns] = 0.5;
    if (i % 2) wanted.data[i * columns + 1] = 0.5;
  }
  return wanted;
}

const KINDS: Record<string, Partial<ModelConfig>> = {
  'general, input feeding': {},
  'dot, no feeding': { attention: 'dot', inputFeeding: false },
  'additive, two layers': { attention: 'additive', layers: 2 },
};

describe('with guided alignment the gradient equals central differences at every weight (Float64, relative error < 1e-6)', () => {
  it.each(Object.entries(KINDS))('%s', (_, options) => {
    const tiny = tinyModel(options, { seed: 3 });
    const { wanted } = attentionCost(tiny, someWanted);
    const loss = () => {
      tiny.repack();
      return meanLoss(tiny) + STRENGTH * attentionCost(tiny, () => wanted).cost;
    };
    meanLoss(tiny, { backward: true });
    const free = tiny.gradients.slice();
    tiny.gradients.fill(0);
    meanLoss(tiny, { backward: true, guide: { wanted, strength: STRENGTH } });
    const { offsets } = layOut(tiny.specs);
    tiny.specs.forEach(({ name, rows, columns }, i) => {
      const [from, to] = [offsets[i]!, offsets[i]! + rows * columns];
      checkGradient({ name, values: tiny.values, gradient: tiny.gradients, loss, from, to });
    });
    expect(Math.max(...tiny.gradients.map((value, i) => Math.abs(value - free[i]!)))).toBeGreaterThan(1e-3);
  });
});
