import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/inspect/explain/explanation.ts';
import { ALTERNATIVES, traceSentence } from '../../src/inspect/trace.ts';
import { TINY_SIZES, tinyModel } from '../support/tiny-model.ts';

type Step = Readonly<Record<'input' | 'forget' | 'candidate' | 'output' | 'cell' | 'hidden', number[]>>;

interface Golden {
  readonly madeBy: { readonly torch: string };
  readonly model: { readonly layers: number; readonly embeddingSize: number; readonly hiddenSize: number };
  readonly source: number[];
  readonly target: number[];
  readonly weights: Readonly<Record<string, number[][]>>;
  /** [layer · direction][token] and [layer][step]. */
  readonly encoder: Step[][];
  readonly decoder: Step[][];
  readonly attention: number[][];
  readonly probabilities: number[][];
}

const golden = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'golden', 'trace.json'), 'utf8')) as Golden;

/** A tiny model with the golden file's weights in place of its own. */
function goldenModel(bytesPerFloat: 4 | 8) {
  const tiny = tinyModel(golden.model, { bytesPerFloat });
  const names = [...tiny.model.parameters.keys()];
  expect(names.toSorted()).toEqual(Object.keys(golden.weights).toSorted());
  for (const [name, { value }] of tiny.model.parameters) {
    const rows = golden.weights[name]!;
    expect([value.rows, value.columns], name).toEqual([rows.length, rows[0]!.length]);
    rows.forEach((row, i) => {
      value.data.set(row, value.offset + i * value.stride);
    });
  }
  tiny.repack();
  return tiny;
}

function close(got: readonly number[], expected: readonly number[], what: string): void {
  expect(got, what).toHaveLength(expected.length);
  got.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!), `${what}, ${i}`).toBeLessThan(1e-5);
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const tokens = (count: number) => Array.from({ length: count }, (_, id) => String(id));

describe(`PyTorch ${golden.madeBy.torch} on the same weights`, () => {
  for (const [precision, bytesPerFloat] of [
    ['Float32', 4],
    ['Float64', 8],
  ] as const) {
    it(`when a sentence is explained in ${precision}, then every gate, state, attention weight and probability is PyTorch’s within 1e-5`, () => {
      const trace = traceSentence(goldenModel(bytesPerFloat), golden.source, golden.target);
      const { explanation } = explain(trace, {
        source: '',
        sourceTokens: golden.source.map(String),
        translation: '',
        targetTokens: [],
        vocabularies: { source: tokens(TINY_SIZES.source), target: tokens(TINY_SIZES.target) },
      });
      const summaries = [...explanation.encoder, ...explanation.decoder];
      const expected = [...golden.encoder, ...golden.decoder];
      expect([...trace.encoder, ...trace.decoder]).toHaveLength(expected.length);
      [...trace.encoder, ...trace.decoder].forEach((layer, l) => {
        layer.steps.forEach((step, t) => {
          const { cell, hidden, ...gates } = expected[l]![t]!;
          for (const [name, values] of Object.entries(gates)) close(step.gates[name]!, values, name);
          close(step.cell!, cell, 'cell');
          close(step.hidden, hidden, 'hidden');
          const { forgetGate, inputGate, outputGate, cell: cellSize, hidden: hiddenSize } = summaries[l]!.steps[t]!;
          close(
            [forgetGate!, inputGate!, outputGate!, cellSize!, hiddenSize],
            [gates.forget, gates.input, gates.output, cell.map(Math.abs), hidden.map(Math.abs)].map(mean),
            'means',
          );
        });
      });
      golden.attention.forEach((row, t) => {
        close(explanation.attention[t]!.weights, row, 'attention');
      });
      golden.probabilities.forEach((row, t) => {
        const likeliest = [...row].sort((a, b) => b - a).slice(0, ALTERNATIVES);
        const { words } = explanation.alternatives[t]!;
        close(
          words.map(({ probability }) => probability),
          likeliest,
          'probabilities',
        );
        close(
          words.map(({ token }) => row[Number(token)]!),
          likeliest,
          'words',
        );
      });
    });
  }
});
