import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../src/config.ts';
import { gateSum } from '../../src/playground/engine/gate-sum.ts';
import { traced } from '../inspect/traced-sentence.ts';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

describe('the sum behind a gate', () => {
  it.each<Partial<ModelConfig>>([
    { cell: 'lstm', layers: 2, bidirectional: true, attention: 'dot', inputFeeding: true },
    { cell: 'lstm', layers: 2, bidirectional: false, attention: 'general', inputFeeding: false },
    { cell: 'gru', layers: 2, bidirectional: true, attention: 'additive', inputFeeding: true },
    { cell: 'rnn', layers: 1, bidirectional: true, attention: 'none' },
    { cell: 'lstm', layers: 1, bidirectional: true, attention: 'dot', reverseSource: true, tiedEmbeddings: 'target' },
  ])('when it is put through σ or tanh, then it is the gate, for every unit, word and layer of %j', (options) => {
    const { tiny, trace } = traced(options);
    let seen = 0;
    for (const layer of [...trace.encoder, ...trace.decoder]) {
      layer.steps.forEach(({ gates }, step) => {
        for (const [gate, values] of Object.entries(gates)) {
          values.forEach((value, unit) => {
            const { sum, squash, parts, bias } = gateSum(tiny.model, trace, { layer, step, unit, gate })!;
            expect(squash === 'σ' ? sigmoid(sum) : Math.tanh(sum)).toBeCloseTo(value, 5);
            const pushed = parts.flatMap(({ pushes }) => pushes.map((push) => push.value * push.weight));
            expect(pushed.reduce((total, push) => total + push, bias)).toBeCloseTo(sum, 9);
            for (const { pushes } of parts) {
              const sizes = pushes.map((push) => Math.abs(push.value * push.weight));
              expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
            }
            seen++;
          });
        }
      });
    }
    expect(seen).toBeGreaterThan(50);
  });
});
