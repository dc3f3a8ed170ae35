import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../src/checkpoint/read.ts';
import { loadTranslator } from '../src/translate.ts';
import type { Translator } from '../src/translator.ts';
import { recompute } from './inspect/recomputation.ts';
import { writeTrainedCheckpoint } from './support/trained-checkpoint.ts';

const SEARCH = { beam: 3, lengthPenalty: 1, nBest: 1 };
const SENTENCE = 'three one seven.';

let folder: string;
let file: string;
let translator: Translator;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-explain-'));
  file = join(folder, 'numbers.json');
  await writeTrainedCheckpoint(file, { updates: 120, config: { layers: 2, attention: 'general' } });
  translator = await loadTranslator(file);
}, 120_000);
afterAll(async () => {
  await translator.close();
  rmSync(folder, { recursive: true, force: true });
});

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a sentence explained from a checkpoint', () => {
  it('when it is explained, then the translation is what translating gives, and attention rows sum to 1', async () => {
    const [translated] = await translator.translate([SENTENCE], SEARCH);
    const { explanation } = await translator.explain(SENTENCE, SEARCH);
    expect(explanation.translation).toBe(translated!.translation);
    expect(explanation.tokens.slice(0, -1)).toEqual(translated!.sourceTokens);
    expect(explanation.attention.map(({ token }) => token).slice(0, -1)).toEqual(translated!.candidates[0]!.tokens);
    for (const { weights } of explanation.attention) {
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6);
    }
  });

  it('when its gates are computed anew in Float64 from the file, then they are the same within 1e-5', async () => {
    const { explanation, trace } = await translator.explain(SENTENCE, SEARCH);
    const { tensors } = await readCheckpoint(file);
    const rowsOf = (name: string) => {
      const { shape, data } = tensors.find((tensor) => tensor.name === name)!;
      const [columns, rows = 1] = [...shape].reverse() as [number, number?];
      return Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));
    };
    /** The toy preset ties the output layer to the target vectors. */
    const weightsOf = (name: string) => {
      if (name !== 'output.weights') return rowsOf(name);
      const vectors = rowsOf('target.embedding');
      return vectors[0]!.map((_, j) => vectors.map((vector) => vector[j]!));
    };
    const [source, target] = [trace.sourceIds.slice(0, -1), trace.targetIds.slice(0, -1)];
    const expected = recompute(weightsOf, source, target, { layers: 2, hasAttention: true });
    const summaries = [...explanation.encoder, ...explanation.decoder];
    [...expected.encoder.flat(), ...expected.decoder].forEach((steps, l) => {
      steps.forEach(({ input, forget, output, cell, hidden }, t) => {
        const summary = summaries[l]!.steps[t]!;
        expect(Math.abs(summary.inputGate! - mean(input))).toBeLessThan(1e-5);
        expect(Math.abs(summary.forgetGate! - mean(forget))).toBeLessThan(1e-5);
        expect(Math.abs(summary.outputGate! - mean(output))).toBeLessThan(1e-5);
        expect(Math.abs(summary.cell! - mean(cell.map(Math.abs)))).toBeLessThan(1e-5);
        expect(Math.abs(summary.hidden - mean(hidden.map(Math.abs)))).toBeLessThan(1e-5);
      });
    });
    expected.attention.forEach((row, t) => {
      row.forEach((weight, s) => {
        expect(Math.abs(explanation.attention[t]!.weights[s]! - weight)).toBeLessThan(1e-5);
      });
    });
  });

  it('when the checkpoint has any cell, any attention, one layer or two, then the sentence is explained', async () => {
    for (const cell of ['lstm', 'gru', 'rnn'] as const) {
      for (const attention of ['none', 'dot', 'general', 'additive'] as const) {
        for (const layers of [1, 2]) {
          const other = join(folder, `${cell}-${attention}-${layers}.json`);
          await writeTrainedCheckpoint(other, { updates: 1, config: { cell, attention, layers, hiddenSize: 8 } });
          const its = await loadTranslator(other);
          const { explanation } = await its.explain(SENTENCE, SEARCH);
          await its.close();
          const written = explanation.alternatives.length;
          expect(explanation.attention, other).toHaveLength(attention === 'none' ? 0 : written);
          expect(explanation.encoder, other).toHaveLength(2 * layers);
          for (const { steps } of explanation.decoder) expect(steps, other).toHaveLength(written);
          const measures = Object.keys(explanation.decoder[layers - 1]!.steps[0]!);
          expect(
            measures.filter((name) => name.endsWith('Gate')),
            other,
          ).toHaveLength({ lstm: 3, gru: 2, rnn: 0 }[cell]);
        }
      }
    }
  }, 60_000);

  it('when a word is unknown, then it stands in the tables as it was written', async () => {
    const { explanation } = await translator.explain('three zork seven.', SEARCH);
    expect(explanation.tokens).toContain('zork');
    expect(explanation.tokens).not.toContain('<unk>');
  });

  it('when the sentence is blank or too long to be read at once, then the reason is given', async () => {
    await expect(translator.explain('  ', SEARCH)).rejects.toThrow('a blank line has nothing to explain');
    await expect(translator.explain('.'.repeat(100_000), SEARCH)).rejects.toThrow(
      /^the sentence has (?:100000 characters, more than are|\d{2,} tokens, more than the 10 that the model) read/,
    );
    const long = `${'one two three four five '.repeat(6).trim()}.`;
    await expect(translator.explain(long, SEARCH)).rejects.toThrow(
      /^the sentence has \d+ tokens, more than the 10 that the model reads at once \(explain a part of it\)$/,
    );
  });
});
