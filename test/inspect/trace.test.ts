import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../src/config.ts';
import { chooseUnits, traceUnit, unitEverywhere } from '../../src/inspect/explain/units.ts';
import { type LayerTrace, traceSentence } from '../../src/inspect/trace.ts';
import { SCRATCH_BYTES } from '../../src/ops/scratch.ts';
import { createSimdKernels } from '../../src/ops/simd.ts';
import { createMemory, simdAvailable } from '../../src/wasm/memory.ts';
import { recompute } from './recomputation.ts';
import { SOURCE, TARGET, traced, VOCABULARIES } from './traced-sentence.ts';

/** Each of the other ways to build a model, at least once. */
const OTHER_CHOICES: readonly Partial<ModelConfig>[] = [
  {},
  { bidirectional: false, reverseSource: true },
  { bridge: 'copy', inputFeeding: false },
  { bridge: 'zero', readout: 'deep' },
  { tiedEmbeddings: 'target' },
];

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a trace', () => {
  for (const [name, options] of Object.entries({
    'two layers with attention': { layers: 2 },
    'one layer without attention': { attention: 'none' },
  } satisfies Record<string, Partial<ModelConfig>>)) {
    it(`when a sentence goes through an LSTM (${name}), then gates, states, attention and probabilities equal an independent Float64 recomputation within 1e-5`, () => {
      const { tiny, trace, explanation } = traced(options);
      const { layers, attention } = tiny.config;
      const weights = (parameter: string) => tiny.model.parameters.get(parameter)!.value.toRows();
      const expected = recompute(weights, SOURCE, TARGET, { layers, hasAttention: attention !== 'none' });
      const runs = [...expected.encoder.flat(), ...expected.decoder];
      const layersTraced = [...trace.encoder, ...trace.decoder];
      expect(layersTraced).toHaveLength(runs.length);
      layersTraced.forEach((layer, i) => {
        const summary = [...explanation.encoder, ...explanation.decoder][i]!;
        layer.steps.forEach((step, t) => {
          const other = runs[i]![t]!;
          close(step.gates.input!, other.input);
          close(step.gates.forget!, other.forget);
          close(step.gates.output!, other.output);
          close(step.cell!, other.cell);
          close(step.hidden, other.hidden);
          const { forgetGate, inputGate, outputGate, cell, hidden, saturated } = summary.steps[t]!;
          close(
            [forgetGate!, inputGate!, outputGate!, cell!, hidden],
            [other.forget, other.input, other.output, other.cell.map(Math.abs), other.hidden.map(Math.abs)].map(mean),
          );
          const gates = [...other.input, ...other.forget, ...other.output];
          expect(saturated).toBeCloseTo(gates.filter((gate) => gate < 0.1 || gate > 0.9).length / gates.length, 6);
        });
      });
      expected.attention.forEach((row, t) => {
        close(explanation.attention[t]!.weights, row);
      });
      expected.probabilities.forEach((row, t) => {
        const sorted = row
          .map((probability, id) => ({ probability, id }))
          .sort((a, b) => b.probability - a.probability);
        explanation.alternatives[t]!.words.forEach(({ token, probability }, k) => {
          expect(token).toBe(VOCABULARIES.target[sorted[k]!.id]);
          expect(probability).toBeCloseTo(sorted[k]!.probability, 5);
        });
      });
    });
  }

  it('when the model has attention, then every row has a weight for each token and sums to 1', () => {
    for (const attention of ['dot', 'general', 'additive'] as const) {
      const { explanation } = traced({ attention });
      expect(explanation.tokens).toEqual(['a', 'd', 'b', 'e', '</s>']);
      expect(explanation.attention.map(({ token }) => token)).toEqual(['다', '가', '라', '</s>']);
      for (const { weights } of explanation.attention) {
        expect(weights).toHaveLength(5);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6);
      }
    }
    expect(traced({ attention: 'none' }).explanation.attention).toEqual([]);
  });

  it('when the cell is a GRU or a plain RNN, then a summary has what the cell has, and states follow from gates', () => {
    const gru = traced({ cell: 'gru', layers: 2 });
    const keys = ['hidden', 'resetGate', 'saturated', 'token', 'updateGate'];
    expect(Object.keys(gru.explanation.encoder[0]!.steps[0]!).sort()).toEqual(keys);
    expect(gru.trace.decoder[1]!.start.cell).toBeNull();
    for (const layer of [...gru.trace.encoder, ...gru.trace.decoder]) checkGru(layer);
    const rnn = traced({ cell: 'rnn', bidirectional: false });
    expect(Object.keys(rnn.explanation.decoder[0]!.steps[0]!).sort()).toEqual(['hidden', 'saturated', 'token']);
    expect(rnn.trace.encoder).toHaveLength(1);
    expect(rnn.trace.encoder[0]!.steps[2]!.hidden).toEqual(rnn.trace.encoder[0]!.steps[2]!.gates.hidden);
  });

  const choices = {
    cell: ['lstm', 'gru', 'rnn'],
    attention: ['none', 'dot', 'general', 'additive'],
    layers: [1, 2, 3],
  } as const;
  for (const cell of choices.cell) {
    for (const attention of choices.attention) {
      it(`when the model is any ${cell} with attention ${attention}, then every layer has every step, and what must hold in it does`, () => {
        for (const layers of choices.layers) {
          for (const [k, more] of OTHER_CHOICES.entries()) {
            const { trace, explanation } = traced({ cell, attention, layers, ...more });
            const name = `${layers} layers, variant ${k}`;
            expect(trace.encoder, name).toHaveLength(layers * (more.bidirectional === false ? 1 : 2));
            expect(trace.decoder, name).toHaveLength(layers);
            for (const layer of trace.encoder) expect(layer.steps, name).toHaveLength(SOURCE.length + 1);
            for (const layer of trace.decoder) expect(layer.steps, name).toHaveLength(TARGET.length + 1);
            for (const layer of [...trace.encoder, ...trace.decoder]) CHECKS[cell](layer);
            for (const { weights } of explanation.attention) expect(sumOf(weights), name).toBeCloseTo(1, 6);
            expect(explanation.attention, name).toHaveLength(attention === 'none' ? 0 : TARGET.length + 1);
            for (const { words } of explanation.alternatives) {
              const probabilities = words.map(({ probability }) => probability);
              expect(probabilities, name).toEqual(probabilities.toSorted((a, b) => b - a));
              expect(sumOf(probabilities), name).toBeLessThan(1 + 1e-6);
            }
          }
        }
      });
    }
  }

  it('when the source is read backwards, then tokens stand in the order in which they were read', () => {
    const { explanation } = traced({ reverseSource: true, bidirectional: false });
    expect(explanation.tokens).toEqual(['e', 'b', 'd', 'a', '</s>']);
  });

  it('when it is traced, then the arena is left as it was', () => {
    const { tiny } = traced();
    const mark = tiny.arena.mark();
    traceSentence(tiny, SOURCE, TARGET);
    expect(tiny.arena.mark()).toBe(mark);
  });

  it.skipIf(!simdAvailable())('when SIMD kernels trace it, then the numbers are the same within 1e-5', () => {
    const memory = createMemory(SCRATCH_BYTES + (8 << 20));
    const kernels = createSimdKernels(memory, {
      tile: '4x8',
      arithmetic: 'separate',
      scratch: { start: 0, bytes: SCRATCH_BYTES },
    });
    const simd = traced({ layers: 2 }, { kernels, memory: memory.buffer, start: SCRATCH_BYTES }).trace;
    const reference = traced({ layers: 2 }).trace;
    simd.attention!.forEach((row, t) => {
      close(row, reference.attention![t]!);
    });
    simd.decoder.forEach((layer, i) => {
      layer.steps.forEach((step, t) => {
        close(step.cell!, reference.decoder[i]!.steps[t]!.cell!);
      });
    });
  });
});

