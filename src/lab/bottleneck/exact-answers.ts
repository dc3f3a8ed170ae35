/** How many sentences a model would translate exactly, found without a search. */
import { createBatch } from '../../model/batch.ts';
import type { DecoderState, Seq2Seq } from '../../model/seq2seq.ts';
import type { Pass } from '../../tensor/tape.ts';
import type { Workspace } from '../workspace.ts';
import type { Reversals } from './reversal.ts';

/**
 * Greedy search gives exactly the target if and only if, reading the target, the model finds each next word of it
 * most likely, its end included; so the target is read and no word is searched. All targets are of one length.
 */
export function countExact(workspace: Workspace, model: Seq2Seq, pairs: Reversals): number {
  const mark = workspace.arena.mark();
  const pass: Pass = { ...workspace, tape: null, dropoutKeys: null };
  const { source, target } = createBatch(pairs, workspace.arena, model.config.reverseSource);
  const { encoded, memory } = model.encode(pass, source);
  const { starts, count, batchSize } = target.steps;
  const isExact = new Array<boolean>(batchSize).fill(true);
  let state: DecoderState = model.start(pass, encoded, target.sourceSlots);
  for (let t = 0; t < count; t++) {
    const row = starts[t]!;
    const ids = target.inputs.subarray(row, row + batchSize);
    const result = model.step(pass, state, { ids, sourceSlotOfRow: target.sourceSlots, memory });
    for (let b = 0; b < batchSize; b++) {
      if (result.logits.indexOfMost(b) !== target.outputs[row + b]) isExact[b] = false;
    }
    state = result.state;
  }
  workspace.arena.release(mark);
  return isExact.filter(Boolean).length;
}
