/** One layer of each cell, each attention, and the loss, held against PyTorch's values and gradients. */
import { describe, expect, it } from 'vitest';
import { ModelConfigSchema } from '../../src/config.ts';
import { AttentionPass, attentionMemory } from '../../src/model/attention.ts';
import type { Encoded } from '../../src/model/encoder.ts';
import { LayerPass } from '../../src/model/recurrent-layer.ts';
import { createSteps, fillSteps } from '../../src/model/steps.ts';
import { CELLS } from '../../src/ops/cells.ts';
import { crossEntropy } from '../../src/ops/loss/cross-entropy.ts';
import { referenceKernels } from '../../src/ops/reference.ts';
import { Arena } from '../../src/tensor/arena.ts';
import { type Pass, Tape } from '../../src/tensor/tape.ts';
import { expectNear, fill, golden, parameter, type Rows, variable } from '../support/golden-model.ts';

const BOUND = 1e-12;

function createPass(): { pass: Pass; arena: Arena; tape: Tape } {
  const arena = new Arena(new ArrayBuffer(1 << 20), { bytesPerFloat: 8 });
  const tape = new Tape();
  return { pass: { kernels: referenceKernels, arena, tape, dropoutKeys: null }, arena, tape };
}

/** Rows of each sentence → rows of all sentences, step by step; `of` undoes it for one sentence. */
function interleave(sentences: readonly Rows[], starts: Int32Array): number[][] {
  const rows: number[][] = [];
  sentences.forEach((sentence, b) => {
    sentence.forEach((row, t) => {
      rows[starts[t]! + b] = [...row];
    });
  });
  return rows;
}

describe(`a recurrent layer over sentences of unequal lengths matches PyTorch within ${BOUND} (Float64)`, () => {
  it.each(['rnn', 'gru', 'lstm'] as const)('%s: outputs, last states and every gradient', (name) => {
    const { pass, arena, tape } = createPass();
    const cell = golden.cells[name];
    const steps = createSteps(cell.lengths, arena);
    const together = (part: 'x' | 'pull' | 'dX' | 'outputs') =>
      interleave(
        cell.sentences.map((sentence) => sentence[part]),
        steps.starts,
      );
    const at = (of: 'h0' | 'c0' | 'dH0' | 'dC0' | 'lastCell') => cell.sentences.map((sentence) => sentence[of] ?? []);
    const weights: [string, Rows, Rows][] = [
      ['layer.input', cell.input, cell.dInput],
      ['layer.hidden', cell.hidden, cell.dHidden],
      ['layer.bias', [cell.bias], [cell.dBias]],
    ];
    if (cell.hiddenBias) weights.push(['layer.hiddenBias', [cell.hiddenBias], [cell.dHiddenBias!]]);
    const parameters = new Map(weights.map(([key, value]) => [key, parameter(arena, key, value)]));
    const [input, output] = [variable(arena, together('x')), arena.variable(steps.rows, cell.hidden.length)];
    const initial = {
      hidden: variable(arena, at('h0')),
      cell: CELLS[name].hasCellState ? variable(arena, at('c0')) : null,
    };
    const sizes = { inputSize: cell.input.length, stepInputSize: 0, hiddenSize: cell.hidden.length };
    const run = new LayerPass(pass, { name: 'layer', cell: CELLS[name], ...sizes }, parameters, {
      ...{ steps, direction: 'forward', input, stepInput: null, initial, output, recurrentDropout: 0 },
    }).runAll();
    expectNear(output.value.toRows(), together('outputs'), BOUND);
    if (run.state.cell !== null) expectNear(run.state.cell.value.toRows(), at('lastCell'), BOUND);
    fill(output.gradient, together('pull'));
    tape.backward();
    expectNear(input.gradient.toRows(), together('dX'), BOUND);
    expectNear(initial.hidden.gradient.toRows(), at('dH0'), BOUND);
    if (initial.cell !== null) expectNear(initial.cell.gradient.toRows(), at('dC0'), BOUND);
    for (const [key, , gradient] of weights) expectNear(parameters.get(key)!.gradient.toRows(), gradient, BOUND);
  });
});

describe(`attention over sentences of unequal lengths matches PyTorch within ${BOUND} (Float64)`, () => {
  it.each(['dot', 'general', 'additive'] as const)('%s: weights, contexts and every gradient', (kind) => {
    const { pass, arena, tape } = createPass();
    const { sentences, parameters: given, gradients } = golden.attentions[kind];
    const steps = createSteps(
      sentences.map(({ memory }) => memory.length),
      arena,
    );
    const targets = createSteps(
      sentences.map(({ queries }) => queries.length),
      arena,
    );
    const source = (part: 'memory' | 'dMemory') =>
      interleave(
        sentences.map((one) => one[part]),
        steps.starts,
      );
    const target = (part: 'queries' | 'dQueries' | 'pull' | 'contexts' | 'weights') =>
      interleave(
        sentences.map((one) => one[part]),
        targets.starts,
      );
    const config = ModelConfigSchema.parse({ attention: kind });
    const parameters = new Map(Object.entries(given).map(([name, rows]) => [name, parameter(arena, name, rows)]));
    const memory = variable(arena, source('memory'));
    const encoded: Encoded = { source: { steps, ids: new Int32Array(0), order: [] }, memory, final: [], layers: [] };
    const looked = attentionMemory(pass, config, parameters, encoded)!;
    const states = variable(arena, target('queries'));
    const rows = new Int32Array(targets.rows);
    fillSteps(rows, targets, (sentence) => sentence);
    const run = new AttentionPass(pass, parameters, looked, { states, sourceSlotOfRow: rows, steps: targets });
    run.attend(states, 0);
    expectNear(run.context.value.toRows(), target('contexts'), BOUND);
    const weights = target('weights').map((row) => [...row, ...new Array(steps.count - row.length).fill(0)]);
    expectNear(run.weights.toRows(), weights, BOUND);
    fill(run.context.gradient, target('pull'));
    tape.backward();
    expectNear(memory.gradient.toRows(), source('dMemory'), BOUND);
    expectNear(states.gradient.toRows(), target('dQueries'), BOUND);
    for (const [name, gradient] of Object.entries(gradients)) {
      expectNear(parameters.get(name)!.gradient.toRows(), gradient, BOUND);
    }
  });
});

describe(`softmax and cross-entropy match PyTorch within ${BOUND} (Float64)`, () => {
  it.each(golden.losses.map((one) => [one.smoothing, one] as const))('with label smoothing %s', (smoothing, loss) => {
    const { arena } = createPass();
    const logits = variable(arena, loss.logits).value;
    const losses = arena.floats(loss.losses.length);
    const targets = Int32Array.from(loss.targets);
    referenceKernels.run(crossEntropy)({ logits, targets, smoothing, scale: 1, losses });
    expectNear([Array.from(losses)], [loss.losses], BOUND);
    expectNear(logits.toRows(), loss.gradient, BOUND);
  });
});

describe('the golden file', () => {
  it('says what made it', () => {
    expect(golden.madeBy.torch).toMatch(/^\d+\.\d+/);
  });
});