describe('units', () => {
  const { trace, tokens } = traced();

  it('when a unit is followed, then its numbers are its own, in every layer that has it', () => {
    const everywhere = unitEverywhere(trace, 2, tokens);
    expect(everywhere.map(({ side, direction }) => `${side} ${direction}`)).toEqual([
      'encoder forward',
      'encoder backward',
      'decoder forward',
    ]);
    expect(everywhere[1]!.steps[3]).toEqual({
      token: 'e',
      gates: Object.fromEntries(
        Object.entries(trace.encoder[1]!.steps[3]!.gates).map(([name, values]) => [name, values[2]]),
      ),
      cell: trace.encoder[1]!.steps[3]!.cell![2],
      hidden: trace.encoder[1]!.steps[3]!.hidden[2],
    });
    expect(unitEverywhere(trace, 5, tokens).map(({ side }) => side)).toEqual(['decoder']);
    expect(unitEverywhere(trace, 6, tokens)).toEqual([]);
  });

  it('when units are ordered, then the most forgetful keep least and those of longest memory most', () => {
    const all = [...trace.encoder, ...trace.decoder].flatMap((layer) =>
      Array.from({ length: layer.unitCount }, (_, j) => {
        const product = layer.steps.reduce((sum, step) => sum * step.gates.forget![j]!, 1);
        return product ** (1 / layer.steps.length);
      }),
    );
    const rate = (memory: number) => Math.exp(-1 / memory);
    const sorted = all.toSorted((a, b) => a - b);
    const forgetful = chooseUnits(trace, 'forgetful', 3, tokens).map(({ memory }) => rate(memory!));
    const memory = chooseUnits(trace, 'memory', 2, tokens).map((unit) => rate(unit.memory!));
    close(forgetful, sorted.slice(0, 3));
    close(memory, sorted.toReversed().slice(0, 2));
  });

  it('when the cell has no forget gate, then memory is measured by the update gate, and a plain RNN has none to measure', () => {
    const gru = traced({ cell: 'gru' }).trace.decoder[0]!;
    const { kept, memory } = traceUnit(gru, 1, tokens.decoder);
    const allKept = gru.steps.reduce((all, { gates }) => all * gates.update![1]!, 1);
    expect(kept! ** gru.steps.length).toBeCloseTo(allKept, 12);
    expect(kept! ** memory!).toBeCloseTo(1 / Math.E, 12);
    const rnn = traced({ cell: 'rnn' });
    expect(traceUnit(rnn.trace.encoder[1]!, 0, rnn.tokens.encoder)).toMatchObject({ kept: null, memory: null });
    expect(chooseUnits(rnn.trace, 'memory', 4, rnn.tokens)).toEqual([]);
  });
});

