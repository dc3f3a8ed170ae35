import { describe, expect, it } from 'vitest';
import { meanRowNorm } from '../../src/lab/memory/answers.ts';
import { TASKS } from '../../src/lab/memory/memory-tasks.ts';
import { NETWORKS, type NetworkName } from '../../src/lab/memory/networks.ts';
import { createSequences } from '../../src/lab/memory/sequences.ts';
import { Matrix } from '../../src/tensor/matrix.ts';
import { checkGradient } from '../support/gradient-check.ts';
import { float64Network, float64Workspace } from './float64-workspace.ts';

describe('gradients of the lab’s networks equal central differences at every weight (Float64, relative error < 1e-6)', () => {
  for (const name of Object.keys(NETWORKS) as NetworkName[]) {
    for (const task of [TASKS.adding, TASKS.order]) {
      it(`${name}, ${task.name}`, () => {
        const net = float64Network(NETWORKS[name], task, { hiddenSize: 3, length: 12 });
        net.backward();
        net.specs.forEach((spec, i) => {
          const from = net.offsets[i]!;
          const to = from + spec.rows * spec.columns;
          checkGradient({ name: spec.name, values: net.values, gradient: net.gradient, loss: net.loss, from, to });
        });
        expect(Math.max(...net.gradient.map(Math.abs))).toBeGreaterThan(1e-3);
      });
    }
  }
});

describe('the gradient that is watched', () => {
  it('when the plain RNN is run back by hand in Float64, then ‖∂loss/∂h‖ is the same at every distance', () => {
    const [hiddenSize, length] = [3, 9];
    const net = float64Network(NETWORKS.rnn, TASKS.adding, { hiddenSize, length });
    const watched = new Map<number, number>();
    net.backward((distance, dHidden) => watched.set(distance, meanRowNorm(dHidden)));
    const rows = (name: string) => net.parameters.get(name)!.value.toRows();
    const [input, hidden, [bias]] = [rows('layer.input'), rows('layer.hidden'), rows('layer.bias')];
    const [answer, [[answerBias]]] = [rows('answer.weights'), rows('answer.bias')] as [number[][], [[number]]];
    const batch = createSequences(net.source, net.arena, 0, 3);
    const norms = new Array<number>(length + 1).fill(0);
    for (let b = 0; b < 3; b++) {
      const states = [new Array<number>(hiddenSize).fill(0)];
      for (let t = 0; t < length; t++) {
        const x = [batch.inputs.value.at(t * 3 + b, 0), batch.inputs.value.at(t * 3 + b, 1)];
        const before = states[t]!;
        states.push(
          bias!.map((start, j) => {
            const fromInput = x.reduce((sum, value, k) => sum + value * input[k]![j]!, 0);
            const fromState = before.reduce((sum, value, k) => sum + value * hidden[k]![j]!, 0);
            return Math.tanh(start + fromInput + fromState);
          }),
        );
      }
      const said = states[length]!.reduce((sum, value, j) => sum + value * answer[j]![0]!, answerBias);
      let dHidden = answer.map(([weight]) => ((said - batch.values[b]!) / 3) * weight!);
      for (let distance = 0; distance <= length; distance++) {
        norms[distance] = norms[distance]! + Math.hypot(...dHidden) / 3;
        const state = states[length - distance]!;
        const dSum = dHidden.map((value, j) => value * (1 - state[j]! ** 2));
        dHidden = hidden.map((row) => row.reduce((sum, weight, j) => sum + weight * dSum[j]!, 0));
      }
    }
    expect(watched.size).toBe(length + 1);
    for (const [distance, norm] of watched) expect(norm / norms[distance]!).toBeCloseTo(1, 10);
  });

  it('when rows have norms 5 and 13, then their mean norm is 9', () => {
    expect(meanRowNorm(new Matrix(Float64Array.of(3, 4, 5, 12), 2, 2))).toBe(9);
  });
});

describe('the feed-forward network', () => {
  it('when only what stands before its window differs, then its answer is the same', () => {
    const { kernels, arena } = float64Workspace();
    const net = float64Network(NETWORKS.window, TASKS.recall, { hiddenSize: 3, length: 14 });
    const pass = { kernels, arena, tape: null, dropoutKeys: null };
    const batch = createSequences(net.source, arena, 0, 1);
    const answer = () => NETWORKS.window.answer(pass, net.parameters, batch).value.toRows();
    const before = answer();
    batch.inputs.value.data.fill(7, batch.inputs.value.offset, batch.inputs.value.offset + 4 * 8);
    expect(answer()).toEqual(before);
    batch.inputs.value.data.fill(7, batch.inputs.value.offset + 4 * 8, batch.inputs.value.offset + 5 * 8);
    expect(answer()).not.toEqual(before);
  });
});
