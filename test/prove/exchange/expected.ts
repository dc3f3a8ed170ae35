/** What nmt computes with a checkpoint on some pairs: every logit and every gradient, under PyTorch's names. */
import type { Checkpoint } from '../../../src/checkpoint/checkpoint.ts';
import { modelConfig } from '../../../src/config.ts';
import type { Safetensors } from '../../../src/exchange/safetensors.ts';
import { torchTensors, toTorch } from '../../../src/exchange/torch-layout.ts';
import { createWorkspace } from '../../../src/lab/own-workspace.ts';
import { SmallTrainer } from '../../../src/lab/small-trainer.ts';
import type { Workspace } from '../../../src/lab/workspace.ts';
import { createBatch, createSourceBatch } from '../../../src/model/batch.ts';
import { modelSpecs, Seq2Seq } from '../../../src/model/seq2seq.ts';
import { BOS } from '../../../src/special-ids.ts';
import type { Matrix } from '../../../src/tensor/matrix.ts';
import { type Pass, Tape } from '../../../src/tensor/tape.ts';
import { restoreCodecs } from '../../../src/text/codecs.ts';

interface Pair {
  readonly source: string;
  readonly target: string;
}

/** `logits/i` [T, V] and `ids/i` of each pair, `gradient/NAME` of the sum of their mean losses. */
export function expectedOf(
  checkpoint: Checkpoint,
  pairs: readonly Pair[],
  workspace = createWorkspace(null, 64 << 20),
): Safetensors {
  const { model, specs } = modelOf(checkpoint, workspace);
  const { config, parameters } = model;
  const codecs = restoreCodecs(checkpoint);
  const encoded = pairs.map((pair) => [codecs.source.toIds(pair.source).ids, codecs.target.toIds(pair.target).ids]);
  const tensors = encoded.flatMap(([sourceIds, targetIds], i) => {
    const rows = logitsOf(model, { ...workspace, tape: null, dropoutKeys: null }, sourceIds!, targetIds!);
    const mark = workspace.arena.mark();
    const batch = createBatch({ sources: [sourceIds!], targets: [targetIds!] }, workspace.arena, config.reverseSource);
    const tape = new Tape();
    model.losses({ ...workspace, tape, dropoutKeys: null }, batch, { labelSmoothing: 0, scale: 1 / rows.length });
    tape.backward();
    workspace.arena.release(mark);
    const data = Float32Array.from(rows.flat());
    return [
      { name: `logits/${i}`, shape: [rows.length, rows[0]!.length], data },
      { name: `source/${i}`, shape: [sourceIds!.length], data: Float32Array.from(sourceIds!) },
      { name: `target/${i}`, shape: [targetIds!.length], data: Float32Array.from(targetIds!) },
    ];
  });
  const copy = ({ data, offset, rows, columns }: Matrix) =>
    Float32Array.from(data.subarray(offset, offset + rows * columns));
  const gradients = new Map([...parameters].map(([name, { gradient }]) => [name, copy(gradient)]));
  const named = torchTensors(specs)
    .filter(({ parts }) => parts.length > 0)
    .map((tensor) => ({ ...tensor, name: `gradient/${tensor.name}`, data: toTorch(tensor, gradients) }));
  return { metadata: { pairs: String(pairs.length) }, tensors: [...tensors, ...named] };
}

/** The model of a checkpoint, ready to be trained. */
export function modelOf({ config: all, vocabularies, tensors }: Checkpoint, workspace: Workspace) {
  const config = modelConfig(all);
  const { source, target } = vocabularies;
  const specs = modelSpecs(config, { source: source.length, target: target.length });
  const trainer = new SmallTrainer(workspace, specs, 1);
  for (const { name, data } of tensors) {
    const { value } = trainer.parameters.get(name)!;
    value.data.set(data, value.offset);
  }
  trainer.pack();
  return { model: new Seq2Seq(config, trainer.parameters), specs };
}

/** One row a word of the target and its end. */
export function logitsOf(model: Seq2Seq, pass: Pass, source: readonly number[], target: readonly number[]): number[][] {
  const mark = pass.arena.mark();
  const { encoded, memory } = model.encode(pass, createSourceBatch([source], pass.arena, model.config.reverseSource));
  let state = model.start(pass, encoded, Int32Array.of(0));
  const rows = [BOS, ...target].map((word) => {
    const step = model.step(pass, state, { ids: Int32Array.of(word), sourceSlotOfRow: Int32Array.of(0), memory });
    state = step.state;
    return step.logits.toRows()[0]!;
  });
  pass.arena.release(mark);
  return rows;
}