function close(got: readonly number[], expected: readonly number[]): void {
  expect(got).toHaveLength(expected.length);
  got.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-5);
  });
}

/** What holds at every step of a cell, in the order in which its layer ran. */
const CHECKS = { lstm: checkLstm, gru: checkGru, rnn: checkRnn } as const;

/** c = f ⊙ c′ + i ⊙ g, h = o ⊙ tanh(c). */
function checkLstm({ direction, start, steps }: LayerTrace): void {
  const inOrder = direction === 'forward' ? steps : steps.toReversed();
  inOrder.forEach(({ gates, cell, hidden }, t) => {
    const before = t === 0 ? start.cell! : inOrder[t - 1]!.cell!;
    close(
      cell!,
      before.map((value, j) => gates.forget![j]! * value + gates.input![j]! * gates.candidate![j]!),
    );
    close(
      hidden,
      cell!.map((value, j) => gates.output![j]! * Math.tanh(value)),
    );
  });
}

function checkRnn({ steps }: LayerTrace): void {
  for (const { gates, hidden } of steps) close(hidden, gates.hidden!);
}

/** h = (1 − z) ⊙ n + z ⊙ h′ at every step, in the order in which the layer ran. */
function checkGru({ direction, start, steps }: LayerTrace): void {
  const inOrder = direction === 'forward' ? steps : steps.toReversed();
  inOrder.forEach(({ gates, hidden }, t) => {
    const before = t === 0 ? start.hidden : inOrder[t - 1]!.hidden;
    close(
      hidden,
      before.map((value, j) => (1 - gates.update![j]!) * gates.new![j]! + gates.update![j]! * value),
    );
  });
}
