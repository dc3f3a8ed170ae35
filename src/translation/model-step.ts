/** The model as a step function for search: for each row the last word in, the log-probabilities of the next one out. */
import { createSourceBatch, type Ids } from '../model/batch.ts';
import { gatherState } from '../model/decoder-state.ts';
import type { DecoderState, Seq2Seq } from '../model/seq2seq.ts';
import { logSoftmax } from '../ops/loss/cross-entropy.ts';
import type { Step } from '../search/step.ts';
import type { Arena } from '../tensor/arena.ts';
import { halvesOf, restOf } from '../tensor/forward-arena.ts';
import type { Kernels } from '../tensor/kernels.ts';
import type { Matrix } from '../tensor/matrix.ts';
import type { Pass } from '../tensor/tape.ts';

/** A model and where it computes; what the arena has left is used, and left again. */
export interface SearchSetting {
  readonly model: Seq2Seq;
  readonly kernels: Kernels;
  readonly arena: Arena;
  /** The other models of an ensemble, with the same vocabularies, each with its own room to compute in. */
  readonly partners?: readonly SearchSetting[];
}

/** Reads the source sentences, and gives the step function that writes their translations. */
export function neuralStep({ model, kernels, arena }: SearchSetting, sources: readonly Ids[]): Step {
  const { reverseSource } = model.config;
  const own: Pass = { kernels, arena: restOf(arena), tape: null, dropoutKeys: null };
  const batch = createSourceBatch(sources, own.arena, reverseSource);
  const { encoded, memory } = model.encode(own, batch);
  const slots = new Int32Array(sources.length);
  batch.order.forEach((sentence, slot) => {
    slots[sentence] = slot;
  });
  let state: DecoderState = model.start(own, encoded, slots);
  // Two halves of the arena in turn: a step reads the state that the last one left in the other half.
  let [here, there] = halvesOf(own.arena).map((half) => ({ pass: { ...own, arena: half }, start: half.mark() }));
  return ({ ids, parents, sentences }) => {
    [here, there] = [there, here];
    const { pass, start } = here!;
    pass.arena.release(start);
    const rows = sentences.map((sentence) => slots[sentence]!);
    const from = gatherState(pass, state, parents);
    const { logits, state: next, decoded } = model.step(pass, from, { ids, sourceSlotOfRow: rows, memory });
    state = next;
    kernels.run(logSoftmax)({ logits });
    const weights = decoded.attentionWeights;
    const lengthOf = (row: number) => sources[sentences[row]!]!.length;
    const attention = weights && ((row: number) => weightsInOrder(weights, row, lengthOf(row), reverseSource));
    return {
      logProbabilities: logits,
      nextAbove: (row, from, bar) => kernels.firstAbove(logits, row, from, bar),
      attended: weights && mostAttended(weights, lengthOf, reverseSource),
      attention,
    };
  };
}

/** The weights of a row's source tokens as they stand in the source, without the end of the sentence. */
function weightsInOrder(weights: Matrix, row: number, length: number, isReversed: boolean): Float64Array {
  return Float64Array.from({ length }, (_, i) => weights.at(row, isReversed ? length - 1 - i : i));
}

/** For each row the source token with the most weight, the end of the sentence aside; 0 where that is all there is. */
function mostAttended(weights: Matrix, lengthOf: (row: number) => number, isReversed: boolean): Int32Array {
  return Int32Array.from({ length: weights.rows }, (_, row) => {
    const length = lengthOf(row);
    const best = weights.indexOfMost(row, length);
    return isReversed ? Math.max(0, length - 1 - best) : best;
  });
}
