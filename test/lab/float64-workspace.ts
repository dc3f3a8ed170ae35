/** A network of the lab in Float64 on the reference kernels, small enough to check every weight. */
import { judge } from '../../src/lab/memory/answers.ts';
import type { Task } from '../../src/lab/memory/memory-tasks.ts';
import type { Network } from '../../src/lab/memory/networks.ts';
import { createSequences } from '../../src/lab/memory/sequences.ts';
import type { Workspace } from '../../src/lab/workspace.ts';
import { referenceKernels } from '../../src/ops/reference.ts';
import { Arena } from '../../src/tensor/arena.ts';
import { bindParameters, createPackedWeights, initialiseAll, layOut } from '../../src/tensor/parameters.ts';
import { type Pass, Tape } from '../../src/tensor/tape.ts';

export function float64Workspace(): Workspace {
  return { kernels: referenceKernels, arena: new Arena(new ArrayBuffer(4 << 20), { bytesPerFloat: 8 }) };
}

export function float64Network(network: Network, task: Task, options: { hiddenSize: number; length: number }) {
  const workspace = float64Workspace();
  const { arena, kernels } = workspace;
  const specs = network.specs({ ...task, hiddenSize: options.hiddenSize });
  const { offsets, length } = layOut(specs);
  const values = arena.floats(length);
  const gradient = arena.floats(length).fill(0);
  initialiseAll(specs, values, 5);
  const packed = createPackedWeights(specs, values, { kernels, arena, training: true });
  const parameters = bindParameters(specs, values, gradient, packed);
  const source = { task, length: options.length, seed: 3, stream: 0 };

  /** Mean loss of three sequences: of classes −log p, of numbers half the squared error. */
  const loss = (): number => {
    const mark = arena.mark();
    const pass: Pass = { kernels, arena, tape: null, dropoutKeys: null };
    const batch = createSequences(source, arena, 0, 3);
    const answers = network.answer(pass, parameters, batch).value.toRows();
    arena.release(mark);
    const losses = answers.map((row, b) => {
      if (task.measure === 'error') return (row[0]! - batch.values[b]!) ** 2 / 2;
      return Math.log(row.reduce((sum, logit) => sum + Math.exp(logit), 0)) - row[batch.classes[b]!]!;
    });
    return losses.reduce((sum, one) => sum + one, 0) / losses.length;
  };

  const backward = (observe?: Parameters<Network['answer']>[3]): void => {
    const mark = arena.mark();
    const tape = new Tape();
    const pass: Pass = { kernels, arena, tape, dropoutKeys: null };
    const batch = createSequences(source, arena, 0, 3);
    const answers = network.answer(pass, parameters, batch, observe);
    judge(pass, task, answers, batch);
    tape.backward();
    arena.release(mark);
  };
  return { specs, offsets, values, gradient, parameters, loss, backward, source, arena };
}
